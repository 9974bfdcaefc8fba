import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createActor } from "./actor.ts";
import { type Attack, createAttacks } from "./attacks.ts";
import { createCardTokens } from "./card-tokens.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createFeed } from "./feed.ts";
import { createLimits, PLATFORM_LIMITS, type SandboxLimits } from "./limits.ts";
import { createPageApi } from "./page-api.ts";
import { keepGroup, keepPerson, privateChatOf, type SandboxPerson } from "./people.ts";
import { createTokens, type Platform } from "./platform.ts";
import { createPlatformApi } from "./platform-api.ts";
import { createPusher } from "./pusher.ts";
import {
  keepSetting,
  openStore,
  readMessages,
  readSetting,
  type SandboxMessage,
  type Store,
} from "./store.ts";

export type { SandboxMessage };
export type SandboxApp = {
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  tenantKey: string;
  botOpenId: string;
};
type Actor = ReturnType<typeof createActor>;

export type Sandbox = Actor & {
  /** The `domain` for the SDK, without a trailing slash. */
  url: string;
  app: SandboxApp;
  addPerson(person: SandboxPerson): Promise<void>;
  addChat(chat: { chatId: string; name: string; members: readonly string[] }): Promise<void>;
  p2pChat(openId: string): Promise<string>;
  pushEvent(q: { eventType: string; event: unknown; lane?: string; eventId?: string }): Promise<void>;
  messages(q?: { chatId?: string; sinceSeq?: number }): Promise<SandboxMessage[]>;
  calls(since?: number): ReturnType<ReturnType<typeof createFeed>["calls"]>;
  fault(faults: Faults): void;
  /** Throws something at the door; what it answered, and what it should have. */
  attack(attack: Attack): Promise<{ status: number; expected: number } | null>;
  clearFaults(): void;
  setWebhookUrl(url: string): void;
  /** Resolves when no push is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** Opens the emulated platform on loopback: its API, its pusher, and the chat page, on one port. */
export async function openSandbox(q: {
  databaseUrl: string;
  webhookUrl: string;
  port?: number;
  host?: string;
  app?: SandboxApp | undefined;
  /** 1 = the platform's own 15 s / 5 min / 1 h / 6 h. */
  retryScale?: number;
  limits?: SandboxLimits;
  /** By which the tokens of card clicks grow old. */
  now?: () => number;
}): Promise<Sandbox> {
  const sql = await openStore(q.databaseUrl);
  const app = q.app ?? (await ownApp(sql));
  const [feed, faults] = [createFeed(), createFaults()];
  const pusher = createPusher({ sql, app, webhookUrl: q.webhookUrl, repeatScale: q.retryScale ?? 1, faults });
  const cardTokens = createCardTokens(q.now ?? Date.now);
  const actor = createActor({ sql, app, pusher, feed, cardTokens, groupMsg: () => false });
  const attack = createAttacks({ app, pusher });
  const platform: Platform = {
    sql,
    app,
    faults,
    feed,
    limits: createLimits(q.limits ?? PLATFORM_LIMITS, Date.now),
    tokens: createTokens(sql, Date.now),
    cardTokens,
  };
  const site = new Hono()
    .route("/", createPageApi({ sql, actor, feed, faults, attack }))
    .route("/", createPlatformApi(platform, feed));
  const server = serve({ fetch: site.fetch, port: q.port ?? 0, hostname: q.host ?? "127.0.0.1" });
  await new Promise<void>((done, fail) => {
    server.once("listening", done);
    server.once("error", fail);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await keepSetting(sql, "app", app);
  await keepSetting(sql, "address", url);
  await pusher.start();

  return {
    ...actor,
    url,
    app,
    addPerson: (person) => keepPerson(sql, person),
    addChat: (chat) => keepGroup(sql, chat),
    p2pChat: async (openId) => privateChatOf(openId),
    pushEvent: (push) => pusher.push({ ...push, lane: push.lane ?? push.eventType }),
    messages: (filter = {}) => readMessages(sql, filter),
    calls: feed.calls,
    fault: faults.set,
    attack,
    clearFaults: faults.clear,
    setWebhookUrl: pusher.setWebhookUrl,
    idle: pusher.idle,
    async close() {
      await pusher.stop();
      await new Promise<void>((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await sql.end({ timeout: 2 });
    },
  };
}

/** Credentials made once and kept, so that the bot and a restarted sandbox agree on them. */
async function ownApp(sql: Store): Promise<SandboxApp> {
  const kept = (await readSetting(sql, "app")) as SandboxApp | null;
  const secret = () => randomBytes(16).toString("hex");
  return (
    kept ?? {
      appId: `cli_${randomBytes(8).toString("hex")}`,
      appSecret: secret(),
      encryptKey: secret(),
      verificationToken: secret(),
      tenantKey: randomBytes(8).toString("hex"),
      botOpenId: `ou_bot_${randomBytes(8).toString("hex")}`,
    }
  );
}
