import { and, desc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import type { Tx } from "./connect.ts";
import { inbox, outbox } from "./schema-flow.ts";

/** So long after a card its reader still means it by 「确认」. */
const SHOWN_MS = 10 * 60_000;
const NEW_MESSAGE = ["send", "reply"];

/**
 * Which of these drafts the last message of ours in a chat shows, when that was lately, when nothing of ours came after
 * it, and when it stood there before this message was written: what a person had not seen, they did not mean.
 */
export async function lastShownOf(
  tx: Tx,
  q: {
    draftIds: readonly number[];
    chatId: string;
    /** Whose private chat this is: what goes to a person comes there, and into no group. */
    privateOf: string | null;
    messageId: string;
    at: Date;
  },
): Promise<number | null> {
  if (q.draftIds.length === 0) return null;
  // What came to this chat came by one of these lanes: the chat's own, or the person's, before their chat was known.
  const here = inArray(outbox.lane, [q.chatId, ...(q.privateOf ? [`person:${q.privateOf}`] : [])]);
  const [card] = await tx
    .select()
    .from(outbox)
    .where(and(inArray(outbox.livingMatterId, [...q.draftIds]), inArray(outbox.action, NEW_MESSAGE), here))
    .orderBy(desc(outbox.seq))
    .limit(1);
  if (card?.outcome !== "sent" || !card.sentWallAt) return null;
  if (q.at.getTime() - card.createdAt.getTime() > SHOWN_MS) return null;
  const [heard] = await tx
    .select({ at: inbox.receivedWallAt })
    .from(inbox)
    .where(eq(inbox.dedupeKey, `message:${q.messageId}`));
  if (!heard || heard.at <= card.sentWallAt) return null;
  const [after] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        inArray(outbox.action, NEW_MESSAGE),
        ne(outbox.id, card.id),
        // Each half has an index that it is found by; a busy chat has had thousands of messages.
        or(
          and(here, gt(outbox.sentWallAt, card.sentWallAt)),
          and(here, isNull(outbox.outcome), gt(outbox.seq, card.seq)),
        ),
      ),
    )
    .limit(1);
  return after ? null : card.livingMatterId;
}
