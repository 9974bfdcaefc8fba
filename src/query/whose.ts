import { bodyByName } from "../../db/bodies.ts";
import type { Scope } from "../../db/ledger.ts";
import type { Selection } from "../../db/ledger-counts.ts";
import { coverageOf } from "../../db/survey-counts.ts";
import { unitByName } from "../../db/units.ts";
import { answer, type Said, type StaffContext } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { say } from "../say/zh-CN.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { listIn, textIn } from "./question.ts";
import { unknownName, whatAbout, whichOne } from "./which.ts";

/** Whose figures: a scope with its name and what must be said of it; or the question that has to be asked first. */
export type Whose =
  | { kind: "scope"; scope: Scope; name: string; notes: string[] }
  | { kind: "ask"; said: Said[] };

/** Without a place these ask nothing: of the whole district they were never meant. */
const ABOUT_ONE_PLACE = ["query.unit_status", "query.explain_zero"];

/** Finds whom a question is about. A name that two share, or that nobody has, is asked; never replaced by a near one. */
export async function whoseIs(ctx: StaffContext, query: QueryReading): Promise<Whose> {
  const { scope } = query;
  const unknown = textIn(scope, "unit_text") ?? textIn(scope, "lead_dept_text");
  if (unknown) return ask(unknownName(ctx, query, unknown));
  if (query.candidates.length > 0) return ask(whichOne(ctx, query, query.candidates));
  if (query.ask.includes("question")) return ask(whatAbout(ctx, query));

  const unit = textIn(scope, "unit");
  if (unit) return ofUnit(ctx, unit);
  const street = textIn(scope, "street");
  if (street) return ofBody(ctx, street, "street");
  const department = textIn(scope, "lead_dept");
  if (department) return ofBody(ctx, department, "regulator");
  if (textIn(scope, "reporter") === "self")
    return { kind: "scope", scope: { reportedBy: ctx.sender.id }, name: sayQuery.reportedByYou, notes: [] };
  const own = textIn(scope, "assignee");
  if (own) return ofSender(ctx, query, own);
  if (query.ask.length > 0 || ABOUT_ONE_PLACE.includes(query.intent)) {
    if (!("district" in scope)) return ask(answer(say.queryHow()));
  }
  const isSaid = "district" in scope || "level" in scope || "group_by" in scope;
  const notes = isSaid ? [] : [sayQuery.wholeDistrict()];
  return { kind: "scope", scope: { district: true }, name: sayQuery.district, notes };
}

const ask = (said: Said): Whose => ({ kind: "ask", said: [said] });

async function ofUnit(ctx: StaffContext, name: string): Promise<Whose> {
  const unit = await unitByName(ctx.tx, { name });
  if (!unit) return ask(answer(sayQuery.bodyUnknown(name)));
  return { kind: "scope", scope: { unitId: unit.id }, name, notes: [] };
}

async function ofBody(ctx: StaffContext, name: string, as: "street" | "regulator"): Promise<Whose> {
  const body = await bodyByName(ctx.tx, { name });
  if (!body) return ask(answer(sayQuery.bodyUnknown(name)));
  if (as === "street") return { kind: "scope", scope: { streetId: body.id }, name, notes: [] };
  const scope = { regulatorId: body.id };
  const { registered } = await coverageOf(ctx.tx, { scope });
  const note = registered > 0 ? sayQuery.byRegulator(name) : sayQuery.noLine(name);
  return { kind: "scope", scope, name, notes: [note] };
}

const OWN_UNIT = { key: "unitName", title: "单位" } as const;
const OWN: Record<string, { key: "streetName" | "bodyName" | "unitName"; title: string }> = {
  own_street: { key: "streetName", title: "街道" },
  own_body: { key: "bodyName", title: "部门" },
  own_unit: OWN_UNIT,
};

/** 「我名下」, 「我们街道」: by the sender's posts; several streets or units are asked. */
function ofSender(ctx: StaffContext, query: QueryReading, own: string): Promise<Whose> | Whose {
  const { sender } = ctx;
  const unitIds = sender.posts.flatMap((post) => post.unitId ?? []);
  if (own === "self")
    return { kind: "scope", scope: { personId: sender.id, unitIds }, name: sayQuery.yours, notes: [] };
  const { key, title } = OWN[own] ?? OWN_UNIT;
  const names = [...new Set(sender.posts.flatMap((post) => post[key] ?? []))];
  const [name, second] = names;
  if (!name) return ask(answer(sayQuery.noPost(title)));
  if (second) return ask(whichOne(ctx, query, names));
  if (own === "own_body") return ofBody(ctx, name, "regulator");
  return own === "own_street" ? ofBody(ctx, name, "street") : ofUnit(ctx, name);
}

/** What is asked of a scope, with the words that say so. */
export type Chosen = { selection: Selection; name: string; subject: string; notes: string[] };

/** The units on the register whose matters were chosen. */
export const registeredIn = ({ selection: { scope, kinds } }: Chosen) => ({
  scope,
  ...(kinds ? { kinds } : {}),
});

const ALL_CATEGORIES = "五类";

/** Whose, and which of theirs: category, severity, kind of unit, a word in the task. */
export async function chosenBy(
  ctx: StaffContext,
  query: QueryReading,
): Promise<{ kind: "chosen"; chosen: Chosen } | { kind: "ask"; said: Said[] }> {
  const whose = await whoseIs(ctx, query);
  if (whose.kind === "ask") return whose;
  const category = textIn(query.scope, "category") ?? textIn(query.scope, "categories");
  const known = ctx.campaign.categories.find((item) => item.title === category);
  // Answered without it, the figures would be those of something else.
  if (category && category !== ALL_CATEGORIES && !known)
    return { kind: "ask", said: [answer(sayQuery.notKept(category))] };
  const severities = listIn(query.scope, "severity");
  const kinds = listIn(query.scope, "kind");
  const keyword = textIn(query.scope, "keyword");
  const selection: Selection = {
    scope: whose.scope,
    ...(known ? { category: known.id } : {}),
    ...(severities.length > 0 ? { severities } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(keyword ? { keyword } : {}),
  };
  const subject = [
    kinds.join("、"),
    severities.length > 0 ? `(${severities.join("、")})` : "",
    known?.title ?? "",
  ].join("");
  const notes = [...whose.notes, ...(keyword ? [sayQuery.keyword(keyword)] : [])];
  return { kind: "chosen", chosen: { selection, name: whose.name, subject, notes } };
}
