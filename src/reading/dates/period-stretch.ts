import type { Calendar } from "../../domain/calendar.ts";
import { addDays, type Day, dayFrom, weekdayOf } from "../../domain/day.ts";
import { monthsLater } from "./deadline-mention.ts";

/** What a question is asked against. `ahead` is for what falls due: 下周 counts, and nothing is cut at today. */
export type Asked = { at: Date; today: Day; calendar: Calendar; ahead: boolean };
export type Unit = "day" | "week" | "month" | "quarter" | "half" | "year" | "other";
/** A stretch of time that a question names; a running one goes on to its own end here. */
export type Stretch = { label: string; from: Day; to: Day; unit: Unit };

const LABELS: Record<string, readonly string[]> = {
  day: ["大前天", "前天", "昨天", "今天", "明天", "后天", "大后天"],
  week: ["", "上上周", "上周", "本周", "下周", "下下周"],
  month: ["", "上上个月", "上个月", "本月", "下个月", "下下个月"],
  quarter: ["", "上上季度", "上季度", "本季度", "下季度"],
  year: ["", "前年", "去年", "今年", "明年"],
};
const NOW_INDEX = 3;

export const yearIn = (day: Day): number => Number(day.slice(0, 4));
const startOfYear = (year: number) => `${year}-01-01` as Day;
const startOfMonth = (day: Day) => `${day.slice(0, 7)}-01` as Day;

/** The last day of so many months from a first day. */
export const endAfter = (from: Day, months: number): Day => addDays(monthsLater(from, months), -1);

/** 11月20日 */
export const dayLabel = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** A day, week, month, quarter or year so many steps from the running one (-1: the last), under the name it goes by. */
export function stretchOf(unit: Exclude<Unit, "half" | "other">, step: number, today: Day): Stretch {
  const name = LABELS[unit]?.[NOW_INDEX + step];
  const months = (first: Day, count: number, other: string): Stretch => {
    const from = monthsLater(first, step * count);
    return { label: name || other, from, to: endAfter(from, count), unit };
  };
  switch (unit) {
    case "day": {
      const day = addDays(today, step);
      return { label: name || dayLabel(day), from: day, to: day, unit };
    }
    case "week": {
      const monday = addDays(today, 1 - weekdayOf(today) + step * 7);
      return { label: name || `${dayLabel(monday)}那周`, from: monday, to: addDays(monday, 6), unit };
    }
    case "month":
      return months(startOfMonth(today), 1, "那个月");
    case "quarter": {
      const before = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3;
      return months(monthsLater(startOfYear(yearIn(today)), before), 3, "那个季度");
    }
    case "year":
      return months(startOfYear(yearIn(today)), 12, `${yearIn(today) + step}年`);
  }
}

/** The latest such day that is not after today; of a year that was said, that one. */
export function latestDay(year: number | null, month: number, date: number, today: Day): Day | null {
  const here = dayFrom(year ?? yearIn(today), month, date);
  return year === null && (!here || here > today) ? dayFrom(yearIn(today) - 1, month, date) : here;
}
