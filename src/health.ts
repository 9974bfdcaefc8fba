import { Hono } from "hono";
import type { Sql } from "postgres";
import type { Metrics } from "./metrics.ts";

/** A complete engine cycle is expected every few seconds; later than this is a reason not to be ready (P12). */
const CYCLE_AGE_MS_MAX = 60_000;
const DATABASE_MS_MAX = 1000;
/** The SDK's own word for a connection that stands. */
const CONNECTED = "connected";

export type HealthDeps = {
  sql: Sql;
  wallNow(): Date;
  /** null when this process runs no queue. */
  queueHealth: (() => Promise<"up" | "down">) | null;
  /** The long connection's state, null where events come by webhook. */
  connectionState: (() => string) | null;
  metrics: Metrics;
};

/** What a watchdog outside asks: /readyz says yes only with positive signs, and otherwise why not. */
export function createHealth(deps: HealthDeps): Hono {
  return new Hono()
    .get("/readyz", async (c) => {
      const reasons = await reasonsNotReady(deps);
      return reasons.length === 0 ? c.json({ ready: true }) : c.json({ ready: false, reasons }, 503);
    })
    .get("/metrics", async (c) => c.text(await deps.metrics.registry.metrics()));
}

async function reasonsNotReady({
  sql,
  wallNow,
  queueHealth,
  connectionState,
}: HealthDeps): Promise<string[]> {
  const cycles = await Promise.race([
    sql<
      { name: string; at: Date; finding: string | null }[]
    >`select name, completed_wall_at as at, finding from cycles`,
    new Promise<null>((done) => setTimeout(done, DATABASE_MS_MAX, null).unref()),
  ]).catch(() => null);
  if (!cycles) return ["database"];

  const reasons: string[] = [];
  if (queueHealth && (await queueHealth()) === "down") reasons.push("queue");
  const connection = connectionState?.() ?? CONNECTED;
  if (connection !== CONNECTED) reasons.push(`long connection: ${connection}`);
  const timers = cycles.find((cycle) => cycle.name === "timers");
  if (!timers) reasons.push("timers: no complete cycle yet");
  else if (wallNow().getTime() - timers.at.getTime() > CYCLE_AGE_MS_MAX)
    reasons.push("timers: last complete cycle is too old");
  for (const { name, finding } of cycles) if (finding) reasons.push(`${name}: ${finding}`);
  return reasons;
}
