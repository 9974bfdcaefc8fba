import type { Sql } from "postgres";
import { within } from "./within.ts";

/** So little is lost when a NOTIFY is. */
const POLL_MS = 250;
/** The last look comes when the wait is over, and may take so long; a database that fell silent gets no more. */
const LAST_LOOK_MS_MAX = 200;

export type AnswerWaiter = {
  /** What a card click is answered with, as soon as its row is handled; null when that takes too long. */
  waitForAnswer(id: number, msMax: number): Promise<unknown>;
  stop(): Promise<void>;
};

/** Waits for answers by NOTIFY, with a slow look besides. */
export async function createAnswerWaiter(sql: Sql): Promise<AnswerWaiter> {
  const wakers = new Map<string, Set<() => void>>();
  const { unlisten } = await sql.listen("answered", (id) => {
    for (const wake of wakers.get(id) ?? []) wake();
  });
  const pause = (id: string, ms: number) =>
    new Promise<void>((done) => {
      const set = wakers.get(id) ?? new Set();
      wakers.set(id, set);
      const wake = () => {
        clearTimeout(timer);
        set.delete(wake);
        if (set.size === 0) wakers.delete(id);
        done();
      };
      const timer = setTimeout(wake, ms);
      set.add(wake);
    });
  return {
    waitForAnswer: (id, msMax) => poll(sql, { id, msMax, pause: (ms) => pause(String(id), ms) }),
    stop: unlisten,
  };
}

/** The same by looking alone, for the edge. */
export function pollForAnswer(sql: Sql, id: number, msMax: number): Promise<unknown> {
  return poll(sql, { id, msMax, pause: (ms) => new Promise((done) => setTimeout(done, ms)) });
}

type Poll = { id: number; msMax: number; pause(ms: number): Promise<void> };

const poll = (sql: Sql, q: Poll): Promise<unknown> =>
  within(Math.max(q.msMax, 0) + LAST_LOOK_MS_MAX, look(sql, q)).catch(() => null);

async function look(sql: Sql, q: Poll): Promise<unknown> {
  const until = performance.now() + q.msMax;
  for (;;) {
    const [row] = await sql<{ answer: unknown; over: boolean }[]>`
      select answer, (handled_at is not null or set_aside_at is not null) as over from inbox where id = ${q.id}`;
    if (row?.over) return row.answer ?? {};
    const left = until - performance.now();
    if (left <= 0) return null;
    await q.pause(Math.min(POLL_MS, left));
  }
}
