import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PRIORITY } from "../src/domain/message.ts";
import { openStage, type Stage, say } from "./outbox-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.clear());
const messagesPath = /im\/v1\/messages$/;

test("each chat hears its messages in order, the urgent first, whatever fails on the way", async () => {
  const machine = stage.machine();
  await stage.queue(
    ...[1, 2, 3].flatMap((n) => ["oc_1", "oc_2"].map((chatId) => say(`${chatId} ${n}`, { chatId }))),
    say("urgent", { chatId: "oc_2", priority: PRIORITY.urgent }),
  );
  stage.platform.next(messagesPath, { status: 400, body: { code: 230020, msg: "" } });
  stage.platform.next(messagesPath, { status: 500, body: {} });
  stage.platform.next(messagesPath, "hang-up");
  for (let i = 0; i < 6; i++) {
    await machine.drain();
    await stage.timePasses("10 minutes");
  }
  expect(stage.platform.texts("oc_1")).toEqual(["oc_1 1", "oc_1 2", "oc_1 3"]);
  expect(stage.platform.texts("oc_2")).toEqual(["urgent", "oc_2 1", "oc_2 2", "oc_2 3"]);
  expect(stage.counted.filter((one) => one === "retry")).toHaveLength(3);
});

test("while a message waits for its retry, the next one of its chat waits too and other chats go on", async () => {
  const machine = stage.machine();
  await stage.queue(say("a1"), say("a2"));
  stage.platform.next(messagesPath, { status: 503, body: {} });
  await machine.drain();
  await stage.queue(say("b1", { chatId: "oc_2" }));
  await machine.drain();
  expect(stage.platform.texts()).toEqual(["b1"]);
});

test("an answer that got lost is asked for again with the same uuid: one message (P7)", async () => {
  const machine = stage.machine();
  await stage.queue(say("once"));
  stage.platform.next(messagesPath, "lose-answer");
  await machine.drain();
  expect(await stage.outcomes()).toEqual({ once: null });
  await stage.timePasses("1 minute");
  await machine.drain();
  expect(stage.platform.texts()).toEqual(["once"]);
  expect(new Set(stage.platform.arrivals.map((one) => one.body.uuid)).size).toBe(1);
  expect(await stage.outcomes()).toEqual({ once: "sent" });
});

test.each(["text", "card"])(
  "after the uuid hour a %s is looked for in the chat before it is repeated (P7)",
  async (kind) => {
    const machine = stage.machine();
    const header = { title: { tag: "plain_text", content: "逾期提醒" } };
    const card = { schema: "2.0" as const, config: {}, header, body: { elements: [] } };
    const message = say("lost", kind === "card" ? { body: { card } } : {});
    await stage.queue(say("earlier", kind === "card" ? { body: { card } } : {}));
    await machine.drain();
    await stage.queue(message);
    stage.platform.next(messagesPath, "lose-answer");
    await machine.drain();
    stage.platform.forgetUuids();
    await stage.timePasses("56 minutes");
    await machine.drain();
    expect(stage.platform.delivered).toHaveLength(2);
    const [row] = await stage.town.sql`select outcome, message_id from outbox where once_key = 'lost'`;
    expect(row).toEqual({ outcome: "sent", message_id: "om_2" });
  },
);

test("after the uuid hour a message that never arrived is sent, although an older one reads the same", async () => {
  const machine = stage.machine();
  await stage.queue(say("same words"));
  await machine.drain();
  await stage.queue(say("again", { body: { text: "same words" } }));
  stage.platform.next(messagesPath, "hang-up");
  await machine.drain();
  await stage.timePasses("56 minutes");
  await machine.drain();
  expect(stage.platform.texts()).toEqual(["same words", "same words"]);
});

test("after the uuid hour another bot's message with the same words does not count as ours", async () => {
  const machine = stage.machine();
  await stage.queue(say("lost"));
  stage.platform.next(messagesPath, "hang-up");
  await machine.drain();
  const content = JSON.stringify({ text: "lost" });
  const foreign = { id: "om_x", to: "oc_1", msgType: "text", content, createdMs: Date.now(), from: "cli_2" };
  stage.platform.delivered.push(foreign);
  await stage.timePasses("56 minutes");
  await machine.drain();
  expect(stage.platform.texts()).toEqual(["lost", "lost"]);
});

test("a row that nobody can read is set aside and does not hold up its lane", async () => {
  await stage.queue(say("broken"), say("whole"));
  await stage.town.sql`update outbox set action = 'sing' where once_key = 'broken'`;
  await stage.machine().drain();
  expect(await stage.outcomes()).toEqual({ broken: "dead", whole: "sent" });
});

test("a machine that dies with a message on its way delays its lane by seconds, not for ever", async () => {
  await stage.queue(say("orphan"), say("next"));
  await stage.town.sql`
    update outbox set attempts = 1, first_tried_wall_at = clock_timestamp(),
      retry_wall_at = clock_timestamp() + interval '5 seconds' where once_key = 'orphan'`;
  const machine = stage.machine();
  await machine.drain();
  expect(stage.platform.texts()).toEqual([]);
  await stage.timePasses("6 seconds");
  await machine.drain();
  expect(stage.platform.texts()).toEqual(["orphan", "next"]);
});

test("a call that takes longer than the lease is not started by a second machine", async () => {
  const [one, other] = [stage.machine({ timeoutMs: 20_000 }), stage.machine({ timeoutMs: 20_000 })];
  await stage.queue(say("warm"));
  await one.drain();
  await stage.queue(say("slow"));
  stage.platform.delays.answerMs = 6_500;
  const going = one.drain();
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  await other.drain();
  await going;
  stage.platform.delays.answerMs = 0;
  expect(
    stage.platform.arrivals.filter((call) => call.body.receive_id && call.path.endsWith("messages")),
  ).toHaveLength(2);
});

test("started, it sends what is committed at once, and what failed when its time has come", async () => {
  const machine = stage.machine();
  await machine.start();
  stage.platform.next(messagesPath, { status: 500, body: {} });
  await stage.queue(say("one"), say("two"));
  await expect.poll(() => stage.platform.texts(), { timeout: 3_000 }).toEqual(["one", "two"]);
  await machine.stop();
  await stage.queue(say("after the stop"));
  await machine.drain();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stage.platform.texts()).toEqual(["one", "two"]);
  await machine.start();
  await expect.poll(() => stage.platform.texts(), { timeout: 3_000 }).toContain("after the stop");
  await machine.stop();
});

test("started in the night, it sends what the clock wrote as soon as the test clock reaches the morning", async () => {
  const { sql } = stage.town;
  await sql`update clock.shift set ahead = '2026-06-01T23:00:00+08:00'::timestamptz - clock_timestamp()`;
  const machine = stage.machine();
  await machine.start();
  await stage.queue(say("of the clock", { priority: PRIORITY.clock }), say("answer"));
  await expect.poll(() => stage.platform.texts(), { timeout: 3_000 }).toEqual(["answer"]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stage.platform.texts()).toEqual(["answer"]);
  await sql`select clock.advance('9 hours')`;
  await expect.poll(() => stage.platform.texts(), { timeout: 1_000 }).toEqual(["answer", "of the clock"]);
  await machine.stop();
});
