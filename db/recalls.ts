import { and, eq, isNull, sql } from "drizzle-orm";
import type { Queryable, Tx } from "./connect.ts";
import { outbox } from "./schema-flow.ts";
import { recalls } from "./schema-follow.ts";

/** Remembers that a message was taken back; false when that was known. */
export async function noteRecall(tx: Tx, q: { messageId: string; at: Date }): Promise<boolean> {
  const rows = await tx
    .insert(recalls)
    .values({ messageId: q.messageId, notedAt: q.at })
    .onConflictDoNothing()
    .returning({ messageId: recalls.messageId });
  return rows.length > 0;
}

export async function wasRecalled(db: Queryable, q: { messageId: string }): Promise<boolean> {
  return (await db.$count(recalls, eq(recalls.messageId, q.messageId))) > 0;
}

/** Whether its author was asked to take it back, because of what stood in it: such a recall is no change of mind. */
export async function wasToBeRecalled(
  db: Queryable,
  q: { messageId: string; says: string },
): Promise<boolean> {
  const found = await db.execute(sql`
    select 1 from inbox join outbox on outbox.once_key like 'in:' || inbox.id || ':%'
    where inbox.dedupe_key = ${`message:${q.messageId}`}
      and outbox.msg_type = 'text' and starts_with(outbox.content ->> 'text', ${q.says})
    limit 1`);
  return found.length > 0;
}

/** What would answer a message that is gone stays unsaid; what is on its way already is refused by the platform. */
export async function cancelReplies(tx: Tx, q: { messageId: string }): Promise<void> {
  await tx
    .update(outbox)
    .set({ outcome: "cancelled", reason: sql`'原消息已撤回'` })
    .where(
      and(
        eq(outbox.action, "reply"),
        eq(outbox.targetMessageId, q.messageId),
        isNull(outbox.outcome),
        isNull(outbox.firstTriedWallAt),
      ),
    );
}
