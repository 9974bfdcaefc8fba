import type { Matter, MatterChange } from "../db/matters.ts";
import { unitById } from "../db/units.ts";
import type { StaffContext } from "./command.ts";

const INVENTED = /^示例·/;

/**
 * The task of a corrected draft in words that agree with what was corrected: the unit that was wrong and the deadline
 * that was said before stand no longer in it. Nothing to change gives an empty change.
 */
export async function changeOfAgreeingTask(
  ctx: StaffContext,
  draft: Pick<Matter, "unitId" | "dueText" | "task">,
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
  if (draft.dueText && change.dueText) task = task.replaceAll(draft.dueText, change.dueText);
  return task === before ? {} : { task };
}
