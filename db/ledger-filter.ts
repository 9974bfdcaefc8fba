import { and, eq, inArray, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { MatterState } from "../src/domain/matter.ts";
import { matters } from "./schema-ledger.ts";
import { units } from "./schema-town.ts";

const ENDED = ["draft", "closed", "merged", "rejected", "transferred"] as const;
const WITH_VERIFIER = ["submitted", "verifying"] as const;

/** On the ledger and not at an end. */
export const open = () => notInArray(matters.state, [...ENDED]);
/** Past its deadline and not handed in. */
export const overdue = (at: Date) =>
  and(open(), notInArray(matters.state, [...WITH_VERIFIER]), lte(matters.dueAt, at));

/** Whose rows: a unit's, a street's, a regulator's line, a person's own, what they reported, or the whole district's. */
export type Scope =
  | { unitId: number }
  | { streetId: number }
  | { regulatorId: number }
  | { personId: number; unitIds: readonly number[] }
  | { reportedBy: number }
  | { district: true };

export function inScope(scope: Scope): SQL | undefined {
  if ("unitId" in scope) return eq(matters.unitId, scope.unitId);
  if ("streetId" in scope) return eq(matters.streetId, scope.streetId);
  if ("regulatorId" in scope) return eq(units.regulatorId, scope.regulatorId);
  if ("personId" in scope)
    return or(
      eq(matters.reportedBy, scope.personId),
      eq(matters.caseLeaderId, scope.personId),
      scope.unitIds.length > 0 ? inArray(matters.unitId, [...scope.unitIds]) : undefined,
    );
  if ("reportedBy" in scope) return eq(matters.reportedBy, scope.reportedBy);
  return undefined;
}

/** What of a scope is asked about; what is absent is not asked for. */
export type Selection = {
  scope: Scope;
  category?: string;
  severities?: readonly string[];
  /** Kinds or sub-kinds of units. */
  kinds?: readonly string[];
  /** Written in the task. */
  keyword?: string;
  /** Those that no group may read. */
  restricted?: true;
};

/** From this instant up to, and without, that one. */
export type Span = { from: Date; to: Date };

/** Which matters of a selection: how they stand now, or what happened to them in a span. */
export type Which =
  | { kind: "open"; registeredIn?: Span; states?: readonly MatterState[] }
  | { kind: "unqualified" }
  | { kind: "overdue"; at: Date; dueIn?: Span }
  | { kind: "due-soon"; at: Date; dueIn: Span }
  | { kind: "found"; span: Span | null; states?: readonly MatterState[] }
  | { kind: "closed"; span: Span | null; late?: true };

/** What figures are told apart by: a street, a regulator, a community with all that lies in it, a single unit. */
export type By = "street" | "regulator" | "community" | "unit";

/** The community a unit lies in; a community is its own. */
export const communityOfUnit = sql<
  number | null
>`coalesce(${units.communityId}, case when ${units.kind} = '社区' then ${units.id} end)`.mapWith(Number);

/** The id by which a matter's row falls to one of them; null where it falls to none. */
export function groupOf(by: By) {
  switch (by) {
    case "street":
      return matters.streetId;
    case "regulator":
      return units.regulatorId;
    case "community":
      return communityOfUnit;
    case "unit":
      return matters.unitId;
  }
}

/** Rows of a selection, of this kind. */
export const chosen = (selection: Selection, which: Which): SQL | undefined =>
  and(selected(selection), meant(which));

/** Rows of a selection, whatever became of them. */
export function selected(q: Selection): SQL | undefined {
  return and(
    inScope(q.scope),
    q.category ? eq(matters.category, q.category) : undefined,
    q.severities?.length ? inArray(matters.severity, [...q.severities]) : undefined,
    q.kinds?.length ? ofKinds(q.kinds) : undefined,
    q.restricted ? eq(matters.restricted, true) : undefined,
    q.keyword ? sql`strpos(${matters.task}, ${q.keyword}) > 0` : undefined,
  );
}

/** 社区, 企业, 学校: a unit's kind or its sub-kind. */
export const ofKinds = (kinds: readonly string[]): SQL | undefined =>
  or(inArray(units.kind, [...kinds]), inArray(units.subkind, [...kinds]));

function meant(which: Which): SQL | undefined {
  switch (which.kind) {
    case "open":
      return and(
        open(),
        which.states?.length ? inArray(matters.state, [...which.states]) : undefined,
        within(matters.registeredAt, which.registeredIn),
      );
    case "unqualified":
      return and(
        open(),
        sql`(${matters.unitId} is null or ${matters.caseLeaderId} is null or ${matters.dueAt} is null or ${matters.task} = '')`,
      );
    case "overdue":
      return and(overdue(which.at), dueWithin(which.dueIn));
    case "due-soon":
      return and(
        open(),
        notInArray(matters.state, [...WITH_VERIFIER]),
        sql`${matters.dueAt} > ${which.at.toISOString()}`,
        dueWithin(which.dueIn),
      );
    case "found":
      return and(
        reported(),
        which.states?.length ? inArray(matters.state, [...which.states]) : undefined,
        within(matters.registeredAt, which.span),
      );
    case "closed":
      return and(
        eq(matters.state, "closed"),
        within(matters.closedAt, which.span),
        which.late ? sql`${matters.submittedAt} > ${matters.dueAt}` : undefined,
      );
  }
}

/** Registered and not taken back by its author: a draft was never reported, and neither was what was withdrawn. */
export const reported = (): SQL =>
  sql`(${matters.state} <> 'draft' and ${matters.registeredAt} is not null and ${matters.withdrawnAt} is null)`;

type Instant = typeof matters.registeredAt | typeof matters.closedAt;

export const within = (column: Instant, span: Span | null | undefined): SQL | undefined =>
  span ? sql`(${column} >= ${span.from.toISOString()} and ${column} < ${span.to.toISOString()})` : undefined;

/** A deadline at 24:00 belongs to the day that ends there. */
export const dueWithin = (span: Span | undefined): SQL | undefined =>
  span
    ? sql`(${matters.dueAt} > ${span.from.toISOString()} and ${matters.dueAt} <= ${span.to.toISOString()})`
    : undefined;
