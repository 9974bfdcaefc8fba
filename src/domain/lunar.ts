import { addDays, type Day, parseDay } from "./day.ts";
import lunarDays from "./lunar-days.json" with { type: "json" };

/** Lengths of the months from 正月 on, and after which one the leap month stands (0: none). Taken from the table of
 * `chinese-days`; ICU's calendar is a day off in 2027 and 2030. */
const YEARS: Record<string, { spring: string; leap: number; months: string }> = lunarDays;

/** The day a date of the lunar year is (12 = 腊月, leap months passed over); its last one for "last"; null where the
 * month has no such date, or beyond 2060. */
export function lunarDay(year: number, month: number, date: number | "last"): Day | null {
  const table = YEARS[year];
  const first = table && parseDay(table.spring);
  if (!first) return null;
  const lengths = table.months.split(" ").map(Number);
  const index = month - 1 + (table.leap > 0 && month > table.leap ? 1 : 0);
  const length = lengths[index] ?? 0;
  const count = date === "last" ? length : date;
  if (month < 1 || count < 1 || count > length) return null;
  const before = lengths.slice(0, index).reduce((sum, days) => sum + days, 0);
  return addDays(first, before + count - 1);
}

/** The first day a lunar date falls on, not before a day; null beyond 2060. */
export function nextLunarDay(from: Day, month: number, date: number | "last"): Day | null {
  const year = Number(from.slice(0, 4));
  for (const lunarYear of [year - 1, year, year + 1]) {
    const day = lunarDay(lunarYear, month, date);
    if (day && day >= from) return day;
  }
  return null;
}
