import { z } from "zod";
import type { Matter, MatterChange } from "../db/matters.ts";
import { unitById, unitByName } from "../db/units.ts";
import type { StaffContext } from "./command.ts";
import { addDays, dayOf, dueDayOf, endOfDay, parseDay } from "./domain/day.ts";
import { firstSeverity, policyDue } from "./domain/draft.ts";
import { AskAgain } from "./errors.ts";
import { maskText } from "./reading/mask.ts";
import { say } from "./say/zh-CN.ts";

const DUE_DAYS_MAX = 366;

/** What a button or a form may say about a draft. */
export const draftAnswers = z.object({
  unitId: z.coerce.number().int().positive().optional(),
  unitName: z.string().trim().max(100).optional(),
  /** A category, or a category with its severity. */
  category: z
    .string()
    .regex(/^[\w-]+(\/.+)?$/)
    .optional(),
  /** A day, as buttons and date pickers write it, or 「policy」. */
  due: z.string().optional(),
  task: z.string().trim().max(1000).optional(),
  place: z.string().trim().max(200).optional(),
});
export type DraftAnswers = z.infer<typeof draftAnswers>;

/** The answers as a change of the draft, checked here: what a client calls required or limited is only a hint. */
export async function changeByAnswers(
  ctx: StaffContext,
  draft: Matter,
  given: DraftAnswers,
): Promise<MatterChange> {
  return {
    ...(given.task ? { task: maskText(given.task).text } : {}),
    ...(given.place ? { place: maskText(given.place).text } : {}),
    ...(await changeOfUnit(ctx, draft, given)),
    ...(given.category ? changeOfCategory(ctx, draft, given.category) : {}),
    ...(given.due ? changeOfDue(ctx, draft, given.due) : {}),
  };
}

/** A written name must be a whole one; beside a list in which another unit was picked it would be a guess. */
async function changeOfUnit(ctx: StaffContext, draft: Matter, given: DraftAnswers): Promise<MatterChange> {
  if (!given.unitId && !given.unitName) return {};
  const named = given.unitName ? await unitNamed(ctx, given.unitName) : null;
  const picked = given.unitId ? await unitById(ctx.tx, { id: given.unitId }) : null;
  if (named && picked && picked.id !== named.id && picked.id !== draft.unitId)
    throw new AskAgain(say.unitTwice(picked.name, named.name));
  const unit = named ?? picked;
  if (!unit || unit.retiredAt) throw new AskAgain(say.unitNeeded());
  return { unitId: unit.id, candidateUnitIds: [] };
}

async function unitNamed(ctx: StaffContext, name: string) {
  const unit = await unitByName(ctx.tx, { name });
  if (unit) return unit;
  // As people write it: an alias, or the name without 「示例·」; a stem that two share is none.
  const [only, ...others] = (ctx.units.keys.get(name) ?? []).filter((known) => !known.isBody);
  if (only && others.length === 0) return unitById(ctx.tx, { id: only.id });
  throw new AskAgain(say.unitNotFound(name));
}

function changeOfCategory(ctx: StaffContext, draft: Matter, given: string): MatterChange {
  const [categoryId = "", severity] = given.split("/");
  const category = ctx.campaign.categories.find((item) => item.id === categoryId);
  if (!category || (severity !== undefined && !category.severities.includes(severity)))
    throw new AskAgain(say.categoryNeeded());
  if (severity !== undefined) return { category: category.id, severity };
  // What the words said about how grave it is stays, where the category knows it.
  const kept = draft.category === category.id && category.severities.includes(draft.severity);
  return { category: category.id, severity: kept ? draft.severity : firstSeverity(ctx.campaign, category.id) };
}

function changeOfDue(ctx: StaffContext, draft: Matter, given: string): MatterChange {
  const fresh = { dueText: null, calendarProvisional: false };
  if (given === "policy") {
    if (!policyDue(ctx.campaign, draft, ctx)) throw new AskAgain(say.dueNeeded());
    return { ...fresh, dueAt: null, dueSource: null };
  }
  const text = given.slice(0, 10);
  const day = parseDay(text);
  const today = dayOf(ctx.at);
  if (!day || day < today) throw new AskAgain(say.duePast(text));
  if (day > addDays(today, DUE_DAYS_MAX)) throw new AskAgain(say.dueTooFar());
  // A form sends the day it was filled with: the hour that was said for it stays.
  if (draft.dueAt && dueDayOf(draft.dueAt) === day) return {};
  return { ...fresh, dueAt: endOfDay(day), dueSource: "stated" };
}
