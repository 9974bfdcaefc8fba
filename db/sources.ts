import { and, asc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { SOURCE_ENTRIES, type SourceStand, sourceStand } from "../src/domain/source.ts";
import type { Queryable } from "./connect.ts";
import { type Matter, selectMatters } from "./matters.ts";
import { outbox } from "./schema-flow.ts";
import { journal } from "./schema-journal.ts";
import { matters } from "./schema-ledger.ts";

/** The drafts and matters made of a message, or of a reply that quotes it, in the order in which they were made. */
export async function mattersFrom(db: Queryable, q: { messageId: string }): Promise<Matter[]> {
  return selectMatters(db)
    .where(or(eq(matters.sourceMessageId, q.messageId), eq(matters.quotedMessageId, q.messageId)))
    .orderBy(asc(matters.id));
}

/** How it stands with the message a matter was made of. */
export async function sourceStandOf(db: Queryable, q: { matterId: number }): Promise<SourceStand> {
  const entries = await db
    .select({ seq: journal.seq, type: journal.type, payload: journal.payload })
    .from(journal)
    .where(and(eq(journal.matterId, q.matterId), inArray(journal.type, [...SOURCE_ENTRIES])))
    .orderBy(asc(journal.seq));
  return sourceStand(entries);
}

/** Whether the bot itself sent this message. */
export async function isOurs(db: Queryable, q: { messageId: string }): Promise<boolean> {
  return (await db.$count(outbox, and(eq(outbox.messageId, q.messageId), isNotNull(outbox.sentWallAt)))) > 0;
}
