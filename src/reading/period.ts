import type { Calendar } from "../domain/calendar.ts";
import { addDays, type Day, dayFrom, dayOf, weekdayOf } from "../domain/day.ts";
import type { Period } from "./reading.ts";

/** Stub for tests, replaced by the dates' own: the spans that the samples of questions name. */
export function readPeriod(text: string, q: { at: Date; calendar: Calendar }): Period | null {
  const today = dayOf(q.at);
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const monday = addDays(today, 1 - weekdayOf(today));
  const span = (label: string, from: string, to: string): Period => ({ label, from, to });
  const ofMonth = (label: string, y: number, m: number, until?: Day): Period => {
    const first = dayFrom(y, m, 1) ?? today;
    const next = dayFrom(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) ?? today;
    return span(label, first, until ?? addDays(next, -1));
  };
  if (/今年以来|年初以来|年初到现在/.test(text)) return span("今年以来", `${year}-01-01`, today);
  if (/前天/.test(text)) return span("前天", addDays(today, -2), addDays(today, -2));
  if (/昨[天日]/.test(text)) return span("昨天", addDays(today, -1), addDays(today, -1));
  if (/今[天日]/.test(text)) return span("今天", today, today);
  if (/上个?(?:周|星期|礼拜)(?![一二三四五六日天])/.test(text))
    return span("上周", addDays(monday, -7), addDays(monday, -1));
  if (/(?:这|本)个?(?:周|星期|礼拜)(?![一二三四五六日天])/.test(text)) return span("本周", monday, today);
  if (/下个?(?:周|星期|礼拜)(?![一二三四五六日天])/.test(text))
    return span("下周", addDays(monday, 7), addDays(monday, 13));
  if (/上个?月/.test(text))
    return month === 1 ? ofMonth("上个月", year - 1, 12) : ofMonth("上个月", year, month - 1);
  if (/这个月|本月|当月/.test(text)) return ofMonth("本月", year, month, today);
  if (/上半年/.test(text)) return span("上半年", `${year}-01-01`, `${year}-06-30`);
  if (/去年/.test(text)) return span("去年", `${year - 1}-01-01`, `${year - 1}-12-31`);
  if (/今年/.test(text)) return span("今年以来", `${year}-01-01`, today);
  const named = /(?<!\d)(1[0-2]|[1-9])月份?(?!\d)/.exec(text);
  if (named) return ofMonth(`${named[1]}月`, year, Number(named[1]));
  return null;
}
