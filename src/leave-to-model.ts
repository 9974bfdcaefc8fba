import type { InboxRow } from "../db/lanes.ts";
import { keepAsk } from "../db/model-asks.ts";
import type { OpenContext } from "./command.ts";
import { mayLeave } from "./reading/model/left-open.ts";

/**
 * Leaves a message that no rule understands to the model, which is asked after this transaction and gives the one
 * answer; false when it may not be shown to one. What leaves is the masked text, and nothing of restricted matters.
 */
export async function leaveToModel(ctx: OpenContext, row: Pick<InboxRow, "id">): Promise<boolean> {
  const { tx, at, sender, origin, place, reading } = ctx;
  if (!sender || !reading || origin.kind !== "message" || !mayLeave(reading)) return false;
  await keepAsk(tx, {
    inboxId: row.id,
    personId: sender.id,
    chatId: place.chatId,
    messageId: origin.messageId,
    masked: reading.masked.trim(),
    pictures: origin.pictures,
    at,
  });
  return true;
}
