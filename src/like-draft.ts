import type { Queryable } from "../db/connect.ts";
import { draftsOf, type Matter } from "../db/matters.ts";
import type { Place } from "./command.ts";
import { withoutSpans } from "./reading/plain-text.ts";
import { isElsewhere, isLike } from "./reading/same-thing.ts";
import type { UnitIndex } from "./reading/units/unit-index.ts";
import { allUnitsIn } from "./reading/units/units.ts";

/**
 * An older open draft of the same person in the same chat, of the same unit and the same thing, made of another message:
 * its author may have sent the text once more. Only they can tell, so nothing is done about it here.
 */
export async function likeDraft(
  ctx: { tx: Queryable; units: UnitIndex; place: Place },
  draft: Matter,
): Promise<Matter | null> {
  if (draft.state !== "draft" || !draft.unitId) return null;
  const bare = (text: string) => withoutSpans(text, allUnitsIn(ctx.units, text));
  const drafts = await draftsOf(ctx.tx, { personId: draft.reportedBy, chatId: draft.reportedChatId });
  const like = drafts.find(
    (other) =>
      other.id < draft.id &&
      other.unitId === draft.unitId &&
      !(other.sourceMessageId && other.sourceMessageId === draft.sourceMessageId) &&
      (ctx.place.private || !other.restricted) &&
      !isElsewhere(other.task, draft.task) &&
      isLike(bare(other.task), bare(draft.task)),
  );
  return like ?? null;
}
