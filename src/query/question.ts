import { countOf, type Selection, type Span, type Which } from "../../db/ledger-counts.ts";
import type { Said, StaffContext } from "../command.ts";
import { endOfDay, instantOf, parseDay } from "../domain/day.ts";
import type { Period, QueryReading } from "../reading/reading.ts";
import { sayQuery } from "../say/zh-CN-query.ts";

export type { Selection, Span } from "../../db/ledger-counts.ts";

/** Answers one kind of question. What a person can put right is an answer too, or an AskAgain. */
export type Answer = (ctx: StaffContext, query: QueryReading) => Promise<Said[]>;

export const textIn = (scope: Record<string, unknown>, key: string): string | null => {
  const value = scope[key];
  return typeof value === "string" && value !== "" ? value : null;
};
export const listIn = (scope: Record<string, unknown>, key: string): string[] => {
  const value = scope[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
};

/** The instants between which a day or several lie. */
export function spanOfDays(from: string, to: string): Span | null {
  const [first, last] = [parseDay(from), parseDay(to)];
  return first && last && first <= last ? { from: instantOf(first, "00:00"), to: endOfDay(last) } : null;
}

export const spanOf = (period: Period | null): Span | null => period && spanOfDays(period.from, period.to);

/** 「逾期三天以上」: for how many days; null where it was not said. */
export const daysOver = ({ scope }: QueryReading): number | null =>
  typeof scope.days_over === "number" ? scope.days_over : null;
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * 86_400_000);

/** 上周(2026-11-16 至 2026-11-22) */
export const spanShown = ({ label, from, to }: Period): string => sayQuery.spanShown(label, from, to);

/** 33.3%; without a denominator there is no rate. */
export const rateOf = (n: number, d: number): string => (d > 0 ? `${((n / d) * 100).toFixed(1)}%` : "—");

/** Counts of one selection, by what is asked of it. */
export const counter =
  ({ tx }: StaffContext, selection: Selection) =>
  (which: Which): Promise<number> =>
    countOf(tx, { selection, which });
