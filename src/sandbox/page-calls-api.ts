import type { Hono } from "hono";
import { z } from "zod";
import { ATTACKS, type Attack } from "./attacks.ts";
import type { Feed } from "./feed.ts";

const attackSchema = z.object({ kind: z.enum(ATTACKS) });

/** What the platform was called with, one call with its body, and what a stranger may throw at the door. */
export function registerCalls(
  api: Hono,
  {
    feed,
    attack,
  }: { feed: Feed; attack(attack: Attack): Promise<{ status: number; expected: number } | null> },
): void {
  api.get("/api/calls", (c) =>
    c.json(feed.calls(Number(c.req.query("since") ?? 0)).map(({ body: _, ...call }) => call)),
  );
  api.get("/api/calls/:seq", (c) => {
    const call = feed.call(Number(c.req.param("seq")));
    return call ? c.json(call) : c.json({ error: "这次调用已经不在列表里了。" }, 404);
  });
  api.post("/api/attack", async (c) => {
    const asked = attackSchema.safeParse(await c.req.json().catch(() => null));
    if (!asked.success) return c.json({ error: "请求格式有误" }, 400);
    const outcome = await attack(asked.data.kind);
    return outcome
      ? c.json(outcome)
      : c.json({ error: "还没有推送过事件:先在群里发一条消息,再来重放。" }, 400);
  });
}
