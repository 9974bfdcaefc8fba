import { DelayedError, type Job as QueuedJob, UnrecoverableError } from "bullmq";
import { ZodError } from "zod";
import { GiveUp, RetryLater } from "./errors.ts";
import type { Job, JobContext } from "./job.ts";

const BACKOFF_FIRST_MS = 1000;
const BACKOFF_MAX_MS = 300_000;
/** A tick of a job this program does not know may belong to a newer program beside it: that one gets time to take it. */
const UNKNOWN_STARTS_MAX = 10;
const UNKNOWN_PAUSE_MS = 1000;

/** What the queue keeps of a failure: name and code; messages may carry what somebody wrote. */
class AttemptFailed extends Error {
  override readonly name = "AttemptFailed";
  readonly afterMs: number | undefined;
  constructor(shown: string, afterMs: number | undefined) {
    super(shown);
    this.afterMs = afterMs;
  }
}

/** Runs a job directly, with the same payload check as the queue does. */
export function runOnce(job: Job, context: JobContext, payload: unknown = {}): Promise<void> {
  return job.run(context, payload);
}

/** The worker's handler: one attempt of one queued job, its failure told to the queue in the queue's own words. */
export function createAttempt(q: {
  jobs: ReadonlyMap<string, Job>;
  context: JobContext;
  /** Called when no program took the ticks of a job: its schedule is a left-over. */
  onOrphan(name: string): Promise<void>;
}) {
  return async (queued: QueuedJob, token: string | undefined): Promise<void> => {
    const job = q.jobs.get(queued.name);
    if (!job) return await passOn(queued, token, q.onOrphan);
    const attempt = queued.attemptsMade + 1;
    try {
      await runOnce(job, q.context, queued.data);
    } catch (error) {
      const failure = asQueueError(error);
      const ends = failure instanceof UnrecoverableError || attempt >= job.attemptsMax;
      const line = { job: job.name, attempt, err: error };
      if (ends && !(error instanceof GiveUp)) q.context.log.error(line, "job failed for good");
      else q.context.log.warn(line, ends ? "job given up" : "job will be tried again");
      throw failure;
    }
  };
}

/** How long a failed attempt waits: as the platform said, otherwise 1 s, 2 s, 4 s … up to 5 min. */
export function backoffMs(attemptsMade: number, _type?: string, error?: Error): number {
  if (error instanceof AttemptFailed && error.afterMs !== undefined) return error.afterMs;
  return Math.min(BACKOFF_FIRST_MS * 2 ** (attemptsMade - 1), BACKOFF_MAX_MS);
}

/** The one place where our errors become the queue's: only what can never work is not tried again. */
function asQueueError(error: unknown): Error {
  if (error instanceof GiveUp) return new UnrecoverableError(`GiveUp ${error.of}`);
  if (error instanceof ZodError) return new UnrecoverableError("payload");
  const afterMs = error instanceof RetryLater ? error.afterMs : undefined;
  return new AttemptFailed(nameAndCode(error), afterMs);
}

function nameAndCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && (typeof error.code === "string" || typeof error.code === "number")
    ? `${error.name} ${error.code}`
    : error.name;
}

async function passOn(
  queued: QueuedJob,
  token: string | undefined,
  onOrphan: (name: string) => Promise<void>,
): Promise<void> {
  if (queued.attemptsStarted >= UNKNOWN_STARTS_MAX) {
    await onOrphan(queued.name);
    throw new UnrecoverableError("no such job");
  }
  await queued.moveToDelayed(Date.now() + UNKNOWN_PAUSE_MS, token);
  throw new DelayedError();
}
