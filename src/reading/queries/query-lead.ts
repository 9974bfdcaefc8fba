import { dayOf } from "../../domain/day.ts";
import type { ReadContext } from "../context.ts";
import { findStretches } from "../dates/period-spans.ts";
import { alternation } from "./query-text.ts";
import { QUERY_WORDS } from "./query-words.ts";

/** What people order done, and write without a space before a name: 「删掉金碧街道那件」, 「催福海街道」. */
const ORDERS = ["删掉", "删了", "删除", "清掉", "抹掉", "去掉", "撤掉", "改掉", "销掉", "催", "转给", "发给"];
const VERBS = new RegExp(alternation([...(QUERY_WORDS.request ?? []), ...ORDERS, "看", "查", "问"]), "gu");
/** 「十月份」, of which 「份」 alone would stay. */
const MONTHS = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?/gu;

/**
 * The text without the verb or the span of time that is glued to the front of a name: 「看下宏达机械厂」 is no factory
 * 「下宏达」. Blanked, so that all else keeps its place; null where nothing is glued to it.
 */
export function withoutLead(
  text: string,
  name: { start: number; end: number },
  ctx: ReadContext,
): string | null {
  const spans = findStretches(text, { ...ctx, today: dayOf(ctx.at), ahead: true });
  const words = [...text.matchAll(VERBS), ...text.matchAll(MONTHS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const glued = [...spans, ...words].filter(
    ({ start, end }) => start <= name.start && end > name.start && end < name.end,
  );
  if (glued.length === 0) return null;
  const end = Math.max(...glued.map((one) => one.end));
  const start = Math.min(...glued.map((one) => one.start));
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}
