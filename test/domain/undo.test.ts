import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JournalType } from "../../src/domain/journal.ts";
import { judgeUndo, type PastEntry } from "../../src/domain/undo.ts";

/** 「王 registered 0」: who, what, at which minute; 「-」 is the clock. */
function history(...lines: string[]): PastEntry[] {
  return lines.map((line, index) => {
    const [who = "", type = "", minute = "0", words] = line.split(" ");
    return {
      seq: index + 1,
      type: type as JournalType,
      actor:
        who === "-" ? { kind: "clock" } : { kind: "person", openId: who, name: who, role: `role of ${who}` },
      recordedAt: atMinute(Number(minute)),
      payload: words ? { words } : {},
    };
  });
}
const atMinute = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, 30) + minute * 60_000);
const confirmed = ["王 registered 0", "王 assigned 0"];
const signed = [...confirmed, "李 accepted 10"];
const handedIn = [...signed, "李 submitted 20 已换"];
const passed = [...handedIn, "赵 verified 30 好", "赵 closed 30"];
const returned = [...handedIn, "赵 returned-to-work 30 差2具"];

const judge = (
  lines: string[],
  q: { who: string; minute: number; state: Parameters<typeof judgeUndo>[0]["state"] },
) => judgeUndo({ entries: history(...lines), state: q.state, openId: q.who, at: atMinute(q.minute) });

describe("one's own last act, within five minutes, goes back to exactly how it stood", () => {
  test.each([
    {
      act: "confirm",
      lines: confirmed,
      who: "王",
      state: "assigned",
      minute: 4,
      seq: 1,
      back: { state: "rejected" },
    },
    {
      act: "accept",
      lines: signed,
      who: "李",
      state: "accepted",
      minute: 15,
      seq: 3,
      back: { state: "assigned", acceptedAt: null },
    },
    {
      act: "submit",
      lines: handedIn,
      who: "李",
      state: "submitted",
      minute: 21,
      seq: 4,
      back: {
        state: "accepted",
        acceptedAt: atMinute(10),
        rectification: null,
        submittedAt: null,
        submittedBy: null,
      },
    },
    {
      act: "submit",
      lines: [...confirmed, "李 submitted 20 已换"],
      who: "李",
      state: "submitted",
      minute: 21,
      seq: 3,
      back: { state: "assigned", acceptedAt: null },
    },
    {
      act: "submit",
      lines: [...returned, "李 submitted 40 全换"],
      who: "李",
      state: "submitted",
      minute: 41,
      seq: 6,
      back: { state: "rectifying", rectification: "已换", returnReason: "差2具", submittedAt: null },
    },
    {
      act: "return-to-work",
      lines: returned,
      who: "赵",
      state: "rectifying",
      minute: 31,
      seq: 5,
      back: { state: "submitted", returnReason: null, submittedAt: atMinute(20), submittedBy: "李" },
    },
    {
      act: "pass",
      lines: passed,
      who: "赵",
      state: "closed",
      minute: 31,
      seq: 5,
      back: { state: "submitted", rectification: "已换", submittedAt: atMinute(20), submittedBy: "李" },
    },
    {
      act: "submit",
      lines: [...handedIn, "李 undone 21", "李 submitted 22 真换了"],
      who: "李",
      state: "submitted",
      minute: 23,
      seq: 6,
      back: { state: "accepted", rectification: null },
    },
    {
      act: "accept",
      lines: [...confirmed, "李 accepted 10", "- rung-fired 11", "- evidence-kept 12"],
      who: "李",
      state: "accepted",
      minute: 13,
      seq: 3,
      back: { state: "assigned" },
    },
  ] as const)("$act → $back.state", ({ act, lines, who, state, minute, seq, back }) => {
    expect(judge([...lines], { who, minute, state })).toMatchObject({
      kind: "go",
      act,
      seq,
      role: `role of ${who}`,
      back,
    });
  });
});

describe("refused, and nothing changes", () => {
  test.each([
    {
      why: "five minutes and a second later",
      lines: confirmed,
      who: "王",
      state: "assigned",
      minute: 5.02,
      because: "late",
    },
    {
      why: "another has acted since",
      lines: signed,
      who: "王",
      state: "accepted",
      minute: 11,
      because: "moved-on",
    },
    {
      why: "it is another's act",
      lines: confirmed,
      who: "李",
      state: "assigned",
      minute: 1,
      because: "nothing",
    },
    {
      why: "it was taken back already",
      lines: [...signed, "李 undone 11"],
      who: "李",
      state: "assigned",
      minute: 12,
      because: "already",
    },
    {
      why: "another has signed since, and taken that back",
      lines: [...signed, "李 undone 11"],
      who: "王",
      state: "assigned",
      minute: 12,
      because: "moved-on",
    },
    {
      why: "what another took back was never one's own",
      lines: [...signed, "李 undone 11"],
      who: "赵",
      state: "assigned",
      minute: 12,
      because: "nothing",
    },
    {
      why: "a confirmation is taken back once",
      lines: [...confirmed, "王 undone 1"],
      who: "王",
      state: "rejected",
      minute: 2,
      because: "already",
    },
    {
      why: "the office has corrected it since",
      lines: [...signed, "郑 corrected 11"],
      who: "李",
      state: "accepted",
      minute: 12,
      because: "moved-on",
    },
    {
      why: "one's own correction is not an act that goes back",
      lines: [...signed, "李 corrected 11"],
      who: "李",
      state: "accepted",
      minute: 12,
      because: "nothing",
    },
    {
      why: "a new assignment alone is no confirmation",
      lines: [...confirmed, "郑 assigned 3"],
      who: "郑",
      state: "assigned",
      minute: 4,
      because: "nothing",
    },
    {
      why: "the matter stands otherwise than its history tells",
      lines: signed,
      who: "李",
      state: "transferred",
      minute: 11,
      because: "nothing",
    },
    { why: "a draft has no history", lines: [], who: "王", state: "draft", minute: 1, because: "nothing" },
  ] as const)("$why", ({ lines, who, state, minute, because }) => {
    expect(judge([...lines], { who, minute, state })).toMatchObject({ kind: "refused", because });
  });

  test("five minutes to the millisecond still count", () => {
    expect(judge(confirmed, { who: "王", minute: 5, state: "assigned" }).kind).toBe("go");
  });
});

test("whatever the history, nobody takes back what they did not do last, or did longer ago", () => {
  const types: JournalType[] = [
    "registered",
    "assigned",
    "accepted",
    "submitted",
    "verified",
    "closed",
    "returned-to-work",
    "rung-fired",
    "corrected",
    "undone",
  ];
  const line = fc.tuple(fc.constantFrom("王", "李", "-"), fc.constantFrom(...types), fc.nat(30));
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 10 }),
      fc.constantFrom("王", "李"),
      fc.nat(40),
      (some, who, minute) => {
        const entries = history(...some.sort((a, b) => a[2] - b[2]).map((one) => one.join(" ")));
        for (const state of ["assigned", "accepted", "submitted", "closed", "rectifying"] as const) {
          const verdict = judgeUndo({ entries, state, openId: who, at: atMinute(minute) });
          if (verdict.kind !== "go") continue;
          const last = entries.filter((entry) => entry.actor.kind === "person").at(-1);
          expect(last?.actor).toMatchObject({ openId: who });
          expect(atMinute(minute).getTime() - (last?.recordedAt.getTime() ?? 0)).toBeLessThanOrEqual(300_000);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
