import type { HolidayBlock } from "../../domain/calendar.ts";
import { addDays, type Day, dayFrom, daysBetween } from "../../domain/day.ts";
import { lunarDay, nextLunarDay } from "../../domain/lunar.ts";
import { SOLAR_TERMS, solarTermDay } from "../../domain/solar-terms.ts";
import { readNumber } from "../numerals.ts";
import { SMALL, YEAR, yearOf } from "./deadline-days.ts";
import {
  type Ahead,
  type Named,
  type Now,
  nearestAhead,
  type Reader,
  readersOf,
} from "./deadline-mention.ts";
import { GAP } from "./deadline-text.ts";
import { anyOf, DATE_WORDS } from "./deadline-words.ts";

const { fixed, holidays, lunar } = DATE_WORDS;
/** Further ahead than this, 「国庆前」 was hardly meant for the next one. */
const HOLIDAY_DAYS_MAX = 240;
const BEFORE_NEXT = `(?=${GAP}(?:之前|以前|前))`;
/** 节 and 年 are the end of many words. */
const OTHER_WORDS_WITH_NIAN = "小一二两三四五六七八九十百半几多数\\d今明去后往成青老少周同历当本前近";
const OTHER_WORDS_WITH_JIE = "环细情关季调章时礼枝骨音脉小品";
/** What may stand before 「节前」 where no festival is named. */
const BEFORE_JIE =
  "请在于必要须得限们业区厂场店院道校位家户掉好理完改复清修了的迟取保并且都全这过到和个把给让叫";

const named = (kind: "holiday" | "lunar", ahead: Ahead, behind: Day | null = null): Named => ({
  kind,
  ahead,
  behind,
});

/** 节前, 国庆前, 年前 by the block of days off; 腊月二十三, 元宵, 除夕 by the moon; 六一, 圣诞 by their date. */
export const HOLIDAY_READERS: readonly Reader[] = readersOf([
  {
    pattern: new RegExp(`(?:过${GAP})?(${anyOf(Object.keys(lunar))})(?![十号日月])`, "g"),
    read([, name = ""], now) {
      const [month, date] = lunar[name] ?? [0, 0];
      const { ahead, behind } = readLunar(month, date === 0 ? "last" : date, null, now);
      // Until the festival or until its eve: asked.
      return named("lunar", typeof ahead === "object" ? { ...ahead, asked: true } : ahead, behind);
    },
  },
  {
    // By the moon where that is said or cannot be otherwise; 「八月十五前」 may be either.
    pattern: new RegExp(
      `(?:(农历|阴历|旧历)${GAP})?(?:${YEAR}${GAP})?(闰)?(正|冬|腊|${SMALL})月${GAP}(?:(初${SMALL}|廿[一二三四五六七八九]?|${SMALL})[日号]?|(半|底|末)|(?:里头?|之内|以内|内|(?=前|之前)))`,
      "g",
    ),
    read([all, said, number, word, leap, month = "", date, part], now) {
      const bySign = { 正: 1, 冬: 11, 腊: 12 }[month];
      const isLunar = said !== undefined || bySign !== undefined || /^[初廿]/.test(date ?? "");
      if (!isLunar) return part === "半" || TWOFOLD.test(all) ? named("lunar", "unclear") : null;
      if (all.endsWith("号") && !said && !bySign) return null;
      const isOpen = !date && !part && !/[里内]/.test(all);
      const d = date ? readNumber(date.replace("初", "")) : part === "半" ? 15 : ("last" as const);
      const m = bySign ?? readNumber(month);
      if (leap || isOpen || d === null || m === null) return named("lunar", "unclear");
      const year = yearOf(number, word, now.today);
      return { ...readLunar(m, d, year, now), limits: /[里内]$/.test(all) };
    },
  },
  {
    pattern: new RegExp(`(大年|年)?(?<![最当起月])初([一二三四五六七八九十]{1,2})${BEFORE_NEXT}`, "g"),
    read([, isNewYear, date = ""], now) {
      const read = readLunar(1, readNumber(date) ?? 0, null, now);
      const isNear = typeof read.ahead === "object" && daysBetween(now.today, read.ahead.day) < 60;
      return isNewYear || isNear ? read : named("lunar", "unclear");
    },
  },
  {
    pattern: new RegExp(
      `(?:${YEAR}${GAP})?(?:(?:(元旦|中秋)节?[、和与及/]?)?(?<![${OTHER_WORDS_WITH_NIAN}](?=年))(${anyOf(Object.keys(holidays))})|(?<=^|[^\\u4e00-\\u9fa5]|[${BEFORE_JIE}])(两节|双节|过节|节日|小?长假|黄金周|节假日|假期|放假|收假|假期结束|节))${GAP}(?:期间|小?长?假期?|黄金周|放假|到来|来临)?${BEFORE_NEXT}`,
      "g",
    ),
    read: ([, number, word, first, name, general], now) =>
      readHoliday({ number, word, first, name, general }, now),
  },
  {
    pattern: new RegExp(`(${anyOf(Object.keys(fixed))})${BEFORE_NEXT}`, "g"),
    read([, name = ""], { today }) {
      const [month, date] = fixed[name] ?? [0, 0];
      const year = Number(today.slice(0, 4));
      const here = dayFrom(year, month, date);
      const ahead = here && nearestAhead(here, dayFrom(year + 1, month, date), today);
      return named("holiday", typeof ahead === "object" && ahead ? { ...ahead, asked: true } : "unclear");
    },
  },
  {
    // 「冬至前」, 「大雪前」: reckoned, and asked, for it may be the weather.
    pattern: new RegExp(`(?<!下)(${anyOf(SOLAR_TERMS)})(?:节气|节|那天|当天)?${BEFORE_NEXT}`, "g"),
    read([, name = ""], { today }) {
      const year = Number(today.slice(0, 4));
      const here = solarTermDay(year, name);
      const ahead = here && nearestAhead(here, solarTermDay(year + 1, name), today);
      return named("holiday", typeof ahead === "object" && ahead ? { ...ahead, asked: true } : "unclear");
    },
  },
  {
    // Another festival, whose day nobody here knows.
    pattern: new RegExp(`[\\u4e00-\\u9fa5](?<![${OTHER_WORDS_WITH_JIE}${BEFORE_JIE}])节${BEFORE_NEXT}`, "g"),
    read: () => named("holiday", "unclear"),
  },
]);

/** Feasts by the moon that people also say like a date. */
const TWOFOLD = /^(?:二月二|五月五|六月六|七月七|八月十五|九月九|十月一|六月二十四)$/;

function readLunar(month: number, date: number | "last", year: number | null, { today }: Now): Named {
  if (year !== null) {
    // 「明年腊月」 is the moon's year as well; 「今年正月」 is past by now.
    const day = lunarDay(year, month, date);
    return named("lunar", !day ? "unclear" : day < today ? "past" : { day });
  }
  const day = nextLunarDay(today, month, date);
  const lately = nextLunarDay(addDays(today, -200), month, date);
  const ahead = !day || daysBetween(today, day) > HOLIDAY_DAYS_MAX ? "unclear" : { day };
  return named("lunar", ahead, lately && lately <= today ? lately : null);
}

type HolidayWords = Record<"number" | "word" | "first" | "name" | "general", string | undefined>;

function readHoliday({ number, word, first, name, general }: HolidayWords, now: Now): Named {
  const { today } = now;
  if (general === "收假" || general === "假期结束") {
    const running = [10, 4, 0].map((back) => nextBlock(addDays(today, -back), undefined, now));
    const block = running.find((one) => one !== null && one.last >= today);
    return named("holiday", block ? before(addDays(block.last, 1), now) : "unclear");
  }
  const year = yearOf(number, word, today);
  const from = year === null ? today : (`${year - 1}-12-20` as Day);
  const wanted = [first, name].filter((one) => one !== undefined);
  const blocks = (wanted.length > 0 ? wanted : [undefined])
    .map((one) => nextBlock(from, one && holidays[one], now))
    .filter((block) => block !== null);
  const block = blocks.sort((a, b) => (a.first < b.first ? -1 : 1))[0];
  if (!block) return named("holiday", "unclear");
  // 「今年春节前」 in December is the one to come.
  if (year !== null && block.first <= today) return named("holiday", word === "今" ? "unclear" : "past");
  if (year === null && daysBetween(today, block.first) > HOLIDAY_DAYS_MAX) return named("holiday", "unclear");
  const isOneOfTwo = first !== undefined || general === "两节" || general === "双节";
  return named("holiday", { ...before(block.first, now), asked: isOneOfTwo });
}

/** The last day before a day; provisional where that year's days off are not announced. */
const before = (day: Day, { calendar }: Now) => ({
  day: addDays(day, -1),
  provisional: !calendar.isCovered(day),
});

function nextBlock(after: Day, name: string | undefined, { calendar, blocks }: Now): HolidayBlock | null {
  const key = `${after} ${name}`;
  const known = blocks.get(key);
  if (known !== undefined) return known;
  const block = calendar.nextHoliday(after, name);
  blocks.set(key, block);
  return block;
}
