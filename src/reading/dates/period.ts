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

/**
 * The time a question is about, and what it is compared with; null where it names none. A running week, month or year
 * ends today, except that `wholeYear` (a year's target is asked) keeps the year's last day, and `ahead` (what falls due
 * is asked) keeps all of them and takes 下周 and 明天.
 */
export function readPeriod(
  given: string,
  q: { at: Date; calendar: Calendar; wholeYear?: boolean; ahead?: boolean },
): Period | null {
  const { text } = plainText(given);
  const today = dayOf(q.at);
  const found = findStretches(text, { ...q, today, ahead: q.ahead ?? false });
  const isSameTime = (one: Placed) => SAME_TIME_AFTER.test(text.slice(one.end, one.end + 6));
  const isBase = (one: Placed) =>
    isSameTime(one) || COMPARED_BEFORE.test(text.slice(Math.max(0, one.start - 4), one.start));
  const [main, base] = [found.find((one) => !isBase(one)), found.find(isBase)];
  const cut = (one: Stretch): Stretch => {
    if (one.to <= today || q.ahead) return one;
    if (q.wholeYear && one.unit === "year") return { ...one, label: `${one.from.slice(0, 4)}年` };
    return { ...one, to: today };
  };
  if (YEAR_ON_YEAR.test(text)) return yearOnYear(cut(main ?? sinceNewYear(today)));
  if (IN_SEQUENCE.test(text)) return inSequence(cut, main ?? base ?? stretchOf("month", 0, today));
  if (base) return compare(cut, main ?? runningAs(base.unit, today), base, isSameTime(base));
  return main ? periodOf(cut(main)) : null;
}

/** 「本期」: the last full week, Monday to Sunday, which a weekly zero report is about. */
export const currentTerm = (at: Date): Period => ({ ...lastWeek(at), label: "本期" });

/** 「上周」: the last full week, which a weekly report is about. */
export const lastWeek = (at: Date): Period => periodOf(stretchOf("week", -1, dayOf(at)));

/** 「当前」: as things stand today. */
export const asOfToday = (at: Date): Period => ({
  ...periodOf(stretchOf("day", 0, dayOf(at))),
  label: "当前",
});

/** 「2026年」: the whole calendar year, whose target is asked. */
export function yearOfTarget(at: Date): Period {
  const year = periodOf(stretchOf("year", 0, dayOf(at)));
  return { ...year, label: `${year.from.slice(0, 4)}年` };
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

/** The whole stretch before: last month, the week before. */
function previousOf({ from, to, unit }: Stretch): [Day, Day] {
  const months = MONTHS[unit];
  return [months ? monthsLater(from, -months) : addDays(from, -1 - daysBetween(from, to)), addDays(from, -1)];
}

type Cut = (one: Stretch) => Stretch;

function inSequence(cut: Cut, main: Stretch): Period {
  const shown = cut(main);
  return { ...periodOf(shown), label: `${shown.label}环比`, base: previousOf(main) };
}

function compare(cut: Cut, one: Stretch, two: Stretch, isSameTime: boolean): Period {
  const [main, base] = one.from >= two.from ? [one, two] : [two, one];
  const shown = cut(main);
  const yearsApart = Number(main.from.slice(0, 4)) - Number(base.from.slice(0, 4));
  // 「比去年」 means the same stretch of last year, not all of it.
  const isOfLastYear = base.unit === "year" || base.from === yearEarlier(main.from);
  if (isOfLastYear && yearsApart === 1) return yearOnYear(shown);
  const [from, to] = previousOf(main);
  if (base.from !== from || base.to !== to)
    return { ...periodOf(shown), label: `${shown.label}比${base.label}`, base: [base.from, cut(base).to] };
  const sameTime = addDays(from, daysBetween(shown.from, shown.to));
  const end = isSameTime && sameTime < to ? sameTime : to;
  return { ...periodOf(shown), label: `${shown.label}环比`, base: [from, end] };
}
