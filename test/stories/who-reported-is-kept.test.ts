import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { openFuhai, register } from "./cast.ts";

const ASKED = ["0001是谁报的", "0001哪个报的", "0001是哪个网格员报的"];

test("the unit that a report is about is never told who reported: not on its card, not when it asks", async () => {
  const cast = await openFuhai();
  const { town, market, street, leader, regulator, group } = cast;
  const { task } = await register(cast);
  expect(await town.card(task.messageId)).toContain("**上报** 11月23日");
  expect(await town.card(task.messageId)).not.toContain("王网格");
  for (const person of [market, street, leader, regulator])
    for (const words of ASKED) {
      await person.says(words);
      const told = await town.expectSent(person, "上报人不公开", "联系平安办");
      expect(textOf(told.content)).not.toContain("王网格");
    }
  await street.says("0001是王网格报的吗", { in: group });
  const shown = await town.expectSent(group, "待签收", "二楼东侧灭火器");
  expect(textOf(shown.content)).not.toContain("王网格");
  await town.close();
});

test("the office and the reporter are told, alone; in a group nobody is", async () => {
  const cast = await openFuhai();
  const { town, grid, office, group } = cast;
  await register(cast);
  for (const person of [office, grid]) {
    await person.says("0001是谁报的");
    await town.expectSent(person, "XS-2026-0001 由王网格上报");
    await person.says("0001是谁报的", { in: group });
    const told = await town.expectSent(group, "不在群里说");
    expect(textOf(told.content)).not.toContain("王网格");
  }
  await town.close();
});

test("what the reporter takes back reaches the unit without a name", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const { task } = await register(cast);
  await grid.says("撤销 0001", { in: group });
  await town.expectSent(group, "撤销");
  const told = await town.expectSent(market, "已由上报人撤销");
  expect(textOf(told.content) + (await town.card(task.messageId))).not.toContain("王网格");
  await town.close();
});
