import { Client, DefaultCache, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import type { Recipient } from "../domain/message.ts";
import type { Log } from "../log.ts";
import { createCall } from "./call.ts";
import { type PastMessage, readChatHistory } from "./chat-history.ts";
import { createHttp } from "./http.ts";
import { type MessageNow, readMessageById } from "./message-by-id.ts";
import { downloadResource } from "./message-resource.ts";
import { quietLogger } from "./quiet-logger.ts";

export type MessageContent = { msgType: "text" | "interactive"; content: object };
/** chatId is null where the platform does not say it (updates). */
export type Sent = { messageId: string; chatId: string | null };

/** The open platform, as far as we use it. Each method fails with RetryLater or GiveUp and with nothing else. */
export type Feishu = {
  send(q: MessageContent & { to: Recipient; uuid: string }): Promise<Sent>;
  reply(q: MessageContent & { messageId: string; uuid: string }): Promise<Sent>;
  updateCard(q: { messageId: string; card: object }): Promise<Sent>;
  urgent(q: { messageId: string; openIds: readonly string[] }): Promise<void>;
  chatHistory(q: { chatId: string; since: Date }): Promise<PastMessage[]>;
  /** As it reads now; one that was recalled is a GiveUp of the message. */
  messageById(q: { messageId: string }): Promise<MessageNow>;
  downloadResource(q: {
    messageId: string;
    fileKey: string;
    type: "image" | "file";
    bytesMax: number;
  }): Promise<{ bytes: Uint8Array; mediaType: string }>;
  botInfo(): Promise<{ openId: string; name: string }>;
  /** By number; numbers that nobody has, or that the app may not see, are missing in the answer. */
  openIdsByMobile(mobiles: readonly string[]): Promise<Map<string, string>>;
};

const TIMEOUT_MS = 8_000;
/** batch_get_id takes at most so many (its page). */
const MOBILES_MAX = 50;

const sentAnswer = z.object({ data: z.object({ message_id: z.string(), chat_id: z.string().optional() }) });
const anyAnswer = z.object({});
const botAnswer = z.object({ bot: z.object({ open_id: z.string(), app_name: z.string().default("") }) });
const idsAnswer = z.object({
  data: z.object({
    user_list: z
      .array(z.object({ mobile: z.string().optional(), user_id: z.string().optional() }))
      .default([]),
  }),
});

/** The SDK's client behind one door: one token request at a time, deadlines, judged failures, no secrets in errors. */
export function createFeishu(q: {
  appId: string;
  appSecret: string;
  domain: string;
  log: Log;
  timeoutMs?: number;
}): Feishu {
  const client = new Client({
    appId: q.appId,
    appSecret: q.appSecret,
    domain: q.domain.replace(/\/+$/, ""),
    httpInstance: createHttp(q.timeoutMs ?? TIMEOUT_MS),
    // The token is ours to keep: the SDK's keeper asks many times at once and never forgets a stale one.
    disableTokenCache: true,
    cache: new DefaultCache(),
    logger: quietLogger(q.log),
    loggerLevel: LoggerLevel.warn,
  });
  const call = createCall({ client, appId: q.appId, appSecret: q.appSecret, log: q.log });
  const asSent = ({ data }: z.infer<typeof sentAnswer>): Sent => ({
    messageId: data.message_id,
    chatId: data.chat_id ?? null,
  });

  return {
    async send({ to, msgType, content, uuid }) {
      const byChat = "chatId" in to;
      const params = { receive_id_type: byChat ? ("chat_id" as const) : ("open_id" as const) };
      const receive_id = byChat ? to.chatId : to.openId;
      const data = { receive_id, msg_type: msgType, content: JSON.stringify(content), uuid };
      return asSent(await call(sentAnswer, (o) => client.im.v1.message.create({ params, data }, o)));
    },
    async reply({ messageId, msgType, content, uuid }) {
      const path = { message_id: messageId };
      const data = { msg_type: msgType, content: JSON.stringify(content), uuid };
      return asSent(await call(sentAnswer, (o) => client.im.v1.message.reply({ path, data }, o)));
    },
    async updateCard({ messageId, card }) {
      const path = { message_id: messageId };
      const data = { content: JSON.stringify(card) };
      await call(anyAnswer, (o) => client.im.v1.message.patch({ path, data }, o));
      return { messageId, chatId: null };
    },
    async urgent({ messageId, openIds }) {
      const path = { message_id: messageId };
      const params = { user_id_type: "open_id" as const };
      const data = { user_id_list: [...openIds] };
      await call(anyAnswer, (o) => client.im.v1.message.urgentApp({ path, params, data }, o));
    },
    chatHistory: (where) => readChatHistory({ client, call, appId: q.appId }, where),
    messageById: (which) => readMessageById({ client, call }, which),
    downloadResource: (which) => downloadResource({ client, call }, which),
    async botInfo() {
      const ask = { method: "GET", url: "/open-apis/bot/v3/info" };
      const { bot } = await call(botAnswer, (o) => client.request(ask, o));
      return { openId: bot.open_id, name: bot.app_name };
    },
    async openIdsByMobile(mobiles) {
      const found = new Map<string, string>();
      for (let from = 0; from < mobiles.length; from += MOBILES_MAX) {
        const data = { mobiles: mobiles.slice(from, from + MOBILES_MAX) };
        const params = { user_id_type: "open_id" as const };
        const answer = await call(idsAnswer, (o) => client.contact.v3.user.batchGetId({ params, data }, o));
        for (const one of answer.data.user_list) {
          if (one.mobile && one.user_id) found.set(one.mobile, one.user_id);
        }
      }
      return found;
    },
  };
}
