import type { Job } from "./job.ts";
import type { Log } from "./log.ts";
import type { QueueStore } from "./queue-store.ts";

/** Back-off is ours (queue-attempt); of what ended, the newest are kept to be looked at. */
const ATTEMPT_OPTIONS = {
  backoff: { type: "ours" },
  removeOnComplete: { count: 100 },
  removeOnFail: { count: 500 },
  stackTraceLimit: 0,
};
/** So late, a schedule has lost its next tick: a connection broke between one tick and the planning of the next. */
const LATE_MS = 5000;
/** BullMQ's codes for: the tick it would plan is there already (its `ErrorCode`). */
const ALREADY_PLANNED: readonly unknown[] = [-10, -11];

/** What every queued job is added with. */
export const optionsOf = (job: Job) => ({ ...ATTEMPT_OPTIONS, attempts: job.attemptsMax });

/** Keeps the queue's schedules equal to the jobs of this program. */
export function keepSchedules(q: { store: QueueStore; jobs: readonly Job[]; log: Log }) {
  const { queue } = q.store;
  let healing = false;

  async function put(job: Job) {
    const repeat =
      "cron" in job.schedule
        ? { pattern: job.schedule.cron, tz: "Asia/Shanghai" }
        : { every: job.schedule.everyMs };
    try {
      await queue.upsertJobScheduler(job.name, repeat, { name: job.name, data: {}, opts: optionsOf(job) });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && ALREADY_PLANNED.includes(error.code))) throw error;
    }
  }

  async function lostAt(now: Date): Promise<Job[]> {
    const lost: Job[] = [];
    for (const job of q.jobs) {
      const next = (await queue.getJobScheduler(job.name))?.next;
      if (!next || next < now.getTime() - LATE_MS) lost.push(job);
    }
    return lost;
  }

  return {
    /** At start, and whenever the store is back: it may have come back empty. */
    putAll: () =>
      q.store.exclusively(async () => {
        for (const job of q.jobs) await put(job);
      }),
    /** At start: schedules whose job file is gone. Never later, or an older program would fight a newer one. */
    removeForeign: () =>
      q.store.exclusively(async () => {
        const known = new Set(q.jobs.map((job) => job.name));
        for (const { key } of await queue.getJobSchedulers()) {
          if (known.has(key)) continue;
          await queue.removeJobScheduler(key);
          q.log.info({ job: key }, "schedule removed, its job is gone");
        }
      }),
    /** From time to time: schedules that were lost, or stand still, are put back. */
    async heal(now: Date) {
      if (healing) return;
      healing = true;
      try {
        const lost = await lostAt(now);
        if (lost.length === 0) return;
        await q.store.exclusively(async () => {
          for (const job of lost) await put(job);
        });
        q.log.warn({ jobs: lost.map((job) => job.name) }, "schedules put back");
      } finally {
        healing = false;
      }
    },
    async remove(name: string) {
      await queue.removeJobScheduler(name);
    },
  };
}
