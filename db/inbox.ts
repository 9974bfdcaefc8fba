import type { Sql } from "postgres";
import { within } from "./within.ts";

/** What the door hands over; the shape is src/webhook/inbox-row's. */
export type KeptRow = { dedupeKey: string; lane: string; eventType: string; sealed: string };

/** The platform waits 3 s; a database that does not answer must be known well before. */
const KEEP_MS_MAX = 1000;
const BATCH_ROWS_MAX = 200;

type Waiting = { row: KeptRow; done(kept: { id: number }): void; fail(error: unknown): void };

/**
 * Keeps events: what arrives while one insert is under way shares the next one. Resolves after the commit.
 * One at a time is the fastest here: the busier it is, the more events one commit carries.
 * For Node; on the edge, where requests share no I/O, each event is kept by `keepEvent` alone.
 */
export function createInboxKeeper(sql: Sql, q: { wallNow(): Date }) {
  const waiting: Waiting[] = [];
  let busy = false;

  async function flush() {
    // One turn of the event loop, so that all events of a tick stand in the first batch already.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH_ROWS_MAX);
      try {
        const rows = batch.map((one) => one.row);
        const ids = await within(KEEP_MS_MAX, keepEvents(sql, { rows, wallNow: q.wallNow() }));
        for (const { row, done, fail } of batch) {
          const id = ids.get(row.dedupeKey);
          if (id === undefined) fail(new Error("not kept"));
          else done({ id });
        }
      } catch (error) {
        // Those behind it would each wait as long in vain: all are told at once, and the platform repeats them.
        for (const one of [...batch, ...waiting.splice(0)]) one.fail(error);
      }
    }
    busy = false;
  }

  return {
    keep: (row: KeptRow) =>
      new Promise<{ id: number }>((done, fail) => {
        waiting.push({ row, done, fail });
        if (busy) return;
        busy = true;
        void flush();
      }),
  };
}

/** Keeps one event by an insert of its own, for the edge. Resolves after the commit. */
export async function keepEvent(
  sql: Sql,
  q: { row: KeptRow; wallNow: Date; msMax: number },
): Promise<{ id: number }> {
  const ids = await within(q.msMax, keepEvents(sql, { rows: [q.row], wallNow: q.wallNow }));
  const id = ids.get(q.row.dedupeKey);
  if (id === undefined) throw new Error("not kept");
  return { id };
}

/** One insert for all rows; known ones are left as they are, and their ids given back. Wakes the drains. */
export async function keepEvents(
  sql: Sql,
  q: { rows: readonly KeptRow[]; wallNow: Date },
): Promise<Map<string, number>> {
  const columns = [
    q.rows.map((row) => row.dedupeKey),
    q.rows.map((row) => row.lane),
    q.rows.map((row) => row.eventType),
    q.rows.map((row) => row.sealed),
  ] as const;
  const kept = await sql<{ key: string; id: string }[]>`
    with added as (
      insert into inbox (dedupe_key, lane, event_type, sealed, received_wall_at)
      select *, ${q.wallNow}::timestamptz
      from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[], ${columns[3]}::text[])
      on conflict (dedupe_key) do nothing
      returning dedupe_key as key, id
    )
    select key, id, null as woken from added
    union all
    select null, null, pg_notify('inbox', '')::text where exists (select 1 from added)`;
  const ids = new Map(kept.filter((row) => row.key !== null).map((row) => [row.key, Number(row.id)]));
  const known = columns[0].filter((key) => !ids.has(key));
  if (known.length > 0) {
    const rows = await sql<{ key: string; id: string }[]>`
      select dedupe_key as key, id from inbox where dedupe_key = any(${known}::text[])`;
    for (const row of rows) ids.set(row.key, Number(row.id));
  }
  return ids;
}
