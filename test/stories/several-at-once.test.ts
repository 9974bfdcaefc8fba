import { expect, test } from "vitest";
import { type Fuhai, handIn, openFuhai, register } from "./cast.ts";

const states = async ({ town }: Fuhai) =>
  (await town.owner.sql`select state from matters where number is not null order by number`).map(
    (row) => row.state,
  );

test.each(["签收0001和0002", "签收 0001、0002", "0001 0002都签收", "签收XS-2026-0001,XS-2026-0002"])(
  "「%s」 signs for both, in one answer with a line each",
  async (words) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    await register(cast);
    await register(cast, "滇润农贸市场一楼应急灯2个不亮");
    await market.says(words);
    await town.expectSent(market, "已签收 XS-2026-0001", "已签收 XS-2026-0002");
    expect(await states(cast)).toEqual(["accepted", "accepted"]);
    await town.close();
  },
);

test("each is judged by itself: what is refused says why, the others are done", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await register(cast, "滇润农贸市场一楼应急灯2个不亮");
  await market.says("签收 0001");
  await town.expectSent(market, "整改中 XS-2026-0001");
  await market.says("签收 0001、0002、0099");
  await town.expectSent(
    market,
    "XS-2026-0001 没有办理",
    "不能签收",
    "已签收 XS-2026-0002",
    "没有找到编号 XS-2026-0099",
  );
  expect(await states(cast)).toEqual(["accepted", "accepted"]);
  await town.close();
});

test("打回 takes one reason for each; 核验通过 with a but is done to none; who handed in verifies none", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator } = cast;
  await handIn(cast);
  await handIn(cast, "滇润农贸市场一楼应急灯2个不亮");
  await street.says("核验通过 0001 0002 看过了,但是0002还有一半没换");
  await town.expectSent(street, "XS-2026-0001 没有办理", "XS-2026-0002 没有办理");
  expect(await states(cast)).toEqual(["submitted", "submitted"]);
  await street.says("打回 0001和0002 还差2具");
  await town.expectSent(street, "XS-2026-0001 被打回:还差2具", "XS-2026-0002 被打回:还差2具");
  await town.expectSent(market, "整改中(打回)");
  await town.expectSent(market, "整改中(打回)");
  expect(await states(cast)).toEqual(["rectifying", "rectifying"]);
  await town.takeAll(regulator);
  await town.close();
});

test.each([
  ["签收5-8号", "一个一个写全"],
  ["签收0001到0002", "一个一个写全"],
  ["整改 0001、0002 都换了", "一条发一个编号"],
])("「%s」 does nothing and says how", async (words, says) => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await register(cast, "滇润农贸市场一楼应急灯2个不亮");
  await market.says(words);
  await town.expectSent(market, says, "没有办理");
  expect(await states(cast)).toEqual(["assigned", "assigned"]);
  await town.close();
});

test("「1号整好了」 hands in that number; a number that is on no ledger is said so, whatever the act", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator } = cast;
  await register(cast);
  await register(cast, "滇润农贸市场一楼应急灯2个不亮");
  await market.says("1号整好了");
  await town.expectSent(market, "待核验 XS-2026-0001");
  await town.takeAll(street, regulator);
  expect(await states(cast)).toEqual(["submitted", "assigned"]);
  for (const words of [
    "签收 0099",
    "9号整好了",
    "撤销 0099",
    "续报 0099 又漏了",
    "申请退回 0099 不在我们辖区",
    "0099延期到周五",
    "催一下0099",
    "0099重开",
    "改派 0099 给普坪社区",
  ]) {
    await street.says(words);
    await town.expectSent(street, `没有找到编号 XS-2026-${words.startsWith("9") ? "0009" : "0099"}`);
  }
  await town.close();
});

test("「撤销提交」 names the act: it is taken back when it was the last, and nothing else is", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator, grid, group } = cast;
  await register(cast);
  await market.says("签收");
  await town.expectSent(market, "整改中 XS-2026-0001");
  await market.says("撤销提交");
  await town.expectSent(market, "最后一步是 XS-2026-0001 的「签收」,不是「提交整改」,没有撤销");
  await market.says("撤销签收");
  await town.expectSent(market, "已撤销「签收」");
  await market.says("整好了");
  await town.expectSent(market, "待核验 XS-2026-0001");
  await town.takeAll(street, regulator);
  // 「销号」 in it strikes nothing off, 「打回」 sends nothing back.
  await street.says("撤销销号");
  await town.expectSent(street, "没有可撤销的办理");
  await street.says("撤销打回");
  await town.expectSent(street, "没有可撤销的办理");
  expect(await states(cast)).toEqual(["submitted"]);
  await market.says("撤销提交");
  await town.expectSent(market, "已撤销「提交整改」");
  await grid.says("滇润农贸市场一楼应急灯2个不亮", { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("撤销上报", { in: group });
  await town.expectSent(group, "取消草稿请发「取消」");
  await town.takeAll(street, regulator, market);
  await town.close();
});
