import type { JournalEntry, JournalType } from "./journal.ts";
import type { MatterAct, MatterState } from "./matter.ts";

/** So long after an act its author may take it back, if nobody has acted on the matter since. */
export const UNDO_MS_MAX = 5 * 60_000;

export type PastEntry = Pick<JournalEntry, "seq" | "type" | "actor" | "recordedAt" | "payload">;

/** How a matter stood before the act: what the act changed, as it was. */
export type Standing = {
  state: MatterState;
  acceptedAt: Date | null;
  rectification: string | null;
  returnReason: string | null;
  returnedAt: Date | null;
  submittedAt: Date | null;
  /** open_id of who handed it in. */
  submittedBy: string | null;
};

export type UndoVerdict =
  | { kind: "go"; act: MatterAct; seq: number; role: string; back: Standing }
  | { kind: "refused"; because: "nothing" | "already" | "moved-on" }
  | { kind: "refused"; because: "late"; act: MatterAct };

type Step = {
  /** null: something else that a person did; it cannot be taken back here. */
  act: MatterAct | null;
  seq: number;
  by: string;
  role: string;
  at: Date;
  words: string | null;
};

/** The entry that ends each act; 确认 and 核验通过 write one before it. */
const ACT_OF: Partial<Record<JournalType, MatterAct>> = {
  assigned: "confirm",
  accepted: "accept",
  submitted: "submit",
  "returned-to-work": "return-to-work",
  closed: "pass",
};
const FIRST_HALF: Partial<Record<JournalType, JournalType>> = { assigned: "registered", closed: "verified" };

/**
 * Whether a person may take back what they did last on a matter: their own act, the last one of anybody, within five
 * minutes, and not taken back already. What the clock wrote in between is nobody's act.
 */
export function judgeUndo(q: {
  entries: readonly PastEntry[];
  state: MatterState;
  openId: string;
  at: Date;
}): UndoVerdict {
  const { steps, lastUndoneBy } = stepsOf(q.entries);
  if (lastUndoneBy === q.openId) return { kind: "refused", because: "already" };
  const step = steps.at(-1);
  const before = steps.slice(0, -1);
  if (!step || (step.by === q.openId && !step.act)) return { kind: "refused", because: "nothing" };
  // Also who signed and took it back has seen the matter in between.
  if (step.by !== q.openId || lastUndoneBy !== null)
    return { kind: "refused", because: steps.some(({ by }) => by === q.openId) ? "moved-on" : "nothing" };
  const { act } = step;
  // A history that does not lead to where the matter stands holds something we do not know how to take back.
  if (!act || standingAfter(steps).state !== q.state) return { kind: "refused", because: "nothing" };
  if (q.at.getTime() - step.at.getTime() > UNDO_MS_MAX) return { kind: "refused", because: "late", act };
  return { kind: "go", act, seq: step.seq, role: step.role, back: standingAfter(before) };
}

/** What people did, without what was taken back; and who took the very last thing back, if that is what was done last. */
function stepsOf(entries: readonly PastEntry[]): { steps: Step[]; lastUndoneBy: string | null } {
  const steps: Step[] = [];
  let lastUndoneBy: string | null = null;
  let former: PastEntry | null = null;
  for (const entry of entries) {
    const { actor, type, seq, payload, recordedAt: at } = entry;
    if (actor.kind !== "person") continue;
    const half = FIRST_HALF[type];
    const whole = !half || former?.type === half;
    if (type === "undone") {
      steps.pop();
      lastUndoneBy = actor.openId;
    } else {
      lastUndoneBy = null;
      const first = half && whole ? steps.pop() : undefined;
      steps.push({
        // 交办 of its own, without a registration before it, is another's decision.
        act: whole ? (ACT_OF[type] ?? null) : null,
        seq: first?.seq ?? seq,
        by: actor.openId,
        role: actor.role,
        at,
        words: typeof payload.words === "string" ? payload.words : null,
      });
    }
    former = entry;
  }
  return { steps, lastUndoneBy };
}

/** Where these acts, one after the other, bring a matter. */
function standingAfter(steps: readonly Step[]): Standing {
  const standing: Standing = {
    // A confirmation that is taken back leaves a number that was never valid.
    state: "rejected",
    acceptedAt: null,
    rectification: null,
    returnReason: null,
    returnedAt: null,
    submittedAt: null,
    submittedBy: null,
  };
  for (const step of steps) Object.assign(standing, changeBy(step, standing));
  return standing;
}

function changeBy(step: Step, standing: Standing): Partial<Standing> {
  switch (step.act) {
    case "confirm":
      return { state: "assigned" };
    case "accept":
      return { state: "accepted", acceptedAt: step.at };
    case "submit":
      return {
        state: "submitted",
        rectification: step.words,
        returnReason: null,
        submittedAt: step.at,
        submittedBy: step.by,
        acceptedAt: standing.acceptedAt ?? step.at,
      };
    case "return-to-work":
      return {
        state: "rectifying",
        returnReason: step.words,
        returnedAt: step.at,
        submittedAt: null,
        submittedBy: null,
      };
    case "pass":
      return { state: "closed" };
    case null:
      return {};
  }
}
