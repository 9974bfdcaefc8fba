import type { Client } from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import { GiveUp } from "../errors.ts";
import type { Call } from "./call.ts";

/** A message as the platform has it now. */
export type MessageNow = {
  messageId: string;
  chatId: string | null;
  parentId: string | null;
  messageType: string;
  /** JSON in a string, its shape by messageType. */
  content: string;
  /** An open_id of a person; an app's own id of an app. */
  senderId: string;
  /** user, app … */
  senderType: string;
  mentions: { key: string; openId: string | null; name: string }[];
  /** Ever changed by its author, and when last. */
  edited: boolean;
  updatedAt: Date;
};

const optional = z
  .string()
  .nullish()
  .transform((value) => value || null);
const answer = z.object({
  data: z.object({
    items: z
      .array(
        z.object({
          message_id: z.string(),
          chat_id: optional,
          parent_id: optional,
          msg_type: z.string(),
          create_time: z.string(),
          update_time: optional,
          deleted: z.boolean().default(false),
          updated: z.boolean().default(false),
          sender: z.object({ id: z.string().default(""), sender_type: z.string().default("") }).optional(),
          body: z.object({ content: z.string() }).optional(),
          mentions: z
            .array(z.object({ key: z.string(), id: z.string().nullish(), name: z.string().default("") }))
            .nullish(),
        }),
      )
      .default([]),
  }),
});

/** One message by its id. What was recalled or deleted is given up like one that never was: of the message. */
export async function readMessageById(
  q: { client: Client; call: Call },
  which: { messageId: string },
): Promise<MessageNow> {
  const path = { message_id: which.messageId };
  const params = { user_id_type: "open_id" as const };
  const { data } = await q.call(answer, (options) => q.client.im.v1.message.get({ path, params }, options));
  // Of merged forwards the message itself comes first, what it holds behind it.
  const [item] = data.items;
  if (!item || item.deleted || !item.body) throw new GiveUp("原消息已撤回或不存在", { of: "message" });
  const updatedMs = Number(item.update_time ?? item.create_time);
  return {
    messageId: item.message_id,
    chatId: item.chat_id,
    parentId: item.parent_id,
    messageType: item.msg_type,
    content: item.body.content,
    senderId: item.sender?.id ?? "",
    senderType: item.sender?.sender_type ?? "",
    mentions: (item.mentions ?? []).map(({ key, id, name }) => ({ key, name, openId: id || null })),
    edited: item.updated || updatedMs > Number(item.create_time),
    updatedAt: new Date(updatedMs),
  };
}
