import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/connect.ts";
import { cancelForMatters, queueMessages, waitingCount } from "../../db/outbox.ts";
import { claimHead, lanesWithWork, nextDueMs, unclaim } from "../../db/outbox-claim.ts";
import { livingMessages, replaceUnsent } from "../../db/outbox-living.ts";
import { markDead, markRetry, markSent } from "../../db/outbox-outcome.ts";
import { parkedNotices } from "../../db/outbox-parked.ts";
import { type Outgoing, PRIORITY, type Priority } from "../../src/domain/message.ts";
import { openTestDatabase } from "../database.ts";

const AT = new Date("2026-06-01T02:00:00Z");
let server: Awaited<ReturnType<typeof openTestDatabase>>;
let town: Database;
beforeAll(async () => {
  server = await openTestDatabase();
  town = openDatabase({ url: server.url });
});
afterAll(async () => {
  await town.close();
  await server.close();
});
beforeEach(async () => {
  await town.sql`truncate outbox, chats cascade`;
  await town.sql`delete from people`;
  await town.sql`update clock.shift set ahead = ${AT.toISOString()}::timestamptz - clock_timestamp()`;
});

const queue = (...messages: Outgoing[]) => town.db.transaction((tx) => queueMessages(tx, AT, messages));
const say = (onceKey: string, chatId = "oc_1", priority: Priority = PRIORITY.answer): Outgoing => ({
  onceKey,
  priority,
  action: "send",
  to: { chatId },
  body: { text: onceKey },
});
const update = (onceKey: string, messageId: string): Outgoing => ({
  onceKey,
  priority: PRIORITY.refresh,
  action: "update",
  messageId,
  body: { text: onceKey },
});
const rows = () =>
  town.sql<{ once_key: string; lane: string; outcome: string | null }[]>`
    select once_key, lane, outcome from outbox order by seq`;
const outcomes = async () => Object.fromEntries((await rows()).map((row) => [row.once_key, row.outcome]));
const claim = async (lane: string) => {
  const row = await claimHead(town.sql, lane);
  if (!row) throw new Error("nothing to claim");
  return row;
};

test("the same decision taken twice is one message", async () => {
  await queue(say("a"), say("b"));
  await queue(say("a"));
  expect((await rows()).map((row) => row.once_key)).toEqual(["a", "b"]);
});

test("what a person wrote cannot mention everybody from a text of ours, whatever way it leaves", async () => {
  const text = '打回原因:<at user_id="all">所有人</at>';
  await queue(
    { ...say("a"), body: { text } },
    { ...say("b"), action: "reply", to: { chatId: "oc_1" }, replyTo: "om_1", body: { text } },
    { ...update("c", "om_2"), body: { text } },
  );
  const kept = await town.sql<{ content: { text: string } }[]>`select content from outbox`;
  for (const { content } of kept) expect(content.text).not.toMatch(/<\/?at/);
  expect(kept).toHaveLength(3);
});

test("nothing is queued and nobody is woken when the decision is rolled back", async () => {
  let woken = 0;
  const { unlisten } = await town.sql.listen("outbox", () => void woken++);
  const rolledBack = town.db.transaction(async (tx) => {
    await queueMessages(tx, AT, [say("a")]);
    throw new Error("decided otherwise");
  });
  await expect(rolledBack).rejects.toThrow("decided otherwise");
  expect(await waitingCount(town.db)).toBe(0);
  await queue(say("b"), say("c"));
  await expect.poll(() => woken).toBe(1);
  await unlisten();
});

test("a card's refresh goes the lane of the card, and a newer one replaces what has not left", async () => {
  await queue({ ...say("card"), livingMatterId: 7 });
  await markSent(town.sql, await claim("oc_1"), { messageId: "om_1", chatId: "oc_1" });
  expect(await livingMessages(town.db, { matterId: 7 })).toEqual(["om_1"]);
  expect(await livingMessages(town.db, { matterId: 8 })).toEqual([]);
  await queue(update("v1", "om_1"), update("other", "om_2"));
  await queue(update("v2", "om_1"), update("v3", "om_1"));
  await queue(update("v2", "om_1"));
  expect(await outcomes()).toEqual({ card: "sent", v1: "cancelled", v2: "cancelled", v3: null, other: null });
  const lanes = Object.fromEntries((await rows()).map((row) => [row.once_key, row.lane]));
  expect(lanes).toMatchObject({ v3: "oc_1", other: "message:om_2" });
});

const lines = (content: string) => ({
  schema: "2.0" as const,
  config: {},
  header: {},
  body: { elements: [{ tag: "markdown", content }] },
});
/** A change of matter 7, as a command writes it: the untried card is replaced, the others are patched. */
const changeTo = (state: string, tx: Parameters<Parameters<Database["db"]["transaction"]>[0]>[0]) =>
  replaceUnsent(tx, { matterId: 7, card: lines(state) })
    .then(() => livingMessages(tx, { matterId: 7 }))
    .then((ids) =>
      queueMessages(
        tx,
        AT,
        ids.map((messageId) => ({
          ...update(`${state} ${messageId}`, messageId),
          body: { card: lines(state) },
        })),
      ),
    );
const patches = () =>
  town.sql<{ target: string; outcome: string | null; state: string }[]>`
    select target_message_id as target, outcome, content -> 'body' -> 'elements' -> 0 ->> 'content' as state
    from outbox where action = 'update' order by seq`;

test("a card on its way when its matter changes is patched as soon as it has a name", async () => {
  await queue({ ...say("card"), livingMatterId: 7 }, { ...say("other's"), livingMatterId: 8 });
  const going = await claim("oc_1");
  await town.db.transaction((tx) => changeTo("accepted", tx));
  await town.db.transaction((tx) => changeTo("submitted", tx));
  const target = `outbox:${going.id}`;
  expect(await patches()).toEqual([
    { target, outcome: "cancelled", state: "accepted" },
    { target, outcome: null, state: "submitted" },
  ]);
  // Behind its card, in the same lane.
  expect(await claimHead(town.sql, "oc_1")).toBeNull();
  await markSent(town.sql, going, { messageId: "om_1", chatId: "oc_1" });
  expect((await claim("oc_1")).content).toEqual({ text: "other's" });
  expect((await patches()).at(-1)).toEqual({ target: "om_1", outcome: null, state: "submitted" });
});

test("a change that commits just while the card is being marked as sent is not lost between the two", async () => {
  await queue({ ...say("card"), livingMatterId: 7 });
  const going = await claim("oc_1");
  let marking: Promise<void> | undefined;
  await town.db.transaction(async (tx) => {
    await changeTo("accepted", tx);
    marking = markSent(town.sql, going, { messageId: "om_1", chatId: "oc_1" });
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  await marking;
  expect(await patches()).toEqual([{ target: "om_1", outcome: null, state: "accepted" }]);
});

test("a card that was put back takes the newest state with it, and no older patch follows", async () => {
  await queue({ ...say("card"), livingMatterId: 7 });
  const going = await claim("oc_1");
  await town.db.transaction((tx) => changeTo("accepted", tx));
  await unclaim(town.sql, going.id);
  await town.db.transaction((tx) => changeTo("submitted", tx));
  expect(await patches()).toMatchObject([{ outcome: "cancelled", state: "accepted" }]);
  expect((await claim("oc_1")).content).toEqual(lines("submitted"));
});

test("closing matters cancels what speaks of them alone", async () => {
  const depends = (...ids: number[]) => ids.map((matterId) => ({ matterId, round: 1, elements: [] }));
  await queue(
    { ...say("of 1"), depends: depends(1) },
    { ...say("of 1 and 2"), depends: depends(1, 2) },
    { ...say("of 1 and 3"), depends: depends(1, 3) },
    say("of none"),
  );
  await town.db.transaction((tx) => cancelForMatters(tx, [1, 2]));
  expect(await outcomes()).toEqual({
    "of 1": "cancelled",
    "of 1 and 2": "cancelled",
    "of 1 and 3": null,
    "of none": null,
  });
});

test("a lane gives out its most urgent, then its oldest, and one at a time", async () => {
  await queue(say("old"), say("new"), say("urgent", "oc_1", PRIORITY.urgent), say("elsewhere", "oc_2"));
  const lanes = async () => (await lanesWithWork(town.sql, { except: [], max: 9 })).map((one) => one.lane);
  expect(await lanes()).toEqual(["oc_1", "oc_2"]);
  const first = await claim("oc_1");
  expect(first.content).toEqual({ text: "urgent" });
  expect(await claimHead(town.sql, "oc_1")).toBeNull();
  expect(await lanes()).toEqual(["oc_2"]);
  await markSent(town.sql, first, { messageId: "om_1", chatId: "oc_1" });
  expect((await claim("oc_1")).content).toEqual({ text: "old" });
});

test("what waits for a retry holds back what comes after it, and only an urgent message passes", async () => {
  await queue(say("first"), say("second"));
  await markRetry(town.sql, (await claim("oc_1")).id, { afterMs: 60_000, reason: "限流" });
  expect(await claimHead(town.sql, "oc_1")).toBeNull();
  expect(await nextDueMs(town.sql)).toBeGreaterThan(50_000);
  await queue(say("urgent", "oc_1", PRIORITY.urgent));
  expect((await claim("oc_1")).content).toEqual({ text: "urgent" });
});

/** Ledger time from now on, as the test clock would have it. */
const clockIs = (at: string) =>
  town.sql`update clock.shift set ahead = ${at}::timestamptz - clock_timestamp()`;

test("in quiet hours what the clock wrote stays, and all else of its lane passes it", async () => {
  await clockIs("2026-06-01T21:59:50+08:00");
  await queue(say("of the clock", "oc_1", PRIORITY.clock), say("also", "oc_2", PRIORITY.clock));
  expect((await claim("oc_2")).content).toEqual({ text: "also" });
  await clockIs("2026-06-01T22:00:00+08:00");
  // The one on its way keeps its lease; the other one is as if it were not there.
  expect(await lanesWithWork(town.sql, { except: [], max: 9 })).toEqual([]);
  expect(await claimHead(town.sql, "oc_1")).toBeNull();
  await queue(say("answer"), { ...update("patch", "om_1"), priority: PRIORITY.refresh });
  expect((await lanesWithWork(town.sql, { except: [], max: 9 })).map((one) => one.lane)).toEqual([
    "oc_1",
    "message:om_1",
  ]);
  expect((await claim("oc_1")).content).toEqual({ text: "answer" });
});

test("a retry of the clock's holds back nothing in the night, and its time is the morning", async () => {
  await clockIs("2026-06-01T21:59:50+08:00");
  await queue(say("of the clock", "oc_1", PRIORITY.clock));
  await markRetry(town.sql, (await claim("oc_1")).id, { afterMs: 1, reason: "限流" });
  await clockIs("2026-06-01T23:30:00+08:00");
  expect(await nextDueMs(town.sql)).toBeGreaterThan(8 * 3_600_000 - 5_000);
  expect(await nextDueMs(town.sql)).toBeLessThanOrEqual(8 * 3_600_000);
  await queue({ ...say("patch"), priority: PRIORITY.refresh });
  expect(await nextDueMs(town.sql)).toBeLessThanOrEqual(0);
  expect((await claim("oc_1")).content).toEqual({ text: "patch" });
  await town.sql`update outbox set outcome = 'sent' where once_key = 'patch'`;
  await clockIs("2026-06-02T07:29:59+08:00");
  expect(await claimHead(town.sql, "oc_1")).toBeNull();
  expect(await nextDueMs(town.sql)).toBeLessThanOrEqual(1_000);
  await clockIs("2026-06-02T07:30:00+08:00");
  expect((await claim("oc_1")).content).toEqual({ text: "of the clock" });
});

test("two machines that claim one lane at once: one gets it", async () => {
  for (let round = 0; round < 20; round++) {
    await queue(...Array.from({ length: 3 }, (_, i) => say(`${round} ${i}`, `oc_${round}`)));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimHead(town.sql, `oc_${round}`)));
    expect(claims.filter((row) => row !== null)).toHaveLength(1);
  }
});

test("a message that was put back counts as never tried", async () => {
  await queue(say("a"));
  const claimed = await claim("oc_1");
  expect(claimed.attempts).toBe(1);
  await unclaim(town.sql, claimed.id);
  const [row] = await town.sql`select attempts, first_tried_wall_at, retry_wall_at from outbox`;
  expect(row).toEqual({ attempts: 0, first_tried_wall_at: null, retry_wall_at: null });
});

test("what the clock had to tell somebody who is gone is parked for others, and wakes the job that tells them", async () => {
  await town.sql`insert into people (open_id, name) values ('ou_ma', '马示例')`;
  const told = {
    priority: PRIORITY.clock,
    to: { openId: "ou_ma" },
    depends: [{ matterId: 1, round: 1, elements: [0], notice: { number: "XS-2026-0001" } }],
  };
  const { depends, ...plain } = told;
  await queue(
    { ...say("refused"), ...told } as Outgoing,
    { ...say("notice"), ...told } as Outgoing,
    { ...say("of no matter"), ...plain } as Outgoing,
  );
  let woken = 0;
  const { unlisten } = await town.sql.listen("undelivered", () => void woken++);
  await markDead(town.sql, await claim("person:ou_ma"), { of: "message", reason: "内容被拒" });
  await markDead(town.sql, await claim("person:ou_ma"), { of: "person", reason: "该用户已离职" });
  await markDead(town.sql, await claim("person:ou_ma"), { of: "person", reason: "该用户已离职" });
  expect(await outcomes()).toEqual({ refused: "dead", notice: null, "of no matter": "dead" });
  await expect.poll(() => woken).toBe(1);
  await unlisten();
  // No drain touches it.
  expect(await lanesWithWork(town.sql, { except: [], max: 9 })).toEqual([]);
  expect(await nextDueMs(town.sql)).toBeGreaterThan(86_400_000);
  expect(await parkedNotices(town.db, { limit: 9 })).toMatchObject([{ depends, receiver: "马示例" }]);
});

test("a sent message teaches the private chat; a dead one marks chat or person, in ledger time", async () => {
  await town.sql`insert into people (open_id, name) values ('ou_li', '李示例'), ('ou_wu', '吴示例')`;
  await town.sql`insert into chats (chat_id, name) values ('oc_1', '示例群')`;
  await queue(
    { ...say("to li"), to: { openId: "ou_li" } } as Outgoing,
    {
      ...say("to wu"),
      to: { openId: "ou_wu" },
    } as Outgoing,
    say("to the group"),
  );
  await markSent(town.sql, await claim("person:ou_li"), { messageId: "om_1", chatId: "oc_li" });
  await markDead(town.sql, await claim("person:ou_wu"), { of: "person", reason: "该用户已离职" });
  await markDead(town.sql, await claim("oc_1"), { of: "chat", reason: "该群已解散" });
  const people = await town.sql`
    select private_chat_id as chat, unreachable_since is not null as gone from people order by open_id`;
  expect(people).toEqual([
    { chat: "oc_li", gone: false },
    { chat: null, gone: true },
  ]);
  expect(await town.sql`select dead_at is not null as dead from chats`).toEqual([{ dead: true }]);
  await queue({ ...say("again"), to: { openId: "ou_li" } } as Outgoing);
  expect(await lanesWithWork(town.sql, { except: [], max: 9 })).toEqual([
    { lane: "person:ou_li", limitKey: "oc_li" },
  ]);
});
