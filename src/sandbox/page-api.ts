import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { type createActor, NotThere } from "./actor.ts";
import type { Attack } from "./attacks.ts";
import { type FaultSwitches, faultSchema } from "./faults.ts";
import type { Feed } from "./feed.ts";
import { registerCalls } from "./page-calls-api.ts";
import { ledgerNow, moveClock } from "./page-clock.ts";
import { readTown } from "./people.ts";
import { readMessages, type Store } from "./store.ts";

const HEARTBEAT_MS = 15_000;
const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

const text = z.string().trim().min(1, "请先写内容").max(5000, "内容太长");
const id = z.string().min(1).max(100);
const saySchema = z.object({
  from: id,
  chatId: id,
  text,
  mentionBot: z.boolean().default(true),
  replyTo: id.optional(),
  times: z.number().int().min(1).max(10).default(1),
});
const tapSchema = z.object({
  from: id,
  messageId: id,
  value: z.record(z.string(), z.unknown()),
  name: z.string().optional(),
  formValue: z.record(z.string(), z.unknown()).optional(),
});
const editSchema = z.object({ from: id, messageId: id, text, mentionBot: z.boolean().optional() });
const forwardSchema = z.object({ from: id, chatId: id, replyTo: id.optional() });
const clockSchema = z.object({ advance: z.enum(["1h", "1d", "next"]) });
const formSchema = z.object({
  from: id,
  chatId: id,
  text: z.string().default(""),
  mentionBot: z.string().optional(),
  replyTo: id.optional(),
});

/** What the chat page asks: people, chats, messages, acts, the clock, and a live feed. Addresses are relative, for a proxy. */
export function createPageApi(q: {
  sql: Store;
  actor: ReturnType<typeof createActor>;
  feed: Feed;
  faults: FaultSwitches;
  attack(attack: Attack): Promise<{ status: number; expected: number } | null>;
}): Hono {
  const { sql, actor, feed } = q;
  const api = new Hono().basePath("/sandbox");
  const refuse = (c: Context, error: string) => c.json({ error }, 400);
  async function given<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
    const parsed = schema.safeParse(await c.req.json().catch(() => null));
    return parsed.success ? parsed.data : refuse(c, parsed.error.issues[0]?.message ?? "请求格式有误");
  }

  api.onError((error, c) => {
    if (error instanceof NotThere) return refuse(c, error.message);
    // Who broke off hears no answer, and a stack would tell nobody anything.
    if (!c.req.raw.signal.aborted) console.error(`sandbox page: ${c.req.path}: ${error.name}`);
    return c.json({ error: "演示服务出错了,请重试。" }, 500);
  });
  api.get("/:file{[a-z-]+\\.(html|js|css|svg)}", async (c) => {
    const file = c.req.param("file");
    const body = await readFile(new URL(`./page/${file}`, import.meta.url)).catch(() => null);
    return body
      ? c.body(new Uint8Array(body), 200, {
          "content-type": TYPES[file.split(".").pop() ?? ""] ?? "text/plain",
        })
      : c.notFound();
  });

  api.get("/api/town", async (c) => {
    const now = await ledgerNow(sql);
    return c.json({ ...(await readTown(sql)), botName: "五零助手", now, demo: true });
  });
  api.get("/api/chats/:chatId/messages", async (c) =>
    c.json(await readMessages(sql, { chatId: c.req.param("chatId") })),
  );
  api.get("/api/images/:key", async (c) => {
    const [file] = await sql<
      { bytes: Uint8Array; media_type: string }[]
    >`select bytes, media_type from sandbox.files where key = ${c.req.param("key")}`;
    return file ? c.body(new Uint8Array(file.bytes), 200, { "content-type": file.media_type }) : c.notFound();
  });

  api.post("/api/say", async (c) => {
    const said = await given(c, saySchema);
    return said instanceof Response ? said : c.json(await actor.say(said));
  });
  for (const [path, act] of [
    ["post", "post"],
    ["image", "image"],
  ] as const) {
    api.post(`/api/${path}`, async (c) => {
      const form = await c.req.parseBody({ all: true }).catch(() => null);
      const fields = formSchema.safeParse(form);
      if (!form || !fields.success) return refuse(c, "请求格式有误");
      const files = [form.image ?? []].flat().filter((file) => file instanceof File);
      if (files.length === 0) return refuse(c, "请先选照片");
      const images = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
      const { from, chatId, replyTo } = fields.data;
      if (act === "post")
        return c.json(
          await actor.post({ ...fields.data, images, mentionBot: fields.data.mentionBot !== "false" }),
        );
      for (const bytes of images) await actor.sendImage({ from, chatId, bytes, replyTo });
      return c.json({});
    });
  }
  api.post("/api/tap", async (c) => {
    const tap = await given(c, tapSchema);
    if (tap instanceof Response) return tap;
    const { toast, error } = await actor.tap(tap);
    return c.json({ toast, error });
  });
  api.post("/api/forward", async (c) => {
    const forwarded = await given(c, forwardSchema);
    return forwarded instanceof Response ? forwarded : c.json(await actor.forward(forwarded));
  });
  api.post("/api/edit", async (c) => {
    const edited = await given(c, editSchema);
    if (edited instanceof Response) return edited;
    const failed = await actor.edit(edited).catch(() => "只能修改自己发的文字消息");
    return failed ? refuse(c, failed) : c.json({});
  });
  api.post("/api/recall", async (c) => {
    const recalled = await given(c, z.object({ messageId: id }));
    if (recalled instanceof Response) return recalled;
    await actor.recall(recalled);
    return c.json({});
  });

  registerCalls(api, q);
  api.get("/api/deliveries", async (c) => {
    const rows =
      await sql`select event_id as "eventId", event_type as type, attempt, status, ms, next_at as "nextAt" from sandbox.pushes order by id desc limit 100`;
    return c.json([...rows]);
  });
  api.post("/api/repeat", async (c) => {
    const repeated = await given(c, z.object({ eventId: id }));
    if (repeated instanceof Response) return repeated;
    await actor.repeat(repeated.eventId);
    return c.json({});
  });
  api.post("/api/fault", async (c) => {
    const faults = await given(c, faultSchema);
    if (faults instanceof Response) return faults;
    q.faults.set(faults);
    return c.json(q.faults.current());
  });
  api.post("/api/clock", async (c) => {
    const step = await given(c, clockSchema);
    if (step instanceof Response) return step;
    const moved = await moveClock(sql, step.advance);
    if ("error" in moved) return c.json(moved, 409);
    feed.tell("clock", moved);
    return c.json(moved);
  });
  api.get("/api/stream", (c) =>
    streamSSE(c, async (stream) => {
      const stop = feed.watch((event, data) => void stream.writeSSE({ event, data: JSON.stringify(data) }));
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.writeSSE({ event: "heartbeat", data: "" });
        await stream.sleep(HEARTBEAT_MS);
      }
      stop();
    }),
  );
  return api;
}
