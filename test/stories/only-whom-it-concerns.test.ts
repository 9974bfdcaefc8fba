import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test("staff of another unit or department get numbers, never rows; street, regulator, leader and office get the rows", async () => {
  const cast = await openFuhai();
  const { town, street, regulator, leader, office } = cast;
  const { number } = await register(cast);
  const kindergarten = await town.person("周园长", "unit", { unit: "示例·彩云幼儿园" });
  const justice = await town.person("冯司法", "department", { body: "区司法局" });
  for (const stranger of [kindergarten, justice]) {
    for (const question of ["查询 滇润农贸市场", "台账 福海街道", "查询 福海街道"]) {
      await stranger.says(question);
      const answer = await town.expectSent(stranger, "在办 **1** 项");
      expect(await town.card(answer.messageId)).not.toContain(number);
      expect(await town.card(answer.messageId)).not.toContain("灭火器");
    }
  }
  for (const concerned of [street, regulator, leader, office]) {
    await concerned.says("查询 滇润农贸市场");
    await town.expectSent(concerned, "在办 **1** 项", number);
  }
  await town.close();
});

test("what is filled into a form is masked like what is said: nothing of it is stored or echoed", async () => {
  const cast = await openFuhai();
  const { town, grid, office, group } = cast;
  await grid.says("上报 那个地方又是老样子,你们来看看", { in: group });
  const draft = await town.expectSent(group, "请补充后确认上报");
  const tap = await grid.taps(draft, "确定单位", { unitName: "张三 13900001234" });
  expect(tap.toast?.content).toContain("[电话已隐去]");
  await town.expectSent(grid, "含个人信息");
  await office.says("绑定本群 李四13900005678", { in: group });
  await town.expectSent(group, "名录里没有", "[电话已隐去]");
  await town.expectSent(office, "含个人信息");
  const tables = await town.owner.sql<
    { name: string }[]
  >`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const text = JSON.stringify(await town.owner.sql`select * from ${town.owner.sql(name)}`);
    expect(text, name).not.toMatch(/13900001234|13900005678/);
  }
  await town.close();
});
