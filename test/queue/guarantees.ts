import { afterEach, expect, test } from "vitest";
import { GiveUp, RetryLater } from "../../src/errors.ts";
import type { Job } from "../../src/job.ts";
import { counting, jobOf, NEVER, openRuntime, promised } from "./open-runtime.ts";

export type Store = {
  databaseUrl: string;
  redisUrl: string | null;
  /** What the queue keeps of the jobs that failed for good. */
  failures(): Promise<string[]>;
};

const SOON = { timeout: 10_000, interval: 20 };

/** What the job runtime promises on every store. */
export function promiseTheSame(store: () => Store) {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
  });
  async function start(jobs: Job[], graceMs?: number) {
    const { databaseUrl, redisUrl } = store();
    const runtime = await openRuntime({ databaseUrl, redisUrl, jobs, ...(graceMs ? { graceMs } : {}) });
    running.push(runtime);
    return runtime;
  }

  test("each tick of a schedule runs on one of two machines", async () => {
    const ticks: number[] = [];
    const job = () => jobOf("tick", "1s", () => void ticks.push(performance.now()));
    await Promise.all([start([job()]), start([job()])]);
    await expect.poll(() => ticks.length, SOON).toBe(5);
    const gaps = ticks.slice(1).map((at, i) => at - (ticks[i] ?? 0));
    expect(gaps.every((gap) => gap > 500 && gap < 1900)).toBe(true);
  });

  test("GiveUp is not tried again", async () => {
    let runs = 0;
    const job = jobOf("give-up", NEVER, () => {
      runs += 1;
      throw new GiveUp("a secret", { of: "chat" });
    });
    const runtime = await start([job]);
    runtime.wake(job);
    await expect.poll(store().failures, SOON).toContain("GiveUp chat");
    expect(runs).toBe(1);
  });

  test("RetryLater waits as long as it says", async () => {
    const runs: number[] = [];
    const job = jobOf("retry-later", NEVER, () => {
      runs.push(performance.now());
      if (runs.length === 1) throw new RetryLater("a secret", { afterMs: 300 });
      if (runs.length === 2) throw new RetryLater("a secret", { afterMs: 3000 });
    });
    const runtime = await start([job]);
    runtime.wake(job);
    await expect.poll(() => runs.length, SOON).toBe(3);
    const [first = 0, second = 0, third = 0] = runs;
    expect(second - first).toBeGreaterThan(290);
    expect(second - first).toBeLessThan(950);
    expect(third - second).toBeGreaterThan(2900);
  });

  test("a failing job is tried again with back-off, then kept by name and code alone", async () => {
    const runs: number[] = [];
    const job = jobOf("failing", NEVER, () => {
      runs.push(performance.now());
      throw Object.assign(new RangeError("a secret"), { code: "E42" });
    });
    const runtime = await start([job]);
    runtime.wake(job);
    await expect.poll(store().failures, SOON).toContain("RangeError E42");
    const [first = 0, second = 0, third = 0] = runs;
    expect(runs).toHaveLength(3);
    expect(second - first).toBeGreaterThan(950);
    expect(third - second).toBeGreaterThan(1950);
    expect(runtime.lines.filter((line) => line.level === "error")).toHaveLength(1);
    expect((await store().failures()).join()).not.toContain("secret");
  });

  test("a payload of the wrong shape is given up at once", async () => {
    const { job, runs } = counting("picky", NEVER);
    const runtime = await start([job]);
    runtime.wake(job, ["not an object"]);
    await expect.poll(store().failures, SOON).toContain("payload");
    expect(runs).toHaveLength(0);
  });

  test("stop waits for the running job", async () => {
    const began = promised();
    const held = promised();
    let ended = false;
    const job = jobOf("long", NEVER, async () => {
      began.resolve();
      await held.promise;
      ended = true;
    });
    const runtime = await start([job]);
    runtime.wake(job);
    await began.promise;
    running.pop();
    const stopped = runtime.stop().then(() => ended);
    setTimeout(held.resolve, 200);
    expect(await stopped).toBe(true);
  });

  test("stop does not wait for ever", async () => {
    const began = promised();
    const job = jobOf("stuck", NEVER, () => {
      began.resolve();
      return new Promise(() => {});
    });
    const runtime = await start([job], 300);
    runtime.wake(job);
    await began.promise;
    running.pop();
    await runtime.stop();
  });

  test("a schedule whose job is gone disappears at the next start", async () => {
    const [kept, gone] = [jobOf("kept", NEVER, () => {}), jobOf("gone", "1s", () => {})];
    const names = async (runtime: Awaited<ReturnType<typeof start>>) =>
      (await runtime.schedules()).map(({ name }) => name).sort();
    const before = await start([kept, gone]);
    await expect.poll(() => names(before), SOON).toEqual(["gone", "kept"]);
    await running.pop()?.stop();
    const after = await start([kept]);
    await expect.poll(() => names(after), SOON).toEqual(["kept"]);
  });
}
