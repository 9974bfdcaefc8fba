import { expect, test } from "vitest";
import { withoutForm } from "../../src/reading/pasted-form.ts";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const MARKET = "示例·滇润农贸市场";
const KINDERGARTEN = "示例·彩云幼儿园";
// Monday, 23 November 2026.
const tasks = (text: string) =>
  readText(text, asked({ chat: { street: "福海街道", unit: null } })).matters.map(({ task, unit, due }) => [
    unit,
    due,
    task,
  ]);
const rows = (...lines: string[]) => lines.join("\n");

test("a row of a table is one matter with unit, hazard and day of its columns", () => {
  const read = tasks(
    rows(
      "|单位|问题|期限|",
      "|---|---|---|",
      "|滇润农贸市场|灭火器过期8具|11月27日|",
      "|彩云幼儿园|后门锁死|月底前|",
    ),
  );
  expect(read.map(([unit, due]) => [unit, due])).toEqual([
    [MARKET, "2026-11-27"],
    [KINDERGARTEN, "2026-11-30"],
  ]);
  expect(read.every(([, , task]) => !/\||---/.test(task ?? ""))).toBe(true);
});

test.each([
  [
    rows(
      "|序号|单位|隐患|整改期限|",
      "|1|滇润农贸市场|灭火器过期8具|周五前|",
      "|2|滇润农贸市场|后门锁死|11月30日|",
    ),
    2,
  ],
  [rows("|单位|问题|期限|", "|滇润农贸市场|灭火器过期8具|11月27日|"), 1],
  [rows("单位|问题|期限", "滇润农贸市场|灭火器过期8具|周五前", "滇润农贸市场|后门锁死|周五前"), 2],
])("%s: so many rows, so many matters of the market", (text, count) => {
  const read = tasks(text);
  expect(read).toHaveLength(count);
  for (const [unit, due, task] of read) {
    expect(unit).toBe(MARKET);
    expect(due).toMatch(/^2026-11-(?:27|30)$/);
    expect(task).not.toMatch(/\||序号/);
  }
});

test.each([
  ["基本情况 1.滇润灭火器过期8具 2.滇润后门锁死,周五前整改", 2],
  [rows("一、基本情况", "滇润灭火器过期8具", "二、整改要求", "周五前整改"), 1],
  [rows("隐患清单:", "1.滇润灭火器过期8具,周五前", "2.滇润后门锁死,周五前"), 2],
  [
    rows(
      "(一)存在问题",
      "1.滇润灭火器过期8具,周五前整改",
      "2.滇润后门锁死,周五前整改",
      "二、下步工作",
      "持续跟进。",
    ),
    2,
  ],
])("%s: heads are no part of a task", (text, count) => {
  const read = tasks(text);
  expect(read.map(([, due]) => due)).toEqual(Array(count).fill("2026-11-27"));
  for (const [, , task] of read) expect(task).not.toMatch(/基本情况|整改要求|隐患清单|存在问题|下步工作/);
});

test.each([
  "滇润农贸市场隐患清单没贴,三天内整改",
  "福海社区存在问题:消防通道堵了",
  "滇润农贸市场灭火器过期4具",
  "序号牌掉了",
  "问题清单上第三条还没改",
  "3|4号楼之间堵了",
])("「%s」 is left as it is", (text) => {
  expect(withoutForm(text)).toBe(text);
});

test("nothing is left of a head alone but itself", () => {
  expect(withoutForm("基本情况")).toBe("基本情况");
  expect(withoutForm("|||\n|||\n")).not.toBe("");
  expect(withoutForm("|".repeat(20_000)).length).toBeGreaterThan(0);
});
