import { expect, test } from "vitest";
import { handIn, MARKET, openFuhai, register } from "./cast.ts";

test("the same message six times at once gives one draft and one reply", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group, times: 6 });
  const draft = await town.expectSent(group, "请确认上报");
  await town.expectQuiet();
  await grid.taps(draft, "确认");
  await town.expectSent(cast.market, "XS-2026-0001");
  const [counted] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(counted?.n).toBe(1);
  await town.close();
});

test("a repeated, a stale and a foreign tap answer 200 and change nothing", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street } = cast;
  const { draft, task } = await register(cast);
  const before = await town.owner.sql`select state, version, round from matters`;

  const confirmed = { c: "confirm-report", id: 1, v: 1 };
  for (const tap of [
    await grid.tapsValue(draft, confirmed),
    await grid.tapsValue(draft, confirmed),
    await street.tapsValue(draft, confirmed),
  ]) {
    expect(tap.status).toBe(200);
  }
  const foreign = await grid.taps(task, "签收");
  expect(foreign).toMatchObject({ status: 200, toast: { content: expect.stringContaining("须由责任单位") } });
  const unknown = await market.tapsValue(task, { c: "no-such-command", id: 1 });
  expect(unknown).toMatchObject({ status: 200, body: {} });
  expect(await town.owner.sql`select state, version, round from matters`).toEqual(before);

  await market.taps(task, "签收");
  const stale = await market.tapsValue(task, { c: "accept", id: 1, v: 1 });
  expect(stale).toMatchObject({ status: 200, toast: { content: expect.stringContaining("没有作任何改变") } });
  await town.close();
});

test.each([
  { why: "the answer is lost after the platform took the message", fault: { lostResponse: 2 } },
  { why: "the platform is broken for a while", fault: { serverError: 3 } },
  { why: "the rate limit is hit", fault: { rateLimit: 2, resetSeconds: 0.1 } },
  { why: "the chat is busy", fault: { chatBusy: 2 } },
  { why: "the token is revoked with HTTP 400", fault: { revokeToken: "http400" as const } },
  { why: "the token is revoked with HTTP 200", fault: { revokeToken: "http200" as const } },
  { why: "the platform stalls for three seconds", fault: { stall: 2, ms: 3_000 } },
  { why: "an event is pushed twice", fault: { duplicate: 2 } },
  { why: "an event is pushed late", fault: { reorder: 1 } },
])("one reply and one matter, although $why", async ({ fault }) => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  town.sandbox.fault(fault);
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  await town.settleUntil(async () => (await town.unseen(group)).length > 0);
  const draft = await town.expectSent(group, "请确认上报");
  town.sandbox.fault(fault);
  await grid.taps(draft, "确认");
  await town.settleUntil(async () => (await town.unseen(market)).length > 0);
  await town.expectSent(market, "XS-2026-0001");
  await town.close();
});

test("one reply, although the platform stalls beyond our patience and takes the message after all", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  // Longer than the client waits: the repeat arrives while the first call is still held up.
  town.sandbox.fault({ stall: 1, ms: 9_000 });
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  await town.settleUntil(async () => (await town.unseen(group)).length > 0);
  await town.expectSent(group, "请确认上报");
  const sends = () => town.sandbox.calls().filter((call) => call.path.endsWith("/reply"));
  await expect.poll(() => sends().length, { timeout: 5_000 }).toBe(2);
  expect(Math.max(...sends().map((call) => call.ms))).toBeGreaterThan(8_900);
  await town.close();
}, 60_000);

test("two messages of one chat that arrive in swapped order are both answered, each once", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const line = (place: string) => ({
    from: grid.openId,
    chatId: group.chatId,
    text: `滇润农贸市场${place}灭火器过期4具`,
    mentionBot: true,
  });
  town.sandbox.fault({ reorder: 1 });
  const [first, second] = [await town.sandbox.say(line("一楼")), await town.sandbox.say(line("二楼"))];
  await town.settleUntil(async () => (await town.unseen(group)).length > 1);
  const arrived = await town.owner.sql`select dedupe_key as key from inbox order by id`;
  expect(arrived.map((row) => row.key)).toEqual([
    `message:${second.messageId}`,
    `message:${first.messageId}`,
  ]);
  for (const [place, number] of [
    ["二楼", "XS-2026-0001"],
    ["一楼", "XS-2026-0002"],
  ] as const) {
    await grid.taps(await town.expectSent(group, "请确认上报", place), "确认");
    await town.expectSent(market, number, place);
  }
  await town.close();
});

test("numbers have no gaps: a registration that fails takes none", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await register(cast);
  await grid.says("滇润农贸市场有两家摊主为摊位吵起来", { in: group });
  const dispute = await town.expectSent(group, "请补充后确认上报");
  const refused = await grid.tapsValue(dispute, { c: "confirm-report", id: 2, v: 1 });
  expect(refused.toast?.content).toContain("没有统一期限");
  await grid.taps(dispute, "用这个日期", { due: "2026-12-04 +0800" });
  await grid.taps(dispute, "确认");
  await town.expectSent(cast.market, "XS-2026-0002", "12月4日(周五) 24:00");
  await town.close();
});

test("a tap on an older card of a matter shows how it stands today", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { number } = await handIn(cast);
  await grid.says(number, { in: group });
  const shown = await town.expectSent(group, number, "待核验");
  await grid.says(number.toLowerCase(), { in: group });
  await town.expectSent(group, number, "待核验");
  expect(await town.card(shown.messageId)).toContain("待核验");
  await town.close();
});

test("a card under way while somebody else signs for its matter shows in the end that it is signed for", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const second = await town.person("孙安全", "unit", { unit: MARKET });
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  // Both get the task, and both answers are lost: as far as we know neither has left.
  town.sandbox.fault({ lostResponse: 2 });
  await grid.taps(draft, "确认");
  await town.settle();
  const [task, other] = [await town.expectSent(market, "待签收"), await town.expectSent(second, "待签收")];
  await market.taps(task, "签收");
  const shows = async (words: string) => (await town.card(other.messageId)).includes(words);
  await town.settleUntil(() => shows("整改中"));
  expect(await town.card(other.messageId)).not.toContain("待签收");
  await town.close();
});
