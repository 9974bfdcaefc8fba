import { expect, test } from "vitest";
import { MARKET, openFuhai, register } from "./cast.ts";

const kept = (town: Awaited<ReturnType<typeof openFuhai>>["town"]) =>
  town.owner.sql`select units.name from surveys join units on units.id = surveys.unit_id
    where surveys.kind = '零报告' order by units.name`.then((rows) => rows.map(({ name }) => name));

test("of several units each that may be is kept, and of each that is not it is said why", async () => {
  const { town, grid, group } = await openFuhai();
  await grid.says("零报告:福海社区,河尾社区,金碧社区", { in: group });
  await town.expectSent(
    group,
    "已记录零报告:福海社区",
    "金碧社区不在您的范围内,没有记录",
    "台账里没有「河尾社区」,没有记录",
  );
  expect(await kept(town)).toEqual(["福海社区"]);
  await grid.says("金碧社区零报告", { in: group });
  await town.expectSent(group, "金碧社区不在您的范围内,没有记录");
  expect(await kept(town)).toEqual(["福海社区"]);
  await town.close();
});

test("a zero of a unit with open matters is kept, and they stay", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await register(cast);
  await grid.says(`${MARKET}、福海社区今日零报告`, { in: group });
  await town.expectSent(group, "已记录零报告", `${MARKET}在办 1 项,仍在台账`);
  expect(await kept(town)).toEqual(["福海社区", MARKET].sort());
  await town.close();
});

test("figures, all but one, and a street are no zero, and each is told how it is said", async () => {
  const { town, grid, group } = await openFuhai();
  await grid.says("各位领导,福海街道今日:安全隐患0起、矛盾纠纷0起、信访0起、治安0起", { in: group });
  await town.expectSent(group, "街道的零报告不能代替", "没有记录");
  await grid.says("今天福海街道没啥子事,零报", { in: group });
  await town.expectSent(group, "街道的零报告不能代替", "没有记录");
  await grid.says("福海社区安全隐患2起、信访0起", { in: group });
  await town.expectSent(group, "不全是零", "没有登记");
  await grid.says("除了滇润其他都平安", { in: group });
  await town.expectSent(group, "没有记录", "请写明出了什么事");
  await grid.says("网上有人传福海要拆迁,不晓得真假", { in: group });
  await town.expectSent(group, "未核实的消息,没有登记");
  expect(await kept(town)).toEqual([]);
  await town.close();
});
