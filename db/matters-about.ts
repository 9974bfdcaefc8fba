import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { inScope, ofKinds, open, reported, type Scope } from "./ledger-filter.ts";
import { type Matter, selectMatters } from "./matters.ts";
import { matters } from "./schema-ledger.ts";
import { units } from "./schema-town.ts";

const ROWS_MAX = 200;

/**
 * Matters of a scope in which one of these words stands, in the task, the place or the unit's name: those that are open,
 * and those struck off since an instant. The open ones first. No word at all stands in every one.
 */
export async function mattersAbout(
  db: Queryable,
  q: { scope: Scope; words: readonly string[]; kinds?: readonly string[]; closedSince: Date },
): Promise<Matter[]> {
  const holds = (word: string) =>
    [matters.task, matters.place, units.name].map(
      (column) => sql`strpos(coalesce(${column}, ''), ${word}) > 0`,
    );
  const ended = and(eq(matters.state, "closed"), sql`${matters.closedAt} >= ${q.closedSince.toISOString()}`);
  return selectMatters(db)
    .where(
      and(
        inScope(q.scope),
        reported(),
        or(open(), ended),
        q.kinds?.length ? ofKinds(q.kinds) : undefined,
        q.words.length > 0 ? or(...q.words.flatMap(holds)) : undefined,
      ),
    )
    .orderBy(desc(sql`${open()}`), asc(matters.dueAt), asc(matters.id))
    .limit(ROWS_MAX);
}
