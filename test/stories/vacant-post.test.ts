import { expect, test } from "vitest";
import { openTown } from "../town.ts";
import { MARKET, MONDAY, openFuhai, register } from "./cast.ts";

test("a vacant post swallows no rung: it is recorded, the next rung up gets the notice, the office is told", async () => {
  const cast = await openFuhai();
  const { town, market, street, leader, office } = cast;
  await register(cast);
  await town.owner.sql`update posts set to_at = clock.now() where role = 'department'`;
  await town.clockReaches("2026-12-03T10:00:00+08:00");
  await town.takeAll(market, street);
  await town.clockReaches("2026-12-04T10:00:00+08:00");
  await town.expectSent(leader, "黄牌建议 XS-2026-0001", "原应发监管部门,该岗位空缺");
  await town.expectSent(office, "黄牌建议 XS-2026-0001", "该岗位空缺");
  const [row] = await town.owner.sql`select outcome from timers where rung = 'yellow'`;
  expect(row?.outcome).toBe("vacant");
  const [entry] = await town.owner.sql`select payload from journal where type = 'rung-vacant'`;
  expect(entry?.payload).toMatchObject({ rung: "yellow", meantFor: "监管部门" });
  await town.clockReaches("2026-12-10T10:00:00+08:00");
  await town.expectSent(leader, "红牌建议");
  await town.close();
});

test("a unit without anybody registered: its street gets the task, its group the reminders", async () => {
  const town = await openTown({ at: MONDAY });
  const grid = await town.person("王网格", "grid-worker", { street: "福海街道" });
  const street = await town.person("赵街道", "street", { street: "福海街道" });
  const unitGroup = await town.group("市场群", [grid], { unit: MARKET });
  await grid.says("上报 滇润农贸市场灭火器过期4具");
  const draft = await town.expectSent(grid, "请确认上报");
  await grid.taps(draft, "确认");
  await town.expectSent(unitGroup, "待签收");
  await town.clockReaches("2026-11-28T10:00:00+08:00");
  await town.expectSent(unitGroup, "到期提醒");
  expect(await town.unseen(street)).toEqual([]);
  await town.close();
});

test("many matters due in one tick reach a person as one card", async () => {
  const cast = await openFuhai();
  const { town, grid, market } = cast;
  for (let n = 1; n <= 12; n++) {
    await grid.says(`上报 示例·滇润农贸市场${n}号摊位灭火器过期`);
    const draft = await town.expectSent(grid, `${n}号摊位`);
    await grid.taps(draft, "确认");
    await town.expectSent(market, `${n}号摊位`);
  }
  await town.clockReaches("2026-11-28T09:30:00+08:00");
  await town.expectSent(market, "12 项事项的提醒", "XS-2026-0001", "XS-2026-0012");
  await town.close();
});

test("a running matter keeps the policy it began with when the campaign's next version comes", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await town.owner.sql`
    insert into campaigns (id, version, content, hash, recorded_at)
    select id, 99, jsonb_set(jsonb_set(content, '{version}', '99'), '{policies,0,rungs,0,title}', '"新提醒"'), 'v2', recorded_at from campaigns`;
  await town.clockReaches("2026-11-28T10:00:00+08:00");
  await town.expectSent(market, "到期提醒 XS-2026-0001");
  await town.close();
});

test("a poison event is set aside with its error and blocks nobody behind it in the chat", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await town.owner.sql`insert into inbox (dedupe_key, lane, event_type, sealed, received_wall_at)
    values ('event:poison', ${group.chatId}, 'im.message.receive_v1', 'cannot be opened', clock_timestamp())`;
  await grid.says("上报 滇润农贸市场灭火器过期4具", { in: group });
  for (let attempt = 0; attempt < 5; attempt++) {
    await town.owner.sql`update inbox set retry_wall_at = null where dedupe_key = 'event:poison'`;
    await town.settle();
  }
  await town.expectSent(group, "请确认上报");
  const [row] = await town.owner
    .sql`select error, attempts, set_aside_at is not null as aside from inbox where dedupe_key = 'event:poison'`;
  expect(row).toMatchObject({ error: "Error", attempts: 5, aside: true });
  town.log.forgive("set aside");
  await town.close();
});
