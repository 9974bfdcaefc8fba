import { expect, test } from "vitest";
import { buttonsOf } from "../card-text.ts";
import { MARKET, openFuhai } from "./cast.ts";

const unitsOf = async ({ town }: Awaited<ReturnType<typeof openFuhai>>) =>
  (
    await town.owner.sql`select u.name from matters m left join units u on u.id = m.unit_id order by m.id`
  ).map((row) => row.name);

test("「我们市场」 from who works there is that market, and its draft says why", async () => {
  const cast = await openFuhai();
  const { town, market, grid } = cast;
  await market.says("我们市场二楼灭火器过期4具");
  await town.expectSent(market, "请确认上报", MARKET, "「我们市场」按您的岗位记为");
  // A grid worker has no post in a market; another's words name none.
  await grid.says("我们市场二楼灭火器过期4具");
  await town.expectSent(grid, "责任单位是哪一个");
  await market.says("我们市场旁边的网吧没有灭火器");
  await town.expectSent(market, "责任单位是哪一个");
  expect(await unitsOf(cast)).toEqual([MARKET, null, null]);
  await town.close();
});

test("with two such posts it is asked which", async () => {
  const cast = await openFuhai();
  const { town } = cast;
  const both = await town.person("孙校安", "unit", { unit: "示例·春和小学福海校区" });
  await town.owner.sql`insert into posts (person_id, role, unit_id, from_at)
    select p.person_id, p.role, u.id, p.from_at from posts p, units u
    where p.person_id = (select id from people where name = '孙校安') and u.name = '示例·春和小学'`;
  await both.says("我们学校围墙开裂");
  const asked = await town.expectSent(both, "责任单位是哪一个", "示例·春和小学", "示例·春和小学福海校区");
  expect(await unitsOf(cast)).toEqual([null]);
  await both.taps(asked, "示例·春和小学福海校区");
  expect(await town.card(asked.messageId)).toContain("请确认上报");
  await town.close();
});

test("「再加一条」 right behind one's report offers its unit and takes it only by a tap", async () => {
  const cast = await openFuhai();
  const { town, grid, group, street } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("再加一条,应急灯2个不亮", { in: group });
  const asked = await town.expectSent(group, "责任单位是哪一个", "是刚才那一条的", MARKET);
  expect(await unitsOf(cast)).toEqual([MARKET, null]);
  const { content } = (await town.sandbox.messages()).find((one) => one.messageId === asked.messageId) ?? {};
  expect(buttonsOf(content)[0]?.text).toBe(MARKET);
  await grid.taps(asked, MARKET);
  expect(await town.card(asked.messageId)).toMatch(/应急灯2个不亮[\s\S]*滇润/);
  const [, second] = await town.owner.sql`select task from matters order by id`;
  expect(second?.task).toBe("应急灯2个不亮");

  // Another's report is none of one's own, and with a unit nothing is asked.
  await street.says("还有一条:三楼通道堵了", { in: group });
  const open = await town.expectSent(group, "责任单位是哪一个");
  expect(await town.card(open.messageId)).not.toContain("刚才那一条");
  await grid.says("再加一条,福海社区3栋楼道堆满纸箱", { in: group });
  await town.expectSent(group, "请确认上报", "福海社区");
  await town.owner.sql`select clock.advance('11 minutes'::interval)`;
  await grid.says("再加一条,应急灯2个不亮", { in: group });
  const late = await town.expectSent(group, "责任单位是哪一个");
  expect(await town.card(late.messageId)).not.toContain("刚才那一条");
  await town.close();
});
