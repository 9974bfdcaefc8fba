import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

const OUT = "滇润农贸市场二楼灭火器过期2具,周五前";
const HOSE = "示例·彩云幼儿园厨房燃气软管老化,月底前";

test("edited from one into two, into the other alone and into two again, a message has as many drafts as it names", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const drafts = async () =>
    (await town.owner.sql`select id, task from matters where state = 'draft' order by id`).map((row) => [
      Number(row.id),
      String(row.task),
    ]);
  const said = await grid.says(OUT, { in: group });
  const first = await town.expectSent(group, "确认上报", "灭火器");
  expect(await drafts()).toEqual([[1, expect.stringContaining("灭火器")]]);

  // The one that is added stands before the one that was there: each keeps its own card.
  await grid.edits(said, `${HOSE};${OUT}`);
  await town.runJobs();
  const second = await town.expectSent(group, "确认上报", "燃气软管");
  expect(await drafts()).toEqual([
    [1, expect.stringContaining("灭火器")],
    [2, expect.stringContaining("燃气软管")],
  ]);
  expect(await town.card(first.messageId)).toContain("灭火器");

  // Back to one: the other goes, and none is added.
  await grid.edits(said, "示例·彩云幼儿园厨房燃气软管老化漏气,明天整改");
  await town.runJobs();
  await town.expectSent(group, "请先让人离开");
  expect(await drafts()).toEqual([[2, expect.stringContaining("漏气")]]);
  expect(await town.card(first.messageId)).not.toContain("确认上报");
  expect(await town.card(second.messageId)).toContain("漏气");

  await grid.edits(said, `${OUT};${HOSE}`);
  await town.runJobs();
  await town.expectSent(group, "确认上报", "灭火器");
  expect(await drafts()).toEqual([
    [2, expect.stringContaining("燃气软管")],
    [3, expect.stringContaining("灭火器")],
  ]);
  await town.close();
});
