import { and, arrayContains, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Queryable, Tx } from "./connect.ts";
import { onItsWay } from "./outbox-outcome.ts";
import { outbox } from "./schema-flow.ts";

/*
 * A card that asks which of several is meant is no matter's own until one is chosen. Then it shows that one and is kept up
 * like its other cards, or it is closed, and so it is when none of what it offers can be meant any more.
 */

const asked = isNotNull(outbox.offers);
const chosen = or(isNotNull(outbox.livingMatterId), eq(outbox.closed, true));

/**
 * The tapped message shows something else from now on: the card of a matter, which is kept up then, or what became of the
 * choice. Whether it is one that we know.
 */
export async function settleTapped(
  tx: Tx,
  q: { messageId: string; matterId: number | null },
): Promise<boolean> {
  const settled = await tx
    .update(outbox)
    .set(q.matterId === null ? { closed: true } : { livingMatterId: q.matterId, closed: false })
    .where(
      and(
        eq(outbox.messageId, q.messageId),
        inArray(outbox.action, ["send", "reply"]),
        // What a card of a matter shows in passing does not end it.
        q.matterId === null ? asked : undefined,
      ),
    );
  return settled.count > 0;
}

/** Whether a choice was made on this card already. */
export async function isChosen(db: Queryable, q: { messageId: string }): Promise<boolean> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.messageId, q.messageId), asked, chosen));
  return rows.length > 0;
}

/** Whether it was closed: what it showed stands on another card. */
export async function isClosed(db: Queryable, q: { messageId: string }): Promise<boolean> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.messageId, q.messageId), eq(outbox.closed, true)));
  return rows.length > 0;
}

/** A draft is gone: the cards that offered it and of which no other draft is left, closed. */
export async function endChoices(tx: Tx, q: { matterId: number }): Promise<string[]> {
  const rows = await tx
    .update(outbox)
    .set({ closed: true })
    .where(
      and(
        arrayContains(outbox.offers, [q.matterId]),
        isNull(outbox.livingMatterId),
        eq(outbox.closed, false),
        or(isNull(outbox.outcome), eq(outbox.outcome, "sent")),
        sql`not exists (select 1 from matters m where m.id = any(${outbox.offers}) and m.state = 'draft')`,
      ),
    )
    .returning({ id: outbox.id, messageId: outbox.messageId });
  return rows.map((row) => row.messageId ?? onItsWay(row));
}
