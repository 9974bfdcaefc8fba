import { addDays, type Day, dayFrom, dayOf, weekdayOf } from "../../domain/day.ts";
import { WEEKDAY_OF_WEEK } from "../dates/deadline-words.ts";
import { NUMBER, readNumber } from "../numerals.ts";

const DATED = new RegExp(`(?:(20\\d{2})[年./-])?(${NUMBER})[月./-](${NUMBER})[日号]?`, "u");
const OF_MONTH = new RegExp(`(上个?月|这个月|本月)?(${NUMBER})[号日]`, "u");
const WEEKDAY = new RegExp(
  `(?:(上上|上|下下|下|这|本)个?(?:周|星期|礼拜)(?=${WEEKDAY_OF_WEEK})|(?<![上下这本]个?)(?:周|星期|礼拜))([一二三四五六日天])`,
  "u",
);
const WEEKDAYS = "一二三四五六日";
const DAY_WORDS: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
};

/** A single day as people name it, past or to come: 上周一, 昨天, 下周三, 11月3号, 上个月28号; null for none. */
export function dayIn(given: string, at: Date): Day | null {
  const text = given.replace(/\s/g, "");
  const today = dayOf(at);
  const word = /大前天|大后天|前天|昨[天日]|今[天日]|明[天日]|后天/u.exec(text)?.[0];
  if (word) return addDays(today, DAY_WORDS[word] ?? 0);
  const week = WEEKDAY.exec(text);
  if (week) {
    const weeks = { 上上: -2, 上: -1, 下: 1, 下下: 2 }[week[1] ?? ""] ?? 0;
    const weekday = WEEKDAYS.indexOf((week[2] ?? "").replace("天", "日")) + 1;
    return addDays(today, weekday - weekdayOf(today) + weeks * 7);
  }
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const dated = DATED.exec(text);
  if (dated)
    return dayFrom(
      Number(dated[1] ?? year),
      readNumber(dated[2] ?? "") ?? 0,
      readNumber(dated[3] ?? "") ?? 0,
    );
  const ofMonth = OF_MONTH.exec(text);
  if (!ofMonth) return null;
  const last = ofMonth[1]?.startsWith("上") ?? false;
  const date = readNumber(ofMonth[2] ?? "") ?? 0;
  return last && month === 1 ? dayFrom(year - 1, 12, date) : dayFrom(year, last ? month - 1 : month, date);
}
