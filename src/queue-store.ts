import type { Queue, Job as QueuedJob, Worker, WorkerOptions } from "bullmq";

/** What the runtime needs of BullMQ, whichever store it stands on. */
export type QueueStore = {
  queue: Pick<
    Queue,
    | "add"
    | "close"
    | "getJobScheduler"
    | "getJobSchedulers"
    | "getJobSchedulersCount"
    | "removeJobScheduler"
    | "upsertJobScheduler"
  >;
  worker: Pick<Worker, "close" | "isRunning" | "pause" | "resume">;
  /** Runs `work` while no other machine runs its own. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Cuts what close() left open; running jobs are given up. */
  disconnect(): Promise<void>;
};

export type OpenQueue = (q: {
  name: string;
  attempt(queued: QueuedJob, token: string | undefined): Promise<void>;
  workerOptions: Omit<WorkerOptions, "connection" | "prefix">;
  onError(error: unknown): void;
  /** The store was away and is back, maybe empty. */
  onBack(): void;
}) => Promise<QueueStore>;
