import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { openAsked } from "./asked-town.ts";

const QUESTIONS = [
  "限制事项有哪些",
  "有几件限制事项",
  "限制事项在办几件",
  "自杀的有几个",
  "性侵的案子有几件没销",
  "这个月强奸案有几件",
];

test("asked for in private, their number is for the office and its commission; all others hear that they are kept apart", async () => {
  const cast = await openAsked();
  const { town, grid, office, group } = cast;
  const law = await town.person("政法员", "department", { body: "区委政法委" });
  await town.owner.sql`update matters set restricted = true where number in ('XS-2026-0001', 'XS-2026-0002')`;
  for (const question of QUESTIONS) {
    for (const person of [office, law]) {
      await person.says(question);
      const told = await town.expectSent(
        person,
        "限制事项(全区):在办 2 件,其中逾期 1/2",
        "没有登记不等于没有",
      );
      expect(textOf(told.content), question).not.toMatch(/安全出口|滇润|XS-/);
    }
    await grid.says(question);
    const kept = await town.expectSent(grid, "单独保管", "平安办和政法委");
    expect(textOf(kept.content), question).not.toMatch(/在办 \d|不在群里/);
    await office.says(question, { in: group });
    const told = await town.expectSent(group, "不在群里逐条显示");
    expect(textOf(told.content), question).not.toMatch(/\d 件/);
  }
  const drafts = await town.owner.sql`select count(*)::int as n from matters where state = 'draft'`;
  expect(drafts[0]?.n).toBe(1);
  await town.close();
});
