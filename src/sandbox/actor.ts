import { checkCard } from "./card-check.ts";
import type { CardTokens } from "./card-tokens.ts";
import type { Feed } from "./feed.ts";
import { mentionInEvent, withMention } from "./mention.ts";
import { newId } from "./new-id.ts";
import type { Pusher } from "./pusher.ts";
import type { SandboxApp } from "./sandbox.ts";
import type { Store } from "./store.ts";

/** Somebody asked the page for what is not there; the message is for people. */
export class NotThere extends Error {
  override readonly name = "NotThere";
}

/** A picture or a forwarded message cannot carry a mention. */
const MENTIONING = ["text", "post"];

type Saying = {
  from: string;
  chatId: string;
  mentionBot?: boolean | undefined;
  replyTo?: string | undefined;
  times?: number | undefined;
};

/** What people do in the chat window: each act becomes the event the real platform would push. */
export function createActor(q: {
  sql: Store;
  app: SandboxApp;
  pusher: Pusher;
  feed: Feed;
  cardTokens: CardTokens;
  groupMsg(): boolean;
}) {
  const { sql, app, pusher, feed, cardTokens } = q;
  async function send(
    s: Saying,
    msgType: string,
    content: Record<string, unknown>,
  ): Promise<{ messageId: string }> {
    const messageId = newId("om");
    const [chat] = await sql<{ kind: string }[]>`select kind from sandbox.chats where chat_id = ${s.chatId}`;
    if (!chat) throw new NotThere("没有这个会话,请刷新页面后再试。");
    const mentions = chat.kind === "group" && MENTIONING.includes(msgType) && (s.mentionBot ?? false);
    await sql`insert into sandbox.messages (message_id, chat_id, sender, msg_type, content, reply_to, mentions_bot, created_at)
      values (${messageId}, ${s.chatId}, ${s.from}, ${msgType}, ${sql.json(content as never)}, ${s.replyTo ?? null}, ${mentions}, ${new Date()})`;
    feed.tell("message", { chatId: s.chatId, messageId });
    // In a group only what mentions the bot reaches it, unless the tenant granted im:message.group_msg.
    if (chat.kind === "group" && !mentions && !q.groupMsg()) return { messageId };
    const message = {
      message_id: messageId,
      ...(s.replyTo ? { parent_id: s.replyTo, root_id: s.replyTo } : {}),
      create_time: String(Date.now()),
      update_time: String(Date.now()),
      chat_id: s.chatId,
      chat_type: chat.kind,
      message_type: msgType,
      content: JSON.stringify(mentions ? withMention(msgType, content) : content),
      ...(mentions ? { mentions: [mentionInEvent(app)] } : {}),
    };
    const sender = {
      sender_id: { open_id: s.from, union_id: `on_${s.from}`, user_id: null },
      sender_type: "user",
      tenant_key: app.tenantKey,
    };
    await pusher.push({
      eventType: "im.message.receive_v1",
      event: { sender, message },
      lane: s.chatId,
      times: s.times ?? 1,
    });
    return { messageId };
  }

  async function keepFile(bytes: Uint8Array): Promise<string> {
    const key = newId("img_v3");
    await sql`insert into sandbox.files (key, media_type, bytes) values (${key}, ${mediaTypeOf(bytes)}, ${Buffer.from(bytes)})`;
    return key;
  }
  const belongs = (keys: readonly string[], messageId: string) =>
    sql`update sandbox.files set message_id = ${messageId} where key = any(${[...keys]}::text[])`;

  return {
    repeat: pusher.repeat,
    say: (s: Saying & { text: string }) => send(s, "text", { text: s.text }),
    /** Several messages of another chat, sent on in one; the event does not carry their words. */
    forward: (s: Saying) => send(s, "merge_forward", { content: "Merged and Forwarded Message" }),
    async post(s: Saying & { text: string; images: readonly Uint8Array[] }) {
      const keys = await Promise.all(s.images.map(keepFile));
      const lines = [
        [{ tag: "text", text: s.text, style: [] }],
        ...keys.map((image_key) => [{ tag: "img", image_key }]),
      ];
      const sent = await send(s, "post", { title: "", content: lines });
      await belongs(keys, sent.messageId);
      return sent;
    },
    async sendImage(s: { from: string; chatId: string; bytes: Uint8Array; replyTo?: string | undefined }) {
      const image_key = await keepFile(s.bytes);
      const sent = await send(s, "image", { image_key });
      await belongs([image_key], sent.messageId);
      return sent;
    },
    /** A tap is delivered once, synchronously; the card it brings back replaces the tapped one. */
    async tap(t: {
      from: string;
      messageId: string;
      value: Record<string, unknown>;
      name?: string | undefined;
      formValue?: Record<string, unknown> | undefined;
    }) {
      const [message] = await sql<
        { chat_id: string }[]
      >`select chat_id from sandbox.messages where message_id = ${t.messageId}`;
      const token = cardTokens.issue(t.messageId);
      const event = {
        operator: { tenant_key: app.tenantKey, open_id: t.from, union_id: `on_${t.from}`, user_id: null },
        token,
        action: {
          value: t.value,
          tag: "button",
          timezone: "Asia/Shanghai",
          ...(t.name ? { name: t.name } : {}),
          ...(t.formValue ? { form_value: t.formValue } : {}),
        },
        host: "im_message",
        context: { open_message_id: t.messageId, open_chat_id: message?.chat_id ?? "" },
      };
      const { status, body } = await pusher.call({ eventType: "card.action.trigger", event });
      cardTokens.answered(token);
      const answer = (body ?? {}) as {
        toast?: { type: string; content: string };
        card?: { type: string; data: unknown };
      };
      const problem =
        status !== 200 ? "200341:机器人没有及时回应" : answer.card && checkCard(answer.card.data);
      if (!problem && answer.card && message) {
        await sql`update sandbox.messages set content = ${sql.json(answer.card.data as never)}, updates = updates + 1 where message_id = ${t.messageId}`;
        feed.tell("message", { chatId: message.chat_id, messageId: t.messageId });
      }
      return { status, body, toast: answer.toast ?? null, error: problem ? String(problem) : null };
    },
    /** Only its author edits a message, and only words: the event names it and carries nothing of it. */
    async edit(e: { from: string; messageId: string; text: string; mentionBot?: boolean | undefined }) {
      const [row] = await sql<{ chat_id: string }[]>`
        update sandbox.messages m set content = ${sql.json({ text: e.text })}, edited_at = ${new Date()},
          mentions_bot = (c.kind = 'group' and coalesce(${e.mentionBot ?? null}::boolean, m.mentions_bot))
        from sandbox.chats c where c.chat_id = m.chat_id and m.message_id = ${e.messageId} and m.sender = ${e.from}
          and m.msg_type = 'text' and not m.recalled
        returning m.chat_id`;
      if (!row) throw new Error("no such message of one's own");
      feed.tell("message", { chatId: row.chat_id, messageId: e.messageId });
      const event = { message: { message_id: e.messageId, chat_id: row.chat_id } };
      await pusher.push({ eventType: "im.message.updated_v1", event, lane: row.chat_id });
    },
    /** Its author takes a message back, or who runs the group does. */
    async recall(r: { messageId: string; by?: "message_owner" | "group_owner" | undefined }) {
      const [row] = await sql<{ chat_id: string }[]>`
        update sandbox.messages set recalled = true where message_id = ${r.messageId} returning chat_id`;
      if (!row) return;
      feed.tell("message", { chatId: row.chat_id, messageId: r.messageId });
      const event = {
        message_id: r.messageId,
        chat_id: row.chat_id,
        recall_time: String(Date.now()),
        recall_type: r.by ?? "message_owner",
      };
      await pusher.push({ eventType: "im.message.recalled_v1", event, lane: row.chat_id });
    },
  };
}

function mediaTypeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return "image/png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return "image/jpeg";
  return bytes[0] === 0x47 && bytes[1] === 0x49 ? "image/gif" : "application/octet-stream";
}
