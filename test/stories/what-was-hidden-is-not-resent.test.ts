import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

const PHONE = ["139", "8765", "4321"].join("");

test("a draft made of the masked text is not to be sent again, and the recall we ask for keeps it", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const said = await grid.says(`滇润农贸市场后门锁死了,老板电话${PHONE}`, { in: group });
  await town.expectSent(group, "请确认上报", "后门锁死");
  const told = await town.expectSent(grid, "已按下面的脱敏文本办理,不用重发", "请撤回原消息");
  expect(await town.card(told.messageId)).not.toContain(PHONE);
  await grid.recalls(said);
  await grid.says("确认", { in: group });
  await town.expectSent(group, "待签收 XS-2026-0001", "后门锁死");
  await town.takeAll(cast.market, cast.office, group);
  await town.close();
});

test("where nothing was made of it, it is to be sent again without the personal data", async () => {
  const { town, grid, group } = await openFuhai();
  await grid.says(`那个老板的电话是${PHONE}`, { in: group });
  await town.takeAll(group);
  await town.expectSent(grid, "需要时按下面的脱敏文本重发");
  await town.close();
});

test.each([
  "听说示例·彩云幼儿园有小孩食物中毒,不晓得真假",
  "网上说滇润农贸市场炸了,是不是真的",
  "听说滇润农贸市场着火了,没核实",
])("「%s」 has one answer: whom to call, that nothing was entered, and to check", async (words) => {
  const { town, grid, group } = await openFuhai();
  await grid.says(words, { in: group });
  const told = await town.expectSent(group, "119 / 120 / 110", "没有登记", "核实");
  expect(await town.card(told.messageId)).not.toContain("下面只作登记");
  // Silence: nothing else here, and nothing in private.
  await town.close();
});

test("a rumour with a telephone number is to be recalled, and not to be sent again", async () => {
  const { town, grid, group } = await openFuhai();
  await grid.says(`听说滇润农贸市场着火了,老板电话${PHONE},不晓得真假`, { in: group });
  await town.expectSent(group, "119 / 120 / 110", "没有登记");
  await town.expectSent(grid, "传闻没有登记,不用重发", "请撤回原消息");
  await town.close();
});
