import { choiceCard } from "../cards/answer-card.ts";
import { answer, type Said, type StaffContext, show } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import type { UnitName } from "../reading/units/unit-index.ts";
import { findUnits } from "../reading/units/units.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { textIn } from "./question.ts";

/** A button for each name, which asks the same question about that one. */
export function whichOne(
  ctx: StaffContext,
  query: QueryReading,
  names: readonly string[],
  question?: string,
): Said {
  const choices = names.map((name) => ({ text: name, value: { ...carriedBy(ctx, query), name } }));
  return show(
    choiceCard({ title: sayQuery.whichTitle, question: question ?? sayQuery.which(names), choices }),
  );
}

/** A name that is not on the register is said to be none; near names are shown to choose from, and none is taken. */
export function unknownName(ctx: StaffContext, query: QueryReading, text: string): Said {
  const found = findUnits(ctx.units, text, { street: ctx.place.streetName, unit: null });
  const near = found.how === "unknown" ? found.near.map((unit) => unit.name) : [];
  const names = query.candidates.length > 0 ? query.candidates : near;
  const words = sayQuery.notOnRegister(text, names);
  return names.length > 0 ? whichOne(ctx, query, names, words) : answer(words);
}

/** 「那福海呢」 after nothing: what is asked about it. */
export function whatAbout(ctx: StaffContext, query: QueryReading): Said {
  const { status, overdue, open, closed } = sayQuery.whatButtons;
  const kinds = [
    ["query.unit_status", status],
    ["query.overdue", overdue],
    ["query.open_count", open],
    ["query.closed_count", closed],
  ] as const;
  const name = textIn(query.scope, "unit") ?? textIn(query.scope, "street") ?? sayQuery.district;
  const choices = kinds.map(([intent, text]) => ({ text, value: carriedBy(ctx, { ...query, intent }) }));
  return show(choiceCard({ title: sayQuery.whatAbout(name), question: sayQuery.whatHow(name), choices }));
}

/** What a button carries: the question, without what was said about how it was read, and who asked it. */
const carriedBy = (ctx: StaffContext, query: QueryReading) => ({
  c: "query",
  p: ctx.sender.id,
  q: JSON.stringify({ ...query, ask: [], candidates: [], notes: [], params: {} }),
});

/** What says whose figures are asked, of which there is one. */
const WHOSE = ["unit_text", "lead_dept_text", "unit", "street", "lead_dept", "assignee", "district"];

/** The question again, about the name that was chosen. */
export function chosenFor(query: QueryReading, unit: UnitName): QueryReading {
  const kept = Object.fromEntries(Object.entries(query.scope).filter(([key]) => !WHOSE.includes(key)));
  const key = !unit.isBody ? "unit" : unit.kind === "部门" ? "lead_dept" : "street";
  return { ...query, scope: { ...kept, [key]: unit.name }, ask: [], candidates: [], notes: [] };
}
