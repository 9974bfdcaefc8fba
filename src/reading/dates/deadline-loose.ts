import { dayFrom } from "../../domain/day.ts";
import { patternOf } from "../pattern.ts";
import { isAtEnd, isSetApart } from "./deadline-alone.ts";
import { type Found, momentBefore, tieAt } from "./deadline-judge.ts";
import type { Mention, Now } from "./deadline-mention.ts";
import { isDemanded, tieOf } from "./deadline-signals.ts";
import { leadOf, restOf } from "./deadline-text.ts";

/** Times that are named loosely: by no end, by a bare number, by a word that points back. */
export type Place = { start: number; end: number };

/** No end that anybody could be held to. */
const VAGUE = patternOf(
  /(?:[这近][一二两三几][天日]|近期|近日|(?<![一二两三四五六七八九十今明本当近\d])日内|短期内?|短时间内|(?:(?:国庆|春|元旦|中秋|端午|清明|劳动)?节|年|假|收假|过完年|开学|放假|国庆|春节|元旦|中秋)后|过[几两]天|改天|(?<!月)[上中下]旬)(?:之?内)?/g,
);

const placesOf = (found: readonly RegExpExecArray[]): Place[] =>
  found.map(({ 0: word, index }) => ({ start: index, end: index + word.length }));

export const findVague = (text: string): Place[] => placesOf(VAGUE.all(text));

export function judgeVague(text: string, place: Place): Found | null {
  const words = { lead: leadOf(text, place.start), rest: restOf(text, place.end) };
  const isAlone =
    place.start > 0 && isSetApart(words.lead) && isAtEnd(words.rest, text.slice(place.end, place.end + 8));
  if (!isAlone && !isDemanded(words.lead, words.rest, false)) return null;
  return { ...place, tie: tieAt(text, place.start, words), weak: true, until: "unclear" };
}

/** 「飞线 28」, 「飞线,1128」 at the very end: a day as likely as a count or a door. */
const BARE_NUMBER = patternOf(/(?<=[^\s\d,。;][\s,。;]{1,2})\d{1,4}(?=[\s。.!~]*$)/g);
const DAYS_IN_MONTH_MAX = 31;

export const findBareNumbers = (text: string): Place[] =>
  placesOf(BARE_NUMBER.all(text)).filter(({ start, end }) => mayBeDay(text.slice(start, end)));

function mayBeDay(written: string): boolean {
  if (written.length < 3) return Number(written) > 0 && Number(written) <= DAYS_IN_MONTH_MAX;
  return (
    written.length === 4 && dayFrom(2028, Number(written.slice(0, 2)), Number(written.slice(2))) !== null
  );
}

export const asUnclear = (place: Place): Found => ({ ...place, tie: 1, weak: true, until: "unclear" });

/** 「12月1日开会,之前整改」: before the day that was named last, which is taken and asked. */
const BEFORE_THAT = patternOf(
  /(?<=[,。;!?\n][ \t]{0,2}(?:务必|必须|一定|请|要|就|得|都|须|需|全部|应){0,3}(?:赶?在|于)?)(?:[此这那]个?|它|[来到])?(?:之前|以前)(?!的)/g,
);
/** 「之前修过一次」: what was. */
const TOLD = /^[^,]{0,8}[过了](?!期|道|滤)|^(?:就|已|没|未|是)/;
const POINTED_BACK_MAX = 30;

export function beforeThat(text: string, mentions: readonly Mention[], now: Now): Found[] {
  return placesOf(BEFORE_THAT.all(text)).flatMap(({ start, end }) => {
    const day = mentions.filter((one) => one.end <= start && start - one.end <= POINTED_BACK_MAX).at(-1);
    const rest = restOf(text, end);
    if (!day || typeof day.ahead !== "object" || tieOf("", rest) !== 2 || TOLD.test(rest)) return [];
    return [{ start: day.start, end, tie: 2, weak: false, until: momentBefore(day, now) }];
  });
}
