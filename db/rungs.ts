import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { type Selection, type Span, selected } from "./ledger-filter.ts";
import { journal } from "./schema-journal.ts";
import { matters } from "./schema-ledger.ts";
import { units } from "./schema-town.ts";

const FIRED = "rung-fired";
const title = sql<string>`${journal.payload} ->> 'title'`;

/** How often the clock spoke about matters of a selection in a span, by what its messages call themselves. */
export async function rungsFired(
  db: Queryable,
  { selection, span }: { selection: Selection; span: Span },
): Promise<{ title: string; n: number; matters: number }[]> {
  return db
    .select({ title, n: count(), matters: sql<number>`count(distinct ${journal.matterId})::int` })
    .from(journal)
    .innerJoin(matters, eq(matters.id, journal.matterId))
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(
      and(
        eq(journal.type, FIRED),
        sql`${journal.happenedAt} >= ${span.from.toISOString()} and ${journal.happenedAt} < ${span.to.toISOString()}`,
        selected(selection),
      ),
    )
    .groupBy(title)
    .orderBy(asc(sql`min(${journal.id})`));
}

/** What the clock said about one matter, oldest first, and to whom. */
export async function rungsOf(
  db: Queryable,
  q: { matterId: number },
): Promise<{ title: string; at: Date; to: string[] }[]> {
  const rows = await db
    .select({ title, at: journal.happenedAt, payload: journal.payload })
    .from(journal)
    .where(and(eq(journal.matterId, q.matterId), eq(journal.type, FIRED)))
    .orderBy(asc(journal.seq));
  return rows.map((row) => ({
    title: row.title,
    at: row.at,
    to: Array.isArray(row.payload.to) ? row.payload.to.filter((name) => typeof name === "string") : [],
  }));
}
