import { addDays, type Day, dueDayOf, endOfDay } from "../../domain/day.ts";
import { isAtEnd, standsAlone } from "./deadline-alone.ts";
import { HOURS, type Hours, hoursOn, isClosing, readHours } from "./deadline-clock.ts";
import type { Mention, Now } from "./deadline-mention.ts";
import {
  asksNothing,
  isBrokenPromise,
  isCorrection,
  isDemanded,
  isFormer,
  isLimited,
  isNoDeadline,
  isOthersPlan,
  isOverdue,
  isThreat,
  isTold,
  tieOf,
} from "./deadline-signals.ts";
import { GAP, leadOf, restOf } from "./deadline-text.ts";
import { isUnclaimed } from "./deadline-unclaimed.ts";

/** When a deadline ends. */
export type Moment = {
  due: Date;
  day: Day;
  clock: boolean;
  rolled: boolean;
  asked: boolean;
  provisional: boolean;
};
/** A deadline in a text, and how closely it is tied to the demand (3: it corrects another). */
export type Found = {
  start: number;
  end: number;
  tie: 0 | 1 | 2 | 3;
  /** No 前, 内 or 限, only a demand that follows: 「周五整改完」. */
  weak: boolean;
  /** 「本来说周五前」: what held before; another day beside it is as likely meant. */
  former?: boolean;
  until: Moment | "past" | "unclear";
};

const COUNT_OF_DAYS = "[一二两三四五六七八九十\\d]{1,3}个?(?:天|日|周|星期|礼拜|工作日|小时|月)";
/** 「周五前卫社区…」, 「今天前台…」: 前 belongs to what follows. */
const NOT_BEFORE = `卫(?![生浴星健计视])|[兴福旺进]路|[程景途后期段往任妻夫科锋线述列仆面边厅排]|女友|男友|来(?![人修处整清拆换量测勘调])|去(?![修清整处拆换])|几天|台(?!风)|门(?![口面店卫锁头窗诊板])`;
const BEFORE = `之前|以前|前头(?=[要得必把给弄整])|前(?!${NOT_BEFORE})|底前|为止|截止|为限|止(?=[,。;!\\s]|$)|到期|期满|钱(?=清[掉理完]|弄|搞|整|修好|换[掉好]|拆|处理|必须|务必|完成|解决)`;
/** For patterns: 内 as an end, not as the beginning of 内部 or 内涝. */
export const WITHIN = "之内|以内|内(?![部涝墙衣蒙容的外科环街急])|内(?=部署)";
const TAIL = new RegExp(`${GAP}(?:的${GAP})?${HOURS}${GAP}(?:(左右|前后|上下)|(${BEFORE}|${WITHIN}))?`, "y");
const DAYS_BEFORE = new RegExp(`^${COUNT_OF_DAYS}`);
const STREET_BEFORE = /(?:[^堵修占封拦马让]路|街|巷|弄|大道)[ \t]{0,2}$/;
const UNTIL_BEFORE = /(?<!起)[到至][ \t]?$/;
const AFTER_IT = /^(?:之后|以后|过后|后(?![天勤院门面厨排墙山备续台果来半边头]))/;
const PASSED_BEFORE = /过(?:完|了|去|掉)(?:这|本)?个?[ \t]?$/;
const OBLIGED_AFTER = /^(?:就|还)?(?:必须|务必|一定|要|得|应)/;
const OCCUPIED_AFTER = /^(?:堆|停[了着放满]|摆|放[了着满]|有|聚|围|漏|冒|被|地面|路面|空地)/;
/** 「明早前」, 「下午前」: until it begins, or until it is over? */
const PART_WITHOUT_END = /早|晨|^下午$|^午后$/;
/** 「三天不给答复就去」 is a threat as a whole; in 「今天改,不然就报上去」 a day is given before it. */
const NEGATED = /^[^,]{0,4}[不没]/;
const EVENT_AFTER = /^[\u4e00-\u9fa5]{1,6}(?:之前|以前|前)/;
const AFTER_CHARS = 40;

export type Words = {
  lead: string;
  rest: string;
  after: string;
  hours: Hours | null | "unclear";
  about: boolean;
  limit: string | undefined;
};

/** What a named day means with its hour, its 前 or its demand; `found` is null where it sets no deadline. */
export function judgeDay(text: string, mention: Mention, now: Now): { end: number; found: Found | null } {
  const tail = matchAt(TAIL, text, mention.end);
  const end = mention.end + tail[0].trimEnd().length;
  const words: Words = {
    lead: leadOf(text, mention.start),
    rest: restOf(text, end),
    after: text.slice(end, end + AFTER_CHARS),
    hours: readHours(tail.slice(1, 7), mention.part),
    about: tail[7] !== undefined,
    limit: tail[8],
  };
  const until = untilOf(mention, words, now);
  const tie = tieAt(text, mention.start, words);
  const weak = words.limit === undefined && !mention.limits && !isLimited(words.lead);
  const former = isFormer(words.lead);
  return { end, found: until && { start: mention.start, end, tie, weak, former, until } };
}

function untilOf(mention: Mention, words: Words, now: Now): Found["until"] | null {
  const { lead, rest, limit, hours } = words;
  if (mention.recurring || isNoDeadline(lead)) return null;
  const isBehind = mention.ahead === "past" || mention.loose === true;
  if (isBehind && isOverdue(lead, rest, words.after)) return "past";
  if (mention.kind === "end" && isBrokenPromise(lead, words.after)) return "past";
  if (isTold(lead, rest))
    return isUnclaimed(mention, { ...words, rest: rest.replace(/^就/, "") }, now) &&
      rest.startsWith("就") &&
      limit === undefined
      ? "unclear"
      : null;
  // 「过完周末再整」, 「周五后清」: after it, and nobody says how long after.
  if (PASSED_BEFORE.test(lead) || (limit === undefined && AFTER_IT.test(rest)))
    return isMeant(mention, words, now) || isAtEnd(rest, words.after) ? "unclear" : null;
  const isBefore = limit !== undefined && !limit.includes("内");
  if (!isMeant(mention, words, now))
    return standsAlone(mention, words, now) || isByEvent(mention, words) || isUnclaimed(mention, words, now)
      ? "unclear"
      : null;
  if (isBefore && isHouseNumber(mention, lead, rest)) return tieOf(lead, rest) === 2 ? "unclear" : null;
  if (isThreat(words.after)) return limit === undefined && NEGATED.test(rest) ? null : "unclear";
  if (words.about || hours === "unclear" || (mention.whole && isBefore)) return "unclear";
  if (isBefore && DAYS_BEFORE.test(rest)) return "unclear";
  if (limit === undefined && !isLimited(lead) && isOthersPlan(lead, rest)) return "unclear";
  // 「春节前回乡人员多」: a season, and nothing to be done by it.
  if (mention.kind === "holiday" && rest.length > 3 && asksNothing(lead, rest)) return "unclear";
  return momentOn(mention, hours, isBefore, now);
}

/** Whether the words around it make it a deadline at all. */
function isMeant(mention: Mention, { lead, rest, limit, hours }: Words, { today }: Now): boolean {
  const isStrong = limit !== undefined || mention.limits === true || isLimited(lead);
  const tie = tieOf(lead, rest);
  // 「合同12月底到期」, 「检查前」, 「3日前」 are also told; something must be demanded by them.
  const needsDemand =
    limit === "到期" ||
    mention.event ||
    (mention.faint && mention.kind === "date-of-month") ||
    (isAtClosing(hours) && rest.trim() !== "");
  if (needsDemand && tie !== 2 && !isLimited(lead)) return false;
  if (isStrong) return true;
  if (mention.faint || mention.ahead === "past") return false;
  // 「围挡到12月1号拆」: how long it stays.
  if (UNTIL_BEFORE.test(lead) && !OBLIGED_AFTER.test(rest)) return false;
  const isToday = typeof mention.ahead === "object" && mention.ahead.day === today;
  return isDemanded(lead, rest, isToday);
}

const isAtClosing = (hours: Words["hours"]) => typeof hours === "object" && isClosing(hours?.shift ?? null);

/** 「12月1日开会前整改」: by the day, or by something on it? */
const isByEvent = ({ ahead }: Mention, { lead, rest, limit }: Words) =>
  limit === undefined &&
  typeof ahead === "object" &&
  EVENT_AFTER.test(rest) &&
  tieOf(lead, rest.replace(EVENT_AFTER, "")) === 2;

/** 「春雨路30号前」, 「5号前堆满」: a door as likely as a day. */
const isHouseNumber = (mention: Mention, lead: string, rest: string) =>
  mention.kind === "date-of-month" && (STREET_BEFORE.test(lead) || OCCUPIED_AFTER.test(rest));

function momentOn(mention: Mention, hours: Hours | null, isBefore: boolean, now: Now): Found["until"] {
  const { ahead } = mention;
  if (typeof ahead === "string") return ahead;
  const isOpen =
    hours?.hour === null && hours.shift === null && hours.part !== null && PART_WITHOUT_END.test(hours.part);
  const doubtful = (ahead.asked ?? false) || (isBefore && (mention.weekend === true || isOpen));
  const on = (day: Day, more: { rolled: boolean; asked: boolean }): Moment => {
    const { instant, asked } = hours ? hoursOn(day, hours, now.at) : { instant: null, asked: false };
    const due = instant ?? endOfDay(day);
    const clock = instant !== null;
    const provisional = ahead.provisional ?? false;
    return { due, day: dueDayOf(due), clock, provisional, rolled: more.rolled, asked: more.asked || asked };
  };
  const moment = on(ahead.day, { rolled: ahead.rolled ?? false, asked: doubtful });
  if (moment.due > now.at) return moment;
  if (mention.loose) return on(addDays(ahead.day, 7), { rolled: true, asked: true });
  if (!mention.bareHour) return "past";
  // 「凌晨两点前」 said in the morning is the coming night's.
  return hours?.part === "凌晨" ? on(addDays(ahead.day, 1), { rolled: false, asked: true }) : "unclear";
}

/** What 「之前」 means that points back at a day: taken, and asked. */
export function momentBefore(mention: Mention, now: Now): Found["until"] {
  const until = momentOn(mention, null, true, now);
  return typeof until === "string" ? until : { ...until, asked: true };
}

/** How closely what stands at a place is tied to the demand. */
export function tieAt(
  text: string,
  start: number,
  { lead, rest }: { lead: string; rest: string },
): Found["tie"] {
  if (isCorrection(text.slice(Math.max(0, start - 14), start))) return 3;
  const tie = tieOf(lead, rest);
  return tie === 1 && isLimited(lead) ? 2 : tie;
}

/** A sticky pattern that may match nothing, tried at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) throw new Error(`a tail that cannot be empty: ${pattern.source}`);
  return match;
}
