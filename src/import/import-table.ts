import { sql } from "drizzle-orm";
import { allBodies } from "../../db/bodies.ts";
import type { Db, Tx } from "../../db/connect.ts";
import { LOCKS } from "../../db/locks.ts";
import { allUnits } from "../../db/units.ts";
import { writeChats } from "../../db/write-chats.ts";
import { writePeople } from "../../db/write-people.ts";
import { writeUnits } from "../../db/write-units.ts";
import { writeWorkdays } from "../../db/write-workdays.ts";
import { byLine, type Mistake, type Register } from "./check-rows.ts";
import { type LookUpMobiles, lookUpPeople } from "./look-up-people.ts";
import { readChats } from "./read-chats.ts";
import { checkPosts, readPeople } from "./read-people.ts";
import type { Table } from "./read-table.ts";
import { readUnits } from "./read-units.ts";
import { readWorkdays } from "./read-workdays.ts";

export type { LookUpMobiles };
export const IMPORT_KINDS = ["units", "people", "chats", "workdays"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** What became of one row, or of one person with all their rows. */
export type Change = { line: number; name: string; outcome: "added" | "changed" | "retired" | "unchanged" };
export type Imported = {
  added: number;
  changed: number;
  retired: number;
  unchanged: number;
  changes: readonly Change[];
  mistakes: readonly Mistake[];
};
type Outcome = { changes: readonly Change[]; mistakes: readonly Mistake[] };

class Undo extends Error {}

/**
 * Imports a table whole or not at all: with one mistake anywhere nothing is written. `dryRun` does everything and
 * takes it back. The same file twice changes nothing; a running service sees the change at once.
 */
export async function importTable(
  db: Db,
  q: { kind: ImportKind; table: Table; at: Date; dryRun?: boolean; lookUp?: LookUpMobiles },
): Promise<Imported> {
  const prepared = await prepare(q);
  let outcome: Outcome = { changes: [], mistakes: [] };
  await db
    .transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.import})`);
      outcome = await prepared(tx);
      if (outcome.mistakes.length > 0 || q.dryRun) throw new Undo();
      await tx.execute(sql`select pg_notify('town', '')`);
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  const count = (what: Change["outcome"]) => outcome.changes.filter((one) => one.outcome === what).length;
  return {
    ...outcome,
    added: count("added"),
    changed: count("changed"),
    retired: count("retired"),
    unchanged: count("unchanged"),
  };
}

/** What takes no transaction is done first: the platform is asked before any lock is held. */
async function prepare(q: Parameters<typeof importTable>[1]): Promise<(tx: Tx) => Promise<Outcome>> {
  const { table, at } = q;
  switch (q.kind) {
    case "units":
      return async (tx) => {
        const { rows, mistakes } = readUnits(table, await registerNow(tx));
        return writeWhole(mistakes, () => writeUnits(tx, { rows, at }));
      };
    case "people": {
      const read = readPeople(table);
      const known = await lookUpPeople(read.rows, q.lookUp);
      return async (tx) => {
        const misplaced = checkPosts(known.rows, await registerNow(tx));
        const mistakes = byLine([...read.mistakes, ...known.mistakes, ...misplaced]);
        return writeWhole(mistakes, () => writePeople(tx, { rows: known.rows, at }));
      };
    }
    case "chats":
      return async (tx) => {
        const { rows, mistakes } = readChats(table, await registerNow(tx));
        return writeWhole(mistakes, () => writeChats(tx, { rows, at }));
      };
    case "workdays": {
      const { rows, mistakes } = readWorkdays(table);
      return async (tx) => writeWhole(mistakes, () => writeWorkdays(tx, { rows }));
    }
  }
}

async function writeWhole(mistakes: readonly Mistake[], write: () => Promise<Change[]>): Promise<Outcome> {
  return mistakes.length > 0 ? { changes: [], mistakes } : { changes: await write(), mistakes };
}

async function registerNow(tx: Tx): Promise<Register> {
  const [bodies, units] = [await allBodies(tx), await allUnits(tx)];
  return {
    bodies: new Map(bodies.map(({ name, kind }) => [name, { kind }])),
    units: new Map(units.map(({ name, kind, retiredAt }) => [name, { kind, retired: retiredAt !== null }])),
  };
}
