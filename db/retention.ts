import { and, eq, inArray, isNotNull, lt, ne, notExists, sql } from "drizzle-orm";
import type { Db } from "./connect.ts";
import { evidenceWaits, fileBytes, files } from "./schema-evidence.ts";
import { inbox, sends } from "./schema-flow.ts";
import { readBacks, recalls } from "./schema-follow.ts";
import { journal } from "./schema-journal.ts";
import { matters } from "./schema-ledger.ts";

const DAY_MS = 86_400_000;
const DRAFT_DAYS = 7;
/** Design 5.2: a poison envelope is kept this long for whoever looks into it. */
const SET_ASIDE_DAYS = 7;
/** The platform repeats an event for hours at most (its delivery rules); a month is beyond any doubt. */
const HANDLED_DAYS = 30;
/** The longest window of the platform's limits is one minute. */
const SENDS_MS = 300_000;
const DRAFTS_AT_ONCE = 500;
/** The platform lets a card be changed for 14 days; a reply to one of ours still finds its matter within this time. */
const OUTBOX_DAYS = 90;
const OUTBOX_AT_ONCE = 5000;
/** The calendar's warning goes out once a year and person: its once-keys must outlast the year. */
const YEARLY_KEYS = "calendar:%";

const before = (at: Date, ms: number) => new Date(at.getTime() - ms);

/**
 * Discards drafts nobody confirmed for 7 days, with the pictures sent to them; tells how many.
 * A draft is not on the ledger; what has a journal entry is never touched.
 */
export function discardOldDrafts(db: Db, at: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const entries = tx.select({ id: journal.id }).from(journal).where(eq(journal.matterId, matters.id));
    // Locked rows are skipped: somebody is confirming them at this moment.
    const drafts = await tx
      .select({ id: matters.id })
      .from(matters)
      .where(
        and(
          eq(matters.state, "draft"),
          lt(matters.createdAt, before(at, DRAFT_DAYS * DAY_MS)),
          notExists(entries),
        ),
      )
      .limit(DRAFTS_AT_ONCE)
      .for("update", { skipLocked: true });
    if (drafts.length === 0) return 0;
    const ids = drafts.map((draft) => draft.id);
    const theirFiles = tx.select({ id: files.id }).from(files).where(inArray(files.matterId, ids));
    await tx.delete(fileBytes).where(inArray(fileBytes.fileId, theirFiles));
    await tx.delete(files).where(inArray(files.matterId, ids));
    await tx.delete(evidenceWaits).where(inArray(evidenceWaits.matterId, ids));
    await tx.delete(matters).where(inArray(matters.id, ids));
    return ids.length;
  });
}

/** Blanks the sealed envelopes of events set aside 7 days ago; that they failed, and why, stays. */
export async function blankSetAside(db: Db, at: Date): Promise<number> {
  const blanked = await db
    .update(inbox)
    .set({ sealed: null })
    .where(and(isNotNull(inbox.sealed), lt(inbox.setAsideAt, before(at, SET_ASIDE_DAYS * DAY_MS))));
  return blanked.count;
}

/** Removes handled events received 30 days ago by the wall clock, as the platform repeats events by that one. */
export async function removeHandled(db: Db, wallNow: Date): Promise<number> {
  const removed = await db
    .delete(inbox)
    .where(and(isNotNull(inbox.handledAt), lt(inbox.receivedWallAt, before(wallNow, HANDLED_DAYS * DAY_MS))));
  return removed.count;
}

/** Removes sends that no limit of the platform counts any more. */
export async function removeOldSends(db: Db, wallNow: Date): Promise<number> {
  const removed = await db.delete(sends).where(lt(sends.wallAt, before(wallNow, SENDS_MS)));
  return removed.count;
}

/** Removes waits for pictures that ran out. */
export async function removePastWaits(db: Db, at: Date): Promise<number> {
  const removed = await db.delete(evidenceWaits).where(lt(evidenceWaits.untilAt, at));
  return removed.count;
}

/**
 * Removes messages that ended 90 days ago, by the clock of each of their instants. What shows a matter that is still
 * open stays, so that a reply to it is understood.
 */
export async function removeOldOutbox(db: Db, q: { at: Date; wallNow: Date }): Promise<number> {
  const days = OUTBOX_DAYS * DAY_MS;
  const removed = await db.execute(sql`
    delete from outbox where id in (
      select o.id from outbox o
      where o.outcome is not null and o.once_key not like ${YEARLY_KEYS}
        and o.created_at < ${before(q.at, days).toISOString()}
        and coalesce(o.sent_wall_at, '-infinity') < ${before(q.wallNow, days).toISOString()}
        and (o.outcome <> 'sent' or not exists (
          select 1 from (
            select o.living_matter_id as id
            union all
            select (d ->> 'matterId')::bigint from jsonb_array_elements(o.depends) d
          ) shown join matters m on m.id = shown.id
          where m.state not in ('closed', 'merged', 'rejected', 'transferred')
        ))
      limit ${OUTBOX_AT_ONCE})`);
  return removed.count;
}

/** The platform repeats an event for hours at most; who asks later why nothing came of a message has a month. */
const FOLLOWED_DAYS = 30;

/** Removes the notes of what was recalled and read back 30 days ago; what still waits for its text stays. */
export async function removeFollowed(db: Db, at: Date): Promise<number> {
  const past = before(at, FOLLOWED_DAYS * DAY_MS);
  const gone = await db.delete(recalls).where(lt(recalls.notedAt, past));
  const read = await db
    .delete(readBacks)
    .where(and(ne(readBacks.state, "pending"), lt(readBacks.notedAt, past)));
  return gone.count + read.count;
}
