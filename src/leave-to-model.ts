import type { InboxRow } from "../db/lanes.ts";
import { keepAsk } from "../db/model-asks.ts";
import { type OpenContext, type Said, tell } from "./command.ts";
import { readLeftOpen } from "./reading/left-open.ts";
import { say } from "./say/zh-CN.ts";

/**
 * Leaves a message that no rule understands to the model, which is asked after this transaction and gives the one
 * answer; null when it may not be shown to one. What was hidden in it is told to its author now.
 */
export async function leaveToModel(
  ctx: OpenContext,
  row: Pick<InboxRow, "id">,
  q: { text: string },
): Promise<Said[] | null> {
  const { tx, at, sender, origin, place } = ctx;
  if (!sender || origin.kind !== "message") return null;
  const open = readLeftOpen(q.text);
  if (open.kind === "stays") return null;
  await keepAsk(tx, {
    inboxId: row.id,
    personId: sender.id,
    chatId: place.chatId,
    messageId: origin.messageId,
    masked: open.masked,
    pictures: origin.pictures,
    at,
  });
  return open.hidden.length > 0
    ? [tell({ openId: ctx.openId }, { text: say.masked(open.hidden, open.masked) })]
    : [];
}
