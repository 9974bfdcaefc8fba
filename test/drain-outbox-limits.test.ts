import { afterAll, beforeAll, expect, test } from "vitest";
import { SEND_LIMITS } from "../db/limits.ts";
import { openStage, type Stage, say } from "./outbox-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("two machines with a storm before them stay within the platform's limits, and keep each chat's order (P8)", async () => {
  const chats = Array.from({ length: 30 }, (_, i) => `oc_${i}`);
  const storm = [1, 2, 3, 4, 5, 6, 7].flatMap((n) =>
    chats.map((chatId) => say(`${chatId} ${n}`, { chatId })),
  );
  await stage.queue(...storm);
  const machines = [stage.machine({ limits: SEND_LIMITS }), stage.machine({ limits: SEND_LIMITS })];
  const began = Date.now();
  await Promise.all(machines.map((machine) => machine.drain()));
  const tookMs = Date.now() - began;

  expect(stage.platform.delivered).toHaveLength(210);
  const times = stage.platform.arrivals.map((one) => one.atMs);
  expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(50);
  for (const chat of chats) {
    const own = stage.platform.arrivals.filter((one) => one.body.receive_id === chat);
    expect(
      mostWithin(
        own.map((one) => one.atMs),
        1_000,
      ),
    ).toBeLessThanOrEqual(5);
    expect(stage.platform.texts(chat)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `${chat} ${n}`));
  }
  // Kept, but also used: 210 messages at 45 in 1.1 s.
  expect(tookMs).toBeLessThan(15_000);
});

function mostWithin(times: number[], windowMs: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}
