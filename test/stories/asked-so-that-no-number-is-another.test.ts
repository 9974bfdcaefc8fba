import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { openAsked } from "./asked-town.ts";
import { MARKET } from "./cast.ts";

test("what a question leaves out or adds is in its number, or there is none", async () => {
  const { town, office, regulator, grid } = await openAsked();
  const asked: [string, string[]][] = [
    ["逾期两天以上的有几个", ["逾期满 2 天 **2** 项", "只计期限已过满 2 天"]],
    ["逾期三天以上的有几个", ["逾期满 3 天 **1** 项,占在办 1/3"]],
    ["登记超过6天没签收的有哪些", ["待签收 **1** 项", "只计登记已满 6 天的"]],
    ["除了福海其他街道逾期几个", ["算不准,不给"]],
    ["今年事故比去年少了没", ["还没有事件登记册"]],
    ["谁报得最多", ["不给人排名"]],
    ["五华区逾期几个", ["台账里没有「五华区」"]],
    ["网信办有几个逾期", ["台账里没有「网信办」"]],
    ["在办多少逾期多少销号多少", ["在办 **3** 项,其中逾期 **2** 项;已销号 2 项"]],
    ["上周新增几条销号几条", ["新登记 **3** 项", "销号 **0** 项", "2026-11-16 至 2026-11-22"]],
    ["从1号到17号新增几条", ["新登记 **1** 项", "2026-11-01 至 2026-11-17"]],
    ["去年同期新增几条", ["新登记 **0** 项", "2025-01-01 至 2025-11-23"]],
    ["哪些街道没有逾期", ["按街道", "未排查"]],
  ];
  for (const [question, words] of asked) {
    await office.says(question);
    const told = await town.expectSent(office, ...words);
    expect(textOf(told.content), question).not.toMatch(/undefined|NaN|null/);
  }
  await regulator.says("我们局牵头的还有几个没销");
  await town.expectSent(regulator, "区应急局", "在办 **2** 项");
  await grid.says("我们局还有几个没销");
  await town.expectSent(grid, "您没有登记在部门的岗位");

  // A zero report that is asked after is none.
  const zeros = () =>
    town.owner.sql<{ n: number }[]>`select count(*)::int as n from surveys where kind <> '排查'`;
  const [before] = await zeros();
  await office.says("滇润市场今年报了几次零报告");
  await town.expectSent(office, MARKET, "零报告 1 次;排查记录 0 次");
  expect(await zeros()).toEqual([before]);
  await town.close();
});
