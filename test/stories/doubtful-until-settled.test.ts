import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

// Monday, 23 November 2026, 09:30.
test("a doubtful day stays doubtful on every card until its author sets or confirms it", async () => {
  const { town, grid, group } = await openFuhai();
  await grid.says("滇润农贸市场二楼灭火器过期4具,周一前整改", { in: group });
  await town.expectSent(group, "请确认上报", "「周一前」不一定是这一天");
  await grid.says("不是4具,是6具", { in: group });
  await town.expectSent(group, "灭火器过期6具", "「周一前」不一定是这一天");
  await grid.says("地点是三楼", { in: group });
  await town.expectSent(group, "地点** 三楼", "「周一前」不一定是这一天");
  await grid.says("期限改到周五", { in: group });
  const card = await town.expectSent(group, "11月27日(周五)");
  expect(await town.card(card.messageId)).not.toContain("不一定是这一天");
  await town.close();
});

test.each([
  ["节前整改到位", ["12月31日(周四) 24:00", "「节前」按元旦计:1月1日(周五)起放假"], "没有看明白"],
  ["春节前整改到位", ["2月4日(周四) 24:00", "「春节前」按春节计:2月5日(周五)起放假"], "没有看明白"],
  ["2月30日前整改", ["「2月30日」没有这一天", "什么时候整改完"], "没有看明白"],
  ["喊他家明早就搬掉", ["11月24日(周二) 12:00", "「明早」按 12:00 计"], "不一定是这一天"],
  ["周五前整改", ["11月27日(周五) 24:00"], "放假"],
])("「%s」 says on its card what it was taken for", async (due, shows, without) => {
  const { town, grid, group } = await openFuhai();
  await grid.says(`滇润农贸市场二楼电线乱拉,${due}`, { in: group });
  const card = await town.expectSent(group, ...shows);
  expect(await town.card(card.messageId)).not.toContain(without);
  await town.close();
});

test("of two days for one matter both are offered, and a tap settles it", async () => {
  const { town, grid, group } = await openFuhai();
  await grid.says("滇润农贸市场二楼电线乱拉,周五前还是下周一前你们看", { in: group });
  const card = await town.expectSent(group, "说了不止一个期限", "周五前 · 11月27日", "下周一前 · 11月30日");
  await grid.taps(card, "下周一前 · 11月30日(周一)");
  const asked = await town.card(card.messageId);
  expect(asked).toContain("11月30日(周一) 24:00");
  expect(asked).not.toContain("不止一个期限");
  await town.close();
});
