import { and, eq, inArray, or } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { type Matter, selectMatters } from "./matters.ts";
import { outbox } from "./schema-flow.ts";
import { matters } from "./schema-ledger.ts";

/** How our own texts write a number; what people write is read elsewhere. */
const NUMBER = /[A-Z]{2,4}-\d{4}-\d{4,6}/g;

/**
 * The matters and drafts that a message is about: the card or the notice we sent, a text of ours that names a number,
 * or the report that a draft was made of, or quotes. Empty for any other message.
 */
export async function mattersOfMessage(db: Queryable, q: { messageId: string }): Promise<Matter[]> {
  const [sent] = await db
    .select({
      living: outbox.livingMatterId,
      depends: outbox.depends,
      msgType: outbox.msgType,
      content: outbox.content,
    })
    .from(outbox)
    .where(and(eq(outbox.messageId, q.messageId), inArray(outbox.action, ["send", "reply"])));
  const ids = sent?.living ? [sent.living] : (sent?.depends ?? []).map((one) => one.matterId);
  const numbers = sent?.msgType === "text" ? numbersIn(sent.content) : [];
  return selectMatters(db)
    .where(
      or(
        eq(matters.sourceMessageId, q.messageId),
        eq(matters.quotedMessageId, q.messageId),
        ids.length > 0 ? inArray(matters.id, ids) : undefined,
        numbers.length > 0 ? inArray(matters.number, numbers) : undefined,
      ),
    )
    .orderBy(matters.id);
}

function numbersIn(content: unknown): string[] {
  const text = typeof content === "object" && content !== null && "text" in content ? content.text : "";
  return String(text).match(NUMBER) ?? [];
}
