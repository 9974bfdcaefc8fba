import { z } from "zod";

const who = z.object({ open_id: z.string().optional(), user_id: z.string().optional().nullable() });
const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

export const messageShape = z.object({
  sender: z.object({ sender_id: who.nullish(), sender_type: z.string().default("user") }),
  message: z.object({
    message_id: z.string(),
    chat_id: z.string(),
    chat_type: z.string().transform((type) => (type === "p2p" ? ("p2p" as const) : ("group" as const))),
    message_type: z.string(),
    content: z.string(),
    parent_id: optional,
    mentions: z
      .array(z.object({ key: z.string(), id: who.nullish(), name: z.string().default("") }))
      .nullish(),
  }),
});
/** Our own: a message that was read back by its id, in the shape in which the platform pushes one. */
export const readBackShape = messageShape.extend({
  read_back: z.object({
    why: z.enum(["edited", "quoted"]),
    lost: z.boolean(),
    quoted_message_id: z.string().nullable(),
    hearsay: z.boolean(),
  }),
});
const anyRecord = z.record(z.string(), z.unknown());
export const tapShape = z.object({
  operator: who,
  token: z.string().default(""),
  action: z.object({
    value: anyRecord.nullish().catch(null),
    name: optional,
    form_value: anyRecord.nullish(),
  }),
  context: z
    .object({ open_message_id: z.string().default(""), open_chat_id: z.string().default("") })
    .default({ open_message_id: "", open_chat_id: "" }),
});
export const recalledShape = z.object({
  message_id: z.string(),
  chat_id: z.string(),
  recall_type: optional,
});
const named = z.object({ message_id: z.string().min(1), chat_id: optional });
/** Only the id is sure of an edited message (2026); it comes alone or within `message`. */
export const editedShape = z.union([z.object({ message: named }).transform(({ message }) => message), named]);
export const chatShape = z.object({
  chat_id: z.string(),
  name: z.string().default(""),
  operator_id: who.nullish(),
});
export const menuShape = z.object({ operator: z.object({ operator_id: who }), event_key: z.string() });
