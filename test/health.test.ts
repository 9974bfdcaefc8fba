import { expect, test } from "vitest";
import { createHealth } from "../src/health.ts";
import { createMetrics } from "../src/metrics.ts";
import { openFuhai, register } from "./stories/cast.ts";

test("ready only after a complete cycle, while it is fresh, and while the auditor finds nothing (P3, P12)", async () => {
  const cast = await openFuhai();
  const { town, office } = cast;
  let wallNow = new Date();
  let connection = "connected";
  const health = createHealth({
    sql: town.owner.sql,
    wallNow: () => wallNow,
    queueHealth: async () => "up",
    connectionState: () => connection,
    metrics: createMetrics({ outboxWaiting: async () => 0 }),
  });
  const ready = async () => {
    const answer = await health.request("/readyz");
    return { status: answer.status, ...(await answer.json()) };
  };

  expect(await ready()).toMatchObject({ status: 503, reasons: ["timers: no complete cycle yet"] });
  await register(cast);
  await town.runJobs();
  expect(await ready()).toEqual({ status: 200, ready: true });

  connection = "reconnecting";
  expect(await ready()).toMatchObject({ status: 503, reasons: ["long connection: reconnecting"] });
  connection = "connected";
  wallNow = new Date(Date.now() + 61_000);
  expect(await ready()).toMatchObject({ status: 503, reasons: ["timers: last complete cycle is too old"] });
  wallNow = new Date();

  // Somebody takes the pending timer of an open matter away: the auditor says so, and so does readiness.
  await town.owner.sql`delete from timers where outcome is null`;
  await town.runJobs();
  expect(await ready()).toMatchObject({
    status: 503,
    reasons: [expect.stringContaining("XS-2026-0001")],
  });
  await town.expectSent(office, "XS-2026-0001");
  town.log.forgive("the auditor found something");
  await town.close();
});
