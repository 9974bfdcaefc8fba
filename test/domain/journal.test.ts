import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ChainedEntry,
  FIRST_PREV_HASH,
  hashEntry,
  type JournalEntry,
  verifyChain,
} from "../../src/domain/journal.ts";

const at = new Date("2026-11-24T10:00:00+08:00");

function chain(payloads: readonly Record<string, unknown>[]): ChainedEntry[] {
  let prevHash = FIRST_PREV_HASH;
  return payloads.map((payload, index) => {
    const entry: JournalEntry = {
      matterId: 7,
      seq: index + 1,
      type: "corrected",
      actor: { kind: "clock" },
      happenedAt: at,
      recordedAt: at,
      payload,
    };
    const hash = hashEntry(prevHash, entry);
    const chained = { ...entry, prevHash, hash };
    prevHash = hash;
    return chained;
  });
}

const payloads = fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), {
  minLength: 1,
  maxLength: 8,
});

test("an untouched chain is whole, whatever storage did to the order of keys", () => {
  fc.assert(
    fc.property(payloads, (given) => {
      const stored = chain(given).map((entry) => ({
        ...entry,
        payload: Object.fromEntries(Object.entries(entry.payload).reverse()),
      }));
      expect(verifyChain(stored)).toEqual({ kind: "whole" });
    }),
  );
});

test("any changed entry, in any field, is found at its place", () => {
  fc.assert(
    fc.property(
      payloads,
      fc.nat(),
      fc.constantFrom("type", "payload", "happenedAt", "recordedAt", "actor", "hash", "prevHash"),
      (given, pick, field) => {
        const entries = chain(given);
        const index = pick % entries.length;
        const changes = {
          type: { type: "closed" },
          payload: { payload: { ...entries[index]?.payload, 变: "改" } },
          happenedAt: { happenedAt: new Date(at.getTime() - 1) },
          recordedAt: { recordedAt: new Date(at.getTime() + 1) },
          actor: { actor: { kind: "person", openId: "ou_x", name: "某", role: "office" } },
          hash: { hash: "f".repeat(64) },
          prevHash: { prevHash: "e".repeat(64) },
        }[field];
        const tampered = entries.map((entry, i) =>
          i === index ? ({ ...entry, ...changes } as ChainedEntry) : entry,
        );
        expect(verifyChain(tampered)).toEqual({
          kind: "broken",
          matterId: 7,
          seq: index + 1,
          because: "altered",
        });
      },
    ),
  );
});

test("a missing entry is found", () => {
  const entries = chain([{ a: 1 }, { a: 2 }, { a: 3 }]);
  expect(verifyChain(entries.filter((entry) => entry.seq !== 2))).toMatchObject({
    kind: "broken",
    because: "missing",
    seq: 2,
  });
});
