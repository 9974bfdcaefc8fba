import { addDays, type Day, endOfDay } from "../../domain/day.ts";
import { isSetApart } from "./deadline-alone.ts";
import { type Found, type Moment, matchAt, tieAt, WITHIN } from "./deadline-judge.ts";
import type { Now } from "./deadline-mention.ts";
import {
  isBrokenPromise,
  isCountedBack,
  isDemanded,
  isForbidding,
  isLimited,
  isNoDeadline,
  isThreat,
  tieOf,
} from "./deadline-signals.ts";
import type { Span, Until } from "./deadline-spans.ts";
import { GAP, leadOf, restOf } from "./deadline-text.ts";

const TAIL = new RegExp(
  `(${GAP}的?时间)?${GAP}(左右|上下|多|来)?${GAP}(?:(${WITHIN}|里头?|类(?=必|务|整改|处理|清|修|换|弄|搞|完成))|(之后|以后|过后|后)|(之前|以前|前|以来))?`,
  "y",
);
/** 「近三天」, 「这两天」, 「未来24小时」: no limit from now on. */
const RUNNING_BEFORE = /(?:近|最近|过去|这|前|头|未来|预计|每|每隔|隔|连续|连着|累计|短短|仅|才)[ \t]{0,2}$/;
const ELAPSED_BEFORE =
  /(?:已经?|都|持续|长达|停[水电业气工课产]|整顿|拘留|放假|休息|请假|第|了|有|快|将近|差不多|超过|超|就|花)[ \t]{0,2}$/;
const GIVEN_BEFORE =
  /(?:限|限期|限时|时限|期限|整改(?=:)|最多|顶多|至多|不(?:得|能|要|许)?超过|[别莫]超过|争取|力争|要求|责令|务必|必须|控制在|给(?!了)[^,]{0,6})(?:在|用|为|是|:)?[ \t]{0,2}$/;
/** 「停水 3天」: so long it has been. */
const LASTING = /(?:[停断漏积渗缺失没不坏堵裂倒闹吵]|过期|超期)[^\s]{0,2}[ \t]{0,2}$/;
/** Longer than what? Only the matter's own deadline says. */
const EXTENDED_BEFORE = /(?:延期|延长|再延|延|推迟|顺延|宽限|放宽|展期)[ \t]{0,2}$/;
const ANCHORED_BEFORE =
  /(?:(收到|接到|接|见到?|看到|通知|即日|今日|今天|现在|发出|下达)[^,]{0,6})?(?:(?<![然最今背前楼午])后|(?<![一二两三四五六七八九十几\d发引收])起|算起)[ \t]{0,2}$/;
/** 「11月20日下发通知,限3日内」: counted from a day that is over, not from today. */
const ISSUED_BEFORE = /(?:下发|下达|发出|送达|开具|签发|交办|通知|[下发开][了过])[^;。]{0,20}$/;
const STILL_UNMET = /至今|迄今|到现在|到目前|仍未|仍没/;
/** 「三天清一次」, 「两天调解不下来」. */
const REPEATED_OR_VAIN = /[一二两三四五六七八九十几\d][次回趟遍]|不(?:下|了|好|掉|完|成|动|出|到位)/;
const DEMAND_CHARS_MAX = 8;
const DAYS_OF_DATE_MIN = 10;
const AFTER_CHARS = 40;

type Words = { lead: string; rest: string; after: string };

/** 「限期7日,从11月20日起算」: a limit of days from the day it is said to run from; nothing else can be counted so. */
export function countedFrom(span: Span, found: Found, from: Day, now: Now): Found {
  if (typeof found.until === "string" || found.until.clock) return found;
  if (span.unit !== "day" || span.count === null) return { ...found, until: "unclear" };
  const day = addDays(from, span.count);
  const due = endOfDay(day);
  return { ...found, until: due > now.at ? { ...found.until, day, due } : "past" };
}

/** What a length of time means with its 内, its 限 or its demand; null where it sets no deadline. */
export function judgeSpan(text: string, span: Span, pastDayBefore: number | null): Found | null {
  const tail = matchAt(TAIL, text, span.end);
  const [all, given, about, within, later, earlier] = tail;
  const end = span.end + (within || later ? all.trimEnd().length : 0);
  const from = span.end + all.trimEnd().length;
  const words = {
    lead: leadOf(text, span.start),
    rest: restOf(text, from),
    after: text.slice(from, from + AFTER_CHARS),
  };
  if (isNoDeadline(words.lead)) return null;
  const until = limitOf(text, span, words, { given, within, later, earlier });
  if (!until) return null;
  const weak = !within && !isSaidToLimit(words.lead);
  const isVague =
    about !== undefined || isThreat(words.after) || isOldOrder(text, span, words, pastDayBefore);
  if (weak && isThreat(words.after)) return null;
  return {
    start: span.start,
    end,
    tie: tieAt(text, span.start, words),
    weak,
    until: isVague && until !== "past" ? "unclear" : until,
  };
}

type Tail = Record<"given" | "within" | "later" | "earlier", string | undefined>;

function limitOf(text: string, span: Span, words: Words, tail: Tail): Found["until"] | null {
  if (tail.within) return withinOf(span, words);
  if (tail.later) return laterOf(span, words);
  // 「28日检修」 is a date.
  const isDate = text[span.end - 1] === "日" && span.unit === "day" && !isSaidToLimit(words.lead);
  if (!tail.earlier)
    return isDate && (span.count ?? 0) > DAYS_OF_DATE_MIN
      ? null
      : bareOf(span, words, tail.given !== undefined);
  // 「5个工作日前完成」 is written for 内 and reads like days ago.
  return span.unit === "workday" && isDemanded(words.lead, words.rest, false) ? "unclear" : null;
}

function isOldOrder(text: string, { start }: Span, { after }: Words, pastDay: number | null): boolean {
  const since = pastDay === null ? "" : text.slice(Math.max(pastDay, start - 30), start);
  return STILL_UNMET.test(after) || ISSUED_BEFORE.test(since);
}

function withinOf({ until }: Span, { lead, rest, after }: Words): Found["until"] | null {
  if (isCountedBack(rest) || isForbidding(rest)) return null;
  if (RUNNING_BEFORE.test(lead)) return isDemanded(lead, rest, false) ? "unclear" : null;
  if (isBrokenPromise(lead, after)) return "past";
  const anchor = ANCHORED_BEFORE.exec(lead);
  return anchor && !anchor[1] ? "unclear" : momentOf(until);
}

/** 「三天后必须整改完」 is taken and asked; 「三天后复查」 says when somebody comes. */
function laterOf({ until }: Span, { lead, rest, after }: Words): Found["until"] | null {
  if (RUNNING_BEFORE.test(lead)) return null;
  if (isBrokenPromise(lead, after)) return "past";
  if (isDemanded(lead, rest, false)) return momentOf(until, true);
  // 「飞线,2天后」: what is to be then, nobody says.
  if (rest.trim() === "" && (lead.trim() === "" || isSetApart(lead))) return "unclear";
  return /^[^,]{0,4}(?:复查|验收|检查|来看|要结果|看结果|见结果|交差)/.test(rest) ? "unclear" : null;
}

function bareOf(
  { unit, until }: Span,
  { lead, rest, after }: Words,
  isGiven: boolean,
): Found["until"] | null {
  if (EXTENDED_BEFORE.test(lead)) return "unclear";
  if (isBrokenPromise(lead, after)) return "past";
  if (/^[了没未多]/.test(rest)) return null;
  if (isSaidToLimit(lead)) return momentOf(until);
  // 「…换了 3个工作日」: set apart at the end, working days are given, not gone.
  if (unit === "workday" && rest.trim() === "" && /\s$/.test(lead)) return momentOf(until, true);
  if (RUNNING_BEFORE.test(lead) || ELAPSED_BEFORE.test(lead) || REPEATED_OR_VAIN.test(rest)) return null;
  const isTied = isDemanded(lead, rest, false) && tieOf(lead, rest.slice(0, DEMAND_CHARS_MAX)) === 2;
  if (isTied) return momentOf(until);
  if (rest.trim() !== "") return null;
  if (unit === "workday") return momentOf(until);
  return isGiven || lead.trim() === "" || (isSetApart(lead) && !LASTING.test(lead)) ? "unclear" : null;
}

const isSaidToLimit = (lead: string) => GIVEN_BEFORE.test(lead) || isLimited(lead);

function momentOf(until: Until, asked = false): Moment | "unclear" {
  if (until === "unclear") return "unclear";
  const { day, instant, provisional = false } = until;
  const due = instant ?? endOfDay(day);
  return {
    due,
    day,
    clock: instant !== undefined,
    rolled: false,
    asked: asked || (until.asked ?? false),
    provisional,
  };
}
