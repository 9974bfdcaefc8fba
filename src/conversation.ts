import type { Queryable } from "../db/connect.ts";
import { lastQuestion, lastReportOf } from "../db/conversations.ts";
import { draftsOf, type Matter } from "../db/matters.ts";
import { mattersOfMessage } from "../db/replied-to.ts";
import type { Place, Sender } from "./command.ts";
import { type QueryReading, querySchema } from "./reading/reading.ts";

/** What was going on before a message: it says which matter words without a number mean. */
export type Conversation = {
  isReply: boolean;
  /** What the replied-to message is about; empty when it is no reply, or about nothing of ours. */
  repliedTo: readonly Matter[];
  /** The sender's own open drafts whose cards are in this chat or in none, newest first. */
  drafts: readonly Matter[];
  /** What the sender asked here within ten minutes. */
  lastQuery: QueryReading | null;
  /** What the sender reported here last, within a day: the category's id and the unit's name. */
  lastReport: { category: string | null; unit: string | null; at: Date } | null;
};

/** A tap names its matter itself, and a stranger has none. */
export const NO_CONVERSATION: Conversation = {
  isReply: false,
  repliedTo: [],
  drafts: [],
  lastQuery: null,
  lastReport: null,
};

/** Reads what a message of this person in this chat may refer to. */
export async function conversationOf(
  db: Queryable,
  q: { sender: Sender | null; place: Place; parentId: string | null; at: Date },
): Promise<Conversation> {
  if (!q.sender) return NO_CONVERSATION;
  const talker = { personId: q.sender.id, chatId: q.place.chatId };
  // What an older version of the program kept may have another shape: then nothing is followed.
  const last = querySchema.safeParse(await lastQuestion(db, { ...talker, at: q.at }));
  return {
    isReply: q.parentId !== null,
    repliedTo: q.parentId ? await mattersOfMessage(db, { messageId: q.parentId }) : [],
    drafts: await draftsOf(db, { ...talker, private: q.place.private }),
    lastQuery: last.success ? last.data : null,
    lastReport: await lastReportOf(db, { ...talker, at: q.at }),
  };
}
