import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { proxy } from "hono/proxy";
import postgres from "postgres";
import { z } from "zod";
import type { FeishuApp } from "./config.ts";
import type { Log } from "./log.ts";

const appSchema = z.object({
  appId: z.string(),
  appSecret: z.string(),
  encryptKey: z.string(),
  verificationToken: z.string(),
});
const START_MS_MAX = 20_000;
const POLL_MS = 200;

export type SpawnedSandbox = { app: FeishuApp; page: Hono; stop(): Promise<void> };

/** Starts the platform emulator as a process of its own; it ends when we do, even by kill -9. */
export async function spawnSandbox(q: {
  ownerUrl: string;
  webhookUrl: string;
  log: Log;
}): Promise<SpawnedSandbox> {
  const entry = fileURLToPath(new URL("./sandbox/main.ts", import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, entry], {
    // Its stdin is our life line: when it closes, the sandbox leaves.
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: q.ownerUrl,
      SANDBOX_PORT: "0",
      SANDBOX_WEBHOOK_URL: q.webhookUrl,
      SANDBOX_DEMO: "1",
      SANDBOX_LIFELINE: "stdin",
    },
  });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const address = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once("line", (line) => {
      done(z.object({ listening: z.string() }).parse(JSON.parse(line)).listening);
    });
    void exited.then(() => fail(new Error("the sandbox did not start")));
    setTimeout(() => fail(new Error("the sandbox did not start in time")), START_MS_MAX).unref();
  });
  return {
    app: await readApp(q.ownerUrl, address),
    page: pageAt(address),
    async stop() {
      child.stdin.end();
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** A jobs process of the trial: it waits until the web process has started the sandbox. */
export async function awaitSandbox(q: { ownerUrl: string }): Promise<SpawnedSandbox> {
  const until = Date.now() + START_MS_MAX;
  for (;;) {
    const app = await readApp(q.ownerUrl, null).catch(() => null);
    if (app) return { app, page: new Hono(), stop: async () => {} };
    if (Date.now() > until) throw new Error("no sandbox: start a process with ROLE=web or ROLE=all first");
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

/** The credentials the sandbox made for itself, kept in its own schema. */
async function readApp(ownerUrl: string, address: string | null): Promise<FeishuApp> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ key: string; value: unknown }[]>`select key, value from sandbox.settings`;
    const settings = new Map(rows.map((row) => [row.key, row.value]));
    const app = appSchema.parse(settings.get("app"));
    return { ...app, domain: address ?? z.string().parse(settings.get("address")), tenantKeys: [] };
  } finally {
    await sql.end();
  }
}

function pageAt(address: string): Hono {
  return new Hono()
    .on("GET", ["/sandbox", "/sandbox/"], (c) => c.redirect("/sandbox/index.html"))
    .all("/sandbox/*", (c) => {
      const { pathname, search } = new URL(c.req.url);
      return proxy(`${address}${pathname}${search}`, c.req);
    });
}
