import { and, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Db, Queryable, Tx } from "./connect.ts";
import { matters } from "./schema-ledger.ts";
import { conversations } from "./schema-talk.ts";
import { units } from "./schema-town.ts";

/** So long a question without its other half still follows the last one. */
const QUESTION_MS = 10 * 60_000;
const REPORT_MS = 24 * 3_600_000;

const before = (at: Date, ms: number) => new Date(at.getTime() - ms);

type Talker = { chatId: string; personId: number };

/** Keeps what this person asked last here, in place of what was asked before. */
export async function keepQuestion(
  tx: Tx,
  q: Talker & { query: Record<string, unknown>; at: Date },
): Promise<void> {
  await tx
    .insert(conversations)
    .values(q)
    .onConflictDoUpdate({
      target: [conversations.chatId, conversations.personId],
      set: { query: sql`excluded.query`, at: sql`excluded.at` },
    });
}

/** What this person asked here within the last ten minutes, as it was kept; null for nothing. */
export async function lastQuestion(db: Queryable, q: Talker & { at: Date }): Promise<unknown> {
  const [row] = await db
    .select({ query: conversations.query })
    .from(conversations)
    .where(
      and(
        eq(conversations.chatId, q.chatId),
        eq(conversations.personId, q.personId),
        gt(conversations.at, before(q.at, QUESTION_MS)),
      ),
    );
  return row?.query ?? null;
}

/** What this person reported last here within a day, draft or matter: its category's id and its unit; null for nothing. */
export async function lastReportOf(
  db: Queryable,
  q: Talker & { at: Date },
): Promise<{ category: string | null; unit: string | null; at: Date } | null> {
  const [row] = await db
    .select({ category: matters.category, unit: units.name, at: matters.createdAt })
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(
      and(
        eq(matters.reportedBy, q.personId),
        eq(matters.reportedChatId, q.chatId),
        gt(matters.createdAt, before(q.at, REPORT_MS)),
      ),
    )
    .orderBy(desc(matters.id))
    .limit(1);
  return row ?? null;
}

/** Removes questions that nothing can follow any more; tells how many. */
export async function removePastQuestions(db: Db, at: Date): Promise<number> {
  const removed = await db.delete(conversations).where(lte(conversations.at, before(at, QUESTION_MS)));
  return removed.count;
}
