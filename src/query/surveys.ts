import type { By } from "../../db/ledger-counts.ts";
import {
  coverageBy,
  coverageOf,
  type OfStreet,
  reportsByStreet,
  silentUnits,
  unsurveyedUnits,
} from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { escapeMarkdown } from "../cards/parts.ts";
import { answer, type Said, type StaffContext, show } from "../command.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { GROUP_TITLES } from "./group-table.ts";
import { groupingIn, unkeptGroupIn } from "./grouped.ts";
import { type Answer, rateOf, type Span, spanOf, spanShown, textIn } from "./question.ts";
import { type Chosen, registeredIn } from "./whose.ts";

const NAMES_MAX = 30;

const kindsShown = ({ selection: { kinds } }: Chosen) => kinds?.join("、") ?? "单位";

function listed({ names, total }: { names: readonly string[]; total: number }): string[] {
  if (total === 0) return [sayQuery.noneMissing];
  const more = total > names.length ? [sayQuery.moreUnits(total - names.length)] : [];
  return [names.map(escapeMarkdown).join("、"), ...more];
}

/** Units nobody ever looked at, by name: 未排查 is not zero. */
export const unsurveyed: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    if (textIn(query.scope, "level") === "street") return coverageTable(ctx, chosen, "street");
    const found = await unsurveyedUnits(ctx.tx, { ...registeredIn(chosen), limit: NAMES_MAX });
    return [
      show(
        answerCard({
          title: `${chosen.name}:从未排查的${kindsShown(chosen)} ${found.total}/${found.registered}`,
          lines: [sayQuery.unsurveyed(found.total, found.registered), ...listed(found)],
          definitions: [DEFINITIONS.surveyed, ...chosen.notes],
          tone: found.total > 0 ? "orange" : "blue",
        }),
      ),
    ];
  });

/** How much of the register was ever looked at. */
export const coverage: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const by = textIn(query.scope, "level") === "street" ? "street" : groupingIn(query);
    if (by) return coverageTable(ctx, chosen, by);
    const unkept = unkeptGroupIn(query);
    if (unkept) return [answer(sayQuery.cannotSplit(unkept))];
    const { surveyed, registered } = await coverageOf(ctx.tx, registeredIn(chosen));
    return [
      show(
        answerCard({
          title: `${chosen.name}排查覆盖 ${surveyed}/${registered}`,
          lines: [sayQuery.covered(surveyed, registered, rateOf(surveyed, registered))],
          definitions: [
            DEFINITIONS.surveyed,
            ...(query.period ? ["按历来有无排查记录计,不分时段"] : []),
            ...chosen.notes,
          ],
        }),
      ),
    ];
  });

const TABLE_ROWS_MAX = 60;

async function coverageTable(ctx: StaffContext, chosen: Chosen, by: By): Promise<Said[]> {
  const bodies = await coverageBy(ctx.tx, { ...registeredIn(chosen), by });
  const more = bodies.length - TABLE_ROWS_MAX;
  const { surveyed, registered } = await coverageOf(ctx.tx, registeredIn(chosen));
  return [
    show(
      answerCard({
        title: `各${GROUP_TITLES[by]}排查覆盖:${surveyed}/${registered}`,
        lines: [
          sayQuery.covered(surveyed, registered, rateOf(surveyed, registered)),
          ...(more > 0 ? [sayQuery.moreGroups(more)] : []),
        ],
        table: {
          columns: [GROUP_TITLES[by], "已排查/在册", "覆盖率", "未排查"],
          rows: [...bodies]
            .sort((a, b) => shareOf(a) - shareOf(b))
            .slice(0, TABLE_ROWS_MAX)
            .map((one) => [
              one.name,
              `${one.done}/${one.registered}`,
              rateOf(one.done, one.registered),
              String(one.registered - one.done),
            ]),
        },
        definitions: [DEFINITIONS.surveyed, ...chosen.notes],
      }),
    ),
  ];
}

const shareOf = ({ done, registered }: OfStreet) => (registered > 0 ? done / registered : 0);

/** What the reader calls the span of a zero report that nobody dated. */
const OWN_PERIOD = "本期";

/** Who said nothing in a span. 未报 is a state of its own, and no zero. */
export const silent: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const { period } = query;
    const span = spanOf(period);
    if (!span || !period) return [answer(sayQuery.cannot())];
    const definitions = [DEFINITIONS.silent, ...chosen.notes];
    // 本期 alone would be taken for the week that is running.
    const shown =
      period.label === OWN_PERIOD ? sayQuery.lastPeriod(period.from, period.to) : spanShown(period);
    if (textIn(query.scope, "level") === "street")
      return silentStreets(ctx, chosen, { span, shown, definitions });
    const found = await silentUnits(ctx.tx, { ...registeredIn(chosen), span, limit: NAMES_MAX });
    return [
      show(
        answerCard({
          title: `${chosen.name}:${shown}未报的${kindsShown(chosen)} ${found.total}/${found.registered}`,
          lines: [sayQuery.silent(found.total, found.registered), ...listed(found)],
          definitions,
          tone: found.total > 0 ? "orange" : "blue",
        }),
      ),
    ];
  });

async function silentStreets(
  ctx: StaffContext,
  chosen: Chosen,
  q: { span: Span; shown: string; definitions: readonly string[] },
): Promise<Said[]> {
  const streets = await reportsByStreet(ctx.tx, { ...registeredIn(chosen), span: q.span });
  const none = streets.filter((one) => one.done === 0);
  return [
    show(
      answerCard({
        title: `未报的街道 ${none.length}/${streets.length} · ${q.shown}`,
        lines: [
          sayQuery.silentStreets(none.length, streets.length),
          ...listed({ names: none.map((one) => one.name), total: none.length }),
        ],
        table: {
          columns: ["街道", "已报/在册单位", "未报"],
          rows: [...streets]
            .sort((a, b) => shareOf(a) - shareOf(b))
            .map((one) => [one.name, `${one.done}/${one.registered}`, String(one.registered - one.done)]),
        },
        definitions: q.definitions,
        tone: none.length > 0 ? "orange" : "blue",
      }),
    ),
  ];
}
