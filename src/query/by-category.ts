import { countByCategory, countBySeverity, type Which } from "../../db/ledger-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { type Said, type StaffContext, show } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { spanOf, spanShown } from "./question.ts";
import type { Chosen } from "./whose.ts";

/** What figures of matters, not of units, are told apart by. */
export const OF_MATTERS = ["category", "severity"] as const;
export type OfMatters = (typeof OF_MATTERS)[number];

/** As they are weighed, not as they are counted; 重大 is what the regulator has graded so. */
const GRADES = ["重大", "疑似重大", "一般", "立行立改"];

/** 「各类别有几条」, 「重大和一般的各有几条」: a row for each category of the campaign or each grade, with what stands open and overdue. */
export async function byCategory(
  { tx, at, campaign }: StaffContext,
  query: QueryReading,
  { selection, name, subject, notes }: Chosen,
  figure: { title: string; which: Which; definitions: readonly string[] },
  by: OfMatters,
): Promise<Said[]> {
  const of = (which: Which) =>
    (by === "category" ? countByCategory : countBySeverity)(tx, { selection, which });
  const asked = await of(figure.which);
  const open = await of({ kind: "open" });
  const late = await of({ kind: "overdue", at });
  const isOpen = figure.which.kind === "open" && !figure.which.states && !figure.which.registeredIn;
  const isLate = figure.which.kind === "overdue" && !figure.which.dueIn;
  const shown = [...(isOpen || isLate ? [] : [asked]), open, late];
  const total = (counts: ReadonlyMap<string | null, number>) =>
    [...counts.values()].reduce((all, n) => all + n, 0);
  const row = (title: string, id: string | null) => [
    title,
    ...shown.map((counts) => String(counts.get(id) ?? 0)),
  ];
  const title = sayQuery.ofMatters[by];
  const kinds =
    by === "category" ? campaign.categories : GRADES.map((grade) => ({ title: grade, id: grade }));
  const undecided = shown.some((counts) => (counts.get(null) ?? 0) > 0);
  const period = query.period && spanOf(query.period) && query.period.label !== "当前";
  return [
    show(
      answerCard({
        title: `${name}${subject}${figure.title} ${total(asked)} · 按${title}`,
        lines: [
          ...(period && query.period ? [spanShown(query.period)] : []),
          sayQuery.open(total(open), total(late)),
        ],
        table: {
          columns: [title, ...(isOpen || isLate ? [] : [figure.title]), "在办", "逾期"],
          rows: [
            ...kinds.map((one) => row(one.title, one.id)),
            ...(undecided ? [row(sayQuery.rest, null)] : []),
          ],
        },
        definitions: [
          ...new Set([...figure.definitions, DEFINITIONS.open, DEFINITIONS.overdue]),
          sayQuery.zeroOfRow,
          ...notes,
        ],
      }),
    ),
  ];
}
