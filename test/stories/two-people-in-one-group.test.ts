import { expect, test } from "vitest";
import { MARKET, openFuhai } from "./cast.ts";

const ONE = "滇润农贸市场二楼东侧灭火器过期4具";
const TWO = "福海社区3栋楼道堆满纸箱";
const THEIRS = "普坪社区消防通道堵了";

/** Two of one post with drafts between each other's in one group, and a second group that both are in. */
async function two() {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const other = await town.person("周网格", "grid-worker", { street: "福海街道" });
  const group = await town.group("福海街道平安群", [grid, other], { street: "福海街道" });
  const elsewhere = await town.group("福海网格员群", [grid, other], { street: "福海街道" });
  await grid.says(ONE, { in: group });
  const one = await town.expectSent(group, "请确认上报", "灭火器");
  await other.says(THEIRS, { in: group });
  const theirs = await town.expectSent(group, "请确认上报", "消防通道");
  await grid.says(TWO, { in: group });
  const last = await town.expectSent(group, "请确认上报", "纸箱");
  const all = () => town.owner.sql`select * from matters order by id`;
  return { ...cast, other, group, elsewhere, one, theirs, last, all };
}

test.each([
  ["in one breath", false],
  ["after a restart", true],
])("a reply to another's card touches neither their draft nor one's own, %s", async (_when, restarts) => {
  const cast = await two();
  const { town, other, group, one, theirs, all } = cast;
  const before = await all();
  const shown = [await town.card(one.messageId), await town.card(theirs.messageId)];
  if (restarts) await town.restartBot();
  for (const words of [
    "确认",
    "取消",
    "修改",
    "算了不报了",
    "周五前",
    "3天内改完",
    "单位错了,是普坪社区",
    "期限改到月底",
    "取消灭火器那条",
    "全部取消",
  ]) {
    await other.says(words, { in: group, replyTo: one });
    await town.expectSent(group, "只有上报人本人");
  }
  for (const label of ["确认", "取消", "修改"])
    expect((await other.taps(one, label)).toast?.content).toContain("只有上报人本人");
  expect(await all()).toEqual(before);
  expect([await town.card(one.messageId), await town.card(theirs.messageId)]).toEqual(shown);
  await town.close();
});

test.each([
  ["in one breath", false],
  ["after a restart", true],
])("words without a reply mean one's own, whoever's card was shown last, %s", async (_when, restarts) => {
  const cast = await two();
  const { town, grid, other, group, one, theirs, last } = cast;
  if (restarts) await town.restartBot();
  await other.says("期限改到月底", { in: group });
  await town.expectSent(group, "请确认上报", "消防通道", "11月30日");
  await other.says("确认", { in: group });
  await town.expectSent(group, "待签收 XS-2026-0001", "消防通道");
  await town.takeAll(group, cast.street, cast.office);
  for (const card of [one, last]) expect(await town.card(card.messageId)).toContain("请确认上报");
  expect(await town.card(theirs.messageId)).toContain("已登记为 XS-2026-0001");
  // Of one's own two it is asked, and the other's tap on that question is refused as well.
  await grid.says("确认", { in: group });
  const which = await town.expectSent(group, "您在这里有 2 份草稿,要确认哪一份");
  const foreign = await other.taps(which, `${MARKET}:${ONE.slice(0, 16)}…`);
  expect(foreign.toast?.content).toContain("只有上报人本人");
  await grid.taps(which, `福海社区:${TWO}`);
  await town.takeAll(group, cast.street, cast.office);
  expect(await town.card(one.messageId)).toContain("请确认上报");
  expect(await town.card(which.messageId)).toContain("XS-2026-0002");
  await town.close();
});

test.each([
  ["in one breath", false],
  ["after a restart", true],
])("from another chat words do not reach a draft, and say where it is, %s", async (_when, restarts) => {
  const cast = await two();
  const { town, grid, elsewhere, all } = cast;
  const before = await all();
  if (restarts) await town.restartBot();
  for (const words of ["确认", "取消", "修改", "全部取消", "单位错了,是普坪社区"]) {
    for (const place of [elsewhere, null]) {
      await grid.says(words, place ? { in: place } : {});
      await town.expectSent(place ?? grid, "您在这里没有未确认的草稿,在别的聊天里有 2 份", "没有作任何改变");
    }
  }
  expect(await all()).toEqual(before);
  await town.close();
});
