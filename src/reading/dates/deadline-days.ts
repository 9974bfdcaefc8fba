import { addDays, type Day, dayFrom, daysBetween, weekdayOf } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";
import {
  type Ahead,
  monthsLater,
  type Named,
  type Now,
  nearestAhead,
  type Reader,
  readersOf,
} from "./deadline-mention.ts";
import { GAP } from "./deadline-text.ts";
import { anyOf, DATE_WORDS, isNoWeekday } from "./deadline-words.ts";

/** For patterns: a month or a date. */
export const SMALL = "(?:\\d{1,2}|[一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,4})";
/** For patterns: a year by its number or by its word. */
export const YEAR =
  "(?:(?:(20\\d{2}|(?<!\\d)2\\d|[二贰][零〇○][一二三四五六七八九零〇○]{2})年|(今|明|后|去|前|本|当)年)的?)";
/** For patterns: which week or month. */
export const WHICH =
  "(上上|(?<![早晚马路身网以加楼])上|(?<!(?<!统)一)下下|(?<!(?<!统)一|楼)下|这|(?<![基根原])本|当|每)";

const YEARS: Record<string, number> = { 前: -2, 去: -1, 今: 0, 本: 0, 当: 0, 明: 1, 后: 2 };
const STEPS: Record<string, number> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 次: 1, 下下: 2 };
const WEEKDAYS = "一二三四五六日";
const DAYS_BACK_MAX = 183;
/** After 号 these make it a place, a thing or a paper. */
const PLACE_OF_NUMBER =
  "[楼院门铺摊线桥房库厂井机仓车馆栋幢店附室坑泵炉窑洞文令桌病床台变口路厅棚岗亭墙塔池柜箱杆灯]|网格|商铺|商店|地块|宿舍|大院|小区|公告|公馆|公路|配电|电梯|锅炉|码头|单元|通知|风球";
/** 「8-10天内」, 「3.5吨」: figures of something else. */
const FIGURE_OF =
  "(?:天|个|小时|钟|分|米|公|千|元|万|%|度|岁|年|月|周|人|户|家|栋|幢|号楼|楼|层|单元|室|吨|kg|m|cm|平|亩|倍|次|起|点|折|块|斤|升|名|处|具|台|辆|件|工作日|日(?:之|以)?内)";

/** The year that a number or a word names; null where it is not said. */
export function yearOf(number: string | undefined, word: string | undefined, today: Day): number | null {
  if (word) return Number(today.slice(0, 4)) + (YEARS[word] ?? 0);
  const year = number ? readNumber(number) : null;
  return year !== null && year < 100 ? 2000 + year : year;
}

/** How many weeks or months ahead a word points; null where none is said. */
export const stepOf = (which: string | undefined): number | null => STEPS[which ?? ""] ?? null;

function readDate(year: number | null, month: number, date: number, { today }: Now): Named {
  const thisYear = Number(today.slice(0, 4));
  const here = dayFrom(year ?? thisYear, month, date);
  const [last, next] = [dayFrom(thisYear - 1, month, date), dayFrom(thisYear + 1, month, date)];
  const ahead = !here
    ? "unclear"
    : year === null
      ? nearestAhead(here, next, today, last)
      : here < today
        ? "past"
        : { day: here };
  const lately = last && daysBetween(last, today) <= DAYS_BACK_MAX ? last : null;
  const behind = here && here <= today ? here : year === null ? lately : null;
  return { kind: "date", ahead, behind };
}

const isDate = (month: number | null, date: number | null): boolean =>
  dayFrom(2028, month ?? 0, date ?? 0) !== null;

const DATE_OF_MONTH = `(?:${SMALL}[日号]?[-~至到—–]{1,2})?(${SMALL})${GAP}`;

/** 11月30日, 2026.12.1, 30号, 下个月10号, 周五, 明天 … */
export const DAY_READERS: readonly Reader[] = readersOf([
  {
    pattern: new RegExp(
      `(?<![\\d.第])(?:${YEAR}${GAP})?(${SMALL}|元)${GAP}月份?的?${GAP}(?:${SMALL}[日号]?[-~至到—–]{1,2})?(${SMALL})${GAP}(?:[日号]|(?=前|之前|以前|[ \\t]*(?:[,。;!\\n]|$)|${anyOf(DATE_WORDS.fix)}))`,
      "g",
    ),
    read([, number, word, month = "", date = ""], now) {
      const [m, d] = [month === "元" ? 1 : readNumber(month), readNumber(date)];
      if (m === null || d === null) return null;
      return readDate(yearOf(number, word, now.today), m, d, now);
    },
  },
  {
    pattern:
      /(?<![\dA-Za-z./·■]|\d:)(20\d{2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,2})[日号]?(?![\d:]|[./]\d)|(?<!\d)(20\d{2})((?:0[1-9]|1[0-2]))(0[1-9]|[12]\d|3[01])(?!\d)/g,
    read: ([, year, , month, date, packedYear, packedMonth, packedDate], now) =>
      readDate(Number(year ?? packedYear), Number(month ?? packedMonth), Number(date ?? packedDate), now),
  },
  {
    pattern: new RegExp(
      `(?<![\\dA-Za-z./·■-]|\\d:)(\\d{1,2})[./·-](\\d{1,2})(?![\\d:]|[./·-]\\d|${GAP}${FIGURE_OF})[日号]?`,
      "g",
    ),
    read([, month = "", date = ""], now) {
      const [m, d] = [Number(month), Number(date)];
      // 「11.31前」: no such day, yet one was meant.
      if (!isDate(m, d) && !(isDate(m, 1) && d > 28 && d < 32)) return null;
      return { ...readDate(null, m, d, now), faint: true };
    },
  },
  {
    // 本月28号, 下个月10号
    pattern: new RegExp(`${WHICH.replace("每", "次|每")}个?月份?的?${GAP}${DATE_OF_MONTH}([号日])`, "g"),
    read: ([, which, written = "", sign], now) =>
      readDateOfMonth(which, readNumber(written), sign === "日", now),
  },
  {
    // 28号; 「28号楼」 is none
    pattern: new RegExp(`(?<![\\d第./·-])${DATE_OF_MONTH}([号日])(?!${PLACE_OF_NUMBER})`, "g"),
    read: ([, written = "", sign], now) =>
      readDateOfMonth(undefined, readNumber(written), sign === "日", now),
  },
  {
    pattern: new RegExp(
      `(?:${WHICH.replace("每", "每|隔|逢")}个?${GAP}|(?<!(?<!统)[一二两三四五六七八九十几半数]|(?<!\\d)\\d{1,2}))(?:周|星期|礼拜)${GAP}([${WEEKDAYS}天]|[1-7](?!\\d))(?![次回趟遍]|天(?![黑亮]))`,
      "g",
    ),
    read: ({ 0: all, 1: which, 2: name = "", index, input }, now) =>
      which && isNoWeekday(input.slice(index + all.length - 1)) ? null : readWeekday(which, name, now),
  },
  {
    pattern:
      /(今|(?<!赶)明|大后|外后|后(?!天然)|大前|昨|(?<![天日周月年号期拜末底目之以节庆旦秋午会五一二三四六楼门])前(?!天然))(天|日|儿个?|晚上?|夜|早上?|晨)(?![桥井窗台花])|(当|本)([天日晚])|(次日|翌日|第二天)|今明两?[天日]|(明后两?[天日])/g,
    read: (match, now) => readNamed(match, now),
  },
]);

function readDateOfMonth(which: string | undefined, date: number | null, isFormal: boolean, { today }: Now) {
  if (date === null || date < 1 || date > 31) return null;
  if (which === "每")
    return { kind: "date-of-month", ahead: "unclear", behind: null, recurring: true } as const;
  const first = `${today.slice(0, 7)}-01` as Day;
  const of = (months: number) => {
    const month = monthsLater(first, months);
    return dayFrom(Number(month.slice(0, 4)), Number(month.slice(5, 7)), date);
  };
  const step = stepOf(which);
  const here = of(step ?? 0);
  const ahead: Ahead = !here
    ? "unclear"
    : step !== null
      ? here < today
        ? "past"
        : { day: here }
      : rollMonth(here, of(1), today);
  const behind = here && here <= today ? here : null;
  // 「3日前」 may be three days ago.
  return { kind: "date-of-month", ahead, behind, faint: isFormal && !which && date <= 10 } as const;
}

/** 「5号前」 on the 28th is next month's, and asked; on the 8th it is simply over. */
function rollMonth(here: Day, next: Day | null, today: Day): Ahead {
  const ahead = nearestAhead(here, next, today);
  return typeof ahead === "object" && ahead.day !== here ? { ...ahead, rolled: true, asked: true } : ahead;
}

function readWeekday(which: string | undefined, name: string, { today }: Now) {
  const weekday = name === "天" ? 7 : WEEKDAYS.indexOf(name) + 1 || Number(name);
  if (which && "每隔逢".includes(which))
    return { kind: "weekday", ahead: "unclear", behind: null, recurring: true } as const;
  const step = stepOf(which);
  const day = addDays(today, 1 - weekdayOf(today) + (step ?? 0) * 7 + weekday - 1);
  if (step !== null)
    return {
      kind: "weekday",
      ahead: day < today ? "past" : { day },
      behind: day <= today ? day : null,
    } as const;
  // This weekday is over: next week's is taken and asked about.
  const ahead: Ahead =
    day < today ? { day: addDays(day, 7), rolled: true, asked: true } : { day, asked: day === today };
  return { kind: "weekday", ahead, behind: day <= today ? day : addDays(day, -7), loose: true } as const;
}

const DAYS_AHEAD: Record<string, number> = {
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
  外后: 3,
  昨: -1,
  前: -2,
  大前: -3,
};

function readNamed([all, word, unit = "", same, sameUnit, nextDay, both]: RegExpExecArray, { today }: Now) {
  const next = nextDay || all.startsWith("今明") ? 1 : both ? 2 : 0;
  const step = word ? (DAYS_AHEAD[word] ?? 0) : same ? 0 : next;
  const day = addDays(today, step);
  const part = [..."早晨晚夜"].find((sign) => (unit + (sameUnit ?? "")).includes(sign));
  return {
    kind: "named",
    ahead: step < 0 ? "past" : { day, asked: nextDay !== undefined || both !== undefined },
    behind: step <= 0 ? day : null,
    ...(part ? { part } : {}),
  } as const;
}
