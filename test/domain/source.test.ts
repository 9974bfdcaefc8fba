import fc from "fast-check";
import { expect, test } from "vitest";
import {
  judgeAnswer,
  SOURCE_ANSWERS,
  type SourceEntry,
  type SourceStand,
  sourceStand,
  UNTOUCHED,
} from "../../src/domain/source.ts";

const wording = (task: string) => ({ task, place: null });
const recalled = (seq: number): SourceEntry => ({ seq, type: "source-recalled", payload: {} });
const edited = (seq: number, before: string, after: string): SourceEntry => ({
  seq,
  type: "source-edited",
  payload: { before: wording(before), after: wording(after) },
});
const answered = (seq: number, type: SourceEntry["type"], to: number, more = {}): SourceEntry => ({
  seq,
  type,
  payload: { seq: to, ...more },
});

test.each([
  { why: "nothing happened", entries: [], stand: UNTOUCHED },
  {
    why: "recalled and not answered",
    entries: [recalled(3)],
    stand: {
      last: { question: { kind: "still-true", seq: 3, why: "recalled" }, answer: null },
      before: null,
    },
  },
  {
    why: "recalled and confirmed",
    entries: [recalled(3), answered(5, "source-confirmed", 3)],
    stand: {
      last: { question: { kind: "still-true", seq: 3, why: "recalled" }, answer: "still-true" },
      before: null,
    },
  },
  {
    why: "an answer to an older question does not answer the newer one",
    entries: [recalled(3), edited(4, "甲", "乙"), answered(5, "source-confirmed", 3)],
    stand: {
      last: {
        question: { kind: "put-right", seq: 4, before: wording("甲"), after: wording("乙") },
        answer: null,
      },
      before: null,
    },
  },
  {
    why: "put right: what stood before is kept, also after a later recall",
    entries: [
      edited(3, "甲", "乙"),
      answered(4, "corrected", 3, { before: wording("甲"), after: wording("乙") }),
      recalled(5),
    ],
    stand: {
      last: { question: { kind: "still-true", seq: 5, why: "recalled" }, answer: null },
      before: "甲",
    },
  },
  {
    why: "changed back before anybody answered",
    entries: [edited(3, "甲", "乙"), edited(4, "甲", "甲")],
    stand: UNTOUCHED,
  },
  {
    why: "no report any more",
    entries: [{ seq: 3, type: "source-edited" as const, payload: { before: wording("甲"), words: "收到" } }],
    stand: { last: { question: { kind: "still-true", seq: 3, why: "emptied" }, answer: null }, before: null },
  },
  {
    why: "nothing for a group to see",
    entries: [
      { seq: 3, type: "source-edited" as const, payload: { before: wording("甲"), restricted: true } },
    ],
    stand: {
      last: { question: { kind: "still-true", seq: 3, why: "restricted" }, answer: null },
      before: null,
    },
  },
  {
    why: "not readable",
    entries: [{ seq: 3, type: "source-edited" as const, payload: { before: wording("甲"), unread: true } }],
    stand: { last: { question: { kind: "still-true", seq: 3, why: "unread" }, answer: null }, before: null },
  },
  // The office's own corrections, another feature's, need no question.
  {
    why: "put right without an edit",
    entries: [{ seq: 3, type: "corrected" as const, payload: { before: wording("甲") } }],
    stand: { last: null, before: "甲" },
  },
  {
    why: "an entry in a shape we do not know",
    entries: [{ seq: 3, type: "corrected" as const, payload: { words: "甲" } }],
    stand: UNTOUCHED,
  },
])("how it stands: $why", ({ entries, stand }) => {
  expect(sourceStand(entries)).toEqual(stand);
});

const open: SourceStand = sourceStand([recalled(3)]);
const right = { stand: open, seq: 3, answer: "wrong" as const, personId: 1, reportedBy: 1 };
test.each([
  { why: "its reporter, the newest question, a fitting answer", q: right, verdict: "go" },
  { why: "somebody else", q: { ...right, personId: 2 }, verdict: "not-yours" },
  { why: "an older question", q: { ...right, seq: 2 }, verdict: "outdated" },
  { why: "no question at all", q: { ...right, stand: UNTOUCHED }, verdict: "outdated" },
  { why: "an answer of the other kind", q: { ...right, answer: "put-right" as const }, verdict: "outdated" },
  {
    why: "answered already",
    q: { ...right, stand: sourceStand([recalled(3), answered(4, "source-doubted", 3)]) },
    verdict: "answered",
  },
])("an answer counts only so: $why", ({ q, verdict }) => {
  const judged = judgeAnswer(q);
  expect(judged.kind === "go" ? "go" : judged.because).toBe(verdict);
});

test("whatever happened, at most the newest question is open, and only its own reporter closes it", () => {
  const entry = fc.oneof(
    fc.constant(recalled),
    fc.constant((seq: number) => edited(seq, "甲", "乙")),
    fc.nat(8).map((to) => (seq: number) => answered(seq, "source-confirmed", to)),
    fc.nat(8).map((to) => (seq: number) => answered(seq, "corrected", to, { before: wording("甲") })),
  );
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 8 }),
      fc.nat(9),
      fc.constantFrom(...SOURCE_ANSWERS),
      fc.boolean(),
      (make, seq, answer, own) => {
        const entries = make.map((one, index) => one(index + 1));
        const stand = sourceStand(entries);
        const verdict = judgeAnswer({ stand, seq, answer, personId: own ? 1 : 2, reportedBy: 1 });
        const newest = entries.findLast(({ type }) => type === "source-recalled" || type === "source-edited");
        if (verdict.kind === "go") {
          expect(own).toBe(true);
          expect(seq).toBe(newest?.seq);
        }
      },
    ),
  );
});
