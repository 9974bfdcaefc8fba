import type { Hono } from "hono";
import { z } from "zod";
import { fail, ok, type Platform } from "./platform.ts";
import { contentProblem } from "./platform-messages.ts";
import { readBodyJson } from "./read-body.ts";

const LATE_CARD_BYTES_MAX = 100 * 1024;
const listSchema = z.array(z.string()).min(1).max(200);
const lateSchema = z.object({ token: z.string(), card: z.record(z.string(), z.unknown()) });

/** Urgent messages, and the late update of a card somebody tapped. */
export function registerUrgent(api: Hono, { sql, cardTokens, feed }: Platform): void {
  for (const way of ["app", "sms", "phone"] as const) {
    api.patch(`/open-apis/im/v1/messages/:id/urgent_${way}`, async (c) => {
      if (c.req.query("user_id_type") !== "open_id")
        return fail(c, 400, 99992402, "field validation failed: user_id_type");
      const asked = listSchema.safeParse((await readBodyJson(c)).user_id_list);
      if (!asked.success) return fail(c, 400, 230001, "invalid request: user_id_list. ext=user_id_list");
      const [message] = await sql<{ chat_id: string; sender: string; recalled: boolean }[]>`
        select chat_id, sender, recalled from sandbox.messages where message_id = ${c.req.param("id")}`;
      if (!message) return fail(c, 400, 230001, "invalid message id. ext=message_id");
      if (message.sender !== "bot") return fail(c, 400, 230012, "Bot is NOT the sender of the message.");
      if (message.recalled) return fail(c, 400, 230011, "The message was withdrawn.");
      const rows = await sql<{ open_id: string }[]>`
        select open_id from sandbox.members where chat_id = ${message.chat_id}`;
      const members = new Set(rows.map((row) => row.open_id));
      const invalid = asked.data.filter((openId) => !members.has(openId));
      if (invalid.length === asked.data.length)
        return fail(c, 400, 230001, "all users are invalid. ext=user_id_list");
      // Text messages and calls are paid for by the tenant, and this one has bought none.
      if (way !== "app") return fail(c, 400, 230024, "Reach the upper limit of urgent message.");
      return ok(c, { invalid_user_id_list: invalid });
    });
  }

  api.post("/open-apis/interactive/v1/card/update", async (c) => {
    const asked = lateSchema.safeParse(await readBodyJson(c));
    if (!asked.success) return fail(c, 400, 99992402, "field validation failed: token, card");
    const content = JSON.stringify(asked.data.card);
    if (Buffer.byteLength(content) > LATE_CARD_BYTES_MAX) return fail(c, 400, 100000, "card is too large");
    const problem = contentProblem("interactive", content);
    if (problem) return fail(c, 400, problem.code, problem.msg);
    const verdict = cardTokens.use(asked.data.token);
    if ("code" in verdict) return fail(c, 400, verdict.code, verdict.msg);
    const [row] = await sql<{ chat_id: string }[]>`
      update sandbox.messages set content = ${sql.json(JSON.parse(content))}, updates = updates + 1
      where message_id = ${verdict.messageId} and sender = 'bot' and not recalled returning chat_id`;
    if (!row) return fail(c, 400, 230011, "The message was withdrawn.");
    feed.tell("message", { chatId: row.chat_id, messageId: verdict.messageId });
    return ok(c);
  });
}
