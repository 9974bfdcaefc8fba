import { type Day, dayFrom, dayOf } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";

const WRITTEN =
  /((?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|\d{1,2}[./])(\d{1,2}|[二三]?十?[一二三四五六七八九]?)[日号]?/;

/** 「2月30日」: the words for a day that no calendar has; null where they are not so. */
export function dayThatIsNone(text: string, at: Date): string | null {
  const [words = "", month = "", date = ""] = WRITTEN.exec(text) ?? [];
  const [m, d] = [readNumber(month.replace(/[月份./]/g, "")), readNumber(date)];
  if (m === null || d === null || m < 1 || m > 12 || d < 1 || d > 31) return null;
  const today = dayOf(at);
  const year = Number(today.slice(0, 4));
  const isThere = [year, year + 1].some((one) => dayFrom(one, m, d) as Day | null);
  return isThere ? null : words;
}
