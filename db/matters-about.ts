import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { inScope, open, reported, type Scope } from "./ledger-filter.ts";
import { type Matter, selectMatters } from "./matters.ts";
import { matters } from "./schema-ledger.ts";
import { units } from "./schema-town.ts";

const ROWS_MAX = 200;

/**
 * Matters of a scope in which a word stands, in the task, the place or the unit's name: those that are open, and those
 * struck off since an instant. The open ones first.
 */
export async function mattersAbout(
  db: Queryable,
  q: { scope: Scope; word: string | null; closedSince: Date },
): Promise<Matter[]> {
  const holds = (column: typeof matters.task | typeof matters.place | typeof units.name) =>
    sql`strpos(coalesce(${column}, ''), ${q.word ?? ""}) > 0`;
  const ended = and(eq(matters.state, "closed"), sql`${matters.closedAt} >= ${q.closedSince.toISOString()}`);
  return selectMatters(db)
    .where(
      and(
        inScope(q.scope),
        reported(),
        or(open(), ended),
        q.word ? or(holds(matters.task), holds(matters.place), holds(units.name)) : undefined,
      ),
    )
    .orderBy(desc(sql`${open()}`), asc(matters.dueAt), asc(matters.id))
    .limit(ROWS_MAX);
}
