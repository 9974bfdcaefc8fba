import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { expect, test } from "vitest";
import { createInboxKeeper } from "../../db/inbox.ts";
import { createDoor } from "../../src/webhook/app.ts";
import { type Fuhai, openFuhai, register } from "./cast.ts";

/** Nothing can be written there for so long, as behind a slow disk or a long lock. */
async function holdUp({ town }: Fuhai, what: "matters" | "inbox", ms: number) {
  let begun: () => void = () => {};
  const locked = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const over = town.owner.sql.begin(async (tx) => {
    await tx.unsafe(what === "inbox" ? "lock table inbox in share mode" : "select 1 from matters for update");
    begun();
    await new Promise((resolve) => setTimeout(resolve, ms));
  });
  await locked;
  return over;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const patchesOf = ({ town }: Fuhai, messageId: string) =>
  town.sandbox.calls().filter((call) => call.method === "PATCH" && call.path.endsWith(messageId));
const standBy = ({ town }: Fuhai) =>
  town.owner.sql`select outcome, attempts from outbox where once_key like 'in:%:tapped' order by seq`;

test("a tap answered in time is answered with its card, and no patch follows", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { task } = await register(cast);
  const tap = await market.taps(task, "签收");
  expect(tap.toast?.content).toContain("已签收");
  expect(await town.card(task.messageId)).toContain("整改中");
  const cancelled = { outcome: "cancelled", attempts: 0 };
  await expect.poll(() => standBy(cast)).toEqual([cancelled, cancelled]);
  await pause(3_600);
  await town.settle();
  expect(patchesOf(cast, task.messageId)).toEqual([]);
  await town.close();
});

test("a tap whose handling takes longer than the door waits gets 处理中, and afterwards its card is patched, once", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { task } = await register(cast);
  const over = holdUp(cast, "matters", 2_700);
  const tap = await market.taps(task, "签收");
  expect(tap.toast?.content).toContain("处理中");
  expect(await town.card(task.messageId)).toContain("待签收");
  await over;
  await town.settleUntil(async () => (await town.card(task.messageId)).includes("整改中"));
  await town.expectQuiet();
  expect(patchesOf(cast, task.messageId)).toHaveLength(1);
  await town.close();
});

test("a tap that lost a second at the insert and the rest at the handling is patched as well", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const { task } = await register(cast);
  const [inbox, matters] = [holdUp(cast, "inbox", 900), holdUp(cast, "matters", 2_600)];
  // Behind this one's insert the tap waits for its own: the door counts from the arrival, the row from the insert.
  const said = town.sandbox.say({ from: grid.openId, chatId: group.chatId, text: "帮助", mentionBot: true });
  await pause(50);
  const tap = await market.taps(task, "签收");
  expect(tap.toast?.content).toContain("处理中");
  await Promise.all([inbox, matters, said]);
  await town.settleUntil(async () => (await town.card(task.messageId)).includes("整改中"));
  expect(await town.card(task.messageId)).toContain("整改中");
  await town.settle();
  await town.expectSent(group, "上报");
  expect(patchesOf(cast, task.messageId)).toHaveLength(1);
  await town.close();
});

test("when the web process dies between the commit and its answer, the card is patched", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { task } = await register(cast);
  const dying = createDoor({
    app: { ...town.sandbox.app, tenantKeys: [] },
    keep: createInboxKeeper(town.bot.jobContext.sql, { wallNow: () => new Date() }).keep,
    waitForAnswer: () => new Promise(() => {}),
    answered: () => {},
    wallNow: () => new Date(),
    count: () => {},
  });
  const server = serve({ fetch: dying.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  town.sandbox.setWebhookUrl(`http://127.0.0.1:${port}/feishu/events`);
  const tap = await market.taps(task, "签收");
  expect(tap).toMatchObject({ status: 0, error: expect.stringContaining("没有及时回应") });
  await town.settleUntil(async () => (await town.card(task.messageId)).includes("整改中"));
  expect(await town.card(task.messageId)).toContain("整改中");
  expect(patchesOf(cast, task.messageId)).toHaveLength(1);
  if ("closeAllConnections" in server) server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await town.close();
});
