import { and, asc, desc, eq, gte, sql } from "drizzle-orm";
import {
  type Actor,
  type ChainedEntry,
  type ChainVerdict,
  FIRST_PREV_HASH,
  hashEntry,
  type JournalType,
  verifyChain,
} from "../src/domain/journal.ts";
import type { Queryable, Tx } from "./connect.ts";
import { journal } from "./schema-journal.ts";
import { matters } from "./schema-ledger.ts";

export type NewEntry = { type: JournalType; actor: Actor; payload: Record<string, unknown> };

/**
 * Adds entries to a matter's chain. The caller holds the matter's row lock, so seq and prevHash cannot race;
 * the unique (matter, seq) would refuse a second writer all the same.
 */
export async function appendJournal(
  tx: Tx,
  q: { matterId: number; at: Date; happenedAt?: Date; entries: readonly NewEntry[] },
): Promise<void> {
  const [last] = await tx
    .select({ seq: journal.seq, hash: journal.hash })
    .from(journal)
    .where(eq(journal.matterId, q.matterId))
    .orderBy(desc(journal.seq))
    .limit(1);
  let [seq, prevHash] = [last?.seq ?? 0, last?.hash ?? FIRST_PREV_HASH];
  const rows: ChainedEntry[] = [];
  for (const entry of q.entries) {
    seq += 1;
    const plain = { ...entry, matterId: q.matterId, seq, happenedAt: q.happenedAt ?? q.at, recordedAt: q.at };
    const hash = hashEntry(prevHash, plain);
    rows.push({ ...plain, prevHash, hash });
    prevHash = hash;
  }
  if (rows.length === 0) return;
  await tx.insert(journal).values(rows);
  await tx.update(matters).set({ journalSeq: seq, journalHash: prevHash }).where(eq(matters.id, q.matterId));
}

const entryColumns = {
  matterId: journal.matterId,
  seq: journal.seq,
  type: journal.type,
  actor: journal.actor,
  happenedAt: journal.happenedAt,
  recordedAt: journal.recordedAt,
  payload: journal.payload,
  prevHash: journal.prevHash,
  hash: journal.hash,
};

/** A matter's history, oldest first. */
export async function journalOf(db: Queryable, q: { matterId: number }): Promise<ChainedEntry[]> {
  return db
    .select(entryColumns)
    .from(journal)
    .where(eq(journal.matterId, q.matterId))
    .orderBy(asc(journal.seq));
}

/** The matter a person acted on last; null for somebody who never did. */
export async function lastActedOn(db: Queryable, q: { openId: string }): Promise<number | null> {
  const [row] = await db
    .select({ matterId: journal.matterId })
    .from(journal)
    .where(sql`(${journal.actor} ->> 'openId') = ${q.openId}`)
    .orderBy(desc(journal.id))
    .limit(1);
  return row?.matterId ?? null;
}

/** Where and on what a person acted since then, newest first; the chat is null for entries that do not tell it. */
export async function actsSince(
  db: Queryable,
  q: { openId: string; since: Date },
): Promise<{ matterId: number; chat: string | null }[]> {
  return db
    .select({ matterId: journal.matterId, chat: sql<string | null>`${journal.payload} ->> 'chat'` })
    .from(journal)
    .where(and(sql`(${journal.actor} ->> 'openId') = ${q.openId}`, gte(journal.recordedAt, q.since)))
    .orderBy(desc(journal.id))
    .limit(ACTS_MAX);
}
const ACTS_MAX = 50;

/** Checks a matter's chain as it stands in the database, to its end: an entry cut off at the end is missing too. */
export async function checkChain(db: Queryable, q: { matterId: number }): Promise<ChainVerdict> {
  const [head] = await db
    .select({ seq: matters.journalSeq, hash: matters.journalHash })
    .from(matters)
    .where(eq(matters.id, q.matterId));
  const verdict = verifyChain(await journalOf(db, q), head ?? undefined);
  return verdict.kind === "broken" ? { ...verdict, matterId: q.matterId } : verdict;
}

/** Whose chains to check now: those that grew lately, and the others in turns, so that every one comes round. */
export async function mattersToCheck(db: Queryable, q: { limit: number; turn: number }): Promise<number[]> {
  const rows = await db.execute<{ id: string }>(sql`
    (select matter_id as id from journal group by matter_id order by max(id) desc limit ${q.limit})
    union
    (select id from matters where number is not null
      order by (id + ${q.turn * q.limit}) % greatest(1, (select max(id) from matters)) limit ${q.limit})`);
  return [...rows].map((row) => Number(row.id));
}

const EXPORT_PAGE = 1000;

/** The whole journal, matter by matter, in pages. */
export async function* journalRows(db: Queryable): AsyncGenerator<ChainedEntry> {
  for (let after = { matterId: 0, seq: 0 }; ; ) {
    const page = await db
      .select(entryColumns)
      .from(journal)
      .where(sql`(${journal.matterId}, ${journal.seq}) > (${after.matterId}, ${after.seq})`)
      .orderBy(asc(journal.matterId), asc(journal.seq))
      .limit(EXPORT_PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < EXPORT_PAGE) return;
    after = last;
  }
}
