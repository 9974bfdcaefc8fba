import type { Calendar, HolidayBlock } from "../../domain/calendar.ts";
import { type Day, dayFrom, daysBetween } from "../../domain/day.ts";
import { type Pattern, patternOf } from "../pattern.ts";

/** What dates are read against. */
export type Now = {
  at: Date;
  today: Day;
  calendar: Calendar;
  /** Blocks of days off that were looked up: a text may name one a thousand times. */
  blocks: Map<string, HolidayBlock | null>;
};

/** The day a word means when a deadline is set by it; `asked` where it is taken but must be confirmed by name. */
export type Ahead =
  | { day: Day; rolled?: boolean; asked?: boolean; provisional?: boolean }
  | "past"
  | "unclear";

/** A day that is named somewhere in a text, before it is known what it is there for. */
export type Mention = {
  start: number;
  end: number;
  kind: "date" | "date-of-month" | "weekday" | "named" | "end" | "holiday" | "lunar";
  ahead: Ahead;
  /** The latest such day that is not after today, for what happened; null where there is none. */
  behind: Day | null;
  /** 「每周五」: no day at all. */
  recurring?: boolean;
  /** 「周五」 without 本, 上 or 下: said of a day that is over, it may be last week's. */
  loose?: boolean;
  /** 「11.30」, 「3日」: a date only where something limits by it. */
  faint?: boolean;
  /** 「月中」: the part of a month that is not named. */
  bareEnd?: boolean;
  /** A whole week, month or quarter: 「下周前」 is doubtful. */
  whole?: boolean;
  week?: boolean;
  weekend?: boolean;
  /** 「开学前」: a day nobody here knows; asked where something is demanded by it. */
  event?: boolean;
  /** An hour without a day: today's, and where that is over, nobody knows which. */
  bareHour?: boolean;
  /** The word limits by itself: 本周内. */
  limits?: boolean;
  /** A part of the day that is in the word: 今晚, 明早. */
  part?: string;
};

export type Named = Omit<Mention, "start" | "end">;

type Read = (match: RegExpExecArray, now: Now) => Named | null;
export type Reader = { pattern: Pattern; read: Read };

/** Readers as they are written down. */
export const readersOf = (written: readonly { pattern: RegExp; read: Read }[]): Reader[] =>
  written.map(({ pattern, read }) => ({ pattern: patternOf(pattern), read }));

/** All days that are named in a text, from left to right; of overlapping ones the longer. */
export function findMentions(text: string, readers: readonly Reader[], now: Now): Mention[] {
  const found: Mention[] = [];
  for (const { pattern, read } of readers) {
    for (const match of pattern.all(text)) {
      const mention = read(match, now);
      if (mention) found.push({ start: match.index, end: match.index + match[0].length, ...mention });
    }
  }
  return withoutOverlaps(found);
}

/** The longest from the left; what another covers is gone. */
export function withoutOverlaps<T extends { start: number; end: number }>(found: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
    else if (last.end - last.start < one.end - one.start) kept[kept.length - 1] = one;
  }
  return kept;
}

const FAR_DAYS = 120;
const LATELY_DAYS = 60;

/** A date said without its year is the nearest one; far ahead it is asked, and what lies behind is past. */
export function nearestAhead(here: Day, next: Day | null, today: Day, last: Day | null = null): Ahead {
  // In January 「12月28日前」 may be last week's.
  if (here >= today) return { day: here, asked: last !== null && daysBetween(last, today) < LATELY_DAYS };
  if (!next || daysBetween(today, next) >= daysBetween(here, today)) return "past";
  const far = daysBetween(today, next) > FAR_DAYS;
  return { day: next, rolled: far, asked: far };
}

/** The same date so many months on; the month's last day where there is none. */
export function monthsLater(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  for (let date = Number(day.slice(8)); date > 0; date--) {
    const found = dayFrom(year, month, date);
    if (found) return found;
  }
  return day;
}
