import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "../database.ts";
import { needs } from "../needs.ts";
import { promiseTheSame } from "./guarantees.ts";
import { counting, openRuntime } from "./open-runtime.ts";
import { startRedis } from "./redis-server.ts";

const program = needs("redis-server");

describe.skipIf(!program)("on Redis", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    database = await openTestDatabase();
    redis = await startRedis(program ?? "");
  });
  afterAll(async () => {
    await redis.stop();
    await database.close();
  });

  promiseTheSame(() => ({
    databaseUrl: database.url,
    redisUrl: redis.url,
    failures: async () => {
      const queue = new Queue("clockwork", { connection: { url: redis.url }, prefix: "five-zeros" });
      const failed = await queue.getFailed();
      await queue.close();
      return failed.map((job) => job.failedReason);
    },
  }));

  test("Redis killed and started again empty: the schedules are back and the ticks go on", async () => {
    const { job, runs } = counting("tick", "1s");
    const machines = await Promise.all([0, 1].map(() => open(job)));
    await expect.poll(() => runs.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(1);
    await redis.kill();
    await expect.poll(() => machines[0]?.health(), { timeout: 5000 }).toBe("down");
    await redis.startAgain();
    const seen = runs.length;
    await expect.poll(() => runs.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(seen + 2);
    await expect.poll(() => machines[0]?.health(), { timeout: 5000 }).toBe("up");
    const gaps = runs.slice(seen + 2).map((at, i) => at - (runs[seen + 1 + i] ?? 0));
    expect(gaps.every((gap) => gap > 500)).toBe(true);
    await Promise.all(machines.map((machine) => machine.stop()));
  });

  test("Redis emptied under a live connection: the schedules are put back", async () => {
    const { job, runs } = counting("tick", "1s");
    const machine = await open(job);
    await expect.poll(() => runs.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
    const queue = new Queue("clockwork", { connection: { url: redis.url }, prefix: "five-zeros" });
    await queue.obliterate({ force: true });
    await queue.close();
    const seen = runs.length;
    await expect.poll(() => runs.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(seen + 1);
    await machine.stop();
  });

  test("started while Redis is away: the start does not wait, and the ticks begin when it comes", async () => {
    await redis.kill();
    const { job, runs } = counting("tick", "1s");
    const machine = await open(job);
    machine.wake(job);
    expect(await machine.health()).toBe("down");
    await redis.startAgain();
    await expect.poll(() => runs.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(1);
    await machine.stop();
  });

  test("stop ends quickly while Redis is away", async () => {
    const { job, runs } = counting("tick", "1s");
    const machine = await open(job);
    await expect.poll(() => runs.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
    await redis.kill();
    const began = performance.now();
    await machine.stop();
    expect(performance.now() - began).toBeLessThan(8000);
    await redis.startAgain();
  });

  const open = (job: Parameters<typeof openRuntime>[0]["jobs"][number]) =>
    openRuntime({ databaseUrl: database.url, redisUrl: redis.url, jobs: [job], graceMs: 2000 });
});
