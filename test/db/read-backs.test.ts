import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/connect.ts";
import { APP_ROLE } from "../../db/migrate.ts";
import {
  lineUp,
  noteReadBack,
  pendingReadBacks,
  postponeReadBack,
  settleReadBack,
  takeAsNew,
} from "../../db/read-backs.ts";
import { noteRecall, wasRecalled } from "../../db/recalls.ts";
import { removeFollowed } from "../../db/retention.ts";
import { openTestDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let bot: Database;
const at = new Date("2026-11-24T10:00:00+08:00");
const after = (ms: number) => new Date(at.getTime() + ms);
const DAY_MS = 86_400_000;

beforeAll(async () => {
  database = await openTestDatabase();
  bot = openDatabase({ url: database.url, role: APP_ROLE, connectionsMax: 4 });
});
beforeEach(async () => {
  for (const table of ["read_backs", "recalls", "inbox"]) await bot.sql`delete from ${bot.sql(table)}`;
});
afterAll(async () => {
  await bot.close();
  await database.close();
});

const edit = { why: "edited" as const, messageId: "om_1", chatId: "oc_1", notedAt: at };
const quote = { ...edit, why: "quoted" as const, replyMessageId: "om_2", replyOpenId: "ou_1" };
const note = (q: Parameters<typeof noteReadBack>[1]) => bot.db.transaction((tx) => noteReadBack(tx, q));
const pending = (wallNow = at) => pendingReadBacks(bot.db, { wallNow, limit: 10 });
async function onlyPending() {
  const [only, ...others] = await pending();
  if (!only || others.length > 0) throw new Error("one was expected");
  return only;
}

test("each edit of a message is one to read; the same reply asks once, however often it is handled", async () => {
  for (const one of [edit, edit, quote, quote]) await note(one);
  expect((await pending()).map(({ why }) => why)).toEqual(["edited", "edited", "quoted"]);
});

test("of many machines that read the same message one keeps it", async () => {
  await note(edit);
  const { id } = await onlyPending();
  const settle = () => bot.db.transaction((tx) => settleReadBack(tx, { id, state: "read", reason: null }));
  const kept = await Promise.all(Array.from({ length: 4 }, settle));
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(await pending()).toEqual([]);
});

test("what the platform did not answer waits until then, and remembers since when it was tried", async () => {
  await note(edit);
  const { id } = await onlyPending();
  await postponeReadBack(bot.db, { id, wallNow: at, until: after(5000) });
  expect(await pending(after(4999))).toEqual([]);
  await postponeReadBack(bot.db, { id, wallNow: after(5000), until: after(9000) });
  const [again] = await pending(after(9000));
  expect(again).toMatchObject({ attempts: 2, firstTriedWallAt: at });
});

test("a message lined up twice stands in the inbox once, as it first came", async () => {
  const row = { dedupeKey: "read-back:1", lane: "oc_1", eventType: "x", sealed: "first" };
  await bot.db.transaction((tx) => lineUp(tx, { row, wallNow: at }));
  await bot.db.transaction((tx) => lineUp(tx, { row: { ...row, sealed: "second" }, wallNow: at }));
  expect([...(await bot.sql`select sealed from inbox`)]).toEqual([{ sealed: "first" }]);
});

const NEW: { why: string; row: Record<string, unknown> | null; taken: boolean }[] = [
  { why: "it never came", row: null, taken: true },
  { why: "it came and was not meant for the bot", row: { addressed: false, handled_at: at }, taken: true },
  { why: "its first form still waits in the lane", row: { sealed: "old" }, taken: true },
  { why: "it was meant for the bot", row: { addressed: true, handled_at: at }, taken: false },
  { why: "an older program handled it", row: { handled_at: at }, taken: false },
  { why: "it was set aside", row: { set_aside_at: at }, taken: false },
];
test.each(NEW)(
  "an edited message counts as a new one ($taken) when $why; and never twice",
  async ({ row, taken }) => {
    const kept = { dedupe_key: "message:om_1", lane: "oc_1", event_type: "x", received_wall_at: at };
    if (row) await bot.sql`insert into inbox ${bot.sql({ ...kept, ...row })}`;
    const take = () =>
      bot.db.transaction((tx) => takeAsNew(tx, { messageId: "om_1", lane: "oc_1", receivedWallAt: at, at }));
    expect(await take()).toBe(taken);
    expect(await take()).toBe(false);
    const rows = await bot.sql`select sealed, handled_at is not null as handled, addressed from inbox`;
    if (taken) expect([...rows]).toEqual([{ sealed: null, handled: true, addressed: true }]);
  },
);

test("a recall is new once; notes of what was followed go after thirty days, what still waits stays", async () => {
  const recall = (messageId: string) => bot.db.transaction((tx) => noteRecall(tx, { messageId, at }));
  expect([await recall("om_1"), await recall("om_1")]).toEqual([true, false]);
  await note(edit);
  const { id } = await onlyPending();
  await note(quote);
  await bot.db.transaction((tx) => settleReadBack(tx, { id, state: "lost", reason: "原消息已撤回" }));
  expect(await removeFollowed(bot.db, after(30 * DAY_MS))).toBe(0);
  expect(await wasRecalled(bot.db, { messageId: "om_1" })).toBe(true);
  expect(await removeFollowed(bot.db, after(30 * DAY_MS + 1))).toBe(2);
  expect(await wasRecalled(bot.db, { messageId: "om_1" })).toBe(false);
  expect((await pending()).map(({ why }) => why)).toEqual(["quoted"]);
});
