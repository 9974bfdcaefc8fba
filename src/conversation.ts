import type { Queryable } from "../db/connect.ts";
import { draftsOf, type Matter } from "../db/matters.ts";
import { mattersOfMessage } from "../db/replied-to.ts";
import type { Place, Sender } from "./command.ts";

/** What was going on before a message: it says which matter words without a number mean. */
export type Conversation = {
  isReply: boolean;
  /** What the replied-to message is about; empty when it is no reply, or about nothing of ours. */
  repliedTo: readonly Matter[];
  /** The sender's own open drafts in this chat, newest first. */
  drafts: readonly Matter[];
};

/** A tap names its matter itself, and a stranger has none. */
export const NO_CONVERSATION: Conversation = { isReply: false, repliedTo: [], drafts: [] };

/** Reads what a message of this person in this chat may refer to. */
export async function conversationOf(
  db: Queryable,
  q: { sender: Sender | null; place: Place; parentId: string | null },
): Promise<Conversation> {
  if (!q.sender) return NO_CONVERSATION;
  return {
    isReply: q.parentId !== null,
    repliedTo: q.parentId ? await mattersOfMessage(db, { messageId: q.parentId }) : [],
    drafts: await draftsOf(db, { personId: q.sender.id, chatId: q.place.chatId }),
  };
}
