import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test.each([
  "快点来人,滇润农贸市场二楼起烟子了",
  "滇润农贸市场后厨冒烟了,怕是着了",
  "滇润农贸市场有个娃儿卡在电梯里头",
  "滇润农贸市场有个工人遭电打了",
  "滇润农贸市场一个老倌倒地上喊不应",
])("「%s」: whom to call stands first, and there are no seven days", async (words) => {
  const { town, grid, group } = await openFuhai();
  await grid.says(words, { in: group });
  const call = await town.expectSent(group, "请立即拨打 119 / 120 / 110");
  const draft = await town.expectSent(group, "请确认上报", "安全隐患 · 立行立改");
  expect(await town.card(call.messageId)).toMatch(/^请立即拨打/);
  expect(await town.card(draft.messageId)).not.toMatch(/11月30日|7天/);
  await town.close();
});

test.each(["滇润农贸市场天燃气软管老化漏气,味道大得很", "滇润农贸市场液化气漏了"])(
  "「%s」: to leave and to call, and nothing is offered until the end of the month",
  async (words) => {
    const { town, grid, group } = await openFuhai();
    await grid.says(words, { in: group });
    await town.expectSent(group, "先让人离开", "不用明火", "119 / 120 / 110", "不是法定报告渠道");
    const draft = await town.expectSent(group, "疑似重大", "今天内");
    expect(await town.card(draft.messageId)).not.toMatch(/3天内|7天内|月底前/);
    await town.close();
  },
);

test.each(["明早之前把滇润农贸市场门口的井盖盖好,有娃娃会掉进去", "滇润农贸市场厨房的抽风机冒烟扰民"])(
  "「%s」 is a danger or a nuisance, and no accident",
  async (words) => {
    const { town, grid, group } = await openFuhai();
    await grid.says(words, { in: group });
    const draft = await town.expectSent(group, "请确认上报", "安全隐患 · 一般");
    expect(await town.card(draft.messageId)).not.toContain("疑似事故");
    await town.close();
  },
);
