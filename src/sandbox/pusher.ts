import { createHash, randomBytes } from "node:crypto";
import { seal } from "../webhook/envelope.ts";
import type { FaultSwitches } from "./faults.ts";
import type { SandboxApp } from "./sandbox.ts";
import type { Store } from "./store.ts";

const DEADLINE_MS = 3000;
/** Then once more after each of these, and never again (delivery rules of the platform). */
const REPEAT_MS = [15_000, 300_000, 3_600_000, 21_600_000];

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

  function envelope(eventType: string, event: unknown, eventId: string): string {
    const header = {
      event_id: eventId,
      event_type: eventType,
      create_time: String(Date.now()),
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: app.tenantKey,
    };
    return JSON.stringify({ schema: "2.0", header, event });
  }

  async function post(plaintext: string): Promise<{ status: number; body: unknown; ms: number }> {
    const rawBody = JSON.stringify({ encrypt: seal(plaintext, app.encryptKey) });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(8).toString("hex");
    const signature = createHash("sha256")
      .update(timestamp + nonce + app.encryptKey + rawBody)
      .digest("hex");
    const started = performance.now();
    try {
      const answer = await fetch(url, {
        method: "POST",
        body: rawBody,
        redirect: "error",
        signal: AbortSignal.timeout(DEADLINE_MS),
        headers: {
          "content-type": "application/json",
          "x-lark-request-timestamp": timestamp,
          "x-lark-request-nonce": nonce,
          "x-lark-signature": signature,
        },
      });
      const text = await answer.text();
      return {
        status: answer.status,
        body: text ? JSON.parse(text) : {},
        ms: Math.round(performance.now() - started),
      };
    } catch {
      return { status: 0, body: null, ms: Math.round(performance.now() - started) };
    }
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
      const plaintext = envelope(eventType, event, eventId);
      const copies = q.faults.take("duplicate") ? times + 1 : times;
      const late = q.faults.take("reorder");
      const rows = await sql<{ id: string }[]>`
        insert into sandbox.pushes (event_id, event_type, lane, plaintext, next_at)
        select ${eventId}, ${eventType}, ${lane}, ${plaintext}, ${new Date()}::timestamptz from generate_series(1, ${copies})
        returning id`;
      if (late) {
        for (const { id } of rows) later(Number(id), 50);
        return;
      }
      await Promise.all(
        rows.map(({ id }, index) =>
          inLane(index === 0 ? lane : `${lane}#${index}`, () => attempt(Number(id))),
        ),
      );
    },
    async repeat(eventId) {
      const [row] = await sql<{ id: string }[]>`
        update sandbox.pushes set next_at = ${new Date()}, attempt = 0
        where id = (select min(id) from sandbox.pushes where event_id = ${eventId}) returning id`;
      if (row) await inLane(`repeat:${row.id}`, () => attempt(Number(row.id)));
    },
    call: ({ eventType, event }) => post(envelope(eventType, event, randomBytes(16).toString("hex"))),
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
