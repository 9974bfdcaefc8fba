import { placeOf } from "../db/chats.ts";
import type { Matter } from "../db/matters.ts";
import { personByOpenId } from "../db/people.ts";
import type { CommandContext, Sender, StaffContext } from "./command.ts";

/**
 * The context as the matter's reporter has it in the chat of the report: for what happens to a matter without its
 * reporter doing anything here.
 */
export async function asReporter(ctx: CommandContext, matter: Matter): Promise<StaffContext> {
  const { reporterOpenId: openId, reporterName: name, reportedBy: id, reportedChatId: chatId } = matter;
  const known = await personByOpenId(ctx.tx, { openId });
  const sender: Sender = known ?? { id, openId, name, posts: [] };
  const place = await placeOf(ctx.tx, { chatId, private: null });
  return { ...ctx, sender, openId, place };
}
