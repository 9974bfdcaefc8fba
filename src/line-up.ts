import type { Tx } from "../db/connect.ts";
import { lineUp } from "../db/read-backs.ts";
import { seal } from "./webhook/envelope.ts";
import { READ_BACK_TYPE } from "./webhook/event.ts";

/** A message that was read back by its id, and what it is to be handled as. */
export type ReadBackMessage = {
  /** The same message in the same state has the same key, and so is handled once. */
  key: string;
  why: "edited" | "quoted";
  /** The platform does not give it: then only who asked, and where, is known. */
  lost: boolean;
  messageId: string;
  chatId: string;
  private: boolean;
  senderOpenId: string;
  senderType: string;
  messageType: string;
  content: string;
  mentions: readonly { key: string; openId: string | null; name: string }[];
  parentId: string | null;
  quotedMessageId: string | null;
  hearsay: boolean;
};

/**
 * Lines up what a job read back behind everything else that waits in that chat. It is sealed as the platform seals its
 * events, so raw text is never at rest, and it is handled in the same order, transaction and way as they are.
 */
export function createLineUp(q: { sealingKey: string; wallNow(): Date }) {
  return async (tx: Tx, message: ReadBackMessage): Promise<void> => {
    const plaintext = JSON.stringify({
      schema: "2.0",
      header: { event_id: message.key, event_type: READ_BACK_TYPE },
      event: {
        sender: { sender_id: { open_id: message.senderOpenId }, sender_type: message.senderType },
        message: {
          message_id: message.messageId,
          chat_id: message.chatId,
          chat_type: message.private ? "p2p" : "group",
          message_type: message.messageType,
          content: message.content,
          parent_id: message.parentId,
          mentions: message.mentions.map(({ key, name, openId }) => ({
            key,
            name,
            ...(openId ? { id: { open_id: openId } } : {}),
          })),
        },
        read_back: {
          why: message.why,
          lost: message.lost,
          quoted_message_id: message.quotedMessageId,
          hearsay: message.hearsay,
        },
      },
    });
    const row = {
      dedupeKey: `read-back:${message.key}`,
      lane: message.chatId || `read-back:${message.key}`,
      eventType: READ_BACK_TYPE,
      sealed: seal(plaintext, q.sealingKey),
    };
    await lineUp(tx, { row, wallNow: q.wallNow() });
  };
}
