import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { openAsked } from "./asked-town.ts";
import { openFuhai, register } from "./cast.ts";

test("「我的」 of a state or a day are those and no more; what one reported oneself is not what waits for one", async () => {
  const { town, market, grid, office } = await openAsked();
  await market.says("我这边还有几条超期的");
  const late = await town.expectSent(market, "您名下:逾期 1", "占在办 1/2", "二楼灭火器过期");
  expect(textOf(late.content)).not.toContain("安全出口");
  await market.says("我周五到期的有几条");
  const due = await town.expectSent(market, "您名下:将到期 1 · 周五(2026-11-27)", "安全出口锁闭");
  expect(textOf(due.content)).not.toContain("灭火器");
  await grid.says("我报的逾期的有哪些");
  await town.expectSent(grid, "您上报的:逾期 2");
  await office.says("我报的有几条没销");
  await town.expectSent(office, "您上报的:在办 0");
  await market.says("我的待办");
  await town.expectSent(market, "我的事项:在办 2,逾期 1");
  await town.close();
});

test("nobody gets figures of a person, and is told why", async () => {
  const { town, office, street, group } = await openAsked();
  await office.says("老李名下几条");
  const told = await town.expectSent(office, "不按人查、不按人统计", "自己的请问「我的」");
  expect(textOf(told.content)).not.toMatch(/在办 \*|逾期 \*/);
  await street.says("谁手上最多", { in: group });
  await town.expectSent(group, "不按人查、不按人统计");
  await town.close();
});

test("a file is not sent: that comes first, with what to do instead, then the list; a zero report's period has its days", async () => {
  const { town, street, group } = await openAsked();
  await street.says("给个excel", { in: group });
  await town.expectSent(group, "机器人不发 Excel", "挂图作战", "请平安办");
  await town.expectSent(group, "福海街道:在办 2", "二楼灭火器过期");
  await street.says("哪些社区没报零报告", { in: group });
  await town.expectSent(group, "最近一期(上周 2026-11-16 至 2026-11-22)未报的社区");
  await street.says("重大和一般的各有几条", { in: group });
  const grades = await town.expectSent(group, "在办 2 · 按等级", "表里的 0 是没有登记");
  expect(JSON.stringify(grades.content)).toContain("疑似重大");
  await town.close();
});

test("a thing is found by its other names; what only may be meant is listed and not taken for it", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  await register(cast, "滇润农贸市场二楼消火栓没水");
  await register(cast, "滇润农贸市场三楼指示灯不亮");
  await street.says("市场消防栓修好了没", { in: group });
  await town.expectSent(group, "待签收", "消火栓没水");
  await street.says("灯修了没", { in: group });
  await town.expectSent(group, "待签收", "三楼指示灯不亮");
  await grid.says("应急灯修了没", { in: group });
  await town.expectSent(group, "没有写「应急灯」的", "说法相近的 **1** 项", "三楼指示灯不亮");
  await town.close();
});

test("「那前卫呢」 behind one matter asks how 前卫 stands; 「上个月呢」 asks back", async () => {
  const cast = await openFuhai();
  const { town, street, group } = cast;
  await register(cast);
  await street.says("0001到哪一步了", { in: group });
  await town.expectSent(group, "待签收");
  await street.says("那前卫呢", { in: group });
  await town.expectSent(group, "前卫街道:在办 0,逾期 0");
  await street.says("0001到哪一步了", { in: group });
  await town.expectSent(group, "待签收");
  await street.says("上个月呢", { in: group });
  await town.expectSent(group, "想问福海街道的什么?", "上一问问的是一件事");
  await town.close();
});
