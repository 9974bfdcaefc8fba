import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

const THREE = "滇润农贸市场1、灭火器过期 2、应急灯不亮 3、后门锁死";

test("a day glued to the last of several is taken for all, and the cards of the others say so; one word puts it right", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(`${THREE}周五前整完`, { in: group });
  const first = await town.expectSent(
    group,
    "灭火器过期",
    "11月27日(周五)",
    "写在最后一条后面,这一条也按它算",
  );
  await town.expectSent(group, "应急灯不亮", "11月27日(周五)", "写在最后一条后面");
  const last = await town.expectSent(group, "后门锁死", "11月27日(周五)");
  expect(await town.card(last.messageId)).not.toContain("最后一条后面");
  await grid.says("期限改到月底", { in: group, replyTo: first });
  const again = await town.expectSent(group, "灭火器过期", "11月30日(周一)");
  expect(await town.card(again.messageId)).not.toContain("最后一条后面");
  await town.close();
});

test("where the day is of the last alone, the cards of the others say that they have the usual one", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(`${THREE}周五前打开`, { in: group });
  await town.expectSent(group, "灭火器过期", "按规定期限", "这一条没有说");
  await town.expectSent(group, "应急灯不亮", "按规定期限", "这一条没有说");
  await town.expectSent(group, "后门锁死", "11月27日(周五)");
  await town.close();
});
