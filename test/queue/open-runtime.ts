import { z } from "zod";
import { openDatabase } from "../../db/connect.ts";
import { APP_ROLE } from "../../db/migrate.ts";
import { defineJob, type Every, type Job, type JobContext } from "../../src/job.ts";
import { loadCampaign } from "../../src/load-campaign.ts";
import type { Log } from "../../src/log.ts";
import { startQueue } from "../../src/queue.ts";

/** Far away: a job on it runs only when it is woken. */
export const NEVER: Every = { cron: "0 0 1 1 *" };

/** A job that does what the test says. */
export function jobOf(name: string, every: Every, run: () => Promise<void> | void, attemptsMax = 3): Job {
  return defineJob({ name, every, attemptsMax, payload: z.object({}), run: async () => run() });
}

/** One machine of the test: a queue runtime with pools of its own, and what it logged. */
export async function openRuntime(q: {
  databaseUrl: string;
  redisUrl: string | null;
  jobs: readonly Job[];
  graceMs?: number;
}) {
  const database = openDatabase({ url: q.databaseUrl, role: APP_ROLE, connectionsMax: 2 });
  const lines: { level: string; message: unknown }[] = [];
  const say =
    (level: string) =>
    (_: unknown, message?: unknown): void =>
      void lines.push({ level, message });
  const log: Log = {
    info: say("info"),
    warn: say("warn"),
    error: say("error"),
    debug: say("debug"),
    child: () => {
      throw new Error("no child log here");
    },
  };
  const elsewhere = () => Promise.reject(new Error("these jobs need neither town nor platform"));
  const context: JobContext = {
    db: database.db,
    sql: database.sql,
    log,
    wallNow: () => new Date(),
    feishu: { downloadResource: elsewhere, messageById: elsewhere },
    lineUp: elsewhere,
    model: null,
    town: {
      campaign: await loadCampaign("xishan-five-zeros"),
      commands: [],
      wallNow: () => new Date(),
      botOpenId: () => null,
      asksModel: false,
      units: elsewhere,
      calendar: elsewhere,
    },
  };
  const runtime = await startQueue({ ...q, role: APP_ROLE, context, healEveryMs: 500 });
  return {
    ...runtime,
    lines,
    async stop() {
      await runtime.stop();
      await database.close();
    },
  };
}

/** A promise that the test settles itself. */
export function promised() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A job that counts its runs. */
export function counting(name: string, every: Every) {
  const runs: number[] = [];
  return { runs, job: jobOf(name, every, () => void runs.push(performance.now())) };
}
