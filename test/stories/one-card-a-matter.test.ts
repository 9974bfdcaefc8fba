import { expect, test } from "vitest";
import { buttonsOf } from "../card-text.ts";
import { type Fuhai, MARKET, openFuhai } from "./cast.ts";

const ONE = "滇润农贸市场二楼东侧灭火器过期4具";
const TWO = "福海社区3栋楼道堆满纸箱";
const LINK_ONE = `${MARKET}:${ONE.slice(0, 16)}…`;
const LINK_TWO = `福海社区:${TWO}`;

const buttonsOn = async ({ town }: Fuhai, { messageId }: { messageId: string }) =>
  buttonsOf((await town.sandbox.messages()).find((one) => one.messageId === messageId)?.content).map(
    ({ text }) => text,
  );
const states = async ({ town }: Fuhai) =>
  (await town.owner.sql`select state from matters order by id`).map(({ state }) => state);

/** One draft, corrected twice: three cards of it stand in the group. */
async function corrected() {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(ONE, { in: group });
  const cards = [await town.expectSent(group, "请确认上报")];
  for (const words of ["期限改到周五前", "地点是二楼西侧"]) {
    await grid.says(words, { in: group });
    cards.push(await town.expectSent(group, "请确认上报"));
  }
  const [first, second, third] = cards;
  if (!first || !second || !third) throw new Error("unreachable");
  return { ...cast, first, second, third };
}

test("confirmed by a tap, that card is the matter's; the draft's older ones name it and stay so", async () => {
  const cast = await corrected();
  const { town, grid, market, group, first, second, third } = cast;
  await grid.taps(third, "确认");
  const task = await town.expectSent(market, "待签收 XS-2026-0001");
  const closed = async () => {
    for (const card of [first, second]) {
      expect(await town.card(card.messageId)).toContain("已登记为 XS-2026-0001,见最新卡片");
      expect(await buttonsOn(cast, card)).toEqual([]);
    }
  };
  await closed();
  const patches = () =>
    town.owner.sql`select target_message_id from outbox where action = 'update' and outcome = 'sent'
      and target_message_id in ${town.owner.sql([first.messageId, second.messageId])}`;
  const before = (await patches()).length;
  await market.taps(task, "签收");
  for (const card of [task, third]) expect(await town.card(card.messageId)).toContain("整改中");
  await closed();
  expect(await patches()).toHaveLength(before);

  // A closed card still says which matter words in reply to it mean.
  await grid.says("撤销", { in: group, replyTo: first });
  await town.expectSent(group, "XS-2026-0001");
  await town.close();
});

test("confirmed in words, the answer is the matter's card and all of the draft's are closed", async () => {
  const cast = await corrected();
  const { town, grid, market, group, first, second, third } = cast;
  await grid.says("确认", { in: group });
  const card = await town.expectSent(group, "待签收 XS-2026-0001");
  const task = await town.expectSent(market, "待签收 XS-2026-0001");
  await market.taps(task, "签收");
  expect(await town.card(card.messageId)).toContain("整改中");
  for (const old of [first, second, third])
    expect(await town.card(old.messageId)).toContain("已登记为 XS-2026-0001");
  await town.close();
});

test("a client that is behind taps a closed card: it hears why, and the card stays closed", async () => {
  const cast = await corrected();
  const { town, grid, third, first } = cast;
  await grid.taps(third, "确认");
  await town.takeAll(cast.market, cast.group);
  const tapped = await grid.tapsValue(first, { c: "confirm-report", id: 1, v: 1 });
  expect(tapped.toast?.content).toContain("已经不在了");
  expect(JSON.stringify(tapped.body)).toContain("已登记为");
  expect(await buttonsOn(cast, first)).toEqual([]);
  await town.close();
});

test("「修改」 opens the form in one place: the draft's other card points there, and what comes of it is kept up", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says(ONE, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.says("修改", { in: group });
  const form = await town.expectSent(group, "确认上报", "整治任务");
  expect(await town.card(draft.messageId)).toContain("见最新卡片");
  await grid.taps(form, "确认上报");
  await market.taps(await town.expectSent(market, "待签收"), "签收");
  expect(await town.card(form.messageId)).toContain("整改中");
  expect(await town.card(draft.messageId)).toContain("已登记为 XS-2026-0001");
  await town.close();
});

/** Two drafts, old enough that words alone mean neither, and the question which is meant. */
async function asked(word: string) {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(ONE, { in: group });
  const one = await town.expectSent(group, "请确认上报", "灭火器");
  await grid.says(TWO, { in: group });
  const two = await town.expectSent(group, "请确认上报", "纸箱");
  await town.clockReaches("2026-11-23T09:41:00+08:00");
  await grid.says(word, { in: group });
  const which = await town.expectSent(group, `要${word}哪一份`);
  return { ...cast, one, two, which };
}

test("what was chosen stands where it was asked, kept up like any card of it", async () => {
  const cast = await asked("确认");
  const { town, grid, market, which, one, two } = cast;
  await grid.taps(which, LINK_ONE);
  await market.taps(await town.expectSent(market, "待签收"), "签收");
  expect(await town.card(which.messageId)).toContain("整改中");
  expect(await town.card(one.messageId)).toContain("已登记为 XS-2026-0001");
  expect(await town.card(two.messageId)).toContain("请确认上报");
  await town.close();
});

test.each([
  ["确认", "confirm-report", ["registered", "draft"]],
  ["取消", "discard-draft", ["draft"]],
  ["修改", "edit-draft", ["draft", "draft"]],
])(
  "「%s」 is asked once: the other button, tapped by a client that is behind, does nothing and says so",
  async (word, c, after) => {
    const cast = await asked(word);
    const { town, grid, group, which } = cast;
    await grid.taps(which, LINK_ONE);
    await town.takeAll(cast.market, group);
    expect((await states(cast)).map((state) => (state === "draft" ? state : "registered"))).toEqual(after);
    const shown = await town.card(which.messageId);
    await town.restartBot();
    const late = await grid.tapsValue(which, { c, id: 2, v: 1, which: 1 });
    expect(late.toast?.content).toContain("不用再选了");
    expect((await states(cast)).length).toBe(after.length);
    expect(await town.card(which.messageId)).toBe(shown);
    await town.close();
  },
);

test.each(["取消", "确认"])(
  "「%s」: with the last of its drafts gone by their own cards, the question is closed",
  async (word) => {
    const cast = await asked(word);
    const { town, grid, group, which, one, two } = cast;
    await grid.taps(one, "取消");
    // One can still be meant.
    expect(await buttonsOn(cast, which)).toEqual([LINK_TWO, LINK_ONE]);
    const gone = await grid.taps(which, LINK_ONE);
    expect(gone.toast?.content).toContain("已经不在了");
    await grid.taps(two, "确认");
    await town.takeAll(group, cast.office, cast.street, cast.market);
    expect(await town.card(which.messageId)).toContain("不用再选");
    expect(await buttonsOn(cast, which)).toEqual([]);
    const late = await grid.tapsValue(which, { c: "discard-draft", id: 2, v: 1, which: 1 });
    expect(late.toast?.content).toContain("不用再选了");
    expect(await states(cast)).not.toContain("draft");
    await town.close();
  },
);

test("「全部取消」 answered or overtaken is closed too, and asked a second time it does nothing", async () => {
  const cast = await asked("取消");
  const { town, grid, group, which } = cast;
  await grid.says("全部取消", { in: group });
  const all = await town.expectSent(group, "要全部取消吗");
  const of = "2.1,1.1";
  await grid.taps(all, "全部取消(2 份)");
  expect(await town.card(all.messageId)).toContain("已取消 2 份");
  expect(await town.card(which.messageId)).toContain("不用再选");
  const late = await grid.tapsValue(all, { c: "all-drafts", act: "discard", of });
  expect(late.toast?.content).toContain("不用再选了");
  expect(await town.card(all.messageId)).toContain("已取消 2 份");
  await town.close();
});

test("a draft brought back by the tap on 「重新上报」 has its living card there", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  for (const line of [ONE, TWO]) {
    await grid.says(line, { in: group });
    await town.expectSent(group, "请确认上报");
  }
  await grid.says("取消", { in: group });
  const gone = await town.expectSent(group, "已取消", "纸箱");
  await grid.taps(gone, "取消错了,重新上报这一条");
  await grid.says("期限改到周三", { in: group, replyTo: gone });
  await town.expectSent(group, "请确认上报", "纸箱", "11月25日");
  expect(await town.card(gone.messageId)).toContain("见最新卡片");
  await town.close();
});

test("of what no group may read the one card is its author's in private, also confirmed by a word in the group", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场冷库后面挖出人骨", { in: group });
  await town.takeAll(group);
  const apart = await town.expectSent(grid, "滇润农贸市场");
  await grid.taps(apart, "7天内 · 11月30日(周一)");
  await grid.says("确认", { in: group });
  await town.takeAll(group, grid, cast.market, cast.street, cast.office);
  expect(await states(cast)).toEqual(["assigned"]);
  expect(await town.card(apart.messageId)).toContain("待签收 XS-2026-0001");
  await town.close();
});
