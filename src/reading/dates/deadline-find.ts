import { findHours } from "./deadline-clock.ts";
import { DAY_READERS } from "./deadline-days.ts";
import { END_READERS } from "./deadline-ends.ts";
import { HOLIDAY_READERS } from "./deadline-holidays.ts";
import { joinMentions } from "./deadline-join.ts";
import { type Found, judgeDay } from "./deadline-judge.ts";
import { countedFrom, judgeSpan } from "./deadline-judge-span.ts";
import {
  asUnclear,
  beforeThat,
  findBareNumbers,
  findVague,
  judgeVague,
  type Place,
} from "./deadline-loose.ts";
import {
  findMentions,
  type Mention,
  type Now,
  type Reader,
  readersOf,
  withoutOverlaps,
} from "./deadline-mention.ts";
import { findSpans } from "./deadline-spans.ts";
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

/** 「从11月20日起算」: the day that a limit runs from. */
const RUNS_FROM = /^[ \t]?(?:之?[日天])?(?:起算|起计|开始(?:计)?算)/;

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
  const vague = outside(findVague(text), places).map((place) => judgeVague(text, place));
  const bare = outside(findBareNumbers(text), places).map(asUnclear);
  const before = beforeThat(text, mentions, now);
  return [...found, ...vague.filter((one) => one !== null), ...bare, ...before].sort(
    (a, b) => a.start - b.start,
  );
}

const hourOfToday = (start: number, { today }: Now): Mention => ({
  start,
  end: start,
  kind: "named",
  ahead: { day: today },
  behind: today,
  bareHour: true,
});

/** Those that touch none of the others; both from left to right. */
function outside<T extends Place>(places: readonly T[], taken: readonly Place[]): T[] {
  let next = 0;
  return places.filter(({ start, end }) => {
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next += 1;
    const other = taken[next];
    return !other || other.start >= end;
  });
}
