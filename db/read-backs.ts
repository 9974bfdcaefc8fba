import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Queryable, Tx } from "./connect.ts";
import type { KeptRow } from "./inbox.ts";
import { readBacks } from "./schema-follow.ts";

export type ReadBack = typeof readBacks.$inferSelect;
export type NewReadBack = Pick<ReadBack, "why" | "messageId" | "chatId" | "notedAt"> &
  Partial<Pick<ReadBack, "replyMessageId" | "replyOpenId" | "replyPrivate">>;

/** Asks for a message's text; the job looks at once, and again by its schedule. The same reply asks once. */
export async function noteReadBack(tx: Tx, q: NewReadBack): Promise<void> {
  await tx.insert(readBacks).values(q).onConflictDoNothing();
  await tx.execute(sql`select pg_notify('read_back', '')`);
}

/** What is to be read now, the oldest first. */
export async function pendingReadBacks(
  db: Queryable,
  q: { wallNow: Date; limit: number },
): Promise<ReadBack[]> {
  return db
    .select()
    .from(readBacks)
    .where(
      and(
        eq(readBacks.state, "pending"),
        or(isNull(readBacks.retryWallAt), lte(readBacks.retryWallAt, q.wallNow)),
      ),
    )
    .orderBy(asc(readBacks.id))
    .limit(q.limit);
}

/** The platform did not answer: it is asked again then. */
export async function postponeReadBack(
  db: Queryable,
  q: { id: number; wallNow: Date; until: Date },
): Promise<void> {
  await db
    .update(readBacks)
    .set({
      attempts: sql`${readBacks.attempts} + 1`,
      firstTriedWallAt: sql`coalesce(${readBacks.firstTriedWallAt}, ${q.wallNow.toISOString()})`,
      retryWallAt: q.until,
    })
    .where(and(eq(readBacks.id, q.id), eq(readBacks.state, "pending")));
}

/** Marks it done; false when another machine was faster. */
export async function settleReadBack(
  tx: Tx,
  q: { id: number; state: "read" | "lost"; reason: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(readBacks)
    .set({ state: q.state, reason: q.reason })
    .where(and(eq(readBacks.id, q.id), eq(readBacks.state, "pending")))
    .returning({ id: readBacks.id });
  return rows.length > 0;
}

/** Lines a message up that the platform did not push: from here it goes the way of all others. Twice is once. */
export async function lineUp(tx: Tx, q: { row: KeptRow; wallNow: Date }): Promise<void> {
  const { dedupeKey, lane, eventType, sealed } = q.row;
  await tx.execute(sql`
    insert into inbox (dedupe_key, lane, event_type, sealed, received_wall_at)
    values (${dedupeKey}, ${lane}, ${eventType}, ${sealed}, ${q.wallNow.toISOString()})
    on conflict (dedupe_key) do nothing`);
  await tx.execute(sql`select pg_notify('inbox', '')`);
}

/**
 * Takes an edited message as a new one: true once, when it was never heard as meant for the bot. Its first form, should
 * it still be on its way or wait in the lane, then counts as handled.
 */
export async function takeAsNew(
  tx: Tx,
  q: { messageId: string; lane: string; receivedWallAt: Date; at: Date },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into inbox (dedupe_key, lane, event_type, received_wall_at, handled_at, addressed)
    values (${`message:${q.messageId}`}, ${q.lane}, 'im.message.receive_v1', ${q.receivedWallAt.toISOString()},
      ${q.at.toISOString()}, true)
    on conflict (dedupe_key) do update
      set addressed = true, sealed = null, handled_at = coalesce(inbox.handled_at, excluded.handled_at)
      where inbox.addressed = false or (inbox.handled_at is null and inbox.set_aside_at is null)
    returning id`);
  return rows.length > 0;
}
