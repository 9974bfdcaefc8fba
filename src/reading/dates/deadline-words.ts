import { z } from "zod";
import given from "./deadline-words.json" with { type: "json" };

const patterns = z.array(z.string().min(1)).min(1);
const monthAndDate = z.tuple([z.number().int().min(1).max(12), z.number().int().min(0).max(31)]);

const wordsSchema = z.strictObject({
  /** 「上周一直」, 「本周五零」, 「这周三件」: only behind a week that is named, for 「周一直」 alone is no Chinese. */
  not_weekday: patterns,
  /** What is asked for: a date tied to it is the deadline. */
  fix: patterns,
  /** What is asked for where somebody asks; otherwise it may be told: 「明天恢复供水」. */
  weak: patterns,
  /** What comes after the putting right, or beside it: 复查, 反馈. */
  second: patterns,
  obligation: patterns,
  request: patterns,
  /** Words that tell what happened, not what is to be done. */
  happened: patterns,
  /** What else a day may be named for: nothing is due by it. */
  business: patterns,
  immediate: patterns,
  /** 「开学前」: a deadline whose day nobody here knows. */
  events: patterns,
  /** Month and date by the sun, and by the moon (date 0: the month's last). */
  fixed: z.record(z.string(), monthAndDate),
  lunar: z.record(z.string(), monthAndDate),
  /** Names of days off → the name in the calendar. */
  holidays: z.record(z.string(), z.string()),
});

/** What words around a date mean; data. The lists hold patterns: a word and what must not follow it. */
export const DATE_WORDS = wordsSchema.parse(given);

/** For patterns: any of these, the longer ones first. */
export const anyOf = (words: readonly string[]) =>
  `(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`;

/** For patterns: 一 to 日, as far as it names the weekday of a week that is named before it. */
export const WEEKDAY_OF_WEEK = `(?:(?!${anyOf(DATE_WORDS.not_weekday)})(?:[一二三四五六日天]|[1-7](?!\\d)))`;

const NOT_WEEKDAY = new RegExp(`^${anyOf(DATE_WORDS.not_weekday)}`);

/** Whether the numeral here belongs to what follows it and not to the week before it. */
export const isNoWeekday = (rest: string): boolean => NOT_WEEKDAY.test(rest);
