import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isOverdue,
  judgeAct,
  MATTER_STATES,
  type MatterAct,
  type MatterFacts,
  maySeeMatter,
  missingFields,
  type Post,
  ROLES,
} from "../../src/domain/matter.ts";

const due = new Date("2026-12-01T00:00:00+08:00");
const facts = (change: Partial<MatterFacts> = {}): MatterFacts => ({
  state: "assigned",
  dueAt: due,
  submittedAt: null,
  closedAt: null,
  unitId: 1,
  streetId: 2,
  regulatorId: 3,
  caseLeaderId: 40,
  reportedBy: 10,
  submittedBy: null,
  ...change,
});
const post = (role: Post["role"], at: Partial<Post> = {}): Post => ({
  role,
  unitId: null,
  streetId: null,
  bodyId: null,
  ...at,
});
const who = (personId: number, ...posts: Post[]) => ({ personId, posts });

const unit = who(20, post("unit", { unitId: 1 }));
const otherUnit = who(21, post("unit", { unitId: 9 }));
const street = who(30, post("street", { streetId: 2 }));
const otherStreet = who(31, post("street", { streetId: 8 }));
const regulator = who(32, post("department", { bodyId: 3 }));
const office = who(50, post("office"));
const leader = who(40, post("case-leader", { streetId: 2 }));
const grid = who(10, post("grid-worker", { streetId: 2 }));

test.each([
  { why: "the author confirms a draft", act: "confirm", by: grid, state: "draft", expected: "go" },
  { why: "nobody else confirms it", act: "confirm", by: office, state: "draft", expected: "not-yours" },
  {
    why: "a confirmed draft is not confirmed twice",
    act: "confirm",
    by: grid,
    state: "assigned",
    expected: "wrong-state",
  },
  { why: "the unit signs", act: "accept", by: unit, state: "assigned", expected: "go" },
  { why: "its street may sign for it", act: "accept", by: street, state: "assigned", expected: "go" },
  { why: "another unit may not", act: "accept", by: otherUnit, state: "assigned", expected: "not-yours" },
  { why: "a grid worker may not", act: "accept", by: grid, state: "assigned", expected: "not-yours" },
  { why: "it is signed once", act: "accept", by: unit, state: "accepted", expected: "wrong-state" },
  {
    why: "a unit that already mended it need not sign first",
    act: "submit",
    by: unit,
    state: "assigned",
    expected: "go",
  },
  {
    why: "a returned matter is handed in again",
    act: "submit",
    by: unit,
    state: "rectifying",
    expected: "go",
  },
  { why: "the street verifies", act: "pass", by: street, state: "submitted", expected: "go" },
  { why: "the regulator verifies", act: "pass", by: regulator, state: "submitted", expected: "go" },
  { why: "the office verifies", act: "pass", by: office, state: "submitted", expected: "go" },
  { why: "the unit itself never verifies", act: "pass", by: unit, state: "submitted", expected: "own-unit" },
  { why: "another street does not", act: "pass", by: otherStreet, state: "submitted", expected: "not-yours" },
  {
    why: "the case leader orders but does not verify",
    act: "pass",
    by: leader,
    state: "submitted",
    expected: "not-yours",
  },
  {
    why: "nothing is struck off before it is handed in",
    act: "pass",
    by: street,
    state: "accepted",
    expected: "wrong-state",
  },
  {
    why: "what is struck off stays",
    act: "return-to-work",
    by: street,
    state: "closed",
    expected: "wrong-state",
  },
] as const)("$why", ({ act, by, state, expected }) => {
  const verdict = judgeAct(act, by, facts({ state }));
  expect(verdict.kind === "go" ? "go" : verdict.because).toBe(expected);
});

test("whoever handed it in cannot verify it, not even as street, regulator or office", () => {
  for (const by of [street, regulator, office]) {
    const verdict = judgeAct("pass", by, facts({ state: "submitted", submittedBy: by.personId }));
    expect(verdict).toEqual({ kind: "refused", because: "own-submission" });
  }
});

const anyPost = fc.record({
  role: fc.constantFrom(...ROLES),
  unitId: fc.option(fc.integer({ min: 1, max: 3 })),
  streetId: fc.option(fc.integer({ min: 1, max: 3 })),
  bodyId: fc.option(fc.integer({ min: 1, max: 4 })),
});

test("no mix of posts lets the submitter or anyone of the responsible unit verify", () => {
  fc.assert(
    fc.property(
      fc.array(anyPost, { maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom<MatterAct>("pass", "return-to-work"),
      (posts, personId, act) => {
        const matter = facts({ state: "submitted", submittedBy: 2 });
        const verdict = judgeAct(act, { personId, posts }, matter);
        if (personId === 2 || posts.some((held) => held.unitId === matter.unitId))
          expect(verdict.kind).toBe("refused");
      },
    ),
  );
});

test("an act either goes from one of its states or changes nothing", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MATTER_STATES),
      fc.constantFrom<MatterAct>("accept", "submit", "pass", "return-to-work"),
      (state, act) => {
        const verdict = judgeAct(act, act === "accept" || act === "submit" ? unit : street, facts({ state }));
        if (["draft", "closed", "merged", "rejected", "transferred"].includes(state))
          expect(verdict).toEqual({ kind: "refused", because: "wrong-state" });
        if (verdict.kind === "go") expect(verdict.to).not.toBe(state);
      },
    ),
  );
});

test.each([
  { why: "before the deadline", state: "assigned", at: "2026-11-30T23:59:59+08:00", expected: false },
  { why: "at the deadline", state: "assigned", at: "2026-12-01T00:00:00+08:00", expected: true },
  { why: "with the verifier", state: "submitted", at: "2026-12-09T00:00:00+08:00", expected: false },
  { why: "struck off", state: "closed", at: "2026-12-09T00:00:00+08:00", expected: false },
  { why: "returned to work", state: "rectifying", at: "2026-12-09T00:00:00+08:00", expected: true },
] as const)("overdue is derived: $why", ({ state, at, expected }) => {
  expect(isOverdue(facts({ state }), new Date(at))).toBe(expected);
});

test("a matter is seen by those it concerns and by the district, and by nobody else", () => {
  for (const by of [grid, unit, street, regulator, office, leader])
    expect(maySeeMatter(by, facts())).toBe(true);
  for (const by of [otherUnit, otherStreet, who(60)]) expect(maySeeMatter(by, facts())).toBe(false);
});

test("each of the four fields that is empty is named", () => {
  expect(missingFields({ task: "", unitId: null, caseLeaderId: null, dueAt: null })).toEqual([
    "整治任务",
    "责任单位",
    "包案领导",
    "整改期限",
  ]);
  expect(missingFields({ task: "换灭火器", unitId: 1, caseLeaderId: 2, dueAt: due })).toEqual([]);
});
