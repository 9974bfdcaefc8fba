import { addDays, type Day, dayFrom, daysBetween, weekdayOf } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";
import { stepOf, yearOf } from "./deadline-days.ts";
import { monthsLater } from "./deadline-mention.ts";
import { WEEKDAY_OF_WEEK } from "./deadline-words.ts";
import {
  type Asked,
  dayLabel,
  endAfter,
  latestDay,
  type Stretch,
  stretchOf,
  yearIn,
} from "./period-stretch.ts";

export type Form = { pattern: RegExp; read(match: RegExpExecArray, asked: Asked): Stretch | null };

export const SMALL = "(\\d{1,2}|[一二两三四五六七八九十]{1,3})";
const YEAR =
  "(?:(?:(20\\d{2}|(?<!\\d)2\\d|二[零〇][一二三四五六七八九零〇]{2})年|(今|去|前|本|当|上|明)年)度?的?)";
export const WHICH = "(上上|上|这|本|当|下下|下)";
const WEEK = "(?:周|星期|礼拜)";
export const TO = "(?:到|至|-{1,2}|[—–~])";
const UNTIL_NOW = "(?:以来|至今|到(?:现在|今天|今日|目前|当前)|截[至止]到?(?:目前|今天|现在))";
const FIGURES = ["", "一", "二", "三", "四"];
const DAYS_MAX = 1100;

/** The year that was said, and how it stands before a month: nothing for this one. */
function readYear(number: string | undefined, word: string | undefined, today: Day) {
  const year = word === "上" ? yearIn(today) - 1 : yearOf(number, word, today);
  const label = year === null || year === yearIn(today) ? "" : number ? `${year}年` : `${word}年`;
  return { year, label };
}
export const numberOf = (text: string | undefined) => readNumber(text ?? "") ?? 0;
const stepsOf = (unit: "week" | "month" | "quarter", which: string | undefined, { today }: Asked) =>
  stretchOf(unit, stepOf(which) ?? 0, today);
const TENS: Record<string, readonly [number, number | null]> = {
  上旬: [0, 9],
  中旬: [10, 19],
  下旬: [20, null],
};

function tenDays(month: Stretch, part: string | undefined): Stretch {
  const [from, to] = TENS[part ?? ""] ?? [0, null];
  if (!part) return month;
  const last = to === null ? month.to : addDays(month.from, to);
  return { label: `${month.label}${part}`, from: addDays(month.from, from), to: last, unit: "other" };
}

/** The forms a question uses; the longest that is found counts. */
export const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`(?:今年|年初|开年|本年度?)(?:以来|起)?${UNTIL_NOW}|(?:今年|年初|开年)以来`, "g"),
    read: (_, { today }) => ({ ...stretchOf("year", 0, today), label: "今年以来" }),
  },
  {
    // 9月以来, 10月1日至今, 本月1号到现在
    pattern: new RegExp(
      `(?:自|从)?(?:${WHICH}个?月|${SMALL}月份?)(?:${SMALL}[日号])?(?:起|开始)?${UNTIL_NOW}`,
      "g",
    ),
    read([, which, month, date], { today }) {
      const first = which
        ? stretchOf("month", stepOf(which) ?? 0, today).from
        : latestDay(null, numberOf(month), 1, today);
      const from = first && addDays(first, date ? numberOf(date) - 1 : 0);
      if (!from || from > today) return null;
      const label = date ? dayLabel(from) : `${Number(from.slice(5, 7))}月`;
      return { label: `${label}以来`, from, to: today, unit: "other" };
    },
  },
  {
    // 11月1日到11月15日, 11月1-15日
    pattern: new RegExp(`${YEAR}?${SMALL}月${SMALL}[日号]?${TO}(?:${SMALL}月)?${SMALL}[日号]`, "g"),
    read([, number, word, month, date, toMonth, toDate], { today }) {
      const from = latestDay(readYear(number, word, today).year, numberOf(month), numberOf(date), today);
      const to = from && dayFrom(yearIn(from), numberOf(toMonth ?? month), numberOf(toDate));
      return to && to >= from
        ? { label: `${dayLabel(from)}至${dayLabel(to)}`, from, to, unit: "other" }
        : null;
    },
  },
  {
    // 1-10月, 一月到十月
    pattern: new RegExp(`${YEAR}?(?<![\\d.])${SMALL}月?份?${TO}${SMALL}月份?(?!${SMALL}[日号])`, "g"),
    read([, number, word, month, toMonth], { today }) {
      const { year, label } = readYear(number, word, today);
      const from = dayFrom(year ?? yearIn(today), numberOf(month), 1);
      const last = dayFrom(year ?? yearIn(today), numberOf(toMonth), 1);
      if (!from || !last || last < from) return null;
      const months = `${numberOf(month)}-${numberOf(toMonth)}月`;
      return { label: `${label}${months}`, from, to: endAfter(last, 1), unit: "other" };
    },
  },
  {
    pattern: new RegExp(`${WHICH}个?${WEEK}(?!末|${WEEKDAY_OF_WEEK})`, "g"),
    read: ([, which], asked) => stepsOf("week", which, asked),
  },
  {
    pattern: new RegExp(`${WHICH}个?月(?:份|度)?的?(上旬|中旬|下旬)?(?!${SMALL}[日号])`, "g"),
    read: ([, which, part], asked) => tenDays(stepsOf("month", which, asked), part),
  },
  {
    pattern: new RegExp(`${WHICH}一?个?季度?`, "g"),
    read: ([, which], asked) => stepsOf("quarter", which, asked),
  },
  {
    // 周末, 上周末
    pattern: new RegExp(`${WHICH}?个?${WEEK}末`, "g"),
    read([, which], { today }) {
      const week = stretchOf("week", which ? (stepOf(which) ?? 0) : weekdayOf(today) > 5 ? 0 : -1, today);
      return { label: `${week.label}末`, from: addDays(week.to, -1), to: week.to, unit: "other" };
    },
  },
  {
    // 11月, 10月份, 去年12月, 11月上旬
    pattern: new RegExp(`${YEAR}?(?<![个\\d.第])${SMALL}月份?(上旬|中旬|下旬)?(?!${SMALL}[日号]|内)`, "g"),
    read([, number, word, month, part], { today }) {
      const { year, label } = readYear(number, word, today);
      const from = latestDay(year, numberOf(month), 1, today);
      if (!from) return null;
      const named = {
        label: `${label}${numberOf(month)}月`,
        from,
        to: endAfter(from, 1),
        unit: "month",
      } as const;
      return tenDays(named, part);
    },
  },
  {
    pattern: new RegExp(`${YEAR}?(?:第?([一二三四1-4])季度|[Qq]([1-4])(?!\\d))`, "g"),
    read([, number, word, figure, digit], { today }) {
      const { year, label } = readYear(number, word, today);
      const quarter = numberOf(figure ?? digit);
      const from = latestDay(year, quarter * 3 - 2, 1, today);
      return (
        from && { label: `${label}${FIGURES[quarter]}季度`, from, to: endAfter(from, 3), unit: "quarter" }
      );
    },
  },
  {
    pattern: new RegExp(`${YEAR}?([上下])半年`, "g"),
    read([, number, word, half], { today }) {
      const { year, label } = readYear(number, word, today);
      const from = latestDay(year, half === "上" ? 1 : 7, 1, today);
      return from && { label: `${label}${half}半年`, from, to: endAfter(from, 6), unit: "half" };
    },
  },
  {
    pattern: /(?:(20\d{2})年度?|(今|去|前|本|当|上|明)年度?|(全年|本年度?|年度))(?![以底末初前内])/g,
    read([, number, word, whole], { today }) {
      const year = whole ? yearIn(today) : (readYear(number, word, today).year ?? yearIn(today));
      const named = stretchOf("year", year - yearIn(today), today);
      return number || whole ? { ...named, label: `${year}年` } : named;
    },
  },
  {
    // 前三季度, 前10个月, 头两个月: of this year, or of the year that is said
    pattern: new RegExp(`${YEAR}?[前头]${SMALL}个?(季度|月)`, "g"),
    read([, number, word, count, unit], { today }) {
      const { year, label } = readYear(number, word, today);
      const [n, from] = [numberOf(count) * (unit === "月" ? 1 : 3), dayFrom(year ?? yearIn(today), 1, 1)];
      if (!from || n < 1 || n > 12) return null;
      const said = `${label}前${count}${unit === "月" ? "个月" : "季度"}`;
      return { label: said, from, to: endAfter(from, n), unit: "other" };
    },
  },
  {
    // 近7天, 最近一周, 过去三个月
    pattern:
      /(?:最近|近|过去|这)的?(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)(天|日|周|个?星期|个?礼拜|个?月|个?季度|年)(?:之?内)?/g,
    read([all, count = "", unit = ""], { today }) {
      const n = count === "半" ? 0.5 : readNumber(count);
      const from = n && startOfLast(n, unit, today);
      if (!from || daysBetween(from, today) > DAYS_MAX) return null;
      const label = all.replace(/^(?:最近|近|过去|这)的?/, "近").replace(/之?内$/, "");
      return { label, from, to: today, unit: "other" };
    },
  },
  { pattern: /上一?期/g, read: (_, { today }) => ({ ...stretchOf("week", -2, today), label: "上期" }) },
  { pattern: /[本这]一?期/g, read: (_, { today }) => ({ ...stretchOf("week", -1, today), label: "本期" }) },
];

/** So many days, weeks or months that end with today. */
export function startOfLast(n: number, unit: string, today: Day): Day | null {
  if (/[天日]/.test(unit)) return n < 1 ? null : addDays(today, 1 - n);
  if (/周|星期|礼拜/.test(unit)) return n < 1 ? null : addDays(today, 1 - n * 7);
  const months = unit === "年" ? n * 12 : unit.includes("季") ? n * 3 : n;
  return months < 1 ? addDays(today, -14) : addDays(monthsLater(today, -months), 1);
}
