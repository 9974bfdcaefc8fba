import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Depends } from "../src/domain/message.ts";
import type { Queryable, Tx } from "./connect.ts";
import { PARKED_LANE } from "./outbox-outcome.ts";
import { outbox } from "./schema-flow.ts";
import { journal } from "./schema-journal.ts";
import { timers } from "./schema-ledger.ts";
import { chats, people } from "./schema-town.ts";

export type Parked = { id: string; depends: Depends[]; receiver: string };

/** Notices of the clock that reached nobody, the oldest first, with the name of who was to be told. */
export async function parkedNotices(db: Queryable, q: { limit: number }): Promise<Parked[]> {
  return db
    .select({
      id: outbox.id,
      depends: outbox.depends,
      receiver: sql<string>`coalesce(${people.name}, ${chats.name}, ${outbox.receiveId}, '')`,
    })
    .from(outbox)
    .leftJoin(people, eq(people.openId, outbox.receiveId))
    .leftJoin(chats, eq(chats.chatId, outbox.receiveId))
    .where(and(eq(outbox.lane, PARKED_LANE), isNull(outbox.outcome)))
    .orderBy(asc(outbox.seq))
    .limit(q.limit);
}

/**
 * Ends a parked notice; false when another machine was faster, or its matters were closed meanwhile. The caller holds
 * the locks of its matters already: whoever cancels for a matter holds that one first, too.
 */
export async function endParked(tx: Tx, q: { id: string }): Promise<boolean> {
  const ended = await tx
    .update(outbox)
    .set({ outcome: "dead", retryWallAt: null })
    .where(and(eq(outbox.id, q.id), eq(outbox.lane, PARKED_LANE), isNull(outbox.outcome)));
  return ended.count > 0;
}

export type FiredRung = { matterId: number; round: number; rung: string };

/** Where a rung has been told after the first ones could not be reached, from the journal. */
export async function placesToldSince(db: Queryable, q: FiredRung): Promise<string[]> {
  const rows = await db
    .select({ places: sql<string[] | null>`${journal.payload} -> 'places'` })
    .from(journal)
    .where(
      and(
        eq(journal.matterId, q.matterId),
        eq(journal.type, "rung-vacant"),
        sql`${journal.payload} ->> 'rung' = ${q.rung}`,
        sql`${journal.payload} -> 'round' = ${q.round}::text::jsonb`,
      ),
    );
  return rows.flatMap((row) => row.places ?? []);
}

/** The rung fired, and as it turned out nobody of those it was meant for can be reached. */
export async function markVacant(tx: Tx, q: FiredRung): Promise<void> {
  await tx
    .update(timers)
    .set({ outcome: "vacant" })
    .where(
      and(
        eq(timers.matterId, q.matterId),
        eq(timers.round, q.round),
        eq(timers.rung, q.rung),
        eq(timers.outcome, "fired"),
      ),
    );
}
