import type { Log } from "./log.ts";
import type { QueueStore } from "./queue-store.ts";

const LOG_EVERY_MS = 10_000;
const BURST = 20;
const BURST_MS = 1000;
const HOLD_MS = 1000;

/**
 * Hears every error of queue and worker. BullMQ asks again at once after any error but a refused connection, so a
 * store that answers with errors (starting up, too many clients) would be hammered: a burst makes the worker pause.
 */
export function createBrake(log: Log) {
  let worker: QueueStore["worker"] | null = null;
  let burst = { since: 0, count: 0 };
  let silent = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;
  let holding: NodeJS.Timeout | null = null;
  let released = false;

  function hold() {
    if (!worker || holding || released) return;
    const held = worker;
    run(held.pause(true));
    holding = setTimeout(() => {
      holding = null;
      if (!released) run(held.resume());
    }, HOLD_MS);
  }
  const run = (work: Promise<unknown>) => void work.catch(onError);

  function onError(error: unknown): void {
    const now = performance.now();
    if (now - burst.since > BURST_MS) burst = { since: now, count: 0 };
    burst.count += 1;
    if (burst.count > BURST) hold();
    if (released) return;
    if (now - loggedAt < LOG_EVERY_MS) {
      silent += 1;
      return;
    }
    log.warn({ err: error, more: silent }, "queue store");
    loggedAt = now;
    silent = 0;
  }

  return {
    onError,
    /** The worker that is paused during a burst. */
    holds(of: QueueStore["worker"]) {
      worker = of;
    },
    /** From now on nothing is paused or said: the queue is being closed. */
    release() {
      released = true;
      if (holding) clearTimeout(holding);
    },
  };
}
