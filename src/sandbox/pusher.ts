import { randomBytes } from "node:crypto";
import { seal } from "../webhook/envelope.ts";
import type { FaultSwitches } from "./faults.ts";
import type { SandboxApp } from "./sandbox.ts";
import type { Store } from "./store.ts";
import { type Answer, envelopeOf, type Knock, knock, sign } from "./wire.ts";

/** Then once more after each of these, and never again (delivery rules of the platform). */
const REPEAT_MS = [15_000, 300_000, 3_600_000, 21_600_000];

/** An event held back goes on its own when no other one comes. */
const ALONE_MS = 1000;

export type Pusher = {
  /** Stores the event and pushes it in the order of its lane; resolves when its first try is over. */
  push(q: {
    eventType: string;
    event: unknown;
    lane: string;
    eventId?: string;
    times?: number;
  }): Promise<void>;
  /** Delivers a stored event once more, as the platform may at any time, even after a 200. */
  repeat(eventId: string): Promise<void>;
  /** One synchronous try, as card clicks are delivered. */
  call(q: { eventType: string; event: unknown }): Promise<{ status: number; body: unknown }>;
  /** What an attacker sends, to the byte. */
  send(knock: Knock): Promise<Answer>;
  /** The last event as it went over the wire; null before the first. */
  lastKnock(): Knock | null;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  setWebhookUrl(url: string): void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Delivers events as the platform does: sealed, freshly signed at each try, three seconds, four repeats. */
export function createPusher(q: {
  sql: Store;
  app: SandboxApp;
  webhookUrl: string;
  repeatScale: number;
  faults: FaultSwitches;
}): Pusher {
  const { sql, app } = q;
  let url = q.webhookUrl;
  let stopped = false;
  const lanes = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  /** Held back until another event has gone before them. */
  const held: number[] = [];

  let last: Knock | null = null;
  function post(plaintext: string): Promise<Answer> {
    const rawBody = JSON.stringify({ encrypt: seal(plaintext, app.encryptKey) });
    last = sign(rawBody, { encryptKey: app.encryptKey });
    return knock(url, last);
  }

  /** One try of a stored push; a failed one is stored again with its next instant. */
  async function attempt(id: number): Promise<void> {
    const [row] = await sql<{ plaintext: string; attempt: number }[]>`
      select plaintext, attempt from sandbox.pushes where id = ${id} and next_at is not null`;
    if (!row || stopped) return;
    const { status, ms } = await post(row.plaintext);
    const waitMs = REPEAT_MS[row.attempt];
    const nextAt =
      status === 200 || waitMs === undefined ? null : new Date(Date.now() + waitMs * q.repeatScale);
    await sql`update sandbox.pushes set attempt = attempt + 1, status = ${String(status)}, ms = ${ms}, next_at = ${nextAt} where id = ${id}`;
    if (nextAt) later(id, nextAt.getTime() - Date.now());
  }

  function later(id: number, ms: number) {
    if (stopped) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void inLane(`repeat:${id}`, () => attempt(id));
      },
      Math.max(0, ms),
    );
    timers.add(timer);
  }

  const release = (ids: readonly number[]) => {
    for (const id of ids) later(id, 0);
  };

  function inLane(lane: string, work: () => Promise<void>): Promise<void> {
    const next = (lanes.get(lane) ?? Promise.resolve()).then(work).catch(() => {});
    lanes.set(lane, next);
    void next.then(() => {
      if (lanes.get(lane) === next) lanes.delete(lane);
    });
    return next;
  }

  return {
    async push({ eventType, event, lane, eventId = randomBytes(16).toString("hex"), times = 1 }) {
      const plaintext = envelopeOf(app, { eventType, event, eventId });
      const copies = q.faults.take("duplicate") ? times + 1 : times;
      const late = q.faults.take("reorder");
      const rows = await sql<{ id: string }[]>`
        insert into sandbox.pushes (event_id, event_type, lane, plaintext, next_at)
        select ${eventId}, ${eventType}, ${lane}, ${plaintext}, ${new Date()}::timestamptz from generate_series(1, ${copies})
        returning id`;
      if (late) {
        held.push(...rows.map(({ id }) => Number(id)));
        timers.add(setTimeout(() => release(held.splice(0)), ALONE_MS));
        return;
      }
      const behind = held.splice(0);
      await Promise.all(
        rows.map(({ id }, index) =>
          inLane(index === 0 ? lane : `${lane}#${index}`, () => attempt(Number(id))),
        ),
      );
      release(behind);
    },
    async repeat(eventId) {
      const [row] = await sql<{ id: string }[]>`
        update sandbox.pushes set next_at = ${new Date()}, attempt = 0
        where id = (select min(id) from sandbox.pushes where event_id = ${eventId}) returning id`;
      if (row) await inLane(`repeat:${row.id}`, () => attempt(Number(row.id)));
    },
    call: ({ eventType, event }) =>
      post(envelopeOf(app, { eventType, event, eventId: randomBytes(16).toString("hex") })),
    send: (given) => knock(url, given),
    lastKnock: () => last,
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    setWebhookUrl(next) {
      url = next;
    },
    async start() {
      const rows = await sql<
        { id: string; next_at: Date }[]
      >`select id, next_at from sandbox.pushes where next_at is not null order by id`;
      for (const row of rows) later(Number(row.id), row.next_at.getTime() - Date.now());
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}
