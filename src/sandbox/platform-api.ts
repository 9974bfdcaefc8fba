import { Hono } from "hono";
import type { Feed } from "./feed.ts";
import { fail, type Platform } from "./platform.ts";
import { registerLookups } from "./platform-lookups.ts";
import { registerMessages } from "./platform-messages.ts";
import { registerUrgent } from "./platform-urgent.ts";
import { readBodyJson } from "./read-body.ts";
import { shownBody } from "./shown-body.ts";

/** The open platform over HTTP, as far as the bot calls it; every call is kept for the page to see. */
export function createPlatformApi(platform: Platform, feed: Feed): Hono {
  const api = new Hono();
  api.use("/open-apis/*", async (c, next) => {
    const started = performance.now();
    const asked = await shownBody(c);
    await next();
    const body: unknown = c.res.headers.get("content-type")?.includes("json")
      ? await c.res.clone().json()
      : null;
    const code = typeof body === "object" && body !== null && "code" in body ? Number(body.code) : null;
    const ms = Math.round(performance.now() - started);
    feed.called({
      at: new Date().toISOString(),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      code,
      ms,
      body: asked,
    });
  });

  api.post("/open-apis/auth/v3/tenant_access_token/internal", async (c) => {
    const { app_id, app_secret } = await readBodyJson(c);
    if (app_id !== platform.app.appId || app_secret !== platform.app.appSecret)
      return fail(c, 200, 10014, "app secret invalid");
    const { token, expire } = await platform.tokens.current();
    return c.json({ code: 0, msg: "ok", tenant_access_token: token, expire });
  });

  api.use("/open-apis/*", async (c, next) => {
    const revoked = platform.faults.takeRevocation();
    if (revoked) await platform.tokens.revoke(revoked);
    const verdict = await platform.tokens.judge(c.req.header("authorization"));
    if (verdict)
      return fail(
        c,
        verdict,
        99991663,
        "Invalid access token for authorization. Please make a request with token attached.",
      );
    if (platform.faults.take("serverError")) return fail(c, 500, 2200, "internal error");
    if (platform.faults.take("stall"))
      await new Promise((done) => setTimeout(done, platform.faults.current().ms ?? 3000));
    return next();
  });

  api.get("/open-apis/bot/v3/info", (c) =>
    c.json({
      code: 0,
      msg: "ok",
      bot: { activate_status: 2, app_name: "五零助手", open_id: platform.app.botOpenId, ip_white_list: [] },
    }),
  );
  registerMessages(api, platform);
  registerUrgent(api, platform);
  registerLookups(api, platform);
  api.all("/open-apis/*", (c) => fail(c, 404, 404, "not emulated"));
  return api;
}
