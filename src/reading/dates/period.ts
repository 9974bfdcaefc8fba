import type { Calendar } from "../../domain/calendar.ts";
import { addDays, type Day, dayOf, daysBetween } from "../../domain/day.ts";
import type { Period } from "../reading.ts";
import { monthsLater } from "./deadline-mention.ts";
import { plainText } from "./deadline-text.ts";
import { findStretches, type Placed } from "./period-spans.ts";
import { type Stretch, stretchOf, type Unit } from "./period-stretch.ts";

/** A stretch of time after these words is what is compared with. */
const COMPARED_BEFORE = /(?:比|较|跟|和|与|同|对比|相比|比起|相较于?)[ \t]?$/;
const SAME_TIME_AFTER = /^的?(?:同期|同时期|同一时期|这个时候|这时候)/;
const YEAR_ON_YEAR = /同比|(?:去年|上年)同期/;
const IN_SEQUENCE = /环比/;

type Question = { at: Date; calendar: Calendar; ahead?: boolean };

/**
 * The time a question is about, and what it is compared with; null where it names none. A running week, month or year
 * ends today, except that `ahead` (what falls due is asked) keeps its end and takes 下周 and 明天.
 */
export function readPeriod(given: string, q: Question): Period | null {
  const { main, base, text, cut, today } = spansIn(given, q);
  if (YEAR_ON_YEAR.test(text)) return yearOnYear(cut(main ?? sinceNewYear(today)));
  if (IN_SEQUENCE.test(text)) return inSequence(cut, main ?? base ?? stretchOf("month", 0, today));
  if (base) return compare(cut, main ?? runningAs(base.unit, today), base);
  return main ? periodOf(cut(main)) : null;
}

/** The same of a question that compares: where it does not say with what, with the year before or the stretch before. */
export function readCompared(given: string, q: Question & { with: "year-before" | "span-before" }): Period {
  const stated = readPeriod(given, q);
  if (stated?.base) return stated;
  const { main, cut, today } = spansIn(given, q);
  return q.with === "year-before"
    ? yearOnYear(cut(main ?? sinceNewYear(today)))
    : inSequence(cut, main ?? stretchOf("month", 0, today));
}

function spansIn(given: string, q: Question) {
  const { text } = plainText(given);
  const today = dayOf(q.at);
  const found = findStretches(text, { ...q, today, ahead: q.ahead ?? false });
  const isBase = (one: Placed) =>
    SAME_TIME_AFTER.test(text.slice(one.end, one.end + 6)) ||
    COMPARED_BEFORE.test(text.slice(Math.max(0, one.start - 4), one.start));
  const cut: Cut = (one) => (one.to <= today || q.ahead ? one : { ...one, to: today });
  return { main: found.find((one) => !isBase(one)), base: found.find(isBase), text, cut, today };
}

const periodOf = ({ label, from, to }: Stretch): Period => ({ label, from, to });
const sinceNewYear = (today: Day): Stretch => ({ ...stretchOf("year", 0, today), label: "今年以来" });

/** What is compared with last month is this month. */
const runningAs = (unit: Unit, today: Day): Stretch =>
  unit === "year" || unit === "half" || unit === "other" ? sinceNewYear(today) : stretchOf(unit, 0, today);

const yearEarlier = (day: Day) => monthsLater(day, -12);

function yearOnYear(main: Stretch): Period {
  const label = main.label === "今年" ? "今年以来" : main.label;
  return { ...periodOf(main), label: `${label}同比`, base: [yearEarlier(main.from), yearEarlier(main.to)] };
}

const MONTHS: Partial<Record<Unit, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The stretch before: whole for a whole one, and as much of it as has run of a running one, so that like meets like. */
function previousOf({ from, to, unit }: Stretch, shown: Stretch): [Day, Day] {
  const months = MONTHS[unit];
  const first = months ? monthsLater(from, -months) : addDays(from, -1 - daysBetween(from, to));
  const last = addDays(from, -1);
  const sameTime = addDays(first, daysBetween(shown.from, shown.to));
  return [first, shown.to < to && sameTime < last ? sameTime : last];
}

type Cut = (one: Stretch) => Stretch;

function inSequence(cut: Cut, main: Stretch): Period {
  const shown = cut(main);
  return { ...periodOf(shown), label: `${shown.label}环比`, base: previousOf(main, shown) };
}

function compare(cut: Cut, one: Stretch, two: Stretch): Period {
  const [main, base] = one.from >= two.from ? [one, two] : [two, one];
  const shown = cut(main);
  const yearsApart = Number(main.from.slice(0, 4)) - Number(base.from.slice(0, 4));
  // 「比去年」 means the same stretch of last year, not all of it.
  const isOfLastYear = base.unit === "year" || base.from === yearEarlier(main.from);
  if (isOfLastYear && yearsApart === 1) return yearOnYear(shown);
  const [from, to] = previousOf(main, main);
  if (base.from === from && base.to === to) return inSequence(cut, main);
  return { ...periodOf(shown), label: `${shown.label}比${base.label}`, base: [base.from, cut(base).to] };
}
