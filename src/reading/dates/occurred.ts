import type { Calendar } from "../../domain/calendar.ts";
import { addDays, type Day, dayOf, daysBetween } from "../../domain/day.ts";
import { DAY_READERS } from "./deadline-days.ts";
import { HOLIDAY_READERS } from "./deadline-holidays.ts";
import { joinMentions } from "./deadline-join.ts";
import { findMentions, type Mention, type Now } from "./deadline-mention.ts";
import { isLimited, isNoDeadline, isOverdue } from "./deadline-signals.ts";
import { findSpans } from "./deadline-spans.ts";
import { leadOf, plainText, restOf } from "./deadline-text.ts";

type Question = { at: Date; calendar: Calendar };

const READERS = [...HOLIDAY_READERS, ...DAY_READERS];
const BEFORE = /^[ \t]{0,2}(?:之前|以前|前(?![面门台卫兴福旺])|之内|以内|内|为止|截止)/;
const AGO = /^[ \t]{0,2}(?:之前|以前|前)(?![面门台卫兴福旺])/;
/** What happened to papers and promises, or to the thing long ago, is not what is reported now. */
const OF_PAPERS =
  /^[^,]{0,8}(?:报[过的]|上报|下发|下达|发[了文]|通知|要求|责令|限|整改|验收|复查|答应|承诺|说好|签收|过期|到期|建成|出厂|生产|投用|交付|开业)/;
const HAPPENED =
  /[了过]|发生|打架|斗殴|打人|着火|起火|失火|火灾|火警|冒烟|爆|塌|坠|摔|撞|翻|伤|死|亡|尸|偷|盗|抢|骗|吵|闹|被|发现|报警|断|漏|坏|溺|触电|中毒|倒|砸|堵|聚|访|事/;
const TO_COME = /^(?:的?(?:早上|上午|中午|下午|晚上|晚))?(?:要|将|准备|打算|会|得|必须|请|再|去|来)/;

/** The day something happened, where it is said and is not today; null else. A limit, a promise and 「凌晨」 say none. */
export function readOccurred(given: string, q: Question): Day | null {
  const { text } = plainText(given);
  const now: Now = { ...q, today: dayOf(q.at), blocks: new Map() };
  const days = findMentions(text, READERS, now).flatMap((mention) => {
    const day = occurredOn(text, mention, now.today);
    return day ? [{ start: mention.start, day }] : [];
  });
  const first = [...days, ...daysAgo(text, now)].sort((a, b) => a.start - b.start)[0];
  return first?.day ?? null;
}

function occurredOn(text: string, mention: Mention, today: Day): Day | null {
  const { start, end, behind, kind } = mention;
  if (!behind || behind === today || mention.recurring) return null;
  const [lead, rest] = [leadOf(text, start), restOf(text, end)];
  if (BEFORE.test(text.slice(end, end + 6)) || isLimited(lead) || isNoDeadline(lead)) return null;
  if (OF_PAPERS.test(rest) || isOverdue(lead, rest, text.slice(end, end + 40))) return null;
  // 「周五」, 「20号」 and 「11.20」 may be anything; what happened says so.
  const isOpen = mention.loose || mention.faint || kind === "date-of-month";
  return isOpen && (!HAPPENED.test(rest) || TO_COME.test(rest)) ? null : behind;
}

/** 三天前, 一周前, 36小时前; 「两个月前」 is no day. */
function daysAgo(text: string, now: Now) {
  const { at, today } = now;
  return findSpans(text, now).flatMap((span) => {
    const { start, end, unit, until } = span;
    if (until === "unclear" || until.asked || !AGO.test(text.slice(end, end + 4))) return [];
    if (OF_PAPERS.test(restOf(text, end + 1))) return [];
    if (unit === "hour" && until.instant) {
      const day = dayOf(new Date(2 * at.getTime() - until.instant.getTime()));
      return day === today ? [] : [{ start, day }];
    }
    if (unit !== "day" && unit !== "week") return [];
    return [{ start, day: addDays(today, -daysBetween(today, until.day)) }];
  });
}

/** The day a zero report is for: the one that is named, today where none is, null for one that is still to come. */
export function readReportDate(given: string, q: Question): Day | null {
  const { text } = plainText(given);
  const now: Now = { ...q, today: dayOf(q.at), blocks: new Map() };
  const [first] = joinMentions(text, findMentions(text, DAY_READERS, now)).filter(
    ({ end, recurring }) => !recurring && !BEFORE.test(text.slice(end, end + 6)),
  );
  return first ? first.behind : now.today;
}

/** The first day that is named, whatever for and on whichever side of today: 「发现时间改成上周一」. */
export function readNamedDay(given: string, q: Question): Day | null {
  const { text } = plainText(given);
  const now: Now = { ...q, today: dayOf(q.at), blocks: new Map() };
  const [first] = findMentions(text, DAY_READERS, now).filter(({ recurring }) => !recurring);
  if (!first) return null;
  return first.behind ?? (typeof first.ahead === "object" ? first.ahead.day : null);
}

/** The first day from today on that is named: 「我明天去看」. */
export function readDayAhead(given: string, q: Question): Day | null {
  const { text } = plainText(given);
  const now: Now = { ...q, today: dayOf(q.at), blocks: new Map() };
  for (const { ahead, recurring } of joinMentions(text, findMentions(text, DAY_READERS, now)))
    if (!recurring && typeof ahead === "object") return ahead.day;
  return null;
}
