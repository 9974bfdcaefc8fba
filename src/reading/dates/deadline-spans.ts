import { addDays, type Day, dayOf, dueDayOf } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";
import { patternOf } from "../pattern.ts";
import { monthsLater, type Now, withoutOverlaps } from "./deadline-mention.ts";
import { GAP } from "./deadline-text.ts";

/** When something ends: a day with 24:00 as its end, or an instant where hours were said. */
export type Until = { day: Day; instant?: Date; asked?: boolean; provisional?: boolean } | "unclear";

/** A length of time that is named somewhere: 三天, 5个工作日, 一个半月, 24小时. */
export type Span = { start: number; end: number; unit: Unit; count: number | null; until: Until };

const UNITS = {
  workday: "个?工作[日天]",
  day: "个?(?:自然日|日历[天日])|昼夜|天(?![然花桥井窗台线])|日|d(?:ays?)?(?= ?(?:之内|以内|内|整|清|改|弄|搞|修|处理)|[ \\t]*(?:[,。;!\\n]|$))",
  week: "个?(?:星期|礼拜)|周(?![一二三四五六日天末岁年])",
  month: "个月|(?<=[半两俩仨多])月",
  quarter: "个季度?",
  year: "年(?![级代度底终月])",
  hour: "个?(?:小时|钟头)|个钟(?!头)|h(?:rs?|ours?)?(?![a-z])",
  minute: "分钟|min(?![a-z])",
  quarterHour: "刻钟",
} as const;
type Unit = keyof typeof UNITS;
const UNIT_NAMES = Object.keys(UNITS) as Unit[];
const UNIT = `(?:${UNIT_NAMES.map((name) => `(${UNITS[name]})`).join("|")})`;

const SIGN = "一二两俩三仨四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾";
const COUNT = `(?:\\d{1,4}(?:\\.\\d)?|[${SIGN}]{1,6}|半)`;
/** 两三天, 3-5天, 十来天, 几天: nobody can be held to these. */
const VAGUE = `(?:好?几|数|十几|个把|半个多|(?:\\d|[${SIGN}]{1,3})个多|[${SIGN}]{1,3}[多余来几]|\\d{1,3}[多余来几]|(?:\\d{1,3}|[${SIGN}]{1,3})[-~—–至到或]{1,2}(?:\\d{1,3}|[${SIGN}]{1,3}))`;
const SPAN = patternOf(
  new RegExp(
    `(?<![\\d.第■A-Za-z]|(?<!统)[${SIGN}]|[前头统]|\\d[-~—–至到])(?:(${VAGUE})|(${COUNT}))${GAP}(个半)?${GAP}${UNIT}(半(?!个|天|年|月|小时))?`,
    "gi",
  ),
);
const COUNT_MAX = 3000;
/** Half a day ends with the day it is said in, unless that is nearly over. */
const HALF_DAY_MS = 6 * 3_600_000;
const MINUTE_MS = 60_000;

/** All lengths of time that are named in a text, each with the moment it would end if it began now. */
export function findSpans(text: string, now: Now): Span[] {
  const found: Span[] = [];
  for (const match of SPAN.all(text)) {
    const [all, vague, count = "", halfBefore, ...more] = match;
    const unit = UNIT_NAMES[more.slice(0, UNIT_NAMES.length).findIndex((word) => word !== undefined)];
    if (!unit) continue;
    const half = halfBefore !== undefined || more[UNIT_NAMES.length] !== undefined;
    const until = vague === undefined ? untilOf(count, unit, half, now) : "unclear";
    if (until)
      found.push({
        start: match.index,
        end: match.index + all.length,
        unit,
        count: vague === undefined ? readNumber(count) : null,
        until,
      });
  }
  return apart(withoutOverlaps(found));
}

/** 「十天半个月」, 「1小时30分钟」: two lengths in one breath are neither the one nor the other. */
function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last?.end !== span.start) kept.push(span);
    else kept[kept.length - 1] = { ...span, start: last.start, count: null, until: "unclear" };
  }
  return kept;
}

function untilOf(written: string, unit: Unit, half: boolean, now: Now): Until | null {
  const isHalf = written === "半";
  const [whole = "", tenth] = written.split(".");
  const count = isHalf ? 0 : readNumber(whole);
  // 三五天 and 两三天 are no number.
  if (count === null) return "unclear";
  if (count > COUNT_MAX || (tenth !== undefined && tenth !== "5" && tenth !== "0")) return "unclear";
  const extra = isHalf || half || tenth === "5";
  if (count === 0 && !extra) return null;
  return addSpan(count, extra, unit, now);
}

function addSpan(count: number, half: boolean, unit: Unit, { at, today, calendar }: Now): Until {
  const minutes = (length: number): Until => {
    const instant = new Date(at.getTime() + (count + (half ? 0.5 : 0)) * length * MINUTE_MS);
    return { day: dueDayOf(instant), instant };
  };
  const days = (length: number): Until => ({ day: addDays(today, Math.ceil(length)), asked: half });
  switch (unit) {
    case "workday":
      return half || count > 500 ? "unclear" : calendar.addWorkdays(today, count);
    case "day":
      if (count === 0) return { day: dayOf(new Date(at.getTime() + HALF_DAY_MS)), asked: true };
      return days(count + (half ? 0.5 : 0));
    case "week":
      return count === 0 ? "unclear" : days(count * 7 + (half ? 3.5 : 0));
    case "month":
      return { day: addDays(monthsLater(today, count), half ? 15 : 0) };
    case "quarter":
      return half ? "unclear" : { day: monthsLater(today, count * 3) };
    case "year":
      return count > 20 ? "unclear" : { day: monthsLater(today, count * 12 + (half ? 6 : 0)) };
    case "hour":
      return minutes(60);
    case "minute":
      return minutes(1);
    case "quarterHour":
      return minutes(15);
  }
}
