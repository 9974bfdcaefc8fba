import { asc, gt } from "drizzle-orm";
import { ledgerNow, type Tx } from "../../db/connect.ts";
import { journalRows } from "../../db/journal.ts";
import { journalRoots } from "../../db/schema-journal.ts";
import { matters } from "../../db/schema-ledger.ts";
import type { Day } from "../domain/day.ts";
import { type Closing, closingOf, type Head } from "./closing-line.ts";

/** The journal as the lines of a file, one entry a line; `onClosing` hears the closing line, which comes last. */
export async function* exportLines(tx: Tx, onClosing: (closing: Closing) => void): AsyncGenerator<string> {
  const heads = new Map<number, Head>();
  for await (const entry of journalRows(tx)) {
    heads.set(entry.matterId, entry);
    yield `${JSON.stringify(entry)}\n`;
  }
  // What the matters themselves remember: an entry cut off in the database must not give a file that looks whole.
  for (const kept of await keptHeads(tx))
    if (kept.seq > (heads.get(kept.matterId)?.seq ?? 0)) heads.set(kept.matterId, kept);
  const roots = await tx.select().from(journalRoots).orderBy(asc(journalRoots.day));
  const closing = closingOf({
    exportedAt: (await ledgerNow(tx)).toISOString(),
    heads: [...heads.values()],
    roots: roots.map((root) => ({ ...root, day: root.day as Day })),
  });
  onClosing(closing);
  yield `${JSON.stringify(closing)}\n`;
}

async function keptHeads(tx: Tx): Promise<Head[]> {
  const rows = await tx
    .select({ matterId: matters.id, seq: matters.journalSeq, hash: matters.journalHash })
    .from(matters)
    .where(gt(matters.journalSeq, 0));
  return rows.map((row) => ({ ...row, hash: row.hash ?? "" }));
}
