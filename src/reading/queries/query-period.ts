import {
  addDays,
  type Day,
  dayFrom,
  dayOf,
  daysBetween,
  formatDay,
  parseDay,
  weekdayOf,
} from "../../domain/day.ts";
import type { ReadContext } from "../context.ts";
import { WEEKDAY_OF_WEEK } from "../dates/deadline-words.ts";
import { readPeriod } from "../dates/period.ts";
import { NUMBER, readNumber } from "../numerals.ts";
import type { Period, QueryReading } from "../reading.ts";
import { dayIn } from "./query-day.ts";

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

const COMPARED =
  /(?:比|跟|和|同|与|较)(?:起|着)?(?:去年|上年|前年|往年|上一?个?(?:年|月|周|季度|星期|礼拜)|昨天|前一?天|同期|以前|之前|前几年)(?:的)?(?:同期|同时|这时候)?|同比|环比/u;
const YEAR_AGO = /去年|上年|往年|前年|同期|同比|以前|之前|前几年/u;

/** The span that was said, else the question's own default; null where a question needs none. */
export function periodOf(plain: string, ctx: ReadContext, given: DefaultSpan | null): Period | null {
  return readPeriod(plain, ctx) ?? (given ? spanOf(given, ctx.at) : null);
}

/** The span of a question of this kind: as said, else its own. */
export function spanAsked(
  q: { intent: string; period: DefaultSpan | null },
  { plain, tight, ctx }: { plain: string; tight: string; ctx: ReadContext },
): Period | null {
  if (q.intent === "query.compare") return comparedPeriod(plain, ctx);
  if (q.intent === "query.due_soon") return spanAhead(tight, ctx);
  const stated = readPeriod(plain, ctx);
  if (stated) return q.intent === "query.target_progress" ? wholeYear(stated) : stated;
  const given = q.intent === "query.report" ? reportSpan(tight) : q.period;
  const span = given ? spanOf(given, ctx.at) : null;
  // The zero report's weekly period has a name of its own.
  return span && q.intent === "query.silent" ? { ...span, label: "本期" } : span;
}

/** Another span for the last question, in the sense that question gives to spans; null where none is said. */
export function respanned(tight: string, last: QueryReading | null, ctx: ReadContext): Period | null {
  if (last?.intent === "query.due_soon") {
    const ahead = spanAhead(tight, ctx);
    return ahead.label === `${DAYS_AHEAD}天内` ? null : ahead;
  }
  const stated = readPeriod(tight, ctx);
  if (!stated) return null;
  if (last?.intent === "query.target_progress") return wholeYear(stated);
  if (last?.intent !== "query.compare") return stated;
  return comparedWith(stated, !last.period?.label.endsWith("环比"));
}

/** Targets are set for years: 「今年」 is the whole of it. */
function wholeYear(span: Period): Period {
  const year = span.from.slice(0, 4);
  return { label: `${year}年`, from: `${year}-01-01`, to: `${year}-12-31` };
}

const DAYS_AHEAD = 7;
const AHEAD = new RegExp(`(${NUMBER})天(?:之?内|以内)`, "u");

const NEXT_WEEK = new RegExp(`下个?(?:周|星期|礼拜)(?!末|${WEEKDAY_OF_WEEK})`, "u");
const THIS_WEEK = new RegExp(`[这本]个?(?:周|星期|礼拜)(?!${WEEKDAY_OF_WEEK})`, "u");

/** Deadlines lie ahead: 「这周到期的」 runs to Sunday, 「三天内」 from today; without a word the next seven days. */
function spanAhead(tight: string, ctx: ReadContext): Period {
  const today = dayOf(ctx.at);
  const monday = addDays(today, 1 - weekdayOf(today));
  const span = (label: string, from: Day, to: Day): Period => ({ label, from, to });
  const within = AHEAD.exec(tight);
  const days = within ? readNumber(within[1] ?? "") : null;
  if (days) return span(`${days}天内`, today, addDays(today, days));
  if (NEXT_WEEK.test(tight)) return span("下周", addDays(monday, 7), addDays(monday, 13));
  if (THIS_WEEK.test(tight)) return span("本周", today, addDays(monday, 6));
  if (/下个?月/u.test(tight)) {
    const first = addDays(endOfMonth(today), 1);
    return span("下个月", first, endOfMonth(first));
  }
  if (/本月|这个?月|当月|月底/u.test(tight)) return span("本月", today, endOfMonth(today));
  const day = dayIn(tight, ctx.at);
  if (day) return span(formatDay(day), day, day);
  return span(`${DAYS_AHEAD}天内`, today, addDays(today, DAYS_AHEAD));
}

/** The span a comparison is about and the one it is compared with: 同比 a year earlier, 环比 the span before. */
function comparedPeriod(plain: string, ctx: ReadContext): Period {
  const compared = COMPARED.exec(plain)?.[0] ?? "";
  const stated = readPeriod(plain.replace(COMPARED, " "), ctx);
  if (stated?.base) return stated;
  const yearAgo = !compared || YEAR_AGO.test(compared);
  const span = stated ?? spanOf(yearAgo ? "this-year" : spanComparedWith(compared), ctx.at);
  return comparedWith(span, yearAgo);
}

function comparedWith(span: Period, yearAgo: boolean): Period {
  const base: [string, string] = yearAgo ? [yearEarlier(span.from), yearEarlier(span.to)] : spanBefore(span);
  const label = span.label === "今年" ? "今年以来" : span.label;
  return { ...span, label: `${label}${yearAgo ? "同比" : "环比"}`, base };
}

/** 「比上周」 without another span means this week, 「比昨天」 today, all else this month. */
function spanComparedWith(compared: string): DefaultSpan {
  if (/周|星期|礼拜/.test(compared)) return "this-week";
  return /天/.test(compared) ? "today" : "this-month";
}

/** 周报 is the last week's, 月报 the last month's, 日报 yesterday's. */
function reportSpan(tight: string): DefaultSpan {
  if (/日报/.test(tight)) return "yesterday";
  return /月报/.test(tight) ? "last-month" : "last-week";
}

function spanOf(given: DefaultSpan, at: Date): Period {
  const today = dayOf(at);
  const monday = addDays(today, 1 - weekdayOf(today));
  const [year, month] = [today.slice(0, 4), firstOfMonth(today)];
  switch (given) {
    case "now":
      return { label: "当前", from: today, to: today };
    case "today":
      return { label: "今天", from: today, to: today };
    case "yesterday":
      return { label: "昨天", from: addDays(today, -1), to: addDays(today, -1) };
    case "this-week":
      return { label: "本周", from: monday, to: today };
    case "last-week":
      return { label: "上周", from: addDays(monday, -7), to: addDays(monday, -1) };
    case "this-month":
      return { label: "本月", from: month, to: today };
    case "last-month":
      return { label: "上个月", from: firstOfMonth(addDays(month, -1)), to: addDays(month, -1) };
    case "this-year":
      return { label: "今年以来", from: `${year}-01-01`, to: today };
    case "year":
      return { label: `${year}年`, from: `${year}-01-01`, to: `${year}-12-31` };
  }
}

function endOfMonth(day: Day): Day {
  const later = addDays(firstOfMonth(day), 31);
  return addDays(firstOfMonth(later), -1);
}
const firstOfMonth = (day: Day): Day => dayFrom(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1) ?? day;

/** The same date a year before; 29 February has none and becomes the 28th. */
function yearEarlier(day: string): string {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return parseDay(earlier) ?? earlier.replace(/-29$/, "-28");
}

/** As long as this one and just before it: days for days, weeks for weeks, months for months. */
function spanBefore(span: Period): [string, string] {
  const [from, to] = [parseDay(span.from), parseDay(span.to)];
  if (!from || !to) return [span.from, span.to];
  const days = daysBetween(from, to);
  if (from !== firstOfMonth(from)) {
    const back = weekdayOf(from) === 1 && days < 7 ? 7 : days + 1;
    return [addDays(from, -back), addDays(to, -back)];
  }
  const months = Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
  let first = from;
  for (let left = Math.max(months, 1); left > 0; left--) first = firstOfMonth(addDays(first, -1));
  const isWhole = addDays(to, 1) === firstOfMonth(addDays(to, 1));
  const end = isWhole ? addDays(from, -1) : addDays(first, days);
  return [first, end < from ? end : addDays(from, -1)];
}
