import { z } from "zod";
import type { Matter, MatterChange } from "../db/matters.ts";
import { type Unit, unitById, unitByName } from "../db/units.ts";
import { changeOfAgreeingTask } from "./agreeing-task.ts";
import type { StaffContext } from "./command.ts";
import { addDays, dayOf, dueDayOf, endOfDay, parseDay } from "./domain/day.ts";
import { firstSeverity, policyDue } from "./domain/draft.ts";
import { AskAgain } from "./errors.ts";
import { readContextOf } from "./read-context.ts";
import { answersOpenQuestion } from "./reading/answer.ts";
import { refusalOf } from "./reading/refusal.ts";
import type { UnitFinding } from "./reading/units/units.ts";
import { tellsRestricted } from "./refuse-restricted.ts";
import { say } from "./say/zh-CN.ts";

/** The furthest deadline a person may set. */
export const DUE_DAYS_MAX = 366;

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

/** What becomes of a draft, and what its card should say about it. */
export type Changed = { change: MatterChange; notes: string[] };

/** The answers as a change of the draft, checked here: what a client calls required or limited is only a hint. */
export async function changeByAnswers(
  ctx: StaffContext,
  draft: Matter,
  given: DraftAnswers,
): Promise<Changed> {
  // What may not be asked in words may not come in by a form either.
  const refusal = given.task ? refusalOf(given.task, readContextOf(ctx)) : null;
  if (refusal) throw new AskAgain(say.refused(refusal));
  const unit = await changeOfUnit(ctx, draft, given);
  const change: MatterChange = {
    ...changeOfRestricted(ctx, draft, [given.task, given.place]),
    ...(given.task ? { task: given.task } : {}),
    ...(given.place ? { place: given.place } : {}),
    ...unit.change,
    ...(given.category ? changeOfCategory(ctx, draft, given.category) : {}),
    ...(given.due ? changeOfDue(ctx, draft, given.due) : {}),
  };
  // A day that was tapped stands in its own field, and the old one no longer in the task; so do unit and place.
  return { change: { ...change, ...(await changeOfAgreeingTask(ctx, draft, change)) }, notes: unit.notes };
}

/** New words may make a draft one that no group may read: then it cannot go on in a group. */
export function changeOfRestricted(
  ctx: StaffContext,
  draft: Pick<Matter, "restricted">,
  words: readonly (string | null | undefined)[],
): MatterChange {
  // Masking takes a child out of what was said: then only the message as it was given tells of it.
  const told = words.some((text) => text && tellsRestricted(ctx, text));
  if (draft.restricted || !told) return {};
  if (!ctx.place.private) throw new AskAgain(say.restrictedWords());
  return { restricted: true };
}

/** A name written beside a list in which another unit was picked is nobody's clear answer. */
async function changeOfUnit(ctx: StaffContext, draft: Matter, given: DraftAnswers): Promise<Changed> {
  const picked = given.unitId ? await unitById(ctx.tx, { id: given.unitId }) : null;
  if (given.unitId && (!picked || picked.retiredAt)) throw new AskAgain(say.needed.unit);
  if (!given.unitName) return picked ? chosen(picked) : { change: {}, notes: [] };

  const named = await unitByName(ctx.tx, { name: given.unitName });
  const finding = named ? null : findingOf(ctx, given.unitName);
  const changed = named ? chosen(named) : await changeByFinding(ctx, finding);
  if (picked && picked.id !== draft.unitId && changed.change.unitId !== picked.id)
    throw new AskAgain(say.unitTwice(picked.name, given.unitName));
  return changed;
}

const chosen = (unit: Pick<Unit, "id">): Changed => ({
  change: { unitId: unit.id, candidateUnitIds: [] },
  notes: [],
});

/** As people write it: an alias, a part that may mean several, a name that is on no register. */
function findingOf(ctx: StaffContext, name: string): UnitFinding {
  const read = answersOpenQuestion(name, "unit", readContextOf(ctx));
  const finding = read?.field === "unit" ? read.finding : null;
  if (!finding || (finding.how === "unknown" && finding.near.length === 0))
    throw new AskAgain(say.unitNotFound(name));
  return finding;
}

/** A unit that was read: taken when it is certain, else left open with those it might be, for the card to ask. */
export async function changeByFinding(ctx: StaffContext, finding: UnitFinding | null): Promise<Changed> {
  const asked = (candidates: readonly { id: number }[]) => ({
    unitId: null,
    candidateUnitIds: candidates.map((unit) => unit.id),
  });
  switch (finding?.how) {
    case "stated": {
      const unit = await unitById(ctx.tx, { id: finding.unit.id });
      return unit && !unit.retiredAt ? chosen(unit) : { change: asked([]), notes: [] };
    }
    case "ambiguous":
      return { change: asked(finding.candidates), notes: [] };
    case "unknown": {
      const near = finding.near.map((unit) => unit.name);
      return { change: asked(finding.near), notes: [say.unitUnknown(finding.text, near)] };
    }
    default:
      return { change: asked([]), notes: [] };
  }
}

function changeOfCategory(ctx: StaffContext, draft: Matter, given: string): MatterChange {
  const [categoryId = "", severity] = given.split("/");
  const category = ctx.campaign.categories.find((item) => item.id === categoryId);
  if (!category || (severity !== undefined && !category.severities.includes(severity)))
    throw new AskAgain(say.needed.category);
  if (severity !== undefined) return { category: category.id, severity };
  const kept = draft.category === category.id && category.severities.includes(draft.severity);
  return {
    category: category.id,
    severity: kept ? draft.severity : firstSeverity(ctx.campaign, category.id),
  };
}

function changeOfDue(ctx: StaffContext, draft: Matter, given: string): MatterChange {
  const fresh = { dueText: null, calendarProvisional: false };
  if (given === "policy") {
    if (!policyDue(ctx.campaign, draft, ctx)) throw new AskAgain(say.needed.due);
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
