import type { Calendar } from "../domain/calendar.ts";
import { addDays, type Day, dayFrom, dayOf, endOfDay, instantOf, weekdayOf } from "../domain/day.ts";
import { NUMBER, readNumber } from "./numerals.ts";

/** Until when, as somebody said it. A stated one is always echoed with its weekday before it counts. */
export type Deadline =
  | { kind: "none" }
  | { kind: "stated"; due: Date; day: Day; text: string; provisional: boolean; rolled: boolean }
  | { kind: "immediate"; text: string }
  | { kind: "past"; text: string }
  | { kind: "unclear"; text: string };

type Moment = { day: Day; clock?: string; provisional?: boolean; rolled?: boolean };
type Now = { at: Date; today: Day; calendar: Calendar };
type Form = {
  pattern: RegExp;
  read(match: RegExpExecArray, now: Now): Moment | Date | "past" | "unclear" | null;
};

const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 7 };
const HOLIDAYS: Record<string, string> = {
  元旦: "元旦",
  春节: "春节",
  过年: "春节",
  年: "春节",
  清明: "清明",
  清明节: "清明",
  五一: "劳动节",
  劳动节: "劳动节",
  端午: "端午",
  端午节: "端午",
  中秋: "中秋",
  中秋节: "中秋",
  国庆: "国庆节",
  国庆节: "国庆节",
  十一: "国庆节",
};
const BEFORE = "(?:之前|以前|前|内|底前)";
/** Part of the day; without one a day ends at 24:00. Clock times are the campaign's office hours (拟). */
const PART = "(上午|中午|下午|下班|晚上|天黑)?";
const PART_ENDS: Record<string, string> = {
  上午: "12:00",
  中午: "12:00",
  下午: "18:00",
  下班: "18:00",
  晚上: "22:00",
  天黑: "18:00",
};
const part = (word: string | undefined) => (word ? { clock: PART_ENDS[word] } : {}) as { clock?: string };

/** The forms people use, tried in this order; each reads its whole phrase. */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`(${NUMBER})\\s*个?\\s*工作日\\s*(?:之内|以内|内|前)?`),
    read: ([, n = ""], { today, calendar }) => ({ ...calendar.addWorkdays(today, readNumber(n) ?? 1) }),
  },
  {
    pattern: new RegExp(`(${NUMBER})\\s*个?\\s*(?:小时|钟头)\\s*(?:之内|以内|内)`),
    read: ([, n = ""], { at }) => new Date(at.getTime() + (readNumber(n) ?? 1) * 3_600_000),
  },
  { pattern: /半个?月\s*(?:之内|以内|内|前)/, read: (_, { today }) => ({ day: addDays(today, 15) }) },
  {
    pattern: new RegExp(`(${NUMBER})\\s*(天|日|周|个?星期|个?礼拜|个月)\\s*(?:之内|以内|内)`),
    read: ([, n = "", unit = ""], { today }) => {
      const count = readNumber(n);
      if (count === null) return null;
      if (unit === "天" || unit === "日") return { day: addDays(today, count) };
      return { day: unit.endsWith("月") ? monthsLater(today, count) : addDays(today, count * 7) };
    },
  },
  {
    pattern: new RegExp(
      `(?:(20\\d{2})\\s*[年./-]\\s*)?(${NUMBER})\\s*[月./-]\\s*(${NUMBER})\\s*[日号]?\\s*${PART}\\s*${BEFORE}`,
    ),
    read: ([, year, month = "", date = "", word], { today }) => {
      const [m, d] = [readNumber(month), readNumber(date)];
      const day = m && d ? dayFrom(Number(year ?? today.slice(0, 4)), m, d) : null;
      if (!day) return "unclear";
      if (day >= today) return { day, ...part(word) };
      // In December 「1月5日前」 means the next one; a date of this half-year is simply past.
      const next =
        m && d && !year && today.slice(5, 7) >= "10" && m <= 3
          ? dayFrom(Number(today.slice(0, 4)) + 1, m, d)
          : null;
      return next ? { day: next, ...part(word) } : "past";
    },
  },
  {
    pattern: new RegExp(`(?<![月\\d])(${NUMBER})\\s*[号]\\s*${PART}\\s*${BEFORE}`),
    read: ([, date = "", word], { today }) => {
      const day = dayFrom(Number(today.slice(0, 4)), Number(today.slice(5, 7)), readNumber(date) ?? 0);
      return !day ? "unclear" : day < today ? "past" : { day, ...part(word) };
    },
  },
  {
    pattern: new RegExp(
      `(上|下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])\\s*${PART}\\s*(前|之前|以前|就该|该)?`,
    ),
    read: ([, which, name = "", word, before], { today }) => {
      if (which === "上" || before === "就该" || before === "该") return "past";
      if (!before && !word) return null;
      const monday = addDays(today, 1 - weekdayOf(today));
      const day = addDays(
        monday,
        (WEEKDAYS[name] ?? 1) - 1 + (which === "下" ? 7 : which === "下下" ? 14 : 0),
      );
      if (day >= today) return { day, ...part(word) };
      // This weekday is over: next week's is taken and asked about.
      return which ? "past" : { day: addDays(day, 7), rolled: true, ...part(word) };
    },
  },
  {
    pattern: new RegExp(
      `(今天|今日|今晚|明天|明日|明早|后天|大后天)\\s*${PART}\\s*(前|之前|以前|内|必须|要|整改|处理|弄|搞)`,
    ),
    read: ([, name = "", word], { today }) => {
      const ahead = name.startsWith("今") ? 0 : name.startsWith("明") ? 1 : name === "后天" ? 2 : 3;
      return { day: addDays(today, ahead), ...part(word) };
    },
  },
  { pattern: /下班\s*前/, read: (_, { today }) => ({ day: today, clock: "18:00" }) },
  { pattern: /中午\s*前/, read: (_, { today }) => ({ day: today, clock: "12:00" }) },
  {
    pattern: /(下个?|本|这个?)?月(底|末|中)\s*(?:前|之前)?/,
    read: ([, which, end], { today }) => {
      const first = `${today.slice(0, 7)}-01` as Day;
      const month = which?.startsWith("下") ? monthsLater(first, 1) : first;
      const day = end === "中" ? addDays(month, 14) : addDays(monthsLater(month, 1), -1);
      return day < today ? "past" : { day };
    },
  },
  {
    pattern:
      /(元旦|春节|过年|清明节|清明|五一|劳动节|端午节|端午|中秋节|中秋|国庆节|国庆|十一|年|节)\s*(?:假期)?\s*(?:之前|以前|前)/,
    read: ([, name = ""], { today, calendar }) => {
      const block = calendar.nextHoliday(today, HOLIDAYS[name]);
      if (!block) return "unclear";
      const day = addDays(block.first, -1);
      return { day, provisional: !calendar.isCovered(block.first) };
    },
  },
];

const IMMEDIATE = /尽快|赶紧|赶快|马上|立即|立刻|抓紧|速速|火速/;

/** Reads the deadline in a sentence. Days are inclusive (「周五前」 ends Friday 24:00); a past one is never accepted. */
export function readDeadline(given: string, q: { at: Date; calendar: Calendar }): Deadline {
  const text = given.normalize("NFKC");
  const now: Now = { ...q, today: dayOf(q.at) };
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    const moment = match && read(match, now);
    if (!match || !moment) continue;
    const phrase = match[0].trim();
    if (moment === "past" || moment === "unclear") return { kind: moment, text: phrase };
    if (moment instanceof Date)
      return {
        kind: "stated",
        due: moment,
        day: dayOf(moment),
        text: phrase,
        provisional: false,
        rolled: false,
      };
    const due = moment.clock ? instantOf(moment.day, moment.clock) : endOfDay(moment.day);
    if (due <= q.at) return { kind: "past", text: phrase };
    return {
      kind: "stated",
      due,
      day: moment.day,
      text: phrase,
      provisional: moment.provisional ?? false,
      rolled: moment.rolled ?? false,
    };
  }
  const immediate = IMMEDIATE.exec(text);
  return immediate ? { kind: "immediate", text: immediate[0] } : { kind: "none" };
}

/** The same date so many months on; the month's last day where there is none. */
function monthsLater(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  for (let date = Number(day.slice(8)); date > 0; date--) {
    const found = dayFrom(year, month, date);
    if (found) return found;
  }
  return day;
}
