import { createHash } from "node:crypto";

/** Who did it: a person in a role at that moment, or the clock. Names of staff only. */
export type Actor = { kind: "person"; openId: string; name: string; role: string } | { kind: "clock" };

export type JournalType =
  | "registered"
  | "assigned"
  | "accepted"
  | "submitted"
  | "verified"
  | "returned-to-work"
  | "closed"
  | "rung-fired"
  | "rung-vacant"
  | "evidence-kept"
  | "evidence-lost"
  | "followed-up"
  | "return-asked"
  | "corrected"
  | "undone"
  /** The message a matter was made of was taken back, or changed. */
  | "source-recalled"
  | "source-edited"
  /** What its reporter says to that; of a change also 「corrected」. */
  | "source-confirmed"
  | "source-doubted"
  | "source-kept";

/** One line of a matter's history. Both times are kept and neither can be edited. */
export type JournalEntry = {
  matterId: number;
  seq: number;
  type: JournalType;
  actor: Actor;
  happenedAt: Date;
  recordedAt: Date;
  payload: Record<string, unknown>;
};

export type ChainedEntry = JournalEntry & { prevHash: string; hash: string };

/** What the first entry of a matter links to. */
export const FIRST_PREV_HASH = "0".repeat(64);

/** JSON with sorted keys: the same entry always gives the same bytes, whatever storage did to key order. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
    return `{${fields.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** sha256 over the former entry's hash and this entry: changing any earlier line breaks every later one. */
export function hashEntry(prevHash: string, entry: JournalEntry): string {
  const { matterId, seq, type, actor, happenedAt, recordedAt, payload } = entry;
  const row = canonical({ matterId, seq, type, actor, happenedAt, recordedAt, payload });
  return createHash("sha256").update(prevHash).update(row).digest("hex");
}

export type ChainVerdict =
  | { kind: "whole" }
  | { kind: "broken"; matterId: number; seq: number; because: "altered" | "missing" };

/** How far a chain reached when it was last written to, as kept beside it. */
export type ChainHead = { seq: number; hash: string | null };

/** Whether one matter's entries, in order of seq, are all there up to the head, and none was altered. */
export function verifyChain(entries: readonly ChainedEntry[], head?: ChainHead): ChainVerdict {
  let prevHash = FIRST_PREV_HASH;
  for (const [index, entry] of entries.entries()) {
    const { matterId, seq } = entry;
    if (seq !== index + 1) return { kind: "broken", matterId, seq: index + 1, because: "missing" };
    if (entry.prevHash !== prevHash || hashEntry(prevHash, entry) !== entry.hash) {
      return { kind: "broken", matterId, seq, because: "altered" };
    }
    // An older version of the program writes entries without moving the head: those behind it are fine.
    if (head?.seq === seq && head.hash !== entry.hash)
      return { kind: "broken", matterId, seq, because: "altered" };
    prevHash = entry.hash;
  }
  const last = entries.at(-1);
  if (head && head.seq > (last?.seq ?? 0))
    return { kind: "broken", matterId: last?.matterId ?? 0, seq: (last?.seq ?? 0) + 1, because: "missing" };
  return { kind: "whole" };
}

/** One line over all entries of a day, in the order they were recorded, chained to the day before. */
export function rootOf(prevRoot: string, day: string, hashes: readonly string[]): string {
  return createHash("sha256").update(prevRoot).update(day).update(hashes.join("\n")).digest("hex");
}

/** A member of staff acting in a role, as the journal keeps it for good. */
export function personActor(person: { openId: string; name: string }, role: string): Actor {
  return { kind: "person", openId: person.openId, name: person.name, role };
}
