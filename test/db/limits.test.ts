import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/connect.ts";
import { APP_KEY, reserveSend } from "../../db/limits.ts";
import { openTestDatabase } from "../database.ts";

let server: Awaited<ReturnType<typeof openTestDatabase>>;
let one: Database;
let other: Database;
beforeAll(async () => {
  server = await openTestDatabase();
  one = openDatabase({ url: server.url });
  other = openDatabase({ url: server.url });
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await server.close();
});
beforeEach(async () => {
  await one.sql`truncate sends`;
});

const LIMITS = {
  app: [
    { count: 5, windowMs: 300 },
    { count: 12, windowMs: 1_500 },
  ],
  lane: [{ count: 2, windowMs: 400 }],
};

async function takeUntil(machine: Database, keys: string[], endMs: number, into: number[]) {
  while (Date.now() < endMs) {
    const room = await reserveSend(machine.sql, { keys, limits: LIMITS });
    if (room.kind === "go") into.push(Date.now());
    else await new Promise((resolve) => setTimeout(resolve, Math.min(room.ms, 50)));
  }
}

test("two machines together never exceed any window of a chat or of the app", async () => {
  const endMs = Date.now() + 2_000;
  const chats = ["oc_a", "oc_b", "oc_c", "oc_d"];
  await Promise.all(
    [one, other].flatMap((machine) => chats.map((chat) => takeUntil(machine, [APP_KEY, chat], endMs, []))),
  );
  const rows = await one.sql<
    { key: string; wall_at: Date }[]
  >`select key, wall_at from sends order by wall_at`;
  const timesOf = (key: string) => rows.filter((row) => row.key === key).map((row) => row.wall_at.getTime());
  for (const { count, windowMs } of LIMITS.app) expectWithin(timesOf(APP_KEY), count, windowMs);
  for (const chat of chats) expectWithin(timesOf(chat), 2, 400);
  // More than one window's worth, however busy the machine: they do go on.
  expect(timesOf(APP_KEY).length).toBeGreaterThan(5);
});

test("without room nothing is taken from any key, and the answer says when there is room", async () => {
  for (let i = 0; i < 2; i++) {
    expect(await reserveSend(one.sql, { keys: [APP_KEY, "oc_a"], limits: LIMITS })).toEqual({ kind: "go" });
  }
  const room = await reserveSend(other.sql, { keys: [APP_KEY, "oc_a"], limits: LIMITS });
  expect(room).toEqual({ kind: "wait", ms: expect.any(Number) });
  if (room.kind !== "wait") return;
  expect(room.ms).toBeGreaterThan(200);
  expect(room.ms).toBeLessThanOrEqual(400);
  expect(await one.sql`select 1 from sends where key = ${APP_KEY}`).toHaveLength(2);
  await new Promise((resolve) => setTimeout(resolve, room.ms));
  expect(await reserveSend(one.sql, { keys: [APP_KEY, "oc_a"], limits: LIMITS })).toEqual({ kind: "go" });
});

test("what is older than every window is cleared away", async () => {
  await one.sql`insert into sends values ('oc_old', clock_timestamp() - interval '1 hour')`;
  await reserveSend(one.sql, { keys: [APP_KEY], limits: LIMITS });
  expect(await one.sql`select key from sends`).toEqual([{ key: APP_KEY }]);
});

/** One more than the count always spans at least the window. */
function expectWithin(times: number[], count: number, windowMs: number) {
  for (let i = count; i < times.length; i++) {
    expect((times[i] ?? 0) - (times[i - count] ?? 0)).toBeGreaterThanOrEqual(windowMs);
  }
}
