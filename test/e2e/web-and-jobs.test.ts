import { Queue } from "bullmq";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { privateChatOf } from "../../src/sandbox/people.ts";
import { seedDemo } from "../../src/seed-demo.ts";
import { buttonsOf, textOf } from "../card-text.ts";
import { openTestDatabase } from "../database.ts";
import { needs } from "../needs.ts";
import { startRedis } from "../queue/redis-server.ts";
import { botEnv, startSandbox, until } from "./start-sandbox.ts";
import { freePort, startService, stopService } from "./start-service.ts";

const GROUP = "oc_demo_fuhai";
const [UNIT, STREET] = [privateChatOf("ou_demo_market"), privateChatOf("ou_demo_fuhai")];
const redisProgram = needs("redis-server");
async function schedulesOf(url: string) {
  const clockwork = new Queue("clockwork", { connection: { url }, prefix: "five-zeros" });
  const schedules = await clockwork.getJobSchedulers();
  await clockwork.close();
  return schedules.map((schedule) => schedule.key);
}

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close().catch(() => {});
});

const backends = [{ queue: "PostgreSQL" }, { queue: "Redis" }];

test.each(backends)(
  "one web and one jobs process, started at once on an empty database, carry a matter through with the queue on $queue; losing the queue loses nothing",
  async ({ queue }) => {
    if (queue === "Redis" && !redisProgram) return;
    const redis = queue === "Redis" ? await startRedis(redisProgram ?? "") : null;
    if (redis) closing.push(() => redis.stop());
    const database = await openTestDatabase({ empty: true });
    closing.push(database.close);
    const port = await freePort();
    const sandbox = await startSandbox({
      databaseUrl: database.url,
      webhookUrl: `http://127.0.0.1:${port}/feishu/events`,
      retryScale: 0.02,
    });
    closing.push(sandbox.close);
    const env = {
      ...botEnv({ databaseUrl: database.url, domain: sandbox.url }),
      ...(redis ? { REDIS_URL: redis.url } : {}),
      LOG_LEVEL: "info",
    };
    const [web, firstJobs] = await Promise.all([
      startService({ ...env, ROLE: "web", PORT: String(port) }),
      startService({ ...env, ROLE: "jobs" }),
    ]);
    let jobs = firstJobs;
    closing.push(
      () => stopService(web),
      () => stopService(jobs),
    );
    await seedDemo({ ownerUrl: database.url });
    const said = async (chatId: string, words: string) =>
      (await sandbox.messages(chatId)).find(
        (one) => one.from === "bot" && textOf(one.content).includes(words),
      );
    const awaitSaid = async (chatId: string, words: string) => {
      await until(`「${words}」 in ${chatId}`, async () => (await said(chatId, words)) !== undefined, 30_000);
      const message = await said(chatId, words);
      if (!message) throw new Error("unreachable");
      return message;
    };
    const tap = async (from: string, chatId: string, words: string, label: string, fields?: object) => {
      const message = await awaitSaid(chatId, words);
      const button = buttonsOf(message.content).find((one) => one.text === label);
      return sandbox.tap(from, message.messageId, button?.value ?? {}, fields);
    };

    sandbox.say("ou_demo_grid", GROUP, "上报 示例·滇润农贸市场灭火器过期4具");
    expect((await tap("ou_demo_grid", GROUP, "请确认上报", "确认")).toast?.content).toContain("XS-");
    await awaitSaid(UNIT, "待签收");
    await until("the first cycle", async () => (await fetch(`${web.url}/readyz`)).ok, 30_000);

    // To the first reminder; then the queue is lost with all it knew, and everything after still comes.
    await sandbox.clock("next");
    await awaitSaid(UNIT, "到期提醒");
    await redis?.kill();
    await redis?.startAgain();
    if (redis)
      await until(
        "the schedules are back",
        async () => {
          const names = await schedulesOf(redis.url);
          return ["fire-timers", "fetch-files", "audit-ledger"].every((name) => names.includes(name));
        },
        30_000,
      );
    // The worker dies as well, without a word.
    jobs.child.kill("SIGKILL");
    await jobs.exited;
    jobs = await startService({ ...env, ROLE: "jobs" });
    const owner = postgres(database.url, { max: 1 });
    const fired = async () =>
      Number((await owner`select count(*) as n from timers where outcome = 'fired'`)[0]?.n);
    for (const count of [2, 3, 4, 5]) {
      await sandbox.clock("next");
      await until(`rung ${count}`, async () => (await fired()) === count, 30_000);
    }
    await owner.end();
    await awaitSaid(STREET, "催办");

    sandbox.say(
      "ou_demo_market",
      UNIT,
      "整改 XS-2026-0001 4具灭火器已更换".replace("2026", String(new Date().getFullYear())),
    );
    expect(
      (await tap("ou_demo_fuhai", STREET, "待核验", "核验通过", { text: "现场已更换" })).toast?.content,
    ).toContain("已销号");
    await awaitSaid(GROUP, "已销号,核验人");
    expect(await stopService(jobs)).toBe(0);
    expect(await stopService(web)).toBe(0);
  },
  180_000,
);
