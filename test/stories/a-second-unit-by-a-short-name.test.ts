import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test.each(["上报 滇润跟彩云的通道都堵了,周五前清", "上报 滇润农贸市场和彩云两家通道都堵了,周五前清"])(
  "「%s」: the second stands on the card, and no place is called after it",
  async (line) => {
    const cast = await openFuhai();
    const { town, grid, group } = cast;
    await grid.says(line, { in: group });
    const draft = await town.expectSent(group, "示例·滇润农贸市场", "同时提到:示例·彩云幼儿园");
    expect(await town.card(draft.messageId)).not.toMatch(/地点\** 彩云/);
    await town.close();
  },
);

test("each with a hazard of its own is a draft of its own: the second's unit is asked, never the first's", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("上报 滇润通道堵了,彩云的气瓶也乱放,都月底前整改", { in: group });
  await town.expectSent(group, "滇润通道堵了", "11月30日(周一) 24:00");
  const second = await town.expectSent(group, "彩云的气瓶也乱放", "责任单位是哪一个");
  const card = await town.card(second.messageId);
  expect(card).toContain("11月30日(周一) 24:00");
  await grid.taps(second, "示例·彩云幼儿园");
  expect(await town.card(second.messageId)).toMatch(/责任单位\** 示例·彩云幼儿园/);
  await town.close();
});

test("behind a question of one unit a kind of place is never answered by that unit again", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润有多少在办", { in: group });
  await town.expectSent(group, "示例·滇润农贸市场:在办 0");
  await grid.says("幼儿园呢", { in: group });
  await town.expectSent(group, "福海街道幼儿园:在办 0");
  await grid.says("滇润有多少在办", { in: group });
  await town.expectSent(group, "示例·滇润农贸市场:在办 0");
  await grid.says("彩云的呢", { in: group });
  await town.expectSent(group, "示例·彩云幼儿园:在办 0");
  await town.close();
});
