import type { Hono } from "hono";
import { z } from "zod";
import { mentionInMessage, withMention } from "./mention.ts";
import { newId } from "./new-id.ts";
import { fail, ok, type Platform } from "./platform.ts";
import { readBodyJson } from "./read-body.ts";

const PAGE_MAX = 50;
type Row = {
  seq: string;
  message_id: string;
  chat_id: string;
  sender: string;
  msg_type: string;
  content: Record<string, unknown>;
  reply_to: string | null;
  created_at: Date;
  edited_at: Date | null;
  recalled: boolean;
  mentions_bot: boolean;
};
const mobilesSchema = z.object({ mobiles: z.array(z.string()).max(50).default([]) });

/** History, resources, uploads, chats and contacts. */
export function registerLookups(api: Hono, { sql, app, faults }: Platform): void {
  /** As the platform words it for every message: what it says, who said it, when, and whether it still stands. */
  const itemOf = (row: Row) => ({
    message_id: row.message_id,
    ...(row.reply_to ? { parent_id: row.reply_to, root_id: row.reply_to } : {}),
    msg_type: row.msg_type,
    create_time: String(row.created_at.getTime()),
    update_time: String((row.edited_at ?? row.created_at).getTime()),
    chat_id: row.chat_id,
    deleted: row.recalled,
    updated: row.edited_at !== null,
    sender:
      row.sender === "bot"
        ? { id: app.appId, id_type: "app_id", sender_type: "app", tenant_key: app.tenantKey }
        : { id: row.sender, id_type: "open_id", sender_type: "user", tenant_key: app.tenantKey },
    body: { content: contentOf(row) },
    ...(row.mentions_bot ? { mentions: [mentionInMessage(app)] } : {}),
  });

  api.get("/open-apis/im/v1/messages", async (c) => {
    const { container_id: chatId = "", start_time: start = "0", page_token: after = "0" } = c.req.query();
    const rows = await sql<Row[]>`
      select * from sandbox.messages
      where chat_id = ${chatId} and created_at >= ${new Date(Number(start) * 1000)} and seq > ${after} order by seq limit ${PAGE_MAX}`;
    const items = rows.map(itemOf);
    return ok(c, { has_more: rows.length === PAGE_MAX, page_token: rows.at(-1)?.seq ?? "", items });
  });

  api.get("/open-apis/im/v1/messages/:id", async (c) => {
    const [row] = await sql<Row[]>`select * from sandbox.messages where message_id = ${c.req.param("id")}`;
    if (faults.take("forbidden")) return fail(c, 400, 230027, "Lack of necessary permissions.");
    return row ? ok(c, { items: [itemOf(row)] }) : fail(c, 400, 230001, "invalid message id. ext=message_id");
  });

  api.get("/open-apis/im/v1/messages/:id/resources/:key", async (c) => {
    const [file] = await sql<{ bytes: Uint8Array; media_type: string; recalled: boolean }[]>`
      select f.bytes, f.media_type, m.recalled from sandbox.files f join sandbox.messages m using (message_id)
      where f.key = ${c.req.param("key")} and m.message_id = ${c.req.param("id")}`;
    if (!file) return fail(c, 400, 234003, "File not in msg.");
    if (file.recalled) return fail(c, 400, 230110, "Action unavailable as the message has been deleted.");
    return c.body(new Uint8Array(file.bytes), 200, { "content-type": file.media_type });
  });

  for (const [path, field, prefix] of [
    ["images", "image", "img_v3"],
    ["files", "file", "file_v3"],
  ] as const) {
    api.post(`/open-apis/im/v1/${path}`, async (c) => {
      const form = await c.req.parseBody().catch(() => null);
      const file = form?.[field];
      if (!(file instanceof File)) return fail(c, 400, 234001, "Invalid request param.");
      if (file.size === 0) return fail(c, 400, 234010, "File size cannot be 0.");
      const key = newId(prefix);
      await sql`insert into sandbox.files (key, media_type, bytes) values (${key}, ${file.type || "application/octet-stream"}, ${Buffer.from(await file.arrayBuffer())})`;
      return ok(c, { [`${field}_key`]: key });
    });
  }

  api.get("/open-apis/im/v1/chats", async (c) => {
    const rows = await sql`select chat_id, name from sandbox.chats where kind = 'group' order by chat_id`;
    return ok(c, { items: [...rows], has_more: false, page_token: "" });
  });

  api.get("/open-apis/im/v1/chats/:id/members", async (c) => {
    const rows = await sql`select m.open_id as member_id, 'open_id' as member_id_type, p.name
      from sandbox.members m join sandbox.people p using (open_id) where m.chat_id = ${c.req.param("id")} order by m.open_id`;
    return rows.length > 0
      ? ok(c, { items: [...rows], has_more: false })
      : fail(c, 400, 232006, "Your request specifies a chat which does not exist.");
  });

  api.post("/open-apis/contact/v3/users/batch_get_id", async (c) => {
    const parsed = mobilesSchema.safeParse(await readBodyJson(c));
    if (!parsed.success) return fail(c, 400, 99992402, "field validation failed");
    const rows = await sql<
      { open_id: string; mobile: string }[]
    >`select open_id, mobile from sandbox.people where mobile = any(${parsed.data.mobiles}::text[])`;
    const byMobile = new Map(rows.map((row) => [row.mobile, row.open_id]));
    return ok(c, {
      user_list: parsed.data.mobiles.map((mobile) => ({
        mobile,
        ...(byMobile.has(mobile) ? { user_id: byMobile.get(mobile) } : {}),
      })),
    });
  });
}

function contentOf(row: Row): string {
  if (row.recalled) return "This message was recalled";
  if (row.msg_type === "interactive") return JSON.stringify(projection(row.content));
  return JSON.stringify(row.mentions_bot ? withMention(row.msg_type, row.content) : row.content);
}

/** A card comes back from history as a lossy projection, never as the JSON it was sent with. */
function projection(card: unknown): object {
  const { header } = card as { header?: { title?: { content?: string } } };
  return {
    title: header?.title?.content ?? "",
    elements: [[{ tag: "text", text: "请升级至最新版本客户端,以查看内容" }]],
  };
}
