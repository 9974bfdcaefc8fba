import type { ReadContext } from "../context.ts";
import { defaultSpan } from "../dates/default-span.ts";
import type { QueryReading } from "../reading.ts";
import { categoryNamed, INCIDENTS } from "./query-scope.ts";

const COUNTED = { intent: "query.incident_count", metric: "confirmed|pending", output: "count" };
const NOTHING_ELSE = new RegExp(`^(?:${INCIDENTS.map(({ pattern }) => pattern).join("|")})+$`, "u");
/** What says whose, of the scopes of all questions. */
const WHOSE = ["street", "unit", "unit_text", "lead_dept", "lead_dept_text", "district", "assignee"];

/**
 * 「事故呢」 after a question: what happened, in the place of that question, and in its span where it counted what happens
 * as well. 「信访呢」 is a category of matters, unless incidents were counted. Null for all other words.
 */
export function incidentsInstead(core: string, last: QueryReading, ctx: ReadContext): QueryReading | null {
  const isCounted = last.intent === COUNTED.intent;
  if (!NOTHING_ELSE.test(core) || (!isCounted && categoryNamed(core))) return null;
  const place = Object.entries(last.scope).filter(([key]) => WHOSE.includes(key));
  return {
    ...last,
    ...COUNTED,
    scope: { ...Object.fromEntries(place), ...incidentIn(core) },
    period: (isCounted ? last.period : null) ?? defaultSpan("this-year", ctx.at),
    params: {},
    ask: [],
    candidates: [],
    notes: [],
  };
}

/** Which of the things that break a zero is meant. */
export function incidentIn(tight: string): { indicator: string; incident?: string } | null {
  const found = INCIDENTS.find(({ test }) => test.test(tight));
  if (!found) return null;
  return found.incident
    ? { indicator: found.indicator, incident: found.incident }
    : { indicator: found.indicator };
}
