import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { APP_ROLE, migrateDatabase } from "../db/migrate.ts";
import { buildBot } from "./bot.ts";
import { readConfig } from "./config.ts";
import { CannotStart } from "./errors.ts";
import { createLongConnection } from "./feishu/long-connection.ts";
import { createHealth } from "./health.ts";
import { loadCampaign } from "./load-campaign.ts";
import { createLog } from "./log.ts";
import { warnOfMovedClock } from "./moved-clock.ts";
import { onNpmStop } from "./npm-stop.ts";
import { migrateQueue, startQueue } from "./queue.ts";
import { codeOf, failureWords, reachDatabase, reachRedis } from "./reach.ts";
import { seedDemo } from "./seed-demo.ts";
import { awaitSandbox, spawnSandbox } from "./spawn-sandbox.ts";

/** Each step of the shutdown, last opened first; the process leaves when all have ended. */
const closing: (() => Promise<unknown>)[] = [];
const SHUTDOWN_MS_MAX = 20_000;
let leaving = false;

try {
  await start();
} catch (error) {
  console.error(failureWords(error));
  await shutDown(1);
}

async function start() {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const wallNow = () => new Date();
  process.once("SIGTERM", () => void shutDown(0));
  process.once("SIGINT", () => void shutDown(0));
  onNpmStop(() => void shutDown(0));

  const campaign = await loadCampaign(config.campaign);
  if (config.databaseUrl) await reachDatabase("DATABASE_URL", config.databaseUrl);
  if (config.redisUrl && config.role !== "web") await reachRedis(config.redisUrl);
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres(config.dataDir);
  if (embedded) closing.unshift(embedded.stop);
  const ownerUrl = config.databaseUrl ?? embedded?.url ?? "";
  const appRole = config.databaseAppUrl ? new URL(config.databaseAppUrl).username : APP_ROLE;
  await migrateDatabase({ ownerUrl, appRole, afterTables: migrateQueue });
  if (config.databaseAppUrl) await reachDatabase("DATABASE_APP_URL", config.databaseAppUrl);
  await warnOfMovedClock({ ownerUrl, allowed: config.feishu === null || config.allowTestClock, log });

  const webhookUrl = `http://127.0.0.1:${config.port}/feishu/events`;
  const sandbox = config.feishu
    ? null
    : config.role === "jobs"
      ? await awaitSandbox({ ownerUrl }).catch(
          orSay("没有等到演示平台:请先起一个 ROLE=web 或 ROLE=all 的进程。"),
        )
      : await spawnSandbox({ ownerUrl, webhookUrl, log }).catch(orSay("演示平台没有起来,请重试。"));
  if (sandbox) closing.unshift(sandbox.stop);
  if (sandbox) await seedDemo({ ownerUrl });
  const app = config.feishu ?? sandbox?.app;
  if (!app) throw new Error("no platform");

  const databaseUrl = config.databaseAppUrl ?? ownerUrl;
  const role = config.databaseAppUrl ? undefined : APP_ROLE;
  const bot = await buildBot({
    databaseUrl,
    role,
    app,
    campaign,
    adminOpenIds: config.adminOpenIds,
    model: config.model,
    log,
    wallNow,
  });
  closing.unshift(bot.close);

  const queue =
    config.role === "web"
      ? null
      : await startQueue({
          jobs: bot.jobs,
          redisUrl: config.redisUrl,
          databaseUrl,
          role: role ?? null,
          context: bot.jobContext,
        });
  if (queue) {
    closing.unshift(queue.stop);
    for (const job of bot.jobs.filter((one) => one.wakesOn)) {
      await bot.jobContext.sql.listen(job.wakesOn ?? "", () => queue.wake(job));
    }
  }
  for (const drain of [bot.inbox, bot.outbox]) {
    await drain.start();
    closing.unshift(drain.stop);
  }
  if (config.role === "jobs") return log.info({ role: config.role }, "jobs are running");

  const connection =
    config.feishu?.events === "websocket"
      ? createLongConnection({ ...app, log, onEvent: bot.longDoor })
      : null;
  const health = createHealth({
    sql: bot.jobContext.sql,
    wallNow,
    queueHealth: queue?.health ?? null,
    connectionState: connection?.state ?? null,
    metrics: bot.metrics,
  });
  const site = new Hono().route("/", bot.door).route("/", health);
  if (sandbox) site.route("/", sandbox.page);
  const server = serve({ fetch: site.fetch, port: config.port, hostname: config.host }, ({ port }) => {
    log.info({ role: config.role, port }, "the door is open");
    const where = `http://${config.host}:${port}`;
    console.log(
      sandbox
        ? `五零助手 已就绪(演示)。聊天页:${where}/sandbox`
        : connection
          ? `五零助手 已就绪:${where}/readyz,事件由长连接接收`
          : `五零助手 已就绪:${where}/feishu/events`,
    );
  });
  server.once("error", (error) => {
    const taken = "code" in error && error.code === "EADDRINUSE";
    console.error(
      taken
        ? `端口 ${config.port} 已被占用,请换一个:PORT=3001 npm start`
        : `无法监听端口 ${config.port}(${codeOf(error)}),请核对 PORT 与 HOST`,
    );
    void shutDown(1);
  });
  closing.unshift(() => new Promise((done) => server.close(done)));
  connection?.start();
  closing.unshift(async () => connection?.stop());
}

/** What failed, said for people. */
function orSay(words: string) {
  return (cause: unknown): never => {
    throw new CannotStart(words, { cause });
  };
}

/** Closes the door first, lets what is under way finish, then the pools and the servers we started. */
async function shutDown(code: number) {
  // Told twice, as by Ctrl-C and npm's own end: the first one is under way.
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(code || 1), SHUTDOWN_MS_MAX).unref();
  for (const close of closing.splice(0)) await close().catch(() => {});
  process.exit(code);
}
