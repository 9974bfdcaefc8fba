import { and, asc, count, eq, gt, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Db, Queryable, Tx } from "./connect.ts";
import { modelAsks } from "./schema-flow.ts";

type Picture = { fileKey: string; kind: "image" | "file" };

/** Over all machines: a slow model must not hold every place of the clockwork. */
const AT_ONCE_MAX = 4;
/** Longer than one question may take; a machine that dies delays its question by this much. */
const LEASE_MS = 15_000;
const DAY_MS = 86_400_000;

/** A message that the rules left open, on its way to the model. */
export type ModelAsk = {
  id: number;
  personId: number;
  chatId: string;
  messageId: string;
  /** Masked; null when it waited so long that the text is gone. */
  text: string | null;
  pictures: readonly Picture[];
  askedAt: Date;
  /** This one counted. */
  attempts: number;
};

/** Leaves a message to the model: asked after the commit. The same event twice is one question. */
export async function keepAsk(
  tx: Tx,
  q: {
    inboxId: number;
    personId: number;
    chatId: string;
    messageId: string;
    masked: string;
    pictures: readonly Picture[];
    at: Date;
  },
): Promise<void> {
  const { masked, at, pictures, ...rest } = q;
  await tx
    .insert(modelAsks)
    .values({ ...rest, text: masked, pictures: [...pictures], askedAt: at, state: "pending" })
    .onConflictDoNothing({ target: modelAsks.inboxId });
  await tx.execute(sql`select pg_notify('model', '')`);
}

/** Takes the oldest question for one try; null when there is none, or as many are being asked as may be. */
export async function claimAsk(db: Db, q: { wallNow: Date }): Promise<ModelAsk | null> {
  const leased = gt(modelAsks.leasedUntilWallAt, q.wallNow);
  const free = or(isNull(modelAsks.leasedUntilWallAt), lte(modelAsks.leasedUntilWallAt, q.wallNow));
  const pending = eq(modelAsks.state, "pending");
  return db.transaction(async (tx) => {
    // One claim at a time, or two machines would count the same free place.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('model-asks', 0))`);
    const [busy] = await tx.select({ n: count() }).from(modelAsks).where(and(pending, leased));
    if ((busy?.n ?? 0) >= AT_ONCE_MAX) return null;
    const [oldest] = await tx
      .select({ id: modelAsks.id })
      .from(modelAsks)
      .where(and(pending, free))
      .orderBy(asc(modelAsks.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!oldest) return null;
    const [row] = await tx
      .update(modelAsks)
      .set({
        attempts: sql`${modelAsks.attempts} + 1`,
        leasedUntilWallAt: new Date(q.wallNow.getTime() + LEASE_MS),
      })
      .where(eq(modelAsks.id, oldest.id))
      .returning({
        id: modelAsks.id,
        personId: modelAsks.personId,
        chatId: modelAsks.chatId,
        messageId: modelAsks.messageId,
        text: modelAsks.text,
        pictures: modelAsks.pictures,
        askedAt: modelAsks.askedAt,
        attempts: modelAsks.attempts,
      });
    return row ?? null;
  });
}

/** Gives the question back, to be tried again at once. */
export async function releaseAsk(db: Queryable, q: { id: number }): Promise<void> {
  await db
    .update(modelAsks)
    .set({ leasedUntilWallAt: null })
    .where(and(eq(modelAsks.id, q.id), eq(modelAsks.state, "pending")));
}

/** What every settled question looks like: nothing of its message is left. */
const SETTLED = { text: null, pictures: [], leasedUntilWallAt: null };

/** Settles the question and forgets its text; false when another machine has: then nothing more may be said. */
export async function settleAsk(
  tx: Tx,
  q: { id: number; outcome: "answered" | "failed"; reason: string | null; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(modelAsks)
    .set({ ...SETTLED, state: q.outcome, reason: q.reason, settledAt: q.at })
    .where(and(eq(modelAsks.id, q.id), eq(modelAsks.state, "pending")))
    .returning({ id: modelAsks.id });
  return rows.length > 0;
}

/**
 * Takes back what the model was to be asked, or is just being asked, about a message that reads otherwise now or is gone:
 * what it answers then is not said. False when nothing was waiting.
 */
export async function withdrawAsks(
  tx: Tx,
  q: { messageId: string; reason: "edited" | "recalled"; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(modelAsks)
    .set({ ...SETTLED, state: "withdrawn", reason: q.reason, settledAt: q.at })
    .where(and(eq(modelAsks.messageId, q.messageId), eq(modelAsks.state, "pending")))
    .returning({ id: modelAsks.id });
  return rows.length > 0;
}

/** A day later the settled questions go; of one that still waits, the text does, and it keeps its right to an answer. */
export async function sweepAsks(db: Queryable, at: Date): Promise<number> {
  const old = lt(modelAsks.askedAt, new Date(at.getTime() - DAY_MS));
  const removed = await db.delete(modelAsks).where(and(old, isNotNull(modelAsks.settledAt)));
  const blanked = await db
    .update(modelAsks)
    .set({ text: null, pictures: [] })
    .where(and(old, isNotNull(modelAsks.text)));
  return removed.count + blanked.count;
}
