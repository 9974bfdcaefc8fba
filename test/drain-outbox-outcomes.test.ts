import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { queueMessages } from "../db/outbox.ts";
import { livingMessages, replaceUnsent } from "../db/outbox-living.ts";
import type { Card } from "../src/domain/message.ts";
import { openStage, type Stage, say } from "./outbox-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.clear());
const messagesPath = /im\/v1\/messages$/;
const line = (content: string) => ({ tag: "markdown", content });
const card = (...lines: string[]): Card => ({
  schema: "2.0",
  config: {},
  header: {},
  body: { elements: lines.map(line) },
});

async function matter(state: string, round: number): Promise<number> {
  const { sql } = stage.town;
  await sql`insert into people (open_id, name) values ('ou_li', '李示例') on conflict do nothing`;
  const [row] = await sql<{ id: number }[]>`
    insert into matters (campaign_id, policy_version, state, round, severity, task, reported_by, reported_chat_id, created_at)
    select 'c', 1, ${state}, ${round}, 'general', '示例', id, 'oc_1', clock.now() from people limit 1
    returning id::int`;
  return row?.id ?? 0;
}

test("what lapsed since it was decided is left out at the moment of sending (P5)", async () => {
  const [open, closed, replanned] = [
    await matter("assigned", 2),
    await matter("closed", 1),
    await matter("assigned", 3),
  ];
  const of = (matterId: number, round: number, ...elements: number[]) => ({ matterId, round, elements });
  await stage.queue(
    say("mixed", {
      body: { card: card("headline", "open", "closed", "replanned") },
      depends: [of(open, 2, 0, 1), of(closed, 1, 0, 2), of(replanned, 2, 3)],
    }),
    say("all lapsed", {
      body: { card: card("x") },
      depends: [of(closed, 1, 0), of(replanned, 2, 0), of(999, 1, 0)],
    }),
    say("all standing", { body: { card: card("a", "b") }, depends: [of(open, 2, 0), of(replanned, 3, 1)] }),
  );
  await stage.machine().drain();
  expect(await stage.outcomes()).toEqual({
    mixed: "sent",
    "all lapsed": "cancelled",
    "all standing": "sent",
  });
  const shown = stage.platform.delivered.map((one) => (JSON.parse(one.content) as Card).body.elements);
  expect(shown).toEqual([
    [line("headline"), line("open")],
    [line("a"), line("b")],
  ]);
});

test("a dead chat is remembered, and nothing more is tried there", async () => {
  await stage.town.sql`insert into chats (chat_id, name) values ('oc_1', '示例群')`;
  await stage.queue(say("a"), say("b"), say("c", { chatId: "oc_2" }));
  stage.platform.next(messagesPath, { status: 400, body: { code: 230002, msg: "" } });
  await stage.machine({ limits: { app: [{ count: 1, windowMs: 60 }], lane: [] } }).drain();
  expect(await stage.outcomes()).toEqual({ a: "dead", b: "dead", c: "sent" });
  expect(stage.platform.arrivals).toHaveLength(2);
  const [row] = await stage.town.sql`select reason from outbox where once_key = 'a'`;
  expect(row?.reason).toBe("230002 机器人不在该群，无法发送");
});

test("an unreachable person is remembered, and reachable again when a message arrives", async () => {
  await stage.town.sql`insert into people (open_id, name) values ('ou_li', '李示例')`;
  const gone = () =>
    stage.town.sql`select unreachable_since is not null as gone, private_chat_id as chat from people`;
  await stage.queue(say("a", { openId: "ou_li" }));
  stage.platform.next(messagesPath, { status: 400, body: { code: 230013, msg: "" } });
  const machine = stage.machine();
  await machine.drain();
  expect(await gone()).toEqual([{ gone: true, chat: null }]);
  await stage.queue(say("b", { openId: "ou_li" }));
  await machine.drain();
  expect(await gone()).toEqual([{ gone: false, chat: "oc_private_ou_li" }]);
});

test("when the platform refuses the whole app, nothing is lost and nothing is sent for a minute", async () => {
  let aheadMs = 0;
  const machine = stage.machine({ wallNow: () => new Date(Date.now() + aheadMs) });
  await stage.queue(say("a"));
  stage.platform.next(messagesPath, { status: 400, body: { code: 99991672, msg: "" } });
  await machine.drain();
  await stage.queue(say("b", { chatId: "oc_2" }));
  await machine.drain();
  expect(stage.platform.arrivals).toHaveLength(1);
  expect(stage.logged.filter((one) => one.level === 50)).toHaveLength(1);
  aheadMs = 61_000;
  await stage.timePasses("2 minutes");
  await machine.drain();
  expect(await stage.outcomes()).toEqual({ a: "sent", b: "sent" });
});

test("the gateway's wait holds back every chat", async () => {
  const machine = stage.machine();
  await stage.queue(say("a"));
  const headers = { "x-ogw-ratelimit-reset": "1" };
  stage.platform.next(messagesPath, { status: 429, body: { code: 99991400, msg: "" }, headers });
  await machine.drain();
  await stage.queue(say("b", { chatId: "oc_2" }));
  await machine.drain();
  expect(stage.platform.arrivals).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  await machine.drain();
  expect(stage.platform.delivered).toHaveLength(2);
});

test("a card that is too old to be refreshed is given up without a noise; a lost message makes one", async () => {
  const refresh = {
    onceKey: "r",
    priority: 3,
    action: "update",
    messageId: "om_9",
    body: { card: card("x") },
  } as const;
  await stage.queue(refresh, say("refused"));
  stage.platform.next(/messages\/om_9$/, { status: 400, body: { code: 230031, msg: "" } });
  stage.platform.next(messagesPath, { status: 400, body: { code: 230022, msg: "" } });
  await stage.machine().drain();
  expect(await stage.outcomes()).toEqual({ r: "dead", refused: "dead" });
  expect(stage.logged).toHaveLength(1);
});

test("retries go on for a day, further and further apart, and then end with the reason", async () => {
  const machine = stage.machine();
  await stage.queue(say("a"));
  const down = () => stage.platform.next(messagesPath, { status: 500, body: {} });
  const waits: number[] = [];
  for (const passes of ["1 second", "10 minutes", "20 hours", "5 hours"]) {
    down();
    await machine.drain();
    const [row] = await stage.town.sql`
      select extract(epoch from retry_wall_at - clock_timestamp())::float8 as s, outcome from outbox`;
    expect(row?.outcome).toBeNull();
    waits.push(Number(row?.s));
    await stage.timePasses(passes);
  }
  expect(waits[0]).toBeLessThan(0.4);
  expect(waits[3]).toBeGreaterThan(1.5);
  down();
  await machine.drain();
  const [row] = await stage.town.sql`select outcome, reason from outbox`;
  expect(row).toEqual({ outcome: "dead", reason: expect.stringContaining("24 小时") });
});

test.each([
  { why: "the answer was lost", lost: true },
  { why: "the platform stalled", lost: false },
])(
  "a living card that was under way while its matter changed, as $why, shows the change in the end",
  async ({ lost }) => {
    const { town, platform } = stage;
    const machine = stage.machine();
    await stage.queue(say("card", { body: { card: card("待签收") }, livingMatterId: 7 }));
    if (lost) platform.next(messagesPath, "lose-answer");
    else platform.delays.answerMs = 500;
    const going = machine.drain();
    if (lost) await going;
    else await expect.poll(() => platform.arrivals.length).toBe(1);
    await town.db.transaction(async (tx) => {
      await replaceUnsent(tx, { matterId: 7, card: card("已签收") });
      const update = { priority: 3, action: "update", body: { card: card("已签收") } } as const;
      const ids = await livingMessages(tx, { matterId: 7 });
      await queueMessages(
        tx,
        new Date(),
        ids.map((messageId) => ({ ...update, messageId, onceKey: messageId })),
      );
    });
    platform.delays.answerMs = 0;
    await going;
    await stage.timePasses("1 minute");
    await machine.drain();
    expect(platform.delivered).toHaveLength(1);
    const last = platform.arrivals.at(-1);
    expect(last?.path).toMatch(/messages\/om_1$/);
    expect(String(last?.body.content)).toContain("已签收");
  },
);

test("the patch of a card that never arrived is dropped without a call", async () => {
  await stage.queue(say("card", { body: { card: card("待签收") }, livingMatterId: 7 }));
  const machine = stage.machine();
  stage.platform.next(messagesPath, { status: 500, body: {} });
  await machine.drain();
  const [id = ""] = await livingMessages(stage.town.db, { matterId: 7 });
  await stage.queue({ onceKey: "patch", priority: 3, action: "update", messageId: id, body: { text: "x" } });
  await stage.timePasses("1 minute");
  stage.platform.next(messagesPath, { status: 400, body: { code: 230022, msg: "" } });
  await machine.drain();
  expect(await stage.outcomes()).toEqual({ card: "dead", patch: "cancelled" });
  expect(stage.platform.arrivals).toHaveLength(2);
});
