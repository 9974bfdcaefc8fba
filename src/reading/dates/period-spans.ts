import type { HolidayBlock } from "../../domain/calendar.ts";
import { addDays, dayFrom, daysBetween } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";
import { DAY_READERS, stepOf } from "./deadline-days.ts";
import { findMentions, withoutOverlaps } from "./deadline-mention.ts";
import { DATE_WORDS } from "./deadline-words.ts";
import { FORMS, type Form, numberOf, SMALL, startOfLast, TO, WHICH } from "./period-forms.ts";
import { type Asked, dayLabel, type Stretch, stretchOf, yearIn } from "./period-stretch.ts";

export type Placed = Stretch & { start: number; end: number };

const HOLIDAY_BACK_DAYS = 370;
const HOLIDAY = "国庆|春节|过年|元旦|五一|劳动节|清明|端午|中秋";

/** 国庆期间, 春节假期, 节日期间: the last block of days off that has begun. */
const HOLIDAY_FORM: Form = {
  pattern: new RegExp(
    `(?:(${HOLIDAY})节?(?:小?长假|假期|放假)?|节日|节假日|假期|小?长假)(?:期间|假期|那几[天日])|(${HOLIDAY})(?:节(?!前|后)|假期|小?长假)`,
    "g",
  ),
  read([all, one, two], { today, calendar }) {
    const name = DATE_WORDS.holidays[one ?? two ?? ""];
    let last: HolidayBlock | null = null;
    let from = addDays(today, -HOLIDAY_BACK_DAYS);
    for (let next = calendar.nextHoliday(from, name); next && next.first <= today; ) {
      [last, from] = [next, next.last];
      next = calendar.nextHoliday(from, name);
    }
    const label = all.endsWith("期间") ? all : `${all.replace(/(?:节|假期|小?长假|那几[天日])+$/, "")}期间`;
    return last && { label, from: last.first, to: last.last, unit: "other" };
  },
};

/** 从1号到15号, 上个月20号到25号, 25号到5号: of the running month, or from the one before. */
const DAYS_FORM: Form = {
  pattern: new RegExp(
    `(?:${WHICH}个?月|(?<![\\d.月年/-]))${SMALL}[日号]?${TO}(?:${WHICH}个?月)?${SMALL}[日号](?![楼院栋门铺线])`,
    "g",
  ),
  read([, which, first, toWhich, last], { today, ahead }) {
    const of = (step: number, date: string | undefined) => {
      const month = stretchOf("month", step, today).from;
      return dayFrom(yearIn(month), Number(month.slice(5, 7)), numberOf(date));
    };
    const back = numberOf(last) < numberOf(first) && !toWhich ? 1 : 0;
    const isOver = (numberOf(first) > Number(today.slice(8)) || back > 0) && !ahead;
    const step = which ? (stepOf(which) ?? 0) : isOver ? -1 : 0;
    const [from, to] = [of(step, first), of(toWhich ? (stepOf(toWhich) ?? 0) : step + back, last)];
    return from && to && to >= from
      ? { label: `${dayLabel(from)}至${dayLabel(to)}`, from, to, unit: "other" }
      : null;
  },
};

/** 半年以来, 三个月来: without 「近」 before it. */
const SINCE_FORM: Form = {
  pattern:
    /(?<![\d.上下第一二三四五六七八九十近年])(半|[\d一二两三四五六七八九十]{1,3})(年|个?季度|个月|周|个?星期|天)(?:以来|来(?!的|了|[^,。;]{0,2}人))/g,
  read([, count = "", unit = ""], { today }) {
    const n = count === "半" ? 0.5 : readNumber(count);
    const from = n && startOfLast(n, unit, today);
    return from ? { label: `近${count}${unit}`, from, to: today, unit: "other" } : null;
  },
};

const LIMITS_AFTER = /^[ \t]?(?:之前|以前|前(?![面门台卫兴福旺])|之内|以内|内)/;

/** All stretches of time a question names, from left to right. */
export function findStretches(text: string, asked: Asked): Placed[] {
  const found = [...FORMS, DAYS_FORM, SINCE_FORM, HOLIDAY_FORM].flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const stretch = read(match, asked);
      if (!stretch || (stretch.from > asked.today && !asked.ahead)) return [];
      return { ...stretch, start: match.index, end: match.index + match[0].length };
    }),
  );
  return joined(text, withoutOverlaps([...found, ...findDays(text, asked)]), asked);
}

const FROM_TO = /^[ \t]?(?:到|至|-{1,2}|[—–~])[ \t]?$/;
const UP_TO_NOW = /^[ \t]?(?:起|开始)?(?:以来|至今|(?:到|至)(?:现在|目前|当前|如今))/;

/** 周一到周三, 上周到昨天, 周一到现在: one stretch from the first to the last, not the first alone. */
function joined(text: string, found: readonly Placed[], { today }: Asked): Placed[] {
  const whole: Placed[] = [];
  for (const next of [...found].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && next.to >= last.from && FROM_TO.test(text.slice(last.end, next.start)))
      whole[whole.length - 1] = through(last, next, next.end);
    else whole.push(next);
  }
  return whole.map((one) => {
    const now = UP_TO_NOW.exec(text.slice(one.end, one.end + 8))?.[0];
    if (!now || one.from > today) return one;
    return { ...one, label: `${one.label}以来`, to: today, unit: "other", end: one.end + now.length };
  });
}

const through = (one: Placed, { label, to }: Placed, end: number): Placed => ({
  ...one,
  label: `${one.label}至${label}`,
  to,
  unit: "other",
  end,
});

function findDays(text: string, asked: Asked): Placed[] {
  return findMentions(text, DAY_READERS, { ...asked, blocks: new Map() }).flatMap((mention) => {
    const { start, end, faint, kind } = mention;
    const ahead = typeof mention.ahead === "object" ? mention.ahead.day : null;
    const day = asked.ahead ? (ahead ?? mention.behind) : mention.behind;
    // 「周五前」 is a deadline, no time that is asked about.
    if (!day || faint || LIMITS_AFTER.test(text.slice(end, end + 4))) return [];
    const byName = stretchOf("day", daysBetween(asked.today, day), asked.today).label;
    const label = kind === "named" ? byName : kind === "weekday" ? text.slice(start, end) : dayLabel(day);
    return { start, end, label, from: day, to: day, unit: "day" as const };
  });
}
