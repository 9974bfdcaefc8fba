import type { Calendar } from "../../domain/calendar.ts";
import { type Day, dayOf } from "../../domain/day.ts";
import { chooseFound } from "./deadline-choose.ts";
import { findAll } from "./deadline-find.ts";
import type { Found } from "./deadline-judge.ts";
import { findImmediate } from "./deadline-signals.ts";
import { plainText } from "./deadline-text.ts";

/** Until when, as somebody said it. A stated one is always echoed with its weekday before it counts. */
export type Deadline =
  | { kind: "none" }
  | {
      kind: "stated";
      due: Date;
      day: Day;
      text: string;
      provisional: boolean;
      /** The day that was named is over: the next one is taken, and asked. */
      rolled: boolean;
      /** Taken, but to be confirmed by its own question; always so when rolled. */
      asked: boolean;
      /** An hour was said; otherwise the day ends at 24:00. */
      clock: boolean;
    }
  | { kind: "immediate"; text: string }
  | { kind: "past"; text: string }
  | { kind: "unclear"; text: string };

/** A deadline and where its words stand in `plainText(given).shown` (the text itself, unless it holds full-width forms). */
export type PlacedDeadline = { start: number; end: number; deadline: Exclude<Deadline, { kind: "none" }> };

type Question = { at: Date; calendar: Calendar };

/** Reads the deadline in a sentence. Days are inclusive (「周五前」 ends Friday 24:00); a past one is never accepted. */
export function readDeadline(given: string, q: Question): Deadline {
  const { text, shown } = plainText(given);
  const chosen = chooseFound(findAll(text, { ...q, today: dayOf(q.at), blocks: new Map() }));
  if (chosen) {
    const words = chosen.said.map(({ start, end }) => shown.slice(start, end));
    return deadlineOf(chosen.until, words.join("、"));
  }
  const immediate = findImmediate(text);
  return immediate ? { kind: "immediate", text: immediate } : { kind: "none" };
}

/** Every deadline in a text, in order, none chosen: for a message that is split into several matters. */
export function findDeadlines(given: string, q: Question): PlacedDeadline[] {
  const { text, shown } = plainText(given);
  const found = findAll(text, { ...q, today: dayOf(q.at), blocks: new Map() });
  return found.map(({ start, end, until }) => ({
    start,
    end,
    deadline: deadlineOf(until, shown.slice(start, end)),
  }));
}

function deadlineOf(until: Found["until"], text: string): PlacedDeadline["deadline"] {
  return typeof until === "string" ? { kind: until, text } : { kind: "stated", ...until, text };
}
