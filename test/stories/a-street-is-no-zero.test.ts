import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test.each(["今日零报告", "本周零报告", "零报告"])(
  "「%s」 of a street stands for none of its units: it is told so, with one of that street's",
  async (words) => {
    const { town, street, grid, group } = await openFuhai();
    await street.says(words, { in: group });
    const told = await town.expectSent(group, "街道的零报告不能代替", "没有记录", "社区零报告");
    const example = /例如「(.+?)零报告」/.exec(await town.card(told.messageId))?.[1] ?? "";
    const [unit] = await town.owner.sql`
      select bodies.name from units join bodies on bodies.id = units.street_id where units.name = ${example}`;
    expect(unit?.name).toBe("福海街道");
    await grid.says(`${example}零报告`, { in: group });
    await town.expectSent(group, "已记录零报告", example);
    await town.close();
  },
);

test("under an answer without a number no scope is told", async () => {
  const { town, street, group } = await openFuhai();
  for (const words of ["前三名是哪几个单位", "今年出了几起事故"]) {
    await street.says(words, { in: group });
    const [told] = [await town.expectSent(group, /^前/.test(words) ? "不作排名" : "事件登记册")];
    expect(await town.card(told.messageId)).not.toContain("按本群的");
  }
  await street.says("还有几个逾期的", { in: group });
  await town.expectSent(group, "按本群的福海街道统计");
  await town.close();
});
