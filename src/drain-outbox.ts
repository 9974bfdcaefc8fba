import type { Sql } from "postgres";
import { APP_KEY, type LimitsByKind, reserveSend, SEND_LIMITS } from "../db/limits.ts";
import { claimHead, type Lane, lanesWithWork, nextDueMs, unclaim } from "../db/outbox-claim.ts";
import { type Delivered, deliver } from "./deliver.ts";
import type { Feishu } from "./feishu/client.ts";
import type { Log } from "./log.ts";

const LANES_MAX = 8;
/** Then the lane lines up again, so that a storm in one chat does not starve the others. */
const TURN_MESSAGES_MAX = 10;
/** What a lost NOTIFY left behind is found this soon (design 5.1). */
const LOOK_AGAIN_MS = 5_000;
/** Far below the lease, all tries together. */
const PACE_MS_MAX = 150;
const PACE_TRIES_MAX = 10;
/** A lane that another machine is just moving is not looked at in a spin. */
const WAKE_MS_MIN = 100;

export type OutboxDrain = {
  /** Sends until nothing can be sent now; what waits for a retry or a resting app stays. */
  drain(): Promise<void>;
  /** Wakes on NOTIFY, when a retry falls due, and every five seconds. */
  start(): Promise<void>;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
};

/** The loop that lets the outbox out: each lane in its order, lanes side by side, within the platform's limits. */
export function createOutboxDrain(q: {
  sql: Sql;
  feishu: Pick<Feishu, "send" | "reply" | "updateCard" | "chatHistory">;
  log: Log;
  wallNow: () => Date;
  count: (outcome: Delivered["outcome"]) => void;
  limits?: LimitsByKind;
}): OutboxDrain {
  const active = new Map<string, Promise<void>>();
  /** Lanes without room in their window, and until when. */
  const resting = new Map<string, number>();
  let appRestsUntil = 0;
  let stopping = false;
  let running: Promise<void> | null = null;
  let again = false;
  let planning = false;
  let interrupted = false;
  let wake: () => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  let unlisten: (() => Promise<void>)[] = [];
  const now = () => q.wallNow().getTime();

  async function runLane({ lane, limitKey }: Lane): Promise<void> {
    for (let turn = 0; turn < TURN_MESSAGES_MAX && !stopping && now() >= appRestsUntil; turn++) {
      const row = await claimHead(q.sql, lane);
      if (!row) return;
      const waitMs = await takePlace(limitKey);
      if (waitMs > 0) {
        // Put back rather than held: something more urgent may come before there is room.
        await unclaim(q.sql, row.id);
        resting.set(lane, now() + waitMs);
        return;
      }
      const delivered = await deliver(q, row);
      q.count(delivered.outcome);
      if (delivered.outcome === "retry" && delivered.appRestMs > 0) {
        appRestsUntil = Math.max(appRestsUntil, now() + delivered.appRestMs);
      }
    }
  }

  /** 0 when there is room for one more message; a short wait, as the pace of the app asks for, is waited out here. */
  async function takePlace(limitKey: string): Promise<number> {
    for (let tries = 1; ; tries++) {
      const room = await reserveSend(q.sql, { keys: [APP_KEY, limitKey], limits: q.limits ?? SEND_LIMITS });
      if (room.kind === "go") return 0;
      if (room.ms > PACE_MS_MAX || tries === PACE_TRIES_MAX || stopping) return room.ms;
      await firstOf([], room.ms);
    }
  }

  async function run(): Promise<void> {
    const passed = new Set<string>();
    again = false;
    while (!stopping) {
      for (const [lane, until] of resting) if (until <= now()) resting.delete(lane);
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const appRests = now() < appRestsUntil;
      if (!appRests && active.size < LANES_MAX) {
        const except = [...active.keys(), ...resting.keys(), ...passed];
        for (const next of await lanesWithWork(q.sql, { except, max: LANES_MAX - active.size })) {
          active.set(next.lane, takeTurn(next, passed));
        }
      }
      if (active.size === 0 && (resting.size === 0 || appRests)) return;
      const restMs = Math.max(1, Math.min(...resting.values(), now() + LOOK_AGAIN_MS) - now());
      await firstOf([woken, ...active.values()], restMs);
    }
    await Promise.all(active.values());
  }

  async function takeTurn(next: Lane, passed: Set<string>): Promise<void> {
    try {
      await runLane(next);
    } catch (error) {
      // The database is away: the lane stays as it is, and the timer looks again.
      passed.add(next.lane);
      interrupted = true;
      q.log.warn({ err: error }, "outbox lane interrupted");
    } finally {
      active.delete(next.lane);
    }
  }

  async function runWhileAsked(): Promise<void> {
    try {
      while (again && !stopping) await run();
    } finally {
      // In the same tick as the last look at `again`: a wake in between is never lost.
      running = null;
    }
  }

  function drain(): Promise<void> {
    if (stopping) return Promise.resolve();
    again = true;
    wake();
    running ??= runWhileAsked();
    return running;
  }

  async function drainAndPlan(): Promise<void> {
    again = true;
    wake();
    if (planning) return;
    planning = true;
    clearTimeout(timer);
    let nextMs: number | null = null;
    try {
      while (again && !stopping) {
        interrupted = false;
        await drain();
        nextMs = interrupted ? null : await nextDueMs(q.sql);
      }
    } catch (error) {
      q.log.warn({ err: error }, "outbox drain interrupted");
    }
    planning = false;
    if (stopping) return;
    const soonestMs = Math.max(appRestsUntil - now(), WAKE_MS_MIN);
    timer = setTimeout(drainAndPlan, Math.min(LOOK_AGAIN_MS, Math.max(nextMs ?? LOOK_AGAIN_MS, soonestMs)));
  }

  return {
    drain,
    async start() {
      stopping = false;
      const listening = await Promise.all(
        ["outbox", "clock"].map((channel) => q.sql.listen(channel, () => void drainAndPlan())),
      );
      unlisten = listening.map((one) => one.unlisten);
      void drainAndPlan();
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      wake();
      await Promise.allSettled(unlisten.map((end) => end()));
      unlisten = [];
      await running?.catch(() => {});
      await Promise.allSettled(active.values());
      clearTimeout(timer);
    },
  };
}

async function firstOf(promises: Promise<void>[], afterMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, afterMs);
  });
  await Promise.race([...promises, late]);
  clearTimeout(timer);
}
