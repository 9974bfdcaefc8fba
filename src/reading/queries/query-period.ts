import { addDays, dayOf } from "../../domain/day.ts";
import type { ReadContext } from "../context.ts";
import { type DefaultSpan, defaultSpan, wholeYear } from "../dates/default-span.ts";
import { readCompared, readPeriod } from "../dates/period.ts";
import { findStretches } from "../dates/period-spans.ts";
import { NUMBER, readNumber } from "../numerals.ts";
import type { Period, QueryReading } from "../reading.ts";
import { hasOverdue } from "./query-words.ts";

/** The span that was said, else the question's own default; null where a question needs none. */
export function periodOf(plain: string, ctx: ReadContext, given: DefaultSpan | null): Period | null {
  return readPeriod(plain, ctx) ?? (given ? defaultSpan(given, ctx.at) : null);
}

/** The span of a question of this kind: as said, else its own. */
export function spanAsked(
  q: { intent: string; period: DefaultSpan | null },
  { plain, tight, ctx }: { plain: string; tight: string; ctx: ReadContext },
): Period | null {
  if (q.intent === "query.compare") return readCompared(plain, { ...ctx, with: "year-before" });
  const isDue = q.intent === "query.mine" && /到期|临期/u.test(tight) && !hasOverdue(tight);
  if (q.intent === "query.due_soon" || isDue) return spanAhead(tight, ctx);
  const stated = asItWas(readPeriod(plain, ctx), tight);
  if (stated && OF_NOW.includes(q.intent) && !REPORTED.test(tight)) return unlessToday(stated);
  const lately = stated ? null : THESE_DAYS.exec(tight)?.[1];
  if (lately && HAPPENING.includes(q.intent)) return readPeriod(`近${readNumber(lately) ?? FEW_DAYS}天`, ctx);
  if (stated) return q.intent === "query.target_progress" ? wholeYear(stated) : stated;
  const quiet = q.intent === "query.silent" ? readPeriod(quietFor(tight), ctx) : null;
  if (quiet) return quiet;
  const given = q.intent === "query.report" ? reportSpan(tight) : wholeIfAll(q, tight);
  const span = given ? defaultSpan(given, ctx.at) : null;
  // The zero report's weekly period has a name of its own.
  return span && q.intent === "query.silent" ? { ...span, label: "本期" } : span;
}

/** What happens day by day: 「这几天有没有新的」. */
const HAPPENING = ["query.new_count", "query.closed_count"];

const SAME_TIME =
  /(?:[去前上]年|上个?月|上个?季度?|上个?(?:周|星期|礼拜))的?(?:同期|同时期|同一时期|这个?时候)/u;
const COMPARING = /比|较|跟|相|与|和/u;

/** 「去年同期新增几条」 compares nothing: it asks of that time, not of this. */
function asItWas(span: Period | null, tight: string): Period | null {
  const said = SAME_TIME.exec(tight)?.[0];
  if (!span?.base || !said || COMPARING.test(tight)) return span;
  return { label: said, from: span.base[0], to: span.base[1] };
}

const QUIET = new RegExp(`(${NUMBER})(天|周|个?星期|个?礼拜|个?月)(?:都|了|还)*(?:没|未|不)`, "u");

/** 「三天没报的」: of the last three days. */
function quietFor(tight: string): string {
  const [, count, unit] = QUIET.exec(tight) ?? [];
  return count ? `近${count}${unit}` : "";
}

/** 「一共登记了多少」 without a span is not today's. */
const wholeIfAll = (q: { intent: string; period: DefaultSpan | null }, tight: string): DefaultSpan | null =>
  ["query.new_count", "query.closed_count"].includes(q.intent) && /一共|总共|累计|合计|总数/u.test(tight)
    ? "this-year"
    : q.period;

/** Questions of how things stand; 「今天还有几件没销」 asks for no day's share of it, but 「今天报的还有几件没销」 does. */
const OF_NOW = ["query.open_count", "query.overdue", "query.list", "query.board", "query.mine"];
const REPORTED = /报|登记|新增|录入|发现|排查|交办|到期/u;

/** How things stand today is how they stand: no span at all. */
const unlessToday = (span: Period): Period | null => (span.label === "今天" ? null : span);

/** The span of which somebody asks how a place stood. */
export function spanOfStatus(plain: string, ctx: ReadContext): Period | null {
  const stated = readPeriod(plain, ctx);
  return stated && unlessToday(stated);
}

/** What a sentence says besides its spans of time. */
export function withoutSpans(tight: string, ctx: ReadContext): string {
  const spans = findStretches(tight, { ...ctx, today: dayOf(ctx.at), ahead: true });
  return spans.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), tight);
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
  const yearAgo = !last.period?.label.endsWith("环比");
  return readCompared(tight, { ...ctx, with: yearAgo ? "year-before" : "span-before" });
}

const DAYS_AHEAD = 7;
const AHEAD = new RegExp(`(${NUMBER})天(?:之?内|以内)`, "u");

/** 「这两天要到期的」 lie ahead, as nothing else of 「这两天」 does. */
const THESE_DAYS = /这([两二三四五几])天/u;
const FEW_DAYS = 3;

/** 「周五前到期的」 are those of the days until then. */
const UNTIL = /(?:之前|以前|前)(?=(?:要|会|就)?到期)/u;

/** Deadlines lie ahead: 「这周到期的」 runs from today to Sunday; without a word the next seven days. */
function spanAhead(tight: string, ctx: ReadContext): Period {
  const today = dayOf(ctx.at);
  const these = THESE_DAYS.exec(tight)?.[1];
  const days = readNumber(AHEAD.exec(tight)?.[1] ?? "") ?? (these && (readNumber(these) ?? FEW_DAYS));
  if (days) return { label: `${days}天内`, from: today, to: addDays(today, days) };
  const isUntil = UNTIL.test(tight);
  const stated = readPeriod(tight.replace(UNTIL, " ").replace(/月底/u, "本月"), { ...ctx, ahead: true });
  if (!stated || stated.to < today)
    return { label: `${DAYS_AHEAD}天内`, from: today, to: addDays(today, DAYS_AHEAD) };
  const { label, from, to } = stated;
  const first = isUntil || from < today ? today : from;
  return { label: isUntil ? `${label}前` : label, from: first, to };
}

/** 周报 is the last week's, 月报 the last month's, 日报 yesterday's. */
function reportSpan(tight: string): DefaultSpan {
  if (/日报/.test(tight)) return "yesterday";
  return /月报/.test(tight) ? "last-month" : "last-week";
}
