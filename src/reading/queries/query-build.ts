import type { ReadContext } from "../context.ts";
import type { Period, QueryReading } from "../reading.ts";
import { allUnitsIn } from "../units/units.ts";
import type { Intent } from "./query-intents.ts";
import { periodOf, spanAsked } from "./query-period.ts";
import { isDistrictWide, type Place, placeOfChat } from "./query-scope.ts";
import { measureOf, subjectOf } from "./query-subject.ts";

type Scope = Record<string, unknown>;

/** A reading with nothing in it but what is given. */
export const emptyQuery = (given: Partial<QueryReading> & { intent: string }): QueryReading => ({
  scope: {},
  period: null,
  metric: null,
  output: "card",
  params: {},
  ask: [],
  candidates: [],
  notes: [],
  ...given,
});

/** What says whose figures are asked; without any of them the group's own place is meant. */
const WHOSE = ["street", "unit", "unit_text", "lead_dept", "lead_dept_text", "district", "assignee"];
/** 「各街道」 are those of the district, 「各社区」 in a street's own group those of the street. */
const ABOVE_STREETS = ["street", "department", "lead_dept"];
const isOpen = (scope: Scope): boolean =>
  !WHOSE.some((key) => key in scope) &&
  !ABOVE_STREETS.includes(String(scope.level)) &&
  !ABOVE_STREETS.includes(String(scope.group_by));

/** Questions about many units: in a unit's own group they are about its street's. */
const OF_MANY = /silent|unsurveyed|coverage|target|broken|ranking/u;

/** 「什么叫逾期」, 「一般隐患几天内整改」: what is asked about are words, not matters. */
const OF_WORDS = ["query.definition", "query.rule"];

/** A question of this kind about this place, filled with everything else that its words say. */
export function buildQuestion(
  intent: Intent,
  q: { plain: string; tight: string; place: Place; ctx: ReadContext },
): QueryReading {
  const { plain, tight, place, ctx } = q;
  const rest = place.text ? tight.replace(place.text.toLowerCase().replace(/\s/g, ""), "") : tight;
  const district: Scope =
    Object.keys(place.scope).length === 0 && isDistrictWide(tight) ? { district: true } : {};
  const said: Scope = { ...place.scope, ...district, ...subjectOf(intent.intent, rest) };
  const isAsked = place.ask.length > 0;
  const here =
    intent.chat && isOpen(said) && !isAsked
      ? placeOfChat(ctx, { many: "group_by" in said || OF_MANY.test(intent.intent) })
      : null;
  const scope: Scope = { ...here?.scope, ...said };
  if (intent.bare && Object.keys(scope).length === 0 && !isAsked) scope.district = true;
  const other = intent.intent === "query.compare" ? otherPlace(plain, place, ctx) : null;
  if (other) scope.street = [scope.street, other];
  const period = spanAsked(intent, { plain, tight, ctx });
  return emptyQuery({
    intent: intent.intent,
    scope,
    period,
    ...measureOf(intent, rest),
    params: OF_WORDS.includes(intent.intent) ? { words: tight } : {},
    ask: [...place.ask],
    candidates: [...place.candidates],
    notes: [...place.notes, ...(here?.notes ?? []), ...spanNotes(intent, period, plain, ctx)],
  });
}

const SPANS_SAID_SO = ["today", "this-month", "this-year"];

/** A span that nobody said is shown with the answer. */
const spanNotes = (intent: Intent, period: Period | null, plain: string, ctx: ReadContext): string[] => {
  const stated = intent.intent === "query.due_soon" ? periodOf(plain, ctx, null) : null;
  if (stated && period && stated.to < period.from)
    return [`${stated.label}已过,这里是今后的;过了期限还没办的请问「逾期的有哪些」`];
  return unsaidSpan(intent, period, plain, ctx);
};

const unsaidSpan = (intent: Intent, period: Period | null, plain: string, ctx: ReadContext): string[] =>
  period && intent.period && SPANS_SAID_SO.includes(intent.period) && !periodOf(plain, ctx, null)
    ? [`未说时段,按${period.label}统计`]
    : [];

/** 「前卫和福海哪个多」: the second place of a comparison, of the first's own kind; null for none. */
function otherPlace(plain: string, first: Place, ctx: ReadContext): string | null {
  if (typeof first.scope.street !== "string") return null;
  for (const found of allUnitsIn(ctx.units, plain)) {
    const street = ("unit" in found ? [found.unit] : found.units).find((unit) => unit.kind === "街道");
    if (street && street.name !== first.scope.street) return street.name;
  }
  return null;
}
