import type { Sql } from "postgres";
import type { z } from "zod";
import type { Db, Tx } from "../db/connect.ts";
import type { AskModel } from "./ask-model.ts";
import type { Feishu } from "./feishu/client.ts";
import type { ReadBackMessage } from "./line-up.ts";
import type { Log } from "./log.ts";
import type { Town } from "./town.ts";

/** What a job works with; main builds it once and hands it to every job. */
export type JobContext = {
  db: Db;
  sql: Sql;
  log: Log;
  town: Town;
  /** For the jobs that fetch from the platform, and only them: what leaves goes through the outbox. */
  feishu: Pick<Feishu, "downloadResource" | "messageById">;
  /** Hands a message that was read back to the inbox, sealed, within the job's own transaction. */
  lineUp(tx: Tx, message: ReadBackMessage): Promise<void>;
  /** For the job that asks the language model, and only it; null while none is configured. */
  model: AskModel | null;
  /** Wall time, for the wire and for columns that end in `WallAt`; ledger time comes from `ledgerNow`. */
  wallNow(): Date;
};

/** An interval, or a cron line read in Beijing time. */
export type Every = `${number}s` | `${number}m` | `${number}h` | { cron: string };

/** One job: a file of `jobs/`, driven by the queue, and safe to run twice. */
export type Job = {
  readonly kind: "job";
  readonly name: string;
  readonly schedule: { everyMs: number } | { cron: string };
  readonly attemptsMax: number;
  /** A channel of NOTIFY that asks for a run at once, beside the schedule; null for none. */
  readonly wakesOn: string | null;
  /** Checks the payload, then works. */
  run(context: JobContext, payload: unknown): Promise<void>;
};

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 };

/** Makes a job out of its parts; a wrong name or interval is refused when the file is loaded. */
export function defineJob<Payload>(q: {
  name: string;
  every: Every;
  attemptsMax: number;
  wakesOn?: string;
  payload: z.ZodType<Payload>;
  run(context: JobContext, payload: Payload): Promise<void>;
}): Job {
  if (!/^[a-z]+(-[a-z]+)*$/.test(q.name)) throw new Error(`job name ${q.name}: kebab-case is wanted`);
  return {
    kind: "job",
    name: q.name,
    schedule: typeof q.every === "string" ? { everyMs: readInterval(q.every) } : q.every,
    attemptsMax: q.attemptsMax,
    wakesOn: q.wakesOn ?? null,
    run: async (context, payload) => q.run(context, q.payload.parse(payload)),
  };
}

/** Tells whether a default export was made by `defineJob`. */
export function isJob(value: unknown): value is Job {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "job";
}

function readInterval(every: string): number {
  const [, digits, unit] = every.match(/^([1-9]\d*)([smh])$/) ?? [];
  if (!digits || (unit !== "s" && unit !== "m" && unit !== "h"))
    throw new Error(`interval ${every}: 10s, 5m or 1h is wanted`);
  return Number(digits) * UNIT_MS[unit];
}
