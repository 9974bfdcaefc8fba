import { z } from "zod";
import type { Picture } from "./command.ts";
import type { FeishuEvent } from "./webhook/event.ts";

export type ReadMessage = { text: string; pictures: Picture[]; toBot: boolean };

const textSchema = z.object({ text: z.string() });
const imageSchema = z.object({ image_key: z.string() });
const fileSchema = z.object({ file_key: z.string() });
const postSchema = z.object({
  title: z.string().default(""),
  content: z.array(
    z.array(
      z.looseObject({
        tag: z.string(),
        text: z.string().optional(),
        image_key: z.string().optional(),
        user_id: z.string().optional(),
      }),
    ),
  ),
});

type Message = Extract<FeishuEvent, { kind: "message" }>;

/** What a message says, without the mention of the bot itself; null for kinds that say nothing (stickers, calls …). */
export function readMessage(message: Message, botOpenId: string): ReadMessage | null {
  const content = parse(message.content);
  const botKeys = keysOf(message, botOpenId);
  const toBot = isToBot(message, botOpenId);
  const says = (text: string, pictures: Picture[] = []) => ({
    text: withoutMentions(text, message, botKeys),
    pictures,
    toBot,
  });

  switch (message.messageType) {
    case "text": {
      const parsed = textSchema.safeParse(content);
      return parsed.success ? says(parsed.data.text) : null;
    }
    case "post": {
      const parsed = postSchema.safeParse(content);
      return parsed.success ? says(...flatten(parsed.data)) : null;
    }
    case "image": {
      const parsed = imageSchema.safeParse(content);
      return parsed.success ? says("", [{ fileKey: parsed.data.image_key, kind: "image" }]) : null;
    }
    case "file": {
      const parsed = fileSchema.safeParse(content);
      return parsed.success ? says("", [{ fileKey: parsed.data.file_key, kind: "file" }]) : null;
    }
    default:
      return null;
  }
}

/** Whether the bot is meant: in the private chat always, in a group by its mention. */
export function isToBot(message: Message, botOpenId: string): boolean {
  return message.chatType === "p2p" || keysOf(message, botOpenId).length > 0;
}

const keysOf = (message: Message, botOpenId: string) =>
  message.mentions.filter(({ openId }) => openId === botOpenId).map(({ key }) => key);

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function flatten(post: z.infer<typeof postSchema>): [string, Picture[]] {
  const lines = post.content.map((line) =>
    line.map((part) => (part.tag === "at" ? (part.user_id ?? "") : (part.text ?? ""))).join(""),
  );
  const pictures = post.content
    .flat()
    .flatMap((part): Picture[] =>
      part.tag === "img" && part.image_key ? [{ fileKey: part.image_key, kind: "image" }] : [],
    );
  return [[post.title, ...lines].filter(Boolean).join("\n"), pictures];
}

/** The bot's mention is only an address; other people's keys become their names, @all stays harmless text. */
function withoutMentions(text: string, message: Message, botKeys: readonly string[]): string {
  // Longest key first: @_user_1 is a prefix of @_user_10.
  const mentions = [...message.mentions].sort((a, b) => b.key.length - a.key.length);
  let plain = text;
  for (const mention of mentions) {
    plain = plain.replaceAll(mention.key, botKeys.includes(mention.key) ? "" : `@${mention.name}`);
  }
  return plain.replaceAll("@_all", "").trim();
}
