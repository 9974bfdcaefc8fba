import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { openAsked } from "./asked-town.ts";
import { openFuhai } from "./cast.ts";

test("「那前卫呢」 asks the last question again, in the group and in private; a word that is a name as well is one there", async () => {
  const { town, street, group } = await openAsked();
  for (const [where, told] of [
    [{ in: group }, group],
    [{}, street],
  ] as const) {
    await street.says("棕南社区有几条逾期", where);
    await town.expectSent(told, "棕树营南区社区:逾期 0");
    await street.says("那红星呢", where);
    await town.expectSent(told, "红星社区:逾期 0", "按红星社区统计");
    await street.says("陆家社区呢", where);
    await town.expectSent(told, "陆家社区:逾期 0");
    await street.says("那前卫呢", where);
    await town.expectSent(told, "前卫街道:逾期 1", "逾期 **1** 项,占在办 1/1");
  }
  await town.close();
});

test("another person of the group asks for himself: he takes nobody's question over", async () => {
  const { town, street, grid, group } = await openAsked();
  await street.says("前卫街道有几条逾期", { in: group });
  await town.expectSent(group, "前卫街道:逾期 1");
  await grid.says("那红星呢", { in: group });
  const asked = await town.expectSent(group, "想问红星社区的什么?");
  expect(textOf(asked.content)).not.toContain("逾期 0");
  // And the first one's question is still his.
  await street.says("那福海呢", { in: group });
  await town.expectSent(group, "福海街道:逾期 1");
  await town.close();
});

test("ten minutes later it follows nothing any more: what is meant is asked", async () => {
  const { town, street, group } = await openFuhai();
  await street.says("前卫街道有几条逾期", { in: group });
  await town.expectSent(group, "前卫街道:逾期 0");
  await town.clockJumps("2026-11-23T09:42:00+08:00");
  await street.says("那红星呢", { in: group });
  await town.expectSent(group, "想问红星社区的什么?");
  await town.close();
});

test("a draft that came between, and an answer that asked back, leave the question to be followed", async () => {
  const { town, grid, group } = await openAsked();
  await grid.says("前卫街道有几条逾期", { in: group });
  await town.expectSent(group, "前卫街道:逾期 1");
  await grid.says("滇润农贸市场二楼东侧消防栓没水", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.says("那福海呢", { in: group });
  await town.expectSent(group, "福海街道:逾期 1");
  expect(await town.card(draft.messageId)).toContain("消防栓没水");
  await grid.says("那红星呢", { in: group });
  await town.expectSent(group, "红星社区:逾期 0");
  // The draft has the unit it had.
  expect(await town.card(draft.messageId)).toContain("滇润农贸市场");
  await grid.taps(draft, "取消");

  await grid.says("明珠社区还有几个逾期的", { in: group });
  await town.expectSent(group, "台账里没有「明珠社区」");
  await grid.says("那前卫呢", { in: group });
  await town.expectSent(group, "前卫街道:逾期 1");
  await town.close();
});

test("after a table of ranks one place has its own figure, and two named have one each", async () => {
  const { town, office } = await openAsked();
  await office.says("哪个街道逾期最多");
  await town.expectSent(office, "不是对人的排名");
  await office.says("那前卫呢");
  await town.expectSent(office, "前卫街道:逾期 1", "占在办 1/1");
  await office.says("福海跟前卫比哪个逾期多");
  const both = await town.expectSent(office, "福海街道逾期数:**1 项**", "前卫街道逾期数:**1 项**");
  expect(textOf(both.content)).not.toMatch(/同比|今年以来/);
  await office.says("那金碧呢");
  await town.expectSent(office, "金碧街道:逾期 0");
  await office.says("福海跟北京比哪个逾期多");
  await town.expectSent(office, "没认出比的是哪几个");
  await office.says("福海和前卫哪个隐患多");
  await town.expectSent(office, "福海街道安全隐患发现数:**2 项**", "今年以来(2026-01-01 至 2026-11-23)");
  await town.close();
});
