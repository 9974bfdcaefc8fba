import type { ReadContext } from "../context.ts";
import { defaultSpan } from "../dates/default-span.ts";
import type { Period, QueryReading } from "../reading.ts";

export type Measure = { intent: string; metric: string; output: string };

/** Measures by the words for them. */
export const MEASURES: readonly [RegExp, Measure][] = [
  [/逾期率|超期率/u, { intent: "query.overdue", metric: "overdue_rate", output: "number+fraction" }],
  [
    /(?:销号|办结|整改|闭环)率/u,
    { intent: "query.close_rate", metric: "close_rate", output: "number+fraction" },
  ],
  [/覆盖率|排查率/u, { intent: "query.coverage", metric: "coverage_rate", output: "number+fraction" }],
  [/快到期|要到期|临期/u, { intent: "query.due_soon", metric: "due_count", output: "count+list" }],
  [/逾期|超期/u, { intent: "query.overdue", metric: "overdue_count", output: "count+list" }],
  [/新增|新报/u, { intent: "query.new_count", metric: "created_count", output: "count" }],
  [
    /没销|未销|在办|没整改|未整改/u,
    { intent: "query.open_count", metric: "open_count", output: "count+list" },
  ],
  [/销号|销了|办结|已整改/u, { intent: "query.closed_count", metric: "closed_count", output: "count" }],
  [/没报|未报/u, { intent: "query.silent", metric: "silent_units", output: "list" }],
  [/没查|未排查/u, { intent: "query.unsurveyed", metric: "unsurveyed_units", output: "list" }],
  [/达标/u, { intent: "query.target_progress", metric: "qualified_rate", output: "card" }],
];

/** A table of ranks, places side by side, or a person's own list: of one place there is none. */
export const isOfSeveral = ({ intent, scope }: QueryReading): boolean =>
  intent === "query.ranking" ||
  intent === "query.mine" ||
  ["street", "unit", "lead_dept"].some((key) => Array.isArray(scope[key]));

const mineAsked = ({ scope }: QueryReading): string =>
  scope.state === "overdue" ? "overdue_count" : "open_count";

/** 「当前」 has no past: what happens is counted for the year so far, as the table did. */
export function spanOfRow({ metric }: Measure, { period }: QueryReading, ctx: ReadContext): Period | null {
  if (period?.label !== "当前") return period;
  return /^(?:open|overdue)_/u.test(metric) ? null : defaultSpan("this-year", ctx.at);
}

/** What one row of a table is, asked alone. */
const OWN_FIGURE: Record<string, Measure> = {
  ...Object.fromEntries(MEASURES.map(([, measure]) => [measure.metric, measure])),
  found_count: { intent: "query.new_count", metric: "created_count", output: "count" },
};

/** The figure of one place, by the measure asked now or before. */
export function figureOfRow(last: QueryReading, measure: Measure | null): Measure | undefined {
  const before = last.intent === "query.mine" ? mineAsked(last) : last.metric;
  return OWN_FIGURE[measure?.metric ?? before ?? ""];
}
