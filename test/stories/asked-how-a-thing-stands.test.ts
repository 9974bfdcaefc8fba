import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { openAsked } from "./asked-town.ts";
import { openFuhai, register } from "./cast.ts";

test("a question of a unit and a thing is answered by its matter: no draft, no act", async () => {
  const { town, street, grid, group } = await openAsked();
  await street.says("滇润市场灭火器换没换", { in: group });
  await town.expectSent(group, "XS-2026-0001", "二楼灭火器过期");
  await grid.says("滇润市场安全出口锁了没有");
  await town.expectSent(grid, "XS-2026-0002", "安全出口锁闭");
  // Two fit: a list. None fits: so it is said, with how the unit stands.
  await grid.says("市场那条咋个样了", { in: group });
  await town.expectSent(group, "「市场」:2 项", "XS-2026-0001", "XS-2026-0002");
  await grid.says("陆家社区消防通道堵了没有", { in: group });
  await town.expectSent(group, "陆家社区", "没有找到写有「消防通道」的", "没有登记不等于没有问题", "未排查");
  await grid.says("红星的飞线整好了没", { in: group });
  await town.expectSent(group, "红星社区", "没有找到写有「飞线」的", "按红星社区统计");
  const drafts = await town.owner.sql`select count(*)::int as n from matters where state = 'draft'`;
  expect(drafts[0]?.n).toBe(1);
  await town.close();
});

test("whose business it is not gets the number and no task", async () => {
  const { town } = await openAsked();
  const stranger = await town.person("孙网格", "grid-worker", { street: "前卫街道" });
  await stranger.says("滇润市场灭火器换没换");
  const told = await town.expectSent(stranger, "「灭火器」:1 项", "不在您职责范围的只计数");
  expect(textOf(told.content)).not.toMatch(/二楼|XS-/);
  await town.close();
});

test("why it is not signed: whose turn it is, since when, and when who was told; no reason is made up", async () => {
  const cast = await openFuhai();
  const { town, street, market, group } = cast;
  await register(cast);
  await street.says("0001 为哪样还没签收", { in: group });
  await town.expectSent(
    group,
    "XS-2026-0001 待签收:等示例·滇润农贸市场签收",
    "还没有发过到期提醒",
    "不记没办的原因",
  );
  await town.expectSent(group, "待签收");
  await town.clockReaches("2026-11-28T10:00:00+08:00");
  await town.expectSent(market, "到期提醒");
  await street.says("0001咋个还没签收");
  await town.expectSent(street, "已自动提醒 1 次", "「到期提醒」,发给李安全");
  await town.expectSent(street, "待签收");
  await street.says("福海街道这个月催办了几次");
  const counted = await town.expectSent(street, "提醒、催办 1 次", "到期提醒 1 次(1 项)", "人在群里口头催的");
  expect(textOf(counted.content)).toContain("2026-11-01 至 2026-11-28");
  await street.says("孙街办这个月催办了几次");
  await town.expectSent(street, "台账里没有「孙街办」");
  await town.close();
});
