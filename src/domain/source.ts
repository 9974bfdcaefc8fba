import type { JournalEntry, JournalType } from "./journal.ts";

/** What an entry about the source says, as far as cards and answers need it. */
export type SourceEntry = Pick<JournalEntry, "seq" | "type" | "payload">;

export const SOURCE_ENTRIES = [
  "source-recalled",
  "source-edited",
  "source-confirmed",
  "source-doubted",
  "source-kept",
  "corrected",
] as const satisfies readonly JournalType[];

/** The words of a matter that an edited message may put right; unit and deadline never. */
export type Wording = { task: string; place: string | null };

/**
 * What its reporter is asked: whether it is still so, after a recall and after an edit that left no report, that we
 * could not read or that no group may see; else whether to put it right.
 */
export type SourceQuestion =
  | { kind: "still-true"; seq: number; why: "recalled" | "emptied" | "unread" | "restricted" }
  | { kind: "put-right"; seq: number; before: Wording; after: Wording };

/** What a reporter may answer. */
export const SOURCE_ANSWERS = ["still-true", "wrong", "put-right", "keep"] as const;
export type SourceAnswer = (typeof SOURCE_ANSWERS)[number];

const ANSWERS_OF: Record<SourceQuestion["kind"], readonly SourceAnswer[]> = {
  "still-true": ["still-true", "wrong"],
  "put-right": ["put-right", "keep"],
};
const ANSWER_OF: Partial<Record<JournalType, SourceAnswer>> = {
  "source-confirmed": "still-true",
  "source-doubted": "wrong",
  "source-kept": "keep",
  corrected: "put-right",
};

/** How it stands with the message a matter was made of. */
export type SourceStand = {
  /** The newest thing that happened to it, and what its reporter said to that; null while nobody did. */
  last: { question: SourceQuestion; answer: SourceAnswer | null } | null;
  /** The task as it stood before the last correction. */
  before: string | null;
};

export const UNTOUCHED: SourceStand = { last: null, before: null };

/** Reads the stand off a matter's entries: a later event takes the place of an earlier question. */
export function sourceStand(entries: readonly SourceEntry[]): SourceStand {
  let stand = UNTOUCHED;
  for (const entry of entries) {
    const question = questionIn(entry);
    if (question) stand = { ...stand, last: asBefore(question) ? null : { question, answer: null } };
    const answer = ANSWER_OF[entry.type];
    if (!answer) continue;
    if (entry.type === "corrected")
      stand = { ...stand, before: wordingIn(entry.payload.before)?.task ?? null };
    if (stand.last && stand.last.question.seq === entry.payload.seq)
      stand = { ...stand, last: { ...stand.last, answer } };
  }
  return stand;
}

function questionIn({ type, seq, payload }: SourceEntry): SourceQuestion | null {
  if (type === "source-recalled") return { kind: "still-true", seq, why: "recalled" };
  if (type !== "source-edited") return null;
  if (payload.unread === true) return { kind: "still-true", seq, why: "unread" };
  if (payload.restricted === true) return { kind: "still-true", seq, why: "restricted" };
  const [before, after] = [wordingIn(payload.before), wordingIn(payload.after)];
  return before && after
    ? { kind: "put-right", seq, before, after }
    : { kind: "still-true", seq, why: "emptied" };
}

/** Changed back to what the ledger says: then there is nothing to ask. */
const asBefore = (question: SourceQuestion) =>
  question.kind === "put-right" && isSameWording(question.before, question.after);

export const isSameWording = (one: Wording, other: Wording): boolean =>
  one.task === other.task && one.place === other.place;

function wordingIn(value: unknown): Wording | null {
  if (typeof value !== "object" || value === null || !("task" in value)) return null;
  const place = "place" in value && typeof value.place === "string" ? value.place : null;
  return typeof value.task === "string" ? { task: value.task, place } : null;
}

export type AnswerVerdict =
  | { kind: "go"; question: SourceQuestion }
  | { kind: "refused"; because: "not-yours" | "answered" | "outdated" };

/** Whether this answer counts: its reporter's alone, to the newest question, and only once. */
export function judgeAnswer(q: {
  stand: SourceStand;
  seq: number;
  answer: SourceAnswer;
  personId: number;
  reportedBy: number;
}): AnswerVerdict {
  if (q.personId !== q.reportedBy) return { kind: "refused", because: "not-yours" };
  const { last } = q.stand;
  if (!last || last.question.seq !== q.seq || !ANSWERS_OF[last.question.kind].includes(q.answer))
    return { kind: "refused", because: "outdated" };
  if (last.answer) return { kind: "refused", because: "answered" };
  return { kind: "go", question: last.question };
}
