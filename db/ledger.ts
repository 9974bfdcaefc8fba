import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { inScope, open, overdue, type Scope } from "./ledger-filter.ts";
import { type Matter, selectMatters } from "./matters.ts";
import { matters } from "./schema-ledger.ts";
import { surveys, units } from "./schema-town.ts";
import { SURVEYED } from "./surveys.ts";

export type { Scope } from "./ledger-filter.ts";

/** How many are open, overdue and struck off in a scope; drafts are not on the ledger. */
export async function countMatters(db: Queryable, q: { scope: Scope; at: Date }) {
  const [row] = await db
    .select({
      open: count(sql`case when ${open()} then 1 end`),
      overdue: count(sql`case when ${overdue(q.at)} then 1 end`),
      closed: count(sql`case when ${matters.state} = 'closed' then 1 end`),
    })
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(inScope(q.scope));
  return row ?? { open: 0, overdue: 0, closed: 0 };
}

/** No list on a card is longer; what lies beyond is told as a number. */
const ROWS_MAX = 500;

/** Open matters of a scope that concern whoever asks, the most overdue first. */
export async function openMatters(
  db: Queryable,
  q: { scope: Scope; limit: number; seenBy: (matter: Matter) => boolean },
): Promise<Matter[]> {
  const rows = await selectMatters(db)
    .where(and(open(), inScope(q.scope)))
    .orderBy(asc(matters.dueAt), asc(matters.id))
    .limit(ROWS_MAX);
  return rows.filter(q.seenBy).slice(0, q.limit);
}

/** What waits for this person: reported by them, led by them, or their unit's. */
export async function mattersOfPerson(
  db: Queryable,
  q: { personId: number; unitIds: readonly number[]; limit: number },
): Promise<Matter[]> {
  return selectMatters(db)
    .where(and(open(), inScope(q)))
    .orderBy(asc(matters.dueAt), asc(matters.id))
    .limit(q.limit);
}

/** When a unit was last looked at; null means 未排查, which is not zero. */
export async function lastSurveyOf(db: Queryable, q: { unitId: number }): Promise<Date | null> {
  const [row] = await db
    .select({ at: surveys.surveyedAt })
    .from(surveys)
    .where(and(eq(surveys.unitId, q.unitId), eq(surveys.kind, SURVEYED)))
    .orderBy(desc(surveys.surveyedAt))
    .limit(1);
  return row?.at ?? null;
}

/** How many units of a scope stand on the register, and how many of them were ever surveyed. */
export async function surveyCoverage(db: Queryable, q: { streetId: number | null }) {
  const [row] = await db
    .select({
      registered: count(),
      surveyed: count(
        sql`case when exists (select 1 from ${surveys} where ${surveys.unitId} = ${units.id} and ${surveys.kind} = ${SURVEYED}) then 1 end`,
      ),
    })
    .from(units)
    .where(and(sql`${units.retiredAt} is null`, q.streetId ? eq(units.streetId, q.streetId) : undefined));
  return row ?? { registered: 0, surveyed: 0 };
}
