import { sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/connect.ts";
import { writeChats } from "../../db/write-chats.ts";
import { writePeople } from "../../db/write-people.ts";
import { writeUnits } from "../../db/write-units.ts";
import { checkChats, checkPeople, checkUnits, type Mistake, type PersonRow } from "./check-rows.ts";
import type { Table } from "./read-table.ts";

export type ImportKind = "units" | "people" | "chats";
export type Tally = { added: number; changed: number; unchanged: number };
export type Imported = Tally & { mistakes: Mistake[] };

/** Open ids by mobile number, asked of the platform; the numbers are never kept. */
export type LookUpMobiles = (mobiles: readonly string[]) => Promise<Map<string, string>>;

class Undo extends Error {}

/**
 * Imports a table whole or not at all: with one mistake anywhere nothing is written. `dryRun` does everything and
 * takes it back. The same file twice changes nothing; a running service sees the change at once.
 */
export async function importTable(
  db: Db,
  q: { kind: ImportKind; table: Table; at: Date; dryRun?: boolean; lookUp?: LookUpMobiles },
): Promise<Imported> {
  let outcome: Imported = { added: 0, changed: 0, unchanged: 0, mistakes: [] };
  await db
    .transaction(async (tx) => {
      outcome = await write(tx, q);
      if (outcome.mistakes.length > 0 || q.dryRun) throw new Undo();
      await tx.execute(sql`select pg_notify('town', '')`);
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return outcome;
}

async function write(tx: Tx, q: Parameters<typeof importTable>[1]): Promise<Imported> {
  const none = { added: 0, changed: 0, unchanged: 0 };
  switch (q.kind) {
    case "units": {
      const { rows, mistakes } = checkUnits(q.table);
      const written = await writeUnits(tx, { rows, at: q.at });
      return { ...written, mistakes: inOrder([...mistakes, ...written.mistakes]) };
    }
    case "people": {
      const { rows, mistakes } = checkPeople(q.table);
      const known = await withOpenIds(rows, q.lookUp);
      if (known.mistakes.length > 0) return { ...none, mistakes: inOrder([...mistakes, ...known.mistakes]) };
      const written = await writePeople(tx, { rows: known.rows, at: q.at });
      return { ...written, mistakes: inOrder([...mistakes, ...written.mistakes]) };
    }
    case "chats": {
      const { rows, mistakes } = checkChats(q.table);
      const written = await writeChats(tx, { rows, at: q.at });
      return { ...written, mistakes: inOrder([...mistakes, ...written.mistakes]) };
    }
  }
}

const inOrder = (mistakes: readonly Mistake[]) => [...mistakes].sort((a, b) => a.line - b.line);

type Found = PersonRow & { line: number; openId: string };

async function withOpenIds(
  rows: readonly (PersonRow & { line: number })[],
  lookUp: LookUpMobiles | undefined,
) {
  const mobiles = [...new Set(rows.flatMap((row) => (row.openId ? [] : (row.mobile ?? []))))];
  const found = mobiles.length > 0 && lookUp ? await lookUp(mobiles) : new Map<string, string>();
  const complete: Found[] = [];
  const mistakes: Mistake[] = [];
  for (const row of rows) {
    const openId = row.openId ?? found.get(row.mobile ?? "") ?? null;
    if (openId) complete.push({ ...row, openId, mobile: null });
    else
      mistakes.push({
        line: row.line,
        reason: "按手机号没有查到人:可能不在应用可用范围或通讯录范围,请改填 open_id。",
      });
  }
  return { rows: complete, mistakes };
}
