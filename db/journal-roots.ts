import { asc, desc, eq, lt, sql } from "drizzle-orm";
import { addDays, type Day, dayOf, instantOf } from "../src/domain/day.ts";
import { FIRST_PREV_HASH, rootOf } from "../src/domain/journal.ts";
import type { Queryable, Tx } from "./connect.ts";
import { journal, journalRoots } from "./schema-journal.ts";

export type DayRoot = { day: Day; entries: number; root: string };

/** An entry decided just before midnight may commit just after it: a day is sealed this much later. */
const GRACE_MS = 10 * 60_000;

const midnight = (day: Day) => instantOf(day, "00:00").toISOString();

async function hashesOf(db: Queryable, day: Day): Promise<string[]> {
  const rows = await db
    .select({ hash: journal.hash })
    .from(journal)
    .where(
      sql`${journal.recordedAt} >= ${midnight(day)} and ${journal.recordedAt} < ${midnight(addDays(day, 1))}`,
    )
    .orderBy(asc(journal.matterId), asc(journal.seq));
  return rows.map((row) => row.hash);
}

/** Days with entries that are over and not sealed yet, oldest first. */
async function unsealedDays(db: Queryable, at: Date): Promise<Day[]> {
  const today = dayOf(new Date(at.getTime() - GRACE_MS));
  const rows = await db.execute<{ day: Day }>(sql`
    select distinct to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from journal
    where recorded_at < ${midnight(today)}
      and recorded_at >= coalesce((select max(day) + 1 from journal_roots)::timestamp at time zone 'Asia/Shanghai', '-infinity')
    order by day`);
  return [...rows].map((row) => row.day);
}

/** Seals every day that is over: one root a day, chained to the one before, never changed again. Twice is once. */
export async function sealDays(tx: Tx, q: { at: Date }): Promise<DayRoot[]> {
  const sealed: DayRoot[] = [];
  for (const day of await unsealedDays(tx, q.at)) {
    const [before] = await tx
      .select({ root: journalRoots.root })
      .from(journalRoots)
      .orderBy(desc(journalRoots.day))
      .limit(1);
    const prevRoot = before?.root ?? FIRST_PREV_HASH;
    const hashes = await hashesOf(tx, day);
    const row = { day, entries: hashes.length, prevRoot, root: rootOf(prevRoot, day, hashes) };
    const added = await tx
      .insert(journalRoots)
      .values({ ...row, sealedAt: q.at })
      .onConflictDoNothing()
      .returning({ day: journalRoots.day });
    if (added.length > 0) sealed.push(row);
  }
  return sealed;
}

/** A sealed day whose entries no longer give its root, among the newest and one of the older ones in turns; null when all do. */
export async function brokenDay(db: Queryable, q: { turn: number }): Promise<Day | null> {
  const count = await db.$count(journalRoots);
  if (count === 0) return null;
  for (const offset of new Set([0, q.turn % count])) {
    const [kept] = await db
      .select()
      .from(journalRoots)
      .orderBy(desc(journalRoots.day))
      .offset(offset)
      .limit(1);
    if (!kept) continue;
    const day = kept.day as Day;
    const [before] = await db
      .select({ root: journalRoots.root })
      .from(journalRoots)
      .where(lt(journalRoots.day, day))
      .orderBy(desc(journalRoots.day))
      .limit(1);
    const linked = kept.prevRoot === (before?.root ?? FIRST_PREV_HASH);
    if (!linked || rootOf(kept.prevRoot, day, await hashesOf(db, day)) !== kept.root) return day;
  }
  return null;
}

/** The root of a day, for whoever compares it with the one that was posted. */
export async function rootOfDay(db: Queryable, q: { day: Day }): Promise<string | null> {
  const [row] = await db
    .select({ root: journalRoots.root })
    .from(journalRoots)
    .where(eq(journalRoots.day, q.day));
  return row?.root ?? null;
}
