import { randomUUID } from "node:crypto";
import { createPostgresBackend, Queue } from "bullmq";
import type { Job, JobContext } from "./job.ts";
import { backoffMs, createAttempt } from "./queue-attempt.ts";
import { openQueueOnPostgres, QUEUE_SCHEMA } from "./queue-on-postgres.ts";
import { openQueueOnRedis } from "./queue-on-redis.ts";
import { keepSchedules, optionsOf } from "./queue-schedules.ts";
import type { QueueStore } from "./queue-store.ts";
import { createBrake } from "./queue-trouble.ts";

export { runOnce } from "./queue-attempt.ts";

/** Schedules have a queue of their own: a limiter would hold them back too. */
const QUEUE_NAME = "clockwork";
const HEALTH_MS_MAX = 1000;
const CALM_MS_MAX = 1000;

export type QueueRuntime = {
  /** Asks for a run soon, beside the schedule; never waits, never throws, and may come to nothing. */
  wake(job: Job, payload?: object): void;
  health(): Promise<"up" | "down">;
  /** The schedules that stand in the queue, with their next tick. */
  schedules(): Promise<{ name: string; next: Date | null }[]>;
  /** Takes no new job, lets the running ones end, and gives those up that outlast the grace. */
  stop(): Promise<void>;
};

/**
 * Runs the jobs on their schedules, each tick on one of the machines; schedules are put back whenever they are
 * missing. A Redis that is away at the start is waited for in the background, a Postgres before this resolves.
 */
export async function startQueue(q: {
  jobs: readonly Job[];
  redisUrl: string | null;
  databaseUrl: string;
  /** The running role; null when the address logs in as it. */
  role: string | null;
  context: JobContext;
  concurrency?: number;
  healEveryMs?: number;
  graceMs?: number;
}): Promise<QueueRuntime> {
  const { log, sql, wallNow } = q.context;
  const open = q.redisUrl
    ? openQueueOnRedis(q.redisUrl)
    : openQueueOnPostgres({ databaseUrl: q.databaseUrl, role: q.role, sql });
  const brake = createBrake(log);
  let onBack = () => {};
  let onOrphan = async (_name: string) => {};
  const store = await open({
    name: QUEUE_NAME,
    attempt: createAttempt({
      jobs: new Map(q.jobs.map((job) => [job.name, job])),
      context: q.context,
      onOrphan: (name) => onOrphan(name),
    }),
    workerOptions: {
      concurrency: q.concurrency ?? 8,
      settings: { backoffStrategy: backoffMs },
      // A machine that died loses its jobs after 15 s; another one takes them within 10 s more.
      lockDuration: 15_000,
      stalledInterval: 10_000,
      maxStalledCount: 5,
      runRetryDelay: 1000,
    },
    onError: (error) => brake.onError(error),
    onBack: () => onBack(),
  });
  brake.holds(store.worker);
  const schedules = keepSchedules({ store, jobs: q.jobs, log });
  const underway = new Set<Promise<void>>();
  const run = (work: () => Promise<unknown>) => {
    const running = work().then(() => {}, brake.onError);
    underway.add(running);
    void running.finally(() => underway.delete(running));
  };

  onBack = () => run(schedules.putAll);
  onOrphan = schedules.remove;
  const timer = setInterval(() => run(() => schedules.heal(wallNow())), q.healEveryMs ?? 10_000);
  run(async () => {
    await schedules.putAll();
    await schedules.removeForeign();
  });

  return {
    // With an id of its own: for a numbered one BullMQ would make a sequence, which the running role may not.
    wake: (job, payload = {}) =>
      run(() => store.queue.add(job.name, payload, { ...optionsOf(job), jobId: randomUUID() })),
    health: () => health(store),
    async schedules() {
      const all = await store.queue.getJobSchedulers();
      return all.map(({ key, next }) => ({ name: key, next: next ? new Date(next) : null }));
    },
    async stop() {
      clearInterval(timer);
      brake.release();
      // A pool that closes under a query never answers it.
      await Promise.race([Promise.all(underway), pause(CALM_MS_MAX)]);
      const closing = Promise.allSettled([store.worker.close(), store.queue.close()]);
      await Promise.race([closing, pause(q.graceMs ?? 10_000)]);
      await store.disconnect();
    },
  };
}

async function health(store: QueueStore): Promise<"up" | "down"> {
  const answered = store.queue.getJobSchedulersCount().then(
    () => true,
    () => false,
  );
  const up = store.worker.isRunning() && (await Promise.race([answered, pause(HEALTH_MS_MAX)]));
  return up ? "up" : "down";
}

const pause = (ms: number) => new Promise<false>((done) => setTimeout(done, ms, false).unref());

/** BullMQ's own tables, in schema `bullmq` of the same database; needs the owner. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const queue = new Queue(
    "migration",
    { connection: { connectionString: ownerUrl, schema: QUEUE_SCHEMA, migrate: true, max: 1 } },
    createPostgresBackend,
  );
  queue.on("error", () => {});
  await queue.waitUntilReady();
  await queue.close();
}
