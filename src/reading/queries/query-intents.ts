import { z } from "zod";
import { DEFAULT_SPANS } from "../dates/default-span.ts";
import { patternOf } from "../pattern.ts";
import { bankOf } from "../pattern-bank.ts";
import type { Period } from "../reading.ts";
import given from "./query-intents.json" with { type: "json" };
import { compile, compileSet, matchesSet, needsOfSet, patternSetSchema } from "./query-text.ts";
import { hasLedgerWord, hasRumour, QUERY_WORDS } from "./query-words.ts";

const intentSchema = z.strictObject({
  intent: z.string(),
  metric: z.string().nullable(),
  output: z.string(),
  /** A stem shared by a street and a community: the street for figures, asked for one unit; none where no place counts. */
  place: z.enum(["street", "ask", "none"]),
  period: z.enum(DEFAULT_SPANS).nullable().default(null),
  /** So many characters may be left that no question is made of. */
  residue: z.number().int().min(0),
  /** Without any scope the whole district is meant. */
  bare: z.boolean().default(false),
  /** Without a place the group's own is meant. */
  chat: z.boolean().default(false),
  when: patternSetSchema,
  unless: z.array(z.string()),
});

/** A kind of question: how it is known, and what it asks for where the words do not say. */
export type Intent = Omit<z.infer<typeof intentSchema>, "when" | "unless"> & {
  matches(tight: string): boolean;
};

const KINDS = z
  .array(intentSchema)
  .parse(given)
  .map(({ when, unless, ...rest }) => {
    const [asked, excluded] = [
      compileSet(when, QUERY_WORDS),
      unless.map((source) => compile(source, QUERY_WORDS)),
    ];
    const intent: Intent = {
      ...rest,
      matches: (tight) => matchesSet(tight, asked) && !excluded.some((pattern) => pattern.test(tight)),
    };
    return { intent, needs: needsOfSet(asked) };
  });
export const INTENTS: readonly Intent[] = KINDS.map(({ intent }) => intent);
/** The kinds of question a text may ask, in this order; the first that fits is meant. */
const kindsIn = bankOf(KINDS, ({ needs }) => needs);
export const intentsIn = (tight: string): Intent[] => kindsIn(tight).map(({ intent }) => intent);

/** 「听说…翻了?有没有人晓得」 asks people, not the ledger. */
export const isRumour = (tight: string): boolean => hasRumour(tight) && !hasLedgerWord(tight);

const METRICS: readonly [RegExp, string][] = [
  [/逾期率|超期率|逾期比例|逾期的?比率|逾期(?:的)?(?:比例|百分)/u, "overdue_rate"],
  [/销号率|办结率|整改率|闭环率|结案率|完成率|化解率|按期率|按期销号/u, "close_rate"],
  [/重开|返工|打回|反弹|回潮/u, "reopen_rate"],
  [/自(?:报|查|主发现|己发现)率|自报/u, "self_found_rate"],
  [/达标|创建/u, "qualified_rate"],
  [/覆盖率|排查率|排查/u, "coverage_rate"],
  [/签收(?:率|度)|及时签收/u, "accept_rate"],
  [/延期(?:率|度)/u, "extension_rate"],
  [/退回(?:率|度)/u, "return_rate"],
  [/数据完整/u, "completeness"],
  [/回访|满意/u, "satisfaction_rate"],
  [/逾期|超期|超时/u, "overdue_count"],
  [/没销|未销|在办|存量|没整改|未整改/u, "open_count"],
  [/零报告|没报|未报|漏报/u, "silent_units"],
  [/销号(?:最|数|了|多)|办结|销了/u, "closed_count"],
  [/新增|上报|发现|隐患|问题|纠纷|信访|盲区|治安|案件|事项/u, "found_count"],
];

/** What is counted, as the words say it; the question's own measure where they do not. */
export const metricIn = (tight: string): string | null =>
  METRICS.find(([pattern]) => pattern.test(tight))?.[1] ?? null;

const MEASURED =
  "(?:在办|逾期|超期|销号|新增|登记|办结|整改|没销)(?:了|的|有)*(?:多少|几|好多)(?:条|件|个|起|项)?";
/** 「在办多少逾期多少」: one figure would be half an answer. */
export const SEVERAL = patternOf(new RegExp(`${MEASURED}[^。;]{0,4}${MEASURED}`, "u"));

/** What has all figures at once: of a span the report, of now how a place stands. */
export function severalAsked(span: Period | null): Intent[] {
  const isPast = span !== null && span.label !== "今天";
  const report = INTENTS.find(({ intent }) => intent === "query.report");
  if (!report) return [];
  return [isPast ? report : { ...report, intent: "query.unit_status", output: "card" }];
}
