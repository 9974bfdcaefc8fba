import { type Day, dayOf } from "../../domain/day.ts";
import type { Period } from "../reading.ts";
import { type Stretch, stretchOf } from "./period-stretch.ts";

/** Which span a question without one is about. */
export const DEFAULT_SPANS = [
  "now",
  "today",
  "yesterday",
  "this-week",
  "last-week",
  "this-month",
  "last-month",
  "this-year",
  "year",
] as const;
export type DefaultSpan = (typeof DEFAULT_SPANS)[number];

/** A span by the name a kind of question gives it; a running one ends today, but for the year a target is set for. */
export function defaultSpan(name: DefaultSpan, at: Date): Period {
  const today = dayOf(at);
  switch (name) {
    case "now":
      return { ...upTo(today, stretchOf("day", 0, today)), label: "当前" };
    case "today":
      return upTo(today, stretchOf("day", 0, today));
    case "yesterday":
      return upTo(today, stretchOf("day", -1, today));
    case "this-week":
      return upTo(today, stretchOf("week", 0, today));
    case "last-week":
      return upTo(today, stretchOf("week", -1, today));
    case "this-month":
      return upTo(today, stretchOf("month", 0, today));
    case "last-month":
      return upTo(today, stretchOf("month", -1, today));
    case "this-year":
      return { ...upTo(today, stretchOf("year", 0, today)), label: "今年以来" };
    case "year":
      return wholeYear(upTo(today, stretchOf("year", 0, today)));
  }
}

/** Targets are set for years: 「今年」 and 「上半年」 are the whole of it. */
export function wholeYear({ from }: Period): Period {
  const year = from.slice(0, 4);
  return { label: `${year}年`, from: `${year}-01-01`, to: `${year}-12-31` };
}

const upTo = (today: Day, { label, from, to }: Stretch): Period => ({
  label,
  from,
  to: to < today ? to : today,
});
