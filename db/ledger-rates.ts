import { and, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import {
  type By,
  dueWithin,
  groupOf,
  reported,
  type Selection,
  type Span,
  selected,
} from "./ledger-filter.ts";
import { matters, verifications } from "./schema-ledger.ts";
import { units } from "./schema-town.ts";

export type CloseFigures = {
  /** Their deadline came in the span: the denominator. */
  due: number;
  /** Found put right by a second party, and struck off, by the deadline: the numerator. */
  inTime: number;
  /** Handed in by the deadline, struck off after it: the verifier took longer. */
  verifiedLater: number;
  /** Handed in after the deadline, and struck off. */
  late: number;
  /** Handed in, and waiting for its verifier. */
  waiting: number;
  /** Not handed in to this day. */
  unfinished: number;
  /** Sent back by a verifier at least once. */
  returned: number;
  /** Found baseless, merged or handed over to another system: in no fraction. */
  apart: number;
};

/** For each street or regulator, or in all: what became of the matters whose deadline came in a span. */
export async function closeFigures(
  db: Queryable,
  q: { selection: Selection; span: Span; at: Date },
): Promise<CloseFigures> {
  const [row] = await db
    .select(closeColumns())
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(dueBy(q));
  return row ?? NOTHING_DUE;
}

/** The same, by street, regulator, community or unit; null for what belongs to none. */
export async function closeFiguresBy(
  db: Queryable,
  q: { selection: Selection; span: Span; at: Date; by: By },
): Promise<Map<number | null, CloseFigures>> {
  const group = groupOf(q.by);
  const rows = await db
    .select({ id: group, ...closeColumns() })
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .where(dueBy(q))
    .groupBy(group);
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}

const NOTHING_DUE: CloseFigures = {
  due: 0,
  inTime: 0,
  verifiedLater: 0,
  late: 0,
  waiting: 0,
  unfinished: 0,
  returned: 0,
  apart: 0,
};

/** What falls due later today, or later in the span, cannot have failed yet. */
function dueBy({ selection, span, at }: { selection: Selection; span: Span; at: Date }) {
  const to = span.to < at ? span.to : at;
  return and(selected(selection), reported(), dueWithin({ from: span.from, to }));
}

function closeColumns() {
  const apart = sql`${matters.state} in ('rejected', 'merged', 'transferred')`;
  const closed = sql`${matters.state} = 'closed'`;
  const withVerifier = sql`${matters.state} in ('submitted', 'verifying')`;
  const inTime = sql`${matters.closedAt} <= ${matters.dueAt}`;
  const handedInTime = sql`${matters.submittedAt} <= ${matters.dueAt}`;
  const sentBack = sql`exists (select 1 from ${verifications} where ${verifications.matterId} = ${matters.id}
    and ${verifications.verdict} = 'returned' and ${verifications.undoneAt} is null)`;
  const number = (test: ReturnType<typeof sql>) => count(sql`case when ${test} then 1 end`);
  return {
    due: number(sql`not ${apart}`),
    inTime: number(sql`${closed} and ${inTime}`),
    verifiedLater: number(sql`${closed} and not ${inTime} and ${handedInTime}`),
    late: number(sql`${closed} and not ${inTime} and not coalesce(${handedInTime}, false)`),
    waiting: number(withVerifier),
    unfinished: number(sql`not ${apart} and not ${closed} and not ${withVerifier}`),
    returned: number(sql`not ${apart} and ${sentBack}`),
    apart: number(apart),
  };
}
