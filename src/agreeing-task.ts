import type { Matter, MatterChange } from "../db/matters.ts";
import { unitById } from "../db/units.ts";
import type { StaffContext } from "./command.ts";
import { withoutDue } from "./without-due.ts";

const INVENTED = /^示例·/;
const PLACE_CHARS_MIN = 2;

/**
 * The task of a corrected draft in words that agree with what was corrected: the unit and the place that were wrong stand
 * no longer in it, nor the deadline that was said before. Nothing to change gives an empty change.
 */
export async function changeOfAgreeingTask(
  ctx: StaffContext,
  draft: Pick<Matter, "unitId" | "dueText" | "task" | "place">,
  change: MatterChange,
): Promise<MatterChange> {
  const before = change.task ?? draft.task;
  let task = before;
  if (draft.unitId && change.unitId && change.unitId !== draft.unitId) {
    const [wrong, right] = [
      await unitById(ctx.tx, { id: draft.unitId }),
      await unitById(ctx.tx, { id: change.unitId }),
    ];
    if (wrong && right)
      for (const name of [wrong.name, wrong.name.replace(INVENTED, "")])
        task = task.replaceAll(name, right.name.replace(INVENTED, ""));
  }
  if (draft.place && change.place) task = atPlace(task, draft.place, change.place);
  // A day of its own stands in its own field; in the task the old one would contradict it.
  if (draft.dueText && change.dueSource !== undefined) task = withoutDue(task, draft.dueText);
  return task === before ? {} : { task };
}

/** The new place stands where the old one stood; where it stands already, nothing is said twice. */
function atPlace(task: string, was: string, is: string): string {
  if (was === is || [...was].length < PLACE_CHARS_MIN || task.includes(is)) return task;
  return task.replace(was, is);
}
