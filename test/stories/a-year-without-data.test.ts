import { expect, test } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { importTable } from "../../src/import/import-table.ts";
import { tableOf } from "../import/table-of.ts";
import { openFuhai } from "./cast.ts";

const DECEMBER = "2026-12-28T09:30:00+08:00";
const WORDS = ["2027 年的放假安排还没有录入", "npm run import -- workdays"];

test("a deadline in a year without announced days off: taken, marked as provisional, and told to the office once", async () => {
  const cast = await openFuhai({ at: DECEMBER });
  const { town, grid, market, office, group } = cast;
  await grid.says("滇润农贸市场灭火器过期4具,10个工作日内整改", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "确认");
  await town.expectSent(market, "待签收", "该年放假安排未公布,暂按法定节假日");
  await town.runJobs();
  await town.expectSent(office, ...WORDS);
  await town.clockReaches("2026-12-29T10:00:00+08:00");
  await town.close();
});

test("once the office has entered the year, nothing is provisional and nothing is told", async () => {
  const cast = await openFuhai({ at: DECEMBER });
  const { town, grid, market, group } = cast;
  const days = ["01-01", "02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "02-11"];
  const csv = ["日期,安排,名称", ...days.map((day) => `2027-${day},休息,放假`)].join("\n");
  const table = await tableOf(csv);
  const { mistakes } = await importTable(town.owner.db, { kind: "workdays", table, at: await town.now() });
  expect(mistakes).toEqual([]);
  const { db, town: read } = town.bot.jobContext;
  await expect.poll(async () => (await read.calendar(db)).isCovered("2027-05-01" as Day)).toBe(true);
  await grid.says("滇润农贸市场灭火器过期4具,10个工作日内整改", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "确认");
  const task = await town.expectSent(market, "待签收");
  expect(await town.card(task.messageId)).not.toContain("暂按");
  await town.runJobs();
  await town.close();
});
