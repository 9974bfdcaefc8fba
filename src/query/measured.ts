import { type CloseFigures, closeFigures } from "../../db/ledger-rates.ts";
import type { StaffContext } from "../command.ts";
import { DEFINITIONS } from "../say/zh-CN-query.ts";
import { counter, rateOf, type Span } from "./question.ts";
import type { Chosen } from "./whose.ts";

/** 82.4%(14/17) */
export const shownRate = ({ inTime, due }: CloseFigures): string =>
  due > 0 ? `${rateOf(inTime, due)}(${inTime}/${due})` : "—";

/** Measures whose past is kept; what stands open or overdue now was different then, and nobody wrote it down. */
const WITH_HISTORY = ["found_count", "created_count", "closed_count", "close_rate"];
export const hasHistory = (metric: string | null): boolean => WITH_HISTORY.includes(metric ?? "");

const MEASURE_NAMES: Record<string, string> = {
  found_count: "发现数",
  created_count: "发现数",
  closed_count: "销号数",
  close_rate: "按期销号率",
  overdue_rate: "逾期率",
  overdue_count: "逾期数",
  open_count: "在办数",
};
export const measureName = (metric: string | null): string => MEASURE_NAMES[metric ?? ""] ?? "这项指标";

type Measured = { shown: string; n: number | null; definition: string };

/** One measure of one selection; of how things stand the span says nothing. */
export async function measured(
  ctx: StaffContext,
  chosen: Chosen,
  metric: string | null,
  span: Span | null,
): Promise<Measured> {
  const count = counter(ctx, chosen.selection);
  const counted = (n: number, definition: string): Measured => ({ shown: `${n} 项`, n, definition });
  switch (metric) {
    case "close_rate": {
      if (!span) break;
      const figures = await closeFigures(ctx.tx, { selection: chosen.selection, span, at: ctx.at });
      return { shown: shownRate(figures), n: null, definition: DEFINITIONS.closeRate };
    }
    case "closed_count":
      return counted(await count({ kind: "closed", span }), DEFINITIONS.closed);
    case "open_count":
      return counted(await count({ kind: "open" }), DEFINITIONS.open);
    case "overdue_count":
    case "overdue_rate": {
      const [late, open] = [await count({ kind: "overdue", at: ctx.at }), await count({ kind: "open" })];
      const definition = `${DEFINITIONS.overdue}。${DEFINITIONS.overdueRate}`;
      const rate = `${rateOf(late, open)}(${late}/${open})`;
      return metric === "overdue_rate"
        ? { shown: rate, n: null, definition }
        : { shown: `${late} 项`, n: late, definition };
    }
  }
  return counted(await count({ kind: "found", span }), DEFINITIONS.found);
}
