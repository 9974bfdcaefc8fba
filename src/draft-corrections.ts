import type { Matter, MatterChange } from "../db/matters.ts";
import { changeOfAgreeingTask } from "./agreeing-task.ts";
import type { StaffContext } from "./command.ts";
import { addDays, dayOf } from "./domain/day.ts";
import { firstSeverity, UNGRADED } from "./domain/draft.ts";
import { type Changed, changeByFinding, changeOfRestricted, DUE_DAYS_MAX } from "./draft-answers.ts";
import { AskAgain } from "./errors.ts";
import type { Correction } from "./reading/correction-values.ts";
import { withCount } from "./reading/count.ts";
import type { Deadline } from "./reading/dates/deadline.ts";
import { say } from "./say/zh-CN.ts";

const TASK_CHARS_MIN = 4;

/** Corrections in words as a change of the draft; what they leave open, the card asks next. */
export async function changeByWords(
  ctx: StaffContext,
  draft: Matter,
  corrections: readonly Correction[],
): Promise<Changed> {
  const all: Changed = { change: {}, notes: [] };
  for (const correction of corrections) {
    const changed = await changeBy(ctx, { ...draft, ...all.change }, correction);
    const { task, place } = changed.change;
    Object.assign(all.change, changed.change, changeOfRestricted(ctx, draft, [task, place]));
    Object.assign(all.change, await changeOfAgreeingTask(ctx, draft, all.change));
    all.notes.push(...changed.notes);
  }
  return all;
}

async function changeBy(
  ctx: StaffContext,
  draft: Pick<Matter, "category" | "severity" | "task" | "place">,
  correction: Correction,
): Promise<Changed> {
  switch (correction.field) {
    case "unit":
      return changeByFinding(ctx, correction.finding);
    case "due":
      return changeByDeadline(ctx, correction.deadline);
    case "category":
      return { change: changeByCategory(ctx, draft, correction), notes: [] };
    case "place":
      return { change: changeOfPlace(draft, correction), notes: [] };
    case "count":
      return { change: changeOfCount(draft, correction), notes: [] };
    case "task":
      return { change: changeOfTask(draft, correction), notes: [] };
  }
}

/** A deadline that cannot be taken takes the old one away as well: the person said that it is wrong. */
function changeByDeadline(ctx: StaffContext, deadline: Deadline): Changed {
  const open = (dueSource: string, dueText: string | null) => ({
    dueAt: null,
    dueText,
    dueSource,
    calendarProvisional: false,
  });
  switch (deadline.kind) {
    case "stated":
      if (deadline.day > addDays(dayOf(ctx.at), DUE_DAYS_MAX)) throw new AskAgain(say.dueTooFar());
      return {
        change: {
          dueAt: deadline.due,
          dueText: deadline.text,
          // 「周三前」 said on a Wednesday: taken, but not in silence.
          dueSource: deadline.rolled ? "rolled" : deadline.asked ? "doubtful" : "stated",
          calendarProvisional: deadline.provisional,
        },
        notes: [],
      };
    case "immediate":
      return {
        change: { ...open("asked", null), urgent: true },
        notes: [say.dueSoon(deadline.text)],
      };
    case "none":
      return { change: open("asked", null), notes: [] };
    default:
      return { change: open(deadline.kind, deadline.text), notes: [] };
  }
}

function changeByCategory(
  ctx: StaffContext,
  draft: Pick<Matter, "category" | "severity">,
  said: { category: string | null; severity: string | null },
): MatterChange {
  if (!said.category && !said.severity) return { category: null };
  const category = said.category
    ? ctx.campaign.categories.find((item) => item.title === said.category)
    : ctx.campaign.categories.find((item) => item.id === draft.category);
  if (!category) return { category: null };
  if (said.severity)
    return {
      category: category.id,
      severity: category.severities.includes(said.severity) ? said.severity : UNGRADED,
    };
  const kept = category.id === draft.category && category.severities.includes(draft.severity);
  return {
    category: category.id,
    severity: kept ? draft.severity : firstSeverity(ctx.campaign, category.id),
  };
}

/** Which of several numbers is meant nobody guesses. */
function changeOfCount(
  draft: Pick<Matter, "task">,
  { text, instead }: Extract<Correction, { field: "count" }>,
): MatterChange {
  const task = withCount(draft.task, text, instead ?? null);
  if (task === null) throw new AskAgain(say.countHow());
  return { task };
}

type Said = Extract<Correction, { field: "place" | "task" }>;

/** 「不是3栋,是5栋」 changes the words wherever they stand, so that task and place do not contradict each other. */
function changeOfPlace(draft: Pick<Matter, "task" | "place">, { text, instead }: Said): MatterChange {
  if (text === "") throw new AskAgain(say.placeHow());
  if (!instead) return { place: text };
  return {
    place: draft.place?.includes(instead) ? draft.place.replaceAll(instead, text) : text,
    task: draft.task.replaceAll(instead, text),
  };
}

function changeOfTask(draft: Pick<Matter, "task">, { text, instead }: Said): MatterChange {
  if (instead) {
    if (!draft.task.includes(instead)) throw new AskAgain(say.correctHow());
    return { task: draft.task.replaceAll(instead, text) };
  }
  if ([...text].length < TASK_CHARS_MIN) throw new AskAgain(say.taskEmpty());
  return { task: text };
}
