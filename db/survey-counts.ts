import { and, asc, count, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "./connect.ts";
import { type By, communityOfUnit, ofKinds, type Scope, type Span } from "./ledger-filter.ts";
import { bodies, surveys, units } from "./schema-town.ts";
import { SURVEYED, ZERO_REPORT } from "./surveys.ts";

/** Which units on the register: of a scope, and of these kinds or sub-kinds. Retired ones are on it no more. */
export type Registered = { scope: Scope; kinds?: readonly string[] };

function registered({ scope, kinds }: Registered): SQL | undefined {
  return and(isNull(units.retiredAt), unitsIn(scope), kinds?.length ? ofKinds(kinds) : undefined);
}

function unitsIn(scope: Scope): SQL | undefined {
  if ("unitId" in scope) return eq(units.id, scope.unitId);
  if ("streetId" in scope) return eq(units.streetId, scope.streetId);
  if ("regulatorId" in scope) return eq(units.regulatorId, scope.regulatorId);
  // A person's own are those of their posts: what they reported elsewhere makes no unit theirs.
  if ("personId" in scope)
    return scope.unitIds.length > 0 ? sql`${units.id} in ${[...scope.unitIds]}` : sql`false`;
  if ("reportedBy" in scope) return sql`false`;
  return undefined;
}

type Look = { kinds: readonly string[]; span?: Span };

const looked = ({ kinds, span }: Look): SQL => sql`exists (select 1 from ${surveys}
  where ${surveys.unitId} = ${units.id} and ${surveys.kind} in ${[...kinds]}
  ${span ? sql`and ${surveys.surveyedAt} >= ${span.from.toISOString()} and ${surveys.surveyedAt} < ${span.to.toISOString()}` : sql``})`;

/** Ever surveyed: a zero report is no look at a unit. */
const everSurveyed = (): SQL => looked({ kinds: [SURVEYED] });
/** Said something in a span: a zero report or a survey. */
const spoke = (span: Span): SQL => looked({ kinds: [SURVEYED, ZERO_REPORT], span });

/** Of how many registered units so many were ever surveyed. */
export async function coverageOf(db: Queryable, q: Registered) {
  const [row] = await db
    .select({ registered: count(), surveyed: count(sql`case when ${everSurveyed()} then 1 end`) })
    .from(units)
    .where(registered(q));
  return row ?? { registered: 0, surveyed: 0 };
}

/** The same for each kind of unit, in order of the kind's name. */
export async function coverageByKind(db: Queryable, q: Registered) {
  return db
    .select({
      kind: units.kind,
      registered: count(),
      surveyed: count(sql`case when ${everSurveyed()} then 1 end`),
    })
    .from(units)
    .where(registered(q))
    .groupBy(units.kind)
    .orderBy(asc(units.kind));
}

/**
 * For each street, regulator, community or unit on the register: of how many units so many were surveyed, ever or in a
 * span, in the order of the register. Units that belong to none of them are in no row.
 */
export async function coverageBy(
  db: Queryable,
  { by, span, ...q }: Registered & { by: By; span?: Span | null },
): Promise<OfStreet[]> {
  const done = looked({ kinds: [SURVEYED], ...(span ? { span } : {}) });
  const counts = {
    registered: count(),
    done: count(sql`case when ${done} then 1 end`),
  };
  if (by === "street" || by === "regulator") {
    const own = by === "street" ? units.streetId : units.regulatorId;
    return db
      .select({ id: bodies.id, name: bodies.name, ...counts })
      .from(units)
      .innerJoin(bodies, eq(bodies.id, own))
      .where(registered(q))
      .groupBy(bodies.id, bodies.name)
      .orderBy(asc(bodies.id));
  }
  const group = alias(units, "grouped");
  return db
    .select({ id: group.id, name: group.name, ...counts })
    .from(units)
    .innerJoin(group, eq(group.id, by === "unit" ? units.id : communityOfUnit))
    .where(registered(q))
    .groupBy(group.id, group.name)
    .orderBy(asc(group.id));
}

/** The same for each street that has units, ever. */
export const coverageByStreet = (db: Queryable, q: Registered) => coverageBy(db, { ...q, by: "street" });

/** Of how many registered units of each street so many reported in a span. */
export async function reportsByStreet(db: Queryable, q: Registered & { span: Span }) {
  return byStreet(db, q, spoke(q.span));
}

export type OfStreet = { id: number; name: string; registered: number; done: number };

function byStreet(db: Queryable, q: Registered, done: SQL): Promise<OfStreet[]> {
  return db
    .select({
      id: bodies.id,
      name: bodies.name,
      registered: count(),
      done: count(sql`case when ${done} then 1 end`),
    })
    .from(units)
    .innerJoin(bodies, eq(bodies.id, units.streetId))
    .where(registered(q))
    .groupBy(bodies.id, bodies.name)
    .orderBy(asc(bodies.id));
}

type Listed = { total: number; registered: number; names: string[] };

/** Units that were never surveyed: how many of how many, and the first of them in the order of the register. */
export function unsurveyedUnits(db: Queryable, q: Registered & { limit: number }): Promise<Listed> {
  return unitsWithout(db, q, everSurveyed());
}

/** Units without a zero report and without a survey in a span. */
export function silentUnits(db: Queryable, q: Registered & { span: Span; limit: number }): Promise<Listed> {
  return unitsWithout(db, q, spoke(q.span));
}

async function unitsWithout(db: Queryable, q: Registered & { limit: number }, done: SQL): Promise<Listed> {
  const missing = and(registered(q), sql`not ${done}`);
  const [row] = await db
    .select({ registered: count(), total: count(sql`case when not ${done} then 1 end`) })
    .from(units)
    .where(registered(q));
  const names = await db
    .select({ name: units.name })
    .from(units)
    .where(missing)
    .orderBy(asc(units.id))
    .limit(q.limit);
  return { registered: 0, total: 0, ...row, names: names.map((one) => one.name) };
}

/** What a zero stands on: how often it was said, how often somebody looked, and when last, over a scope's units. */
export async function looksAt(db: Queryable, q: Registered & { span: Span }) {
  const inSpan = sql`${surveys.surveyedAt} >= ${q.span.from.toISOString()} and ${surveys.surveyedAt} < ${q.span.to.toISOString()}`;
  const [row] = await db
    .select({
      zeroReports: count(sql`case when ${surveys.kind} = ${ZERO_REPORT} and ${inSpan} then 1 end`),
      surveys: count(sql`case when ${surveys.kind} = ${SURVEYED} and ${inSpan} then 1 end`),
      unitsSurveyed: sql<number>`count(distinct case when ${surveys.kind} = ${SURVEYED} and ${inSpan} then ${surveys.unitId} end)::int`,
      lastSurveyMs: sql<
        number | null
      >`floor(extract(epoch from max(case when ${surveys.kind} = ${SURVEYED} then ${surveys.surveyedAt} end)) * 1000)::float8`,
    })
    .from(surveys)
    .innerJoin(units, eq(units.id, surveys.unitId))
    .where(and(registered(q), isNotNull(surveys.surveyedAt)));
  const { lastSurveyMs, ...counts } = row ?? {
    zeroReports: 0,
    surveys: 0,
    unitsSurveyed: 0,
    lastSurveyMs: null,
  };
  return { ...counts, lastSurveyAt: lastSurveyMs === null ? null : new Date(Number(lastSurveyMs)) };
}
