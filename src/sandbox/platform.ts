import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CardTokens } from "./card-tokens.ts";
import type { FaultSwitches } from "./faults.ts";
import type { Feed } from "./feed.ts";
import type { createLimits } from "./limits.ts";
import type { SandboxApp } from "./sandbox.ts";
import { keepSetting, readSetting, type Store } from "./store.ts";

export type Platform = {
  sql: Store;
  app: SandboxApp;
  faults: FaultSwitches;
  feed: Feed;
  limits: ReturnType<typeof createLimits>;
  tokens: ReturnType<typeof createTokens>;
  cardTokens: CardTokens;
};

/** A refusal as the platform words it. */
export function fail(c: Context, status: number, code: number, msg: string) {
  return c.json(
    { code, msg, error: { log_id: randomBytes(8).toString("hex") } },
    status as ContentfulStatusCode,
  );
}

export const ok = (c: Context, data: object = {}) => c.json({ code: 0, msg: "success", data });

const TOKEN_MS = 7_200_000;
/** With this much left the same token is given again. */
const RENEW_MS = 1_800_000;

/** One tenant token at a time, kept over restarts; a revoked one is refused in the way that was asked for. */
export function createTokens(sql: Store, now: () => number) {
  let refusal: 400 | 200 = 400;
  const read = async () => (await readSetting(sql, "token")) as { token: string; expiresAt: number } | null;
  return {
    async current() {
      const kept = await read();
      if (kept && kept.expiresAt - now() > RENEW_MS)
        return { token: kept.token, expire: Math.floor((kept.expiresAt - now()) / 1000) };
      const fresh = { token: `t-${randomBytes(16).toString("hex")}`, expiresAt: now() + TOKEN_MS };
      await keepSetting(sql, "token", fresh);
      return { token: fresh.token, expire: TOKEN_MS / 1000 };
    },
    async revoke(how: "http400" | "http200") {
      refusal = how === "http200" ? 200 : 400;
      await sql`delete from sandbox.settings where key = 'token'`;
    },
    /** null when the header bears our token; else the HTTP status of the refusal. */
    async judge(header: string | undefined): Promise<400 | 200 | null> {
      const kept = await read();
      return kept && kept.expiresAt > now() && header === `Bearer ${kept.token}` ? null : refusal;
    },
  };
}
