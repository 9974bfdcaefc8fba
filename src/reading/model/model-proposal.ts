import type { Calendar } from "../../domain/calendar.ts";
import { formatIso } from "../../domain/day.ts";
import { type Deadline, readDeadline } from "../dates/deadline.ts";
import { ownClauses, ownWords } from "../own-words.ts";
import { signsOf } from "../problems.ts";
import type { MatterReading } from "../reading.ts";
import type { UnitIndex } from "../units/unit-index.ts";
import { findUnits } from "../units/units.ts";
import { NEUTRAL_MATTER, readAnswer } from "./model-answer.ts";

/** What of a model's answer a person may be asked to confirm: one matter, or nothing. */
export type Proposal =
  | {
      kind: "matter";
      matter: MatterReading;
      /** How many problems the model saw; more than one stay together in one draft. */
      count: number;
    }
  | { kind: "none"; because: "schema" | "act" | "restricted" };

export type ProposalContext = {
  /** The text that the model was shown. */
  masked: string;
  /** When it was written: 「三天内」 counts from there. */
  at: Date;
  calendar: Calendar;
  units: UnitIndex;
  chat: { street: string | null; unit: string | null };
};

const TASK_CHARS_MIN = 4;
const PLACE_CHARS_MAX = 40;
const DUE_CHARS_MAX = 30;
const NAMES_MAX = 8;
const NAME_CHARS_MIN = 2;
const NAME_CHARS_MAX = 20;

/**
 * Reads a model's answer by the schema of all readings, and then believes none of its words: what may be shown is the
 * person's own text, names of the register, and words of our lists. Unit and deadline are read by our rules; the model
 * only points at words, or adds a name to choose from.
 */
export function readProposal(answer: Record<string, unknown>, q: ProposalContext): Proposal {
  const reading = readAnswer(answer);
  if (!reading) return { kind: "none", because: "schema" };
  const { act, restricted, matters } = reading;
  const [first] = matters;
  if (act !== "report" || !first) return { kind: "none", because: "act" };
  if (restricted || matters.some((matter) => matter.incident === "suspected_homicide"))
    return { kind: "none", because: "restricted" };

  const unit = unitOf(matters, q);
  const category = sameIn(matters.map((matter) => matter.category));
  return {
    kind: "matter",
    count: matters.length,
    matter: {
      ...NEUTRAL_MATTER,
      ...unit,
      ...dueOf(first.dueText, q),
      task: taskOf(matters, q.masked),
      category,
      incident: matters.find((matter) => matter.incident !== null)?.incident ?? null,
      severity: severityOf(first.severity),
      place: first.place && matters.length === 1 ? placeOf(first.place, q.masked) : null,
      urgent: signsOf(q.masked).has("urgent"),
      ask: [...(unit.unit ? [] : ["unit"]), ...(category ? [] : ["category"])],
    },
  };
}

const sameIn = <Word>(words: readonly Word[]): Word | null =>
  words.every((word) => word === words[0]) ? (words[0] ?? null) : null;

/** Several problems stay one text, so that none is lost; and a task with a word that nobody wrote is not taken. */
function taskOf(matters: readonly MatterReading[], text: string): string {
  const own = matters.length === 1 ? ownClauses(text, matters[0]?.task ?? "") : null;
  return own && [...own].length >= TASK_CHARS_MIN ? own : text.trim();
}

/** 疑似 at most: grading is the regulator's. */
function severityOf(proposed: MatterReading["severity"]): MatterReading["severity"] {
  if (proposed === "重大" || proposed === "特别重大") return "疑似重大";
  return proposed === "较大" ? "待定" : proposed;
}

function placeOf(proposed: string, text: string): string | null {
  const place = ownWords(text, proposed);
  return place && [...place].length <= PLACE_CHARS_MAX ? place : null;
}

/** What our rules find in the text stands; a name the model gives is one more to choose from, and never taken. */
function unitOf(
  matters: readonly MatterReading[],
  q: ProposalContext,
): Pick<MatterReading, "unit" | "unitHow" | "unitText" | "candidates"> {
  const own = findUnits(q.units, q.masked, q.chat, { bodies: false });
  const given = matters.flatMap(({ unit, candidates }) => [...(unit ? [unit] : []), ...candidates]);
  const named = [...new Set(given.flatMap((name) => registered(name, q.units)))];
  const asked = (how: "ambiguous" | "unknown", names: readonly string[], unitText: string | null = null) => ({
    unit: null,
    unitHow: how,
    candidates: [...new Set(names)].slice(0, NAMES_MAX),
    unitText,
  });
  switch (own.how) {
    case "stated":
      return { unit: own.unit.name, unitHow: "stated", candidates: [], unitText: null };
    case "ambiguous":
      return asked(
        "ambiguous",
        own.candidates.map(({ name }) => name),
      );
    case "unknown":
      return asked("unknown", [...own.near.map(({ name }) => name), ...named], own.text);
    case "context":
      return named.every((name) => name === own.unit.name)
        ? { unit: own.unit.name, unitHow: "context", candidates: [], unitText: null }
        : asked("ambiguous", [own.unit.name, ...named]);
    case "missing": {
      if (named.length > 0) return asked("ambiguous", named);
      const [written] = given.flatMap((name) => ownWords(q.masked, name) ?? []).filter(isName);
      return written
        ? asked("unknown", [], written)
        : { unit: null, unitHow: "missing", candidates: [], unitText: null };
    }
  }
}

const isName = (words: string) => [...words].length >= NAME_CHARS_MIN && [...words].length <= NAME_CHARS_MAX;

/** The units of the register that a name of the model's may mean. */
function registered(name: string, units: UnitIndex): string[] {
  const found = findUnits(units, name, { street: null, unit: null }, { bodies: false });
  if (found.how === "stated") return [found.unit.name];
  if (found.how === "ambiguous") return found.candidates.map((one) => one.name);
  return found.how === "unknown" ? found.near.map((one) => one.name) : [];
}

/** Our reading of the whole text first; else of the phrase the model points at, if somebody wrote it. */
function dueOf(
  phrase: string | null,
  q: ProposalContext,
): Pick<MatterReading, "due" | "dueAt" | "dueText" | "dueSource" | "flags"> {
  const whole = readDeadline(q.masked, q);
  const pointed =
    phrase && phrase.length <= DUE_CHARS_MAX && q.masked.normalize("NFKC").includes(phrase.normalize("NFKC"));
  const deadline: Deadline = whole.kind === "none" && pointed ? readDeadline(phrase, q) : whole;
  const none = { due: null, dueAt: null, dueText: null, flags: [] };
  if (deadline.kind === "none") return { ...none, dueSource: "policy" };
  if (deadline.kind !== "stated") return { ...none, dueText: deadline.text, dueSource: deadline.kind };
  const { due, day, text } = deadline;
  return {
    due: day,
    dueAt: deadline.clock ? formatIso(due) : null,
    dueText: text,
    dueSource: "stated",
    flags: [
      ...(deadline.provisional ? ["calendar_provisional"] : []),
      ...(deadline.rolled ? ["due_rolled"] : []),
    ],
  };
}
