import { patternOf } from "../pattern.ts";
import { isAtEnd, isSetApart } from "./deadline-alone.ts";
import { findHours } from "./deadline-clock.ts";
import { DAY_READERS } from "./deadline-days.ts";
import { END_READERS } from "./deadline-ends.ts";
import { HOLIDAY_READERS } from "./deadline-holidays.ts";
import { joinMentions } from "./deadline-join.ts";
import { type Found, judgeDay, tieAt } from "./deadline-judge.ts";
import { countedFrom, judgeSpan } from "./deadline-judge-span.ts";
import {
  findMentions,
  type Mention,
  type Now,
  type Reader,
  readersOf,
  withoutOverlaps,
} from "./deadline-mention.ts";
import { isDemanded } from "./deadline-signals.ts";
import { findSpans } from "./deadline-spans.ts";
import { leadOf, restOf } from "./deadline-text.ts";
import { anyOf, DATE_WORDS } from "./deadline-words.ts";

/** 「开学前」, 「验收前」: a day nobody here knows. */
const EVENT_READERS = readersOf([
  {
    pattern: new RegExp(
      `${anyOf(DATE_WORDS.events)}(?:结束|开始|到来|来临|来|完)?(?=[ \\t]{0,2}(?:之前|以前|前))`,
      "g",
    ),
    read: () => ({ kind: "named", ahead: "unclear", behind: null, event: true }),
  },
  {
    // 「廿八前」 by which calendar, 「1201前」 a day or a room?
    pattern:
      /(?<![月\d.廿])(?:廿[一二三四五六七八九]?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[ \t]{0,2}(?:之前|以前|前))/g,
    read: () => ({ kind: "named", ahead: "unclear", behind: null }),
  },
]);
/** 「28前」: the 28th, or so many days ago; only where it stands by itself. */
const BARE_READERS = readersOf([
  {
    pattern: new RegExp(
      `(?<=[\\s,。;])(?:[12]?\\d|3[01]|[二三]?十[一二三四五六七八九]?)(?=(?:之前|以前|前)(?:[,。;!\\s]|$|必|要|全|得|${anyOf(DATE_WORDS.fix)}))`,
      "g",
    ),
    read: () => ({ kind: "named", ahead: "unclear", behind: null }),
  },
]);
/** Days, weeks, months, feasts and events, in the order in which they win a tie: 「八月十五」 is the moon's or unclear. */
export const MENTION_READERS: readonly Reader[] = [...HOLIDAY_READERS, ...DAY_READERS, ...END_READERS];
const READERS = [...MENTION_READERS, ...EVENT_READERS, ...BARE_READERS];

/** No end that anybody could be held to. */
const VAGUE = patternOf(
  /(?:[这近][一二两三几][天日]|近期|近日|(?<![一二两三四五六七八九十今明本当近\d])日内|短期内?|短时间内|(?:(?:国庆|春|元旦|中秋|端午|清明|劳动)?节|年|假|收假|过完年|开学|放假|国庆|春节|元旦|中秋)后|过[几两]天|改天)(?:之?内)?/g,
);

/** 「从11月20日起算」: the day that a limit runs from. */
const RUNS_FROM = /^[ \t]?(?:之?[日天])?(?:起算|起计|开始(?:计)?算)/;

type Place = { start: number; end: number };

/** All deadlines in a text prepared by `plainText`, from left to right. */
export function findAll(text: string, now: Now): Found[] {
  const mentions = joinMentions(text, findMentions(text, READERS, now));
  const pastDay = mentions.find(({ ahead }) => ahead === "past")?.end ?? null;
  const anchor = mentions.find(({ end }) => RUNS_FROM.test(text.slice(end, end + 8)));
  const from = anchor && (anchor.behind ?? (typeof anchor.ahead === "object" ? anchor.ahead.day : null));
  const limits = findSpans(text, now).flatMap((span) => {
    const limit = judgeSpan(text, span, pastDay);
    if (!limit) return [];
    return from ? countedFrom(span, limit, from, now) : limit;
  });
  // Of 「限3日」 the length of time wins, of 「12月3日」 the day.
  const said: (Found | Mention)[] = withoutOverlaps([...limits, ...mentions]);
  const places: Place[] = [];
  const found: Found[] = [];
  let hoursEnd = 0;
  for (const one of said) {
    const judged = "until" in one ? { end: one.end, found: one } : judgeDay(text, one, now);
    places.push({ start: one.start, end: judged.end });
    if (judged.found) found.push(judged.found);
  }
  for (const { start } of outside(findHours(text), places)) {
    // The hour of 「半夜12点」 begins once.
    if (start < hoursEnd) continue;
    const judged = judgeDay(text, hourOfToday(start, now), now);
    hoursEnd = judged.end;
    if (judged.found) found.push(judged.found);
  }
  const vague = outside(
    VAGUE.all(text).map(({ 0: word, index }) => ({ start: index, end: index + word.length })),
    places,
  ).map((place) => judgeVague(text, place));
  return [...found, ...vague.filter((one) => one !== null)].sort((a, b) => a.start - b.start);
}

const hourOfToday = (start: number, { today }: Now): Mention => ({
  start,
  end: start,
  kind: "named",
  ahead: { day: today },
  behind: today,
  bareHour: true,
});

function judgeVague(text: string, place: Place): Found | null {
  const words = { lead: leadOf(text, place.start), rest: restOf(text, place.end) };
  const isAlone =
    place.start > 0 && isSetApart(words.lead) && isAtEnd(words.rest, text.slice(place.end, place.end + 8));
  if (!isAlone && !isDemanded(words.lead, words.rest, false)) return null;
  return { ...place, tie: tieAt(text, place.start, words), weak: true, until: "unclear" };
}

/** Those that touch none of the others; both from left to right. */
function outside<T extends Place>(places: readonly T[], taken: readonly Place[]): T[] {
  let next = 0;
  return places.filter(({ start, end }) => {
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next += 1;
    const other = taken[next];
    return !other || other.start >= end;
  });
}
