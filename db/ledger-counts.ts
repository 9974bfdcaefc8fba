import { and, asc, count, desc, eq, isNotNull, min, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import {
  type By,
  chosen,
  groupOf,
  open,
  overdue,
  reported,
  type Selection,
  selected,
  type Which,
} from "./ledger-filter.ts";
import { type Matter, selectMatters } from "./matters.ts";
import { matters } from "./schema-ledger.ts";
import { bodies, units } from "./schema-town.ts";

export type { By, Scope, Selection, Span, Which } from "./ledger-filter.ts";

type Asked = { selection: Selection; which: Which };

const fromMatters = (db: Queryable, where: SQL | undefined) =>
  db.select({ n: count() }).from(matters).leftJoin(units, eq(units.id, matters.unitId)).where(where);

/** How many matters of a selection are so, or became so in a span. */
export async function countOf(db: Queryable, { selection, which }: Asked): Promise<number> {
  const [row] = await fromMatters(db, chosen(selection, which));
  return row?.n ?? 0;
}

/** No list on a card is longer; what lies beyond is told as a number. */
const ROWS_MAX = 500;

/** Their rows, as far as they concern whoever asks: the nearest deadline first, what was struck off last first. */
export async function rowsOf(
  db: Queryable,
  q: Asked & { limit: number; seenBy: (matter: Matter) => boolean },
): Promise<Matter[]> {
  const order = q.which.kind === "closed" ? desc(matters.closedAt) : asc(matters.dueAt);
  const rows = await selectMatters(db)
    .where(chosen(q.selection, q.which))
    .orderBy(order, asc(matters.id))
    .limit(ROWS_MAX);
  return rows.filter(q.seenBy).slice(0, q.limit);
}

/** How many for each street, regulator, community or unit that has any, by its id; null for what belongs to none. */
export async function countBy(db: Queryable, q: Asked & { by: By }): Promise<Map<number | null, number>> {
  const group = groupOf(q.by);
  const rows = await db
    .select({ id: group, n: count() })
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(chosen(q.selection, q.which))
    .groupBy(group);
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** How many in each category, by its id in the campaign; null for what has none yet. */
export const countByCategory = (db: Queryable, q: Asked): Promise<Map<string | null, number>> =>
  countByColumn(db, q, matters.category);

/** How many of each grade; null for what has none. */
export const countBySeverity = (db: Queryable, q: Asked): Promise<Map<string | null, number>> =>
  countByColumn(db, q, matters.severity);

async function countByColumn(
  db: Queryable,
  { selection, which }: Asked,
  column: typeof matters.category | typeof matters.severity,
): Promise<Map<string | null, number>> {
  const rows = await db
    .select({ id: column, n: count() })
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(chosen(selection, which))
    .groupBy(column);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export type BoardCell = { bodyId: number | null; category: string | null; open: number; overdue: number };

/** Open and overdue matters of each street (or regulator) in each category: what the board is made of. */
export async function boardOf(
  db: Queryable,
  q: { selection: Selection; by: "street" | "regulator"; at: Date },
): Promise<BoardCell[]> {
  const bodyId = q.by === "street" ? matters.streetId : units.regulatorId;
  return db
    .select({
      bodyId,
      category: matters.category,
      open: count(),
      overdue: count(sql`case when ${overdue(q.at)} then 1 end`),
    })
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(and(selected(q.selection), open()))
    .groupBy(bodyId, matters.category);
}

/** When the first matter of a ledger was registered: before that it says nothing, which is no zero. */
export async function ledgerBegins(db: Queryable): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(matters.registeredAt) })
    .from(matters)
    .where(and(reported(), isNotNull(matters.registeredAt)));
  return row?.at ?? null;
}

/** Streets and zones, or the departments that oversee units, in a fixed order. */
export async function bodiesFor(
  db: Queryable,
  q: { by: "street" | "regulator" },
): Promise<{ id: number; name: string }[]> {
  const overseeing = sql`${bodies.id} in (select ${units.regulatorId} from ${units} where ${units.regulatorId} is not null)`;
  return db
    .select({ id: bodies.id, name: bodies.name })
    .from(bodies)
    .where(q.by === "street" ? sql`${bodies.kind} in ('街道', '功能区')` : overseeing)
    .orderBy(asc(bodies.id));
}
