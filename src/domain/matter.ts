/** The states of a matter. 逾期 is not one of them: it is derived (`isOverdue`). */
export const MATTER_STATES = [
  "draft",
  "registered",
  "assigned",
  "accepted",
  "rectifying",
  "submitted",
  "verifying",
  "closed",
  "returned",
  "reopened",
  "merged",
  "rejected",
  "transferred",
] as const;
export type MatterState = (typeof MATTER_STATES)[number];

/** What a person wants to do to a matter. */
export const MATTER_ACTS = ["confirm", "accept", "submit", "pass", "return-to-work"] as const;
export type MatterAct = (typeof MATTER_ACTS)[number];

/** From which states an act may start, and where it ends. */
const STEPS: Record<MatterAct, { from: readonly MatterState[]; to: MatterState }> = {
  confirm: { from: ["draft"], to: "assigned" },
  accept: { from: ["assigned"], to: "accepted" },
  // A unit that has already put things right need not sign first: handing in is signing.
  submit: { from: ["assigned", "accepted", "rectifying"], to: "submitted" },
  pass: { from: ["submitted", "verifying"], to: "closed" },
  "return-to-work": { from: ["submitted", "verifying"], to: "rectifying" },
};

export const ROLES = [
  "grid-worker",
  "unit",
  "street",
  "department",
  "case-leader",
  "office",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

export type Post = { role: Role; unitId: number | null; streetId: number | null; bodyId: number | null };
export type Acting = { personId: number; posts: readonly Post[] };

export type MatterFacts = {
  state: MatterState;
  dueAt: Date | null;
  submittedAt: Date | null;
  closedAt: Date | null;
  unitId: number | null;
  streetId: number | null;
  regulatorId: number | null;
  caseLeaderId: number | null;
  reportedBy: number;
  submittedBy: number | null;
};

export type ActVerdict =
  | { kind: "go"; to: MatterState; role: Role }
  | { kind: "refused"; because: "wrong-state" | "not-yours" | "own-submission" | "own-unit" };

const office: readonly Role[] = ["office", "admin"];
const holds = (who: Acting, test: (post: Post) => boolean) => who.posts.find(test)?.role ?? null;

/**
 * Whether this person may do this now. Submitter ≠ verifier, and nobody of the responsible unit verifies
 * (design section 8); a repeated or late act is `wrong-state` and changes nothing.
 */
export function judgeAct(act: MatterAct, who: Acting, matter: MatterFacts): ActVerdict {
  const step = STEPS[act];
  if (!step.from.includes(matter.state)) return { kind: "refused", because: "wrong-state" };

  if (act === "confirm") {
    // A draft is its author's alone.
    const role = who.personId === matter.reportedBy ? (who.posts[0]?.role ?? null) : null;
    return role ? { kind: "go", to: step.to, role } : { kind: "refused", because: "not-yours" };
  }
  const role =
    act === "accept" || act === "submit" ? roleAtWork(who, matter) : roleAtVerification(who, matter);
  if (typeof role === "object" && role !== null) return { kind: "refused", ...role };
  return role ? { kind: "go", to: step.to, role } : { kind: "refused", because: "not-yours" };
}

/** The unit itself signs and hands in; its street may do so for a unit that is not in the group yet. */
function roleAtWork(who: Acting, matter: MatterFacts): Role | null {
  return (
    holds(who, (post) => post.role === "unit" && post.unitId !== null && post.unitId === matter.unitId) ??
    holds(
      who,
      (post) => post.role === "street" && post.streetId !== null && post.streetId === matter.streetId,
    )
  );
}

function roleAtVerification(
  who: Acting,
  matter: MatterFacts,
): Role | null | { because: "own-submission" | "own-unit" } {
  if (who.personId === matter.submittedBy) return { because: "own-submission" };
  if (holds(who, (post) => post.unitId !== null && post.unitId === matter.unitId))
    return { because: "own-unit" };
  return (
    holds(
      who,
      (post) => post.role === "street" && post.streetId !== null && post.streetId === matter.streetId,
    ) ??
    holds(
      who,
      (post) => post.role === "department" && post.bodyId !== null && post.bodyId === matter.regulatorId,
    ) ??
    holds(who, (post) => office.includes(post.role))
  );
}

/** Open = on the ledger and not at an end. A draft is not on it yet. */
export function isOpen(state: MatterState): boolean {
  return !["draft", "closed", "merged", "rejected", "transferred"].includes(state);
}

/** Past its deadline and not handed in; what was handed in late stays 逾期完成 for ever. */
export function isOverdue(matter: Pick<MatterFacts, "state" | "dueAt" | "submittedAt">, at: Date): boolean {
  if (!matter.dueAt || !isOpen(matter.state) || matter.state === "submitted" || matter.state === "verifying")
    return false;
  return matter.dueAt.getTime() <= at.getTime();
}

/** Handed in after the deadline, whenever it was struck off. */
export function isLate(matter: Pick<MatterFacts, "dueAt" | "submittedAt">): boolean {
  return !!matter.dueAt && !!matter.submittedAt && matter.submittedAt.getTime() > matter.dueAt.getTime();
}

/** The four things a board item must name; what is missing makes it 不合格台账 (seed document: 整治任务、责任单位、包案领导、整改期限). */
export function missingFields(matter: {
  task: string;
  unitId: number | null;
  caseLeaderId: number | null;
  dueAt: Date | null;
}): string[] {
  return [
    matter.task ? null : "整治任务",
    matter.unitId ? null : "责任单位",
    matter.caseLeaderId ? null : "包案领导",
    matter.dueAt ? null : "整改期限",
  ].filter((title) => title !== null);
}

/** Whose business a matter is: its reporter, unit, street, regulator, case leader, and the district's own people. */
export function maySeeMatter(who: Acting, matter: MatterFacts): boolean {
  if (who.personId === matter.reportedBy || who.personId === matter.caseLeaderId) return true;
  return who.posts.some(
    (post) =>
      post.role === "office" ||
      post.role === "admin" ||
      post.role === "case-leader" ||
      (post.unitId !== null && post.unitId === matter.unitId) ||
      (post.streetId !== null && post.streetId === matter.streetId) ||
      (post.bodyId !== null && post.bodyId === matter.regulatorId),
  );
}
