import { z } from "zod";
import {
  chatShape,
  editedShape,
  menuShape,
  messageShape,
  readBackShape,
  recalledShape,
  tapShape,
} from "./shapes.ts";

const headerSchema = z.object({
  event_id: z.string().min(1),
  event_type: z.string().min(1),
  token: z.string().default(""),
  app_id: z.string().default(""),
  tenant_key: z.string().default(""),
});
const isRecord = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const envelopeSchema = z.object({
  schema: z.literal("2.0"),
  header: headerSchema,
  event: z.custom<Record<string, unknown>>(isRecord),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** Why a message was read back, and whether that failed. A quoted one comes as the reply that quotes it, in its words. */
export type ReadBackNote =
  | { why: "edited"; lost: boolean }
  | { why: "quoted"; lost: boolean; quotedMessageId: string; hearsay: boolean };

/** The type of event under which we line up what was read back; the platform has none of this name. */
export const READ_BACK_TYPE = "five_zeros.message.read_back";

/** What the platform reported, in our words; unknown kinds and unreadable bodies are `other`. */
export type FeishuEvent =
  | {
      kind: "message";
      eventId: string;
      messageId: string;
      chatId: string;
      chatType: "group" | "p2p";
      senderOpenId: string;
      senderType: string;
      messageType: string;
      /** JSON in a string, its shape by messageType. */
      content: string;
      mentions: { key: string; openId: string | null; name: string }[];
      parentId: string | null;
      /** Not pushed but fetched by its id, and why; null for what the platform pushed. */
      readBack: ReadBackNote | null;
    }
  | {
      kind: "tap";
      eventId: string;
      openId: string;
      token: string;
      messageId: string;
      chatId: string;
      value: Record<string, unknown>;
      name: string | null;
      formValue: Record<string, unknown>;
    }
  | { kind: "recalled"; eventId: string; messageId: string; chatId: string; by: string | null }
  | { kind: "edited"; eventId: string; messageId: string; chatId: string | null }
  | {
      kind: "bot-added" | "bot-removed" | "chat-disbanded";
      eventId: string;
      chatId: string;
      name: string;
      operatorOpenId: string | null;
    }
  | { kind: "chat-entered"; eventId: string; chatId: string; openId: string }
  | { kind: "menu"; eventId: string; openId: string; eventKey: string }
  | { kind: "other"; eventId: string; type: string };

/** The decrypted JSON as an envelope; null when it has not the shape of one. */
export function readEnvelope(content: unknown): Envelope | null {
  const parsed = envelopeSchema.safeParse(content);
  return parsed.success ? parsed.data : null;
}

/** What happened. Never throws: a body we cannot read is `other`, so that it cannot block its lane. */
export function readEvent(plaintext: string): FeishuEvent {
  const envelope = readEnvelope(parseJson(plaintext));
  if (!envelope) return { kind: "other", eventId: "", type: "" };
  const { event_id: eventId, event_type: type } = envelope.header;
  return READERS[type]?.(eventId, envelope.event) ?? { kind: "other", eventId, type };
}

/** Any JSON, or null for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Reader = (eventId: string, event: unknown) => FeishuEvent | null;

const READERS: Record<string, Reader> = {
  "im.message.receive_v1": (eventId, event) => {
    const { data } = messageShape.safeParse(event);
    return data ? messageOf(eventId, data, null) : null;
  },
  [READ_BACK_TYPE]: (eventId, event) => {
    const { data } = readBackShape.safeParse(event);
    if (!data) return null;
    const { why, lost, quoted_message_id: quotedMessageId, hearsay } = data.read_back;
    if (why === "edited") return messageOf(eventId, data, { why, lost });
    return quotedMessageId ? messageOf(eventId, data, { why, lost, quotedMessageId, hearsay }) : null;
  },
  "card.action.trigger": (eventId, event) => {
    const { data } = tapShape.safeParse(event);
    if (!data) return null;
    const { operator, action, context, token } = data;
    return {
      kind: "tap",
      eventId,
      // Some callbacks come without an open_id; the user_id still tells two people apart.
      openId: operator.open_id ?? operator.user_id ?? "",
      token,
      messageId: context.open_message_id,
      chatId: context.open_chat_id,
      value: action.value ?? {},
      name: action.name,
      formValue: action.form_value ?? {},
    };
  },
  "im.message.recalled_v1": (eventId, event) => {
    const { data } = recalledShape.safeParse(event);
    if (!data) return null;
    const { message_id: messageId, chat_id: chatId, recall_type: by } = data;
    return { kind: "recalled", eventId, messageId, chatId, by };
  },
  "im.message.updated_v1": (eventId, event) => {
    const { data } = editedShape.safeParse(event);
    return data ? { kind: "edited", eventId, messageId: data.message_id, chatId: data.chat_id } : null;
  },
  "im.chat.member.bot.added_v1": chatEvent("bot-added"),
  "im.chat.member.bot.deleted_v1": chatEvent("bot-removed"),
  "im.chat.disbanded_v1": chatEvent("chat-disbanded"),
  "im.chat.access_event.bot_p2p_chat_entered_v1": (eventId, event) => {
    const { data } = chatShape.safeParse(event);
    return data
      ? { kind: "chat-entered", eventId, chatId: data.chat_id, openId: data.operator_id?.open_id ?? "" }
      : null;
  },
  "application.bot.menu_v6": (eventId, event) => {
    const { data } = menuShape.safeParse(event);
    return data
      ? { kind: "menu", eventId, openId: data.operator.operator_id.open_id ?? "", eventKey: data.event_key }
      : null;
  },
};

function messageOf(
  eventId: string,
  { sender, message }: z.infer<typeof messageShape>,
  readBack: ReadBackNote | null,
): FeishuEvent {
  return {
    kind: "message",
    eventId,
    messageId: message.message_id,
    chatId: message.chat_id,
    chatType: message.chat_type,
    senderOpenId: sender.sender_id?.open_id ?? "",
    senderType: sender.sender_type,
    messageType: message.message_type,
    content: message.content,
    mentions: (message.mentions ?? []).map(({ key, id, name }) => ({
      key,
      name,
      openId: id?.open_id ?? null,
    })),
    parentId: message.parent_id,
    readBack,
  };
}

function chatEvent(kind: "bot-added" | "bot-removed" | "chat-disbanded"): Reader {
  return (eventId, event) => {
    const { data } = chatShape.safeParse(event);
    if (!data) return null;
    return {
      kind,
      eventId,
      chatId: data.chat_id,
      name: data.name,
      operatorOpenId: data.operator_id?.open_id ?? null,
    };
  };
}
