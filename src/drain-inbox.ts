import type { Sql } from "postgres";
import { type Db, ledgerNow } from "../db/connect.ts";
import { type InboxRow, postponeRow, setRowAside, takeOldest, waitingLanes } from "../db/lanes.ts";
import { RetryLater } from "./errors.ts";
import type { Log } from "./log.ts";
import { runCommand } from "./run-command.ts";
import { say } from "./say/zh-CN.ts";
import type { Town } from "./town.ts";
import { open } from "./webhook/envelope.ts";
import { readEvent } from "./webhook/event.ts";

const LANES_AT_ONCE = 8;
/** Then the lane lines up again, so that a storm in one chat does not starve the others. */
const TURN_MESSAGES_MAX = 10;
const FALLBACK_MS = 5000;
/** After these waits a row that still fails is poison: it is set aside and the lane goes on. */
const RETRY_WAITS_MS = [200, 1000, 5000, 15_000];
const BLAMELESS_WAIT_MS = 1000;

export type InboxDrain = {
  /** Handles everything that can be handled now. */
  drain(): Promise<void>;
  /** Wakes on NOTIFY, and every few seconds for a NOTIFY that was lost. */
  start(): Promise<void>;
  /** Lets what is under way finish, then takes nothing more. */
  stop(): Promise<void>;
};

export function createInboxDrain(q: {
  db: Db;
  sql: Sql;
  town: Town;
  sealingKey: string;
  log: Log;
  count(outcome: "handled" | "postponed" | "set-aside"): void;
}): InboxDrain {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** Lanes that gave nothing in this drain; a wake gives them another chance. */
  const passed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let listener: { unlisten(): Promise<void> } | undefined;

  /** One row of the lane in one transaction; false when the lane has nothing for us. */
  async function step(lane: string): Promise<boolean> {
    let row: InboxRow | null = null;
    try {
      return await q.db.transaction(async (tx) => {
        row = await takeOldest(tx, { lane, wallNow: q.town.wallNow() });
        if (!row) return false;
        const plaintext = row.sealed === null ? null : open(row.sealed, q.sealingKey);
        if (plaintext === null) throw new Error("the envelope cannot be opened with this key");
        const { command } = await runCommand(tx, row, readEvent(plaintext), q.town);
        q.log.info({ inbox: row.id, command }, "handled");
        q.count("handled");
        return true;
      });
    } catch (error) {
      if (!row) throw error;
      return fail(row, error);
    }
  }

  async function fail(row: InboxRow, error: unknown): Promise<boolean> {
    const name = error instanceof Error ? error.name : "unknown";
    // What the platform keeps from us for now is not the message's fault: it waits as long as that takes.
    const blameless = error instanceof RetryLater;
    const waitMs = blameless ? (error.afterMs ?? BLAMELESS_WAIT_MS) : RETRY_WAITS_MS[row.attempts];
    if (waitMs !== undefined) {
      q.log.warn({ inbox: row.id, attempts: row.attempts + 1, err: error }, "will be tried again");
      q.count("postponed");
      await postponeRow(q.db, {
        id: row.id,
        counted: !blameless,
        error: name,
        until: new Date(q.town.wallNow().getTime() + waitMs),
      });
      setTimeout(wake, waitMs).unref();
      return false;
    }
    q.log.error({ inbox: row.id, event: row.eventType, err: error }, "set aside");
    q.count("set-aside");
    const answer = { toast: { type: "error", content: say.broken() } };
    await setRowAside(q.db, { id: row.id, error: name, at: await ledgerNow(q.db), answer });
    return true;
  }

  /** Some messages of one lane; whether it is worth coming back to in this drain. */
  async function takeTurn(lane: string): Promise<boolean> {
    for (let turn = 0; turn < TURN_MESSAGES_MAX; turn++) {
      if (stopped || !(await step(lane))) return false;
    }
    return true;
  }

  async function drain(): Promise<void> {
    const active = new Map<string, Promise<void>>();
    const failures: unknown[] = [];
    /** Lanes that had a turn and have more: they come again when every other waiting lane had one. */
    let served: string[] = [];
    const nextLanes = (limit: number) =>
      waitingLanes(q.db, {
        wallNow: q.town.wallNow(),
        limit,
        except: [...active.keys(), ...passed, ...served],
      });
    passed.clear();
    for (;;) {
      const room = stopped ? 0 : LANES_AT_ONCE - active.size;
      let lanes = room > 0 ? await nextLanes(room) : [];
      if (lanes.length === 0 && room > 0 && served.length > 0) {
        served = [];
        lanes = await nextLanes(room);
      }
      for (const lane of lanes) {
        const turn = takeTurn(lane).catch((error: unknown) => {
          failures.push(error);
          return false;
        });
        active.set(
          lane,
          turn.then((again) => {
            active.delete(lane);
            // Nothing moved here: empty, waiting for a retry, or another machine's, which will wake us.
            if (again) served.push(lane);
            else passed.add(lane);
          }),
        );
      }
      if (active.size === 0) break;
      await Promise.race(active.values());
    }
    if (failures.length > 0) throw failures[0];
  }

  /** One drain at a time; a wake during it means one more round, never a lost one. */
  function wake(): void {
    if (stopped) return;
    again = true;
    passed.clear();
    running ??= (async () => {
      while (again && !stopped) {
        again = false;
        await drain().catch((error) => q.log.error({ err: error }, "inbox drain"));
      }
      running = null;
    })();
  }

  return {
    drain,
    async start() {
      listener = await q.sql.listen("inbox", wake, wake);
      timer = setInterval(wake, FALLBACK_MS);
      wake();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      await listener?.unlisten().catch(() => {});
    },
  };
}
