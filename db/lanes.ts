import { sql } from "drizzle-orm";
import type { Queryable, Tx } from "./connect.ts";

export type InboxRow = {
  id: number;
  dedupeKey: string;
  lane: string;
  eventType: string;
  sealed: string | null;
  attempts: number;
  receivedWallAt: Date;
};

const WAITING = sql`handled_at is null and set_aside_at is null`;

/** Lanes that have something to do now, the longest waiting first. */
export async function waitingLanes(
  db: Queryable,
  q: { wallNow: Date; limit: number; except: readonly string[] },
): Promise<string[]> {
  const others = q.except.length > 0 ? sql`and lane not in ${[...q.except]}` : sql``;
  const rows = await db.execute<{ lane: string }>(sql`
    select lane from inbox where ${WAITING} ${others}
    group by lane having coalesce((array_agg(retry_wall_at order by id))[1] <= ${q.wallNow.toISOString()}, true)
    order by min(id) limit ${q.limit}`);
  return [...rows].map((row) => row.lane);
}

/**
 * Takes the lane for this transaction and gives its oldest row; null when another machine has the lane or
 * nothing is left. `skip locked` on the rows alone would let the second message overtake the first.
 */
export async function takeOldest(tx: Tx, q: { lane: string; wallNow: Date }): Promise<InboxRow | null> {
  const [got] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`inbox:${q.lane}`}, 0)) as locked`,
  );
  if (!got?.locked) return null;
  const [row] = await tx.execute<
    Omit<InboxRow, "receivedWallAt"> & { receivedMs: number; waits: boolean }
  >(sql`
    select id::float8 as id, dedupe_key as "dedupeKey", lane, event_type as "eventType", sealed, attempts,
      extract(epoch from received_wall_at)::float8 * 1000 as "receivedMs",
      coalesce(retry_wall_at > ${q.wallNow.toISOString()}, false) as waits
    from inbox where lane = ${q.lane} and ${WAITING} order by inbox.id limit 1`);
  // The oldest one waits for its retry: nobody overtakes it.
  if (!row || row.waits) return null;
  const { receivedMs, waits: _, ...rest } = row;
  return { ...rest, receivedWallAt: new Date(receivedMs) };
}

/** Handled: the answer is kept for the door, the envelope is blanked, and the door is woken. */
export async function finishRow(
  tx: Tx,
  q: { id: number; at: Date; answer: unknown; addressed?: boolean | null },
): Promise<void> {
  await tx.execute(sql`
    update inbox set handled_at = ${q.at.toISOString()}, sealed = null, error = null,
      addressed = ${q.addressed ?? null},
      answer = ${q.answer === null ? null : JSON.stringify(q.answer)}::jsonb
    where id = ${q.id}`);
  if (q.answer !== null) await tx.execute(sql`select pg_notify('answered', ${String(q.id)})`);
}

/** Failed: it waits and is tried again, and its lane with it. */
export async function postponeRow(
  db: Queryable,
  q: { id: number; counted: boolean; error: string; until: Date },
): Promise<void> {
  await db.execute(sql`
    update inbox set attempts = attempts + ${q.counted ? 1 : 0}, error = ${q.error}, retry_wall_at = ${q.until.toISOString()} where id = ${q.id}`);
}

/** Poison: set aside with its error, so that it blocks nobody; the envelope is blanked after seven days. */
export async function setRowAside(
  db: Queryable,
  q: { id: number; error: string; at: Date; answer: unknown },
): Promise<void> {
  await db.execute(sql`
    update inbox set attempts = attempts + 1, error = ${q.error}, set_aside_at = ${q.at.toISOString()},
      answer = ${JSON.stringify(q.answer)}::jsonb
    where id = ${q.id}`);
  await db.execute(sql`select pg_notify('answered', ${String(q.id)})`);
}
