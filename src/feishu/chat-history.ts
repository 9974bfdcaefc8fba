import type { Client } from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import type { Call } from "./call.ts";

export type PastMessage = {
  messageId: string;
  senderType: string;
  /** Sent by this app, not by a person and not by another bot in the chat. */
  fromUs: boolean;
  msgType: string;
  /** Title of a card or post; empty where the platform gives none. */
  title: string;
  /** Plain text, cards and posts flattened. */
  text: string;
  createdAt: Date;
};

const page = z.object({
  data: z.object({
    has_more: z.boolean().optional(),
    page_token: z.string().optional(),
    items: z
      .array(
        z.object({
          message_id: z.string(),
          msg_type: z.string(),
          create_time: z.string(),
          deleted: z.boolean().optional(),
          sender: z.object({ sender_type: z.string(), id: z.string().optional() }).optional(),
          body: z.object({ content: z.string() }).optional(),
        }),
      )
      .default([]),
  }),
});

const PAGE_SIZE = 50;
/** Guards against a page token that leads in circles; a thousand messages in an hour is no office chat. */
const PAGES_MAX = 20;

/** What was said in a chat since then, oldest first; recalled messages left out. */
export async function readChatHistory(
  q: { client: Client; call: Call; appId: string },
  where: { chatId: string; since: Date },
): Promise<PastMessage[]> {
  const found: PastMessage[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const params = {
      container_id_type: "chat",
      container_id: where.chatId,
      start_time: String(Math.floor(where.since.getTime() / 1_000)),
      sort_type: "ByCreateTimeAsc" as const,
      page_size: PAGE_SIZE,
      // Without it cards of JSON 2.0 come back as a hint to update the client.
      card_msg_content_type: "user_card_content",
      ...(pageToken ? { page_token: pageToken } : {}),
    };
    const { data } = await q.call(page, (options) => q.client.im.v1.message.list({ params }, options));
    for (const item of data.items) {
      if (item.deleted) continue;
      found.push({
        messageId: item.message_id,
        senderType: item.sender?.sender_type ?? "",
        fromUs: item.sender?.sender_type === "app" && (item.sender.id ?? q.appId) === q.appId,
        msgType: item.msg_type,
        createdAt: new Date(Number(item.create_time)),
        ...readWords(item.body?.content ?? ""),
      });
    }
    if (!data.has_more || !data.page_token) break;
    pageToken = data.page_token;
  }
  return found;
}

const titled = z.object({
  title: z.union([z.string(), z.object({ content: z.string() })]).optional(),
  header: z.object({ title: z.object({ content: z.string() }) }).optional(),
});

/** Title and words of any message content; the same reading serves what we sent and what the chat shows. */
export function readWords(content: string): { title: string; text: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return { title: "", text: content };
  }
  const head = titled.safeParse(parsed).data;
  const title =
    head?.header?.title.content ?? (typeof head?.title === "string" ? head.title : head?.title?.content);
  const words: string[] = [];
  collectWords(parsed, words);
  return { title: title ?? "", text: words.join("") };
}

function collectWords(node: unknown, into: string[]): void {
  if (Array.isArray(node)) {
    for (const child of node) collectWords(child, into);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "header" || key === "title" || key === "config") continue;
    if ((key === "text" || key === "content") && typeof value === "string") into.push(value);
    else collectWords(value, into);
  }
}
