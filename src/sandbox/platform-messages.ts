import type { Context, Hono } from "hono";
import { checkCard } from "./card-check.ts";
import { newId } from "./new-id.ts";
import { privateChatOf } from "./people.ts";
import { fail, ok, type Platform } from "./platform.ts";
import { readBodyJson } from "./read-body.ts";

const UUID_MS = 3_600_000;
const UPDATE_MS_MAX = 14 * 86_400_000;
const CARD_BYTES_MAX = 30 * 1024;
const TEXT_BYTES_MAX = 150 * 1024;

/** Sending, replying, updating, recalling: with the platform's uuid memory, limits, sizes and codes. */
export function registerMessages(api: Hono, platform: Platform): void {
  const { sql, limits, faults, feed } = platform;

  /** The refusals every message call shares; null when it may pass. */
  function throttled(c: Context, place: string) {
    if (faults.take("rateLimit")) return tooMany(c, faults.current().resetSeconds ?? 1);
    if (faults.take("chatBusy")) return fail(c, 400, 230020, "This operation triggers the frequency limit.");
    const broken = limits.check({ place });
    if (broken === "app") return tooMany(c, 1);
    return broken === "place" ? fail(c, 400, 230020, "This operation triggers the frequency limit.") : null;
  }
  function tooMany(c: Context, resetSeconds: number) {
    c.header("x-ogw-ratelimit-limit", "50");
    c.header("x-ogw-ratelimit-reset", String(resetSeconds));
    return fail(c, 429, 99991400, "request trigger frequency limit");
  }

  async function accept(c: Context, chatId: string, body: Record<string, unknown>, replyTo: string | null) {
    const { msg_type: msgType, content, uuid } = body;
    if (typeof content !== "string" || typeof msgType !== "string")
      return fail(c, 400, 230001, "invalid request: content must be a string. ext=content");
    if (uuid !== undefined && (typeof uuid !== "string" || uuid.length > 50))
      return fail(c, 400, 230001, "invalid request: uuid. ext=uuid");
    const problem = contentProblem(msgType, content);
    if (problem) return fail(c, 400, problem.code, problem.msg);
    const message = await sql.begin(async (tx) => {
      if (uuid) await tx`select pg_advisory_xact_lock(hashtextextended(${uuid}, 5))`;
      const [known] = uuid
        ? await tx<{ message_id: string; chat_id: string; msg_type: string; created_at: Date }[]>`
            select message_id, chat_id, msg_type, created_at from sandbox.messages
            where uuid = ${uuid} and created_at > ${new Date(Date.now() - UUID_MS)}`
        : [];
      if (known) return known;
      const [added] = await tx<{ message_id: string; chat_id: string; msg_type: string; created_at: Date }[]>`
        insert into sandbox.messages (message_id, chat_id, sender, msg_type, content, uuid, reply_to, created_at)
        values (${newId("om")}, ${chatId}, 'bot', ${msgType}, ${tx.json(JSON.parse(content))}, ${uuid ?? null}, ${replyTo}, ${new Date()})
        returning message_id, chat_id, msg_type, created_at`;
      return added;
    });
    if (!message) return fail(c, 500, 2200, "internal error");
    feed.tell("message", { chatId: message.chat_id, messageId: message.message_id });
    // Taken, and the answer lost on the way: the caller cannot know.
    if (faults.take("lostResponse")) {
      const { outgoing } = c.env as { outgoing?: { destroy(): void } };
      outgoing?.destroy();
      return c.body(null);
    }
    return ok(c, {
      message_id: message.message_id,
      chat_id: message.chat_id,
      msg_type: message.msg_type,
      create_time: String(message.created_at.getTime()),
    });
  }

  api.post("/open-apis/im/v1/messages", async (c) => {
    const body = await readBodyJson(c);
    const receiver = String(body.receive_id ?? "");
    const type = c.req.query("receive_id_type");
    if (type !== "chat_id" && type !== "open_id") return fail(c, 400, 230034, "The receive_id is invalid.");
    if (type === "open_id") {
      const [person] = await sql<
        { available: boolean }[]
      >`select available from sandbox.people where open_id = ${receiver}`;
      if (!person) return fail(c, 400, 230034, "The receive_id is invalid.");
      if (!person.available) return fail(c, 400, 230013, "Bot has NO availability to this user.");
    }
    const chatId = type === "open_id" ? privateChatOf(receiver) : receiver;
    const [chat] = await sql`select 1 from sandbox.chats where chat_id = ${chatId}`;
    if (!chat) return fail(c, 400, 230002, "Bot can NOT be out of the chat.");
    return throttled(c, chatId) ?? accept(c, chatId, body, null);
  });

  api.post("/open-apis/im/v1/messages/:id/reply", async (c) => {
    const [target] = await sql<{ chat_id: string; recalled: boolean }[]>`
      select chat_id, recalled from sandbox.messages where message_id = ${c.req.param("id")}`;
    if (!target) return fail(c, 400, 230001, "invalid message id. ext=message_id");
    if (target.recalled) return fail(c, 400, 230011, "The message was withdrawn.");
    return (
      throttled(c, target.chat_id) ?? accept(c, target.chat_id, await readBodyJson(c), c.req.param("id"))
    );
  });

  api.patch("/open-apis/im/v1/messages/:id", async (c) => {
    const id = c.req.param("id");
    const { content } = await readBodyJson(c);
    const [own] = await sql<{ chat_id: string; created_at: Date; recalled: boolean; msg_type: string }[]>`
      select chat_id, created_at, recalled, msg_type from sandbox.messages where message_id = ${id} and sender = 'bot'`;
    if (own?.msg_type !== "interactive")
      return fail(c, 400, 230001, "only own cards can be updated. ext=message_id");
    if (own.recalled) return fail(c, 400, 230011, "The message was withdrawn.");
    if (Date.now() - own.created_at.getTime() > UPDATE_MS_MAX)
      return fail(c, 400, 230031, "The message is too old to be updated.");
    const problem = contentProblem("interactive", String(content));
    if (problem) return fail(c, 400, problem.code, problem.msg);
    const busy = throttled(c, `message:${id}`);
    if (busy) return busy;
    await sql`update sandbox.messages set content = ${sql.json(JSON.parse(String(content)))}, updates = updates + 1 where message_id = ${id}`;
    feed.tell("message", { chatId: own.chat_id, messageId: id });
    return ok(c);
  });

  api.delete("/open-apis/im/v1/messages/:id", async (c) => {
    const [row] = await sql<{ chat_id: string }[]>`
      update sandbox.messages set recalled = true where message_id = ${c.req.param("id")} and sender = 'bot' returning chat_id`;
    if (!row) return fail(c, 400, 230012, "Bot is NOT the sender of the message.");
    feed.tell("message", { chatId: row.chat_id, messageId: c.req.param("id") });
    return ok(c);
  });
}

/** Why the platform would refuse a content, or null. */
export function contentProblem(msgType: string, content: string): { code: number; msg: string } | null {
  if (Buffer.byteLength(content) > (msgType === "text" ? TEXT_BYTES_MAX : CARD_BYTES_MAX))
    return { code: 230025, msg: "The length of the message content reaches its limit." };
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return { code: 230001, msg: "content is not a JSON string. ext=content" };
  }
  if (msgType === "text") {
    const text = typeof parsed === "object" && parsed !== null && "text" in parsed ? parsed.text : null;
    return typeof text === "string" && text.length > 0
      ? null
      : { code: 230001, msg: "text is empty. ext=content" };
  }
  if (msgType !== "interactive") return { code: 230001, msg: `msg_type ${msgType} is not emulated` };
  const problem = checkCard(parsed);
  return problem ? { code: 230099, msg: `Failed to create card content, ext=${problem}` } : null;
}
