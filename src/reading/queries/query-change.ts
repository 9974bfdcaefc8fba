import type { ReadContext } from "../context.ts";
import type { Period, QueryReading } from "../reading.ts";
import { INTENTS } from "./query-intents.ts";
import { spanAsked } from "./query-period.ts";
import { placeOfChat } from "./query-places.ts";
import { figureOfRow, isOfSeveral, type Measure, spanOfRow } from "./query-row.ts";
import type { Place } from "./query-scope.ts";

/** What the few words change: another place, span, category or measure. */
export type Change = {
  place: Place;
  period: Period | null;
  scope: Record<string, unknown>;
  measure: Measure | null;
};
/** What says whose, of which there is one. */
export const PLACES = [
  "street",
  "unit",
  "unit_text",
  "lead_dept",
  "lead_dept_text",
  "district",
  "matter_no",
  "matter_no_suffix",
  "assignee",
  "reporter",
];
const GROUPS = ["level", "kind"];
const UNITS = ["unit", "unit_text"];

/** The last question with that in it. */
export function applied(
  last: QueryReading,
  { place, period, scope, measure }: Change,
  ctx: ReadContext,
): QueryReading {
  const isPlaced = place.text !== "" || "district" in scope || scope.group_by === "street";
  const isGrouped = "kind" in scope || "level" in scope;
  const dropped = [...(isPlaced ? [...PLACES, "level"] : []), ...(isGrouped ? GROUPS : [])];
  // One street of a table of streets, or one unit, is no table any more; the communities of one street are.
  const isOne = place.text !== "" && (last.scope.group_by === "street" || "unit" in place.scope);
  if (isOne) dropped.push("group_by");
  // Of one place there is no table: its own figure is asked. A table of ranks stays one, by another measure.
  const isRow = place.text !== "" && isOfSeveral(last);
  const own = isRow ? figureOfRow(last, measure) : undefined;
  if (isRow) dropped.push(...GROUPS, "group_by", ...(own?.intent === "query.overdue" ? ["state"] : []));
  // 「幼儿园呢」 behind one unit asks of others: of those of the group's own street, never of that one again.
  const leavesUnit = "kind" in scope && !isPlaced && UNITS.some((key) => key in last.scope);
  if (leavesUnit) dropped.push(...PLACES);
  const here = leavesUnit ? placeOfChat(ctx, { many: true }) : null;
  const old = Object.fromEntries(Object.entries(last.scope).filter(([key]) => !dropped.includes(key)));
  const kept = here ? { ...old, ...(ctx.chat.street ? here.scope : { district: true }) } : old;
  const isTable = !own && (last.intent === "query.ranking" || last.intent === "query.compare");
  return {
    ...last,
    ...(own ?? (isStatus(last) && ("category" in scope || isGrouped) ? OPEN : {})),
    ...(own ?? (measure && (isTable ? { metric: measure.metric } : measure))),
    scope: { ...kept, ...place.scope, ...(isTable && isGrouped ? ranked(scope) : scope) },
    period:
      period ?? (own ? spanOfRow(own, last, ctx) : isTable ? last.period : spanKept(last, measure, ctx)),
    params: {},
    ask: [...place.ask],
    candidates: [...place.candidates],
    notes: [...place.notes, ...(here?.notes ?? [])],
  };
}

/** How a place stands has no part for a category or a kind: 「纠纷呢」 behind it asks how many stand open. */
const isStatus = ({ intent }: QueryReading): boolean => /^query\.(?:unit_status|overview)$/u.test(intent);
const OPEN: Measure = { intent: "query.open_count", metric: "open_count", output: "count+list" };

/** What stands open or overdue is so now; a span that was only taken for granted, or lies ahead, is not its own. */
const OF_NOW = /^query\.(?:overdue|open_count)$/u;
const OWN_SPAN = /^query\.(?:due_soon|silent)$/u;

/** The span of the last question as far as it means something to the new measure; else the measure's own. */
function spanKept(last: QueryReading, measure: Measure | null, ctx: ReadContext): Period | null {
  if (!measure || measure.intent === last.intent) return last.period;
  const isSaid = !last.notes.some((note) => note.startsWith("未说时段")) && last.period?.label !== "今天";
  const kept = isSaid && !OWN_SPAN.test(last.intent) ? last.period : null;
  if (kept || OF_NOW.test(measure.intent)) return kept;
  const intent = INTENTS.find((one) => one.intent === measure.intent);
  return intent ? spanAsked(intent, { plain: "", tight: "", ctx }) : null;
}

function ranked(scope: Record<string, unknown>): Record<string, unknown> {
  const { kind, ...rest } = scope;
  if (!Array.isArray(kind)) return scope;
  return kind.includes("社区") ? { ...rest, level: "community" } : { ...rest, level: "unit", kind };
}
