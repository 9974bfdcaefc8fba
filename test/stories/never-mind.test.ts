import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test.each(["算了不报了", "算球了,不报了", "不报了"])(
  "「%s」 takes back the one draft of who says it; of several it is asked which",
  async (words) => {
    const cast = await openFuhai();
    const { town, grid, group } = cast;
    await grid.says("滇润农贸市场应急灯2个不亮", { in: group });
    await town.expectSent(group, "请确认上报");
    await grid.says(words, { in: group });
    await town.expectSent(group, "已取消");
    expect(await town.owner.sql`select count(*)::int as n from matters`).toMatchObject([{ n: 0 }]);

    await grid.says("滇润农贸市场应急灯2个不亮", { in: group });
    await town.expectSent(group, "请确认上报");
    await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
    await town.expectSent(group, "请确认上报", "过期4具");
    await grid.says(words, { in: group });
    await town.expectSent(group, "要取消哪一份");
    expect(await town.owner.sql`select count(*)::int as n from matters`).toMatchObject([{ n: 2 }]);
    await town.close();
  },
);

test("续报 takes the running number alone", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await register(cast);
  await grid.says("续报 0001 东侧又查出一具", { in: group });
  await town.expectSent(group, "XS-2026-0001");
  const [entry] = await town.owner.sql`select payload from journal where type = 'followed-up'`;
  expect(entry?.payload).toMatchObject({ words: "东侧又查出一具" });
  await town.takeAll(cast.leader);
  await town.close();
});
