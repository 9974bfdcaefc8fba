import { createPostgresBackend, Queue, Worker } from "bullmq";
import type { Sql } from "postgres";
import { LOCKS } from "../db/locks.ts";
import type { OpenQueue, QueueStore } from "./queue-store.ts";

/** The schema of BullMQ's own tables, in the same database. */
export const QUEUE_SCHEMA = "bullmq";
const CONNECT_MS_MAX = 5000;
const START_ATTEMPTS_MAX = 30;
const START_PAUSE_MS = 1000;

/** BullMQ on PostgreSQL, as the running role; its tables were made by the owner before. */
export function openQueueOnPostgres(q: { databaseUrl: string; role: string | null; sql: Sql }): OpenQueue {
  return async (o) => {
    for (let attempt = 1; ; attempt += 1) {
      const store = open(q, o);
      try {
        await store.ready();
        return store;
      } catch (error) {
        // BullMQ remembers a first connection that failed for ever: only new objects can try again.
        await store.disconnect();
        if (attempt >= START_ATTEMPTS_MAX) throw error;
        await new Promise((done) => setTimeout(done, START_PAUSE_MS));
      }
    }
  };
}

function open(
  q: { databaseUrl: string; role: string | null; sql: Sql },
  o: Parameters<OpenQueue>[0],
): QueueStore & { ready(): Promise<void> } {
  const connection = (max: number) => ({
    ...pgConnection(q.databaseUrl, q.role),
    schema: QUEUE_SCHEMA,
    migrate: false,
    max,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    keepAlive: true,
    application_name: "five-zeros-queue",
  });
  const queue = new Queue(o.name, { connection: connection(2) }, createPostgresBackend);
  const worker = new Worker(
    o.name,
    o.attempt,
    { ...o.workerOptions, connection: connection((o.workerOptions.concurrency ?? 1) + 1), autorun: false },
    createPostgresBackend,
  );
  queue.on("error", o.onError);
  worker.on("error", o.onError);
  return {
    queue,
    worker,
    async ready() {
      await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
      void worker.run().catch(o.onError);
    },
    // BullMQ reads a schedule before it writes it: two machines that begin at once would each make a first tick.
    async exclusively(work) {
      await q.sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${LOCKS.schedules})`;
        await work();
      });
    },
    async disconnect() {
      await Promise.allSettled([queue.disconnect(), worker.disconnect()]);
    },
  };
}

/**
 * The driver `pg` lets the address override what it is given beside it, so an `options` of the address is taken out
 * of it and joined with ours; and it would check certificates under `sslmode=require`, unlike libpq and `postgres`.
 */
export function pgConnection(databaseUrl: string, role: string | null) {
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get("options"), role ? `-c role=${role}` : null]
    .filter(Boolean)
    .join(" ");
  url.searchParams.delete("options");
  if (url.searchParams.has("sslmode") && !url.searchParams.has("uselibpqcompat"))
    url.searchParams.set("uselibpqcompat", "true");
  return { connectionString: url.href, ...(options ? { options } : {}) };
}
