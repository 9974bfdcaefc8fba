import { expect, test } from "vitest";
import { runOnce } from "../../src/queue.ts";
import { textOf } from "../card-text.ts";
import { openTown } from "../town.ts";
import { type Fuhai, MARKET, MONDAY, openFuhai, register } from "./cast.ts";

type Town = Fuhai["town"];
type Person = Fuhai["grid"];

/** The platform refuses them from now on: gone from the app's range, and nobody has told the bot. */
const leaves = (town: Town, person: Person) =>
  town.sandbox.addPerson({ openId: person.openId, name: person.name, available: false });
const dissolves = (town: Town, group: { chatId: string }) =>
  town.owner.sql`delete from sandbox.chats where chat_id = ${group.chatId}`;

function redirecting(town: Town) {
  const job = town.bot.jobs.find((one) => one.name === "redirect-notices");
  if (!job) throw new Error("no such job");
  return () => runOnce(job, town.bot.jobContext);
}

/** Up to 黄牌, which is meant for the regulator alone: it has just reached nobody, and no job has run since. */
async function untilYellow(cast: Fuhai, time = "10:00") {
  const { town, market, street } = cast;
  await town.clockReaches("2026-12-03T10:00:00+08:00");
  await town.takeAll(market, street);
  await town.clockJumps(`2026-12-04T${time}:00+08:00`);
  const parked = await town.owner.sql`select 1 from outbox where outcome is null`;
  expect(parked.length).toBeGreaterThan(0);
}

test("a regulator who cannot be reached swallows no rung: case leader and office are told, once, and for whom it was", async () => {
  const cast = await openFuhai();
  const { town, regulator, leader, office } = cast;
  await register(cast);
  await leaves(town, regulator);
  await untilYellow(cast);
  await town.runJobs();
  const words = ["黄牌建议 XS-2026-0001", "原应发监管部门,暂时联系不上"];
  await town.expectSent(leader, ...words);
  await town.expectSent(office, ...words);
  await town.runJobs();
  await town.expectQuiet();

  const [timer] = await town.owner.sql`select outcome from timers where rung = 'yellow'`;
  expect(timer?.outcome).toBe("vacant");
  const entries = await town.owner
    .sql`select type, payload from journal where payload ->> 'rung' = 'yellow' order by seq`;
  expect(entries.map((entry) => entry.type)).toEqual(["rung-fired", "rung-vacant"]);
  expect(entries[1]?.payload).toMatchObject({
    meantFor: "监管部门",
    unreachable: "吴应急",
    to: ["钱包案", "郑平安"],
  });
  const [dead] = await town.owner
    .sql`select outcome, reason from outbox where receive_id = ${regulator.openId} order by seq desc`;
  expect(dead).toMatchObject({ outcome: "dead", reason: expect.stringContaining("230013") });

  await town.clockReaches("2026-12-10T10:00:00+08:00");
  await town.expectSent(leader, "红牌建议 XS-2026-0001");
  await town.close();
});

test("the dissolved group of a unit without people swallows no rung: its street and the office are told", async () => {
  const town = await openTown({ at: MONDAY });
  const grid = await town.person("王网格", "grid-worker", { street: "福海街道" });
  const street = await town.person("赵街道", "street", { street: "福海街道" });
  const office = await town.person("郑平安", "office");
  const group = await town.group("市场群", [grid], { unit: MARKET });
  await grid.says("上报 滇润农贸市场灭火器过期4具");
  await grid.taps(await town.expectSent(grid, "请确认上报"), "确认");
  await town.expectSent(group, "待签收");
  await dissolves(town, group);
  await town.clockReaches("2026-11-28T09:00:00+08:00");
  await town.runJobs();
  for (const person of [street, office])
    await town.expectSent(person, "到期提醒 XS-2026-0001", "原应发责任单位,暂时联系不上");
  await town.expectQuiet();
  // From now on it is known, and nothing is tried there any more.
  await town.clockReaches("2026-11-29T09:00:00+08:00");
  for (const person of [street, office])
    await town.expectSent(person, "到期提醒 XS-2026-0001", "原应发责任单位,该岗位空缺");
  await town.close();
});

test("a colleague who was told keeps the rung where it is; when the last one is gone it climbs, once", async () => {
  const cast = await openFuhai();
  const { town, market, leader, office, street } = cast;
  const second = await town.person("孙安全", "unit", { unit: MARKET });
  await register(cast);
  await town.takeAll(second);
  await leaves(town, second);
  await town.clockReaches("2026-11-28T09:00:00+08:00");
  await town.runJobs();
  await town.expectSent(market, "到期提醒");
  await town.expectQuiet();

  await town.owner.sql`update people set unreachable_since = null`;
  await leaves(town, market);
  await town.clockJumps("2026-11-29T09:00:00+08:00");
  // The one message dies long after the other.
  const retried = await town.owner.sql`
    update outbox set lane = 'aside' where lane = 'parked' and outcome is null and receive_id = ${market.openId}`;
  expect(retried.count).toBe(1);
  await town.runJobs();
  for (const person of [street, office])
    await town.expectSent(person, "到期提醒", "原应发责任单位,暂时联系不上");
  await town.owner.sql`update outbox set lane = 'parked' where lane = 'aside'`;
  await town.runJobs();
  await town.expectQuiet();
  expect(await town.unseen(leader)).toEqual([]);
  await town.close();
});

test("who is told instead may be gone as well: it climbs on, and nobody reads it twice", async () => {
  const cast = await openFuhai();
  const { town, regulator, leader, office } = cast;
  const admin = await town.person("何管理", "admin");
  await register(cast);
  for (const person of [regulator, leader]) await leaves(town, person);
  await untilYellow(cast);
  await town.runJobs();
  await town.runJobs();
  await town.expectSent(office, "黄牌建议", "暂时联系不上");
  await town.expectQuiet();

  await leaves(town, office);
  await town.clockReaches("2026-12-10T10:00:00+08:00");
  await town.runJobs();
  await town.expectSent(admin, "红牌建议", "原应发包案领导");
  await town.expectQuiet();
  await town.close();
});

test("eight machines, and one that died in the middle of it: each is told once", async () => {
  const cast = await openFuhai();
  const { town, regulator, leader, office } = cast;
  await register(cast);
  await leaves(town, regulator);
  await town.owner.sql`select clock.advance('2026-12-04T10:00:00+08:00'::timestamptz - clock.now())`;
  await town.owner.sql`update timers set rung = 'yellow', due_at = clock.now() where outcome is null`;
  const fire = town.bot.jobs.find((job) => job.name === "fire-timers");
  if (fire) await runOnce(fire, town.bot.jobContext);
  await town.settle();
  await town.owner.sql`
    create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'killed here'; end $$`;
  await town.owner
    .sql`create trigger fail_here before insert on outbox for each row execute function fail_here()`;
  await redirecting(town)();
  await town.expectQuiet();
  const vacant = () => town.owner.sql`select 1 from journal where type = 'rung-vacant'`;
  expect(await vacant()).toHaveLength(0);
  expect(town.log.errors()).toHaveLength(1);
  town.log.forgive("a notice cannot be redirected");

  await town.owner.sql`drop function fail_here cascade`;
  await Promise.all(Array.from({ length: 8 }, redirecting(town)));
  await town.settle();
  await town.expectSent(leader, "黄牌建议 XS-2026-0001");
  await town.expectSent(office, "黄牌建议 XS-2026-0001");
  expect(await vacant()).toHaveLength(1);
  await town.close();
});

test("what is settled before anybody else was told is told to nobody", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator, leader, group } = cast;
  const { task } = await register(cast);
  await leaves(town, regulator);
  await untilYellow(cast);
  await market.taps(task, "签收");
  await market.taps(task, "提交整改", { text: "4具灭火器已更换" });
  const review = await town.expectSent(street, "待核验");
  await street.taps(review, "核验通过", { text: "现场已更换" });
  await town.expectSent(group, "已销号");
  await town.runJobs();
  expect(await town.unseen(leader)).toEqual([]);
  await town.expectQuiet();
  await town.close();
});

test("many notices that reached nobody are one card for each of those who are told instead", async () => {
  const cast = await openFuhai();
  const { town, regulator, leader, office } = cast;
  const colleague = await town.person("冯应急", "department", { body: "区应急局" });
  for (const place of ["一楼", "二楼", "三楼"]) await register(cast, `滇润农贸市场${place}灭火器过期4具`);
  for (const person of [regulator, colleague]) await leaves(town, person);
  await untilYellow(cast);
  await town.runJobs();
  for (const person of [leader, office]) {
    const card = await town.expectSent(person, "3 项事项的提醒");
    expect(textOf(card.content).match(/原应发监管部门,暂时联系不上/g)).toHaveLength(3);
  }
  await town.expectQuiet();
  await town.close();
});

test("in quiet hours it is decided, and leaves in the morning", async () => {
  const cast = await openFuhai();
  const { town, regulator, leader, office } = cast;
  await register(cast);
  await leaves(town, regulator);
  await untilYellow(cast, "21:59");
  await town.clockReaches("2026-12-04T23:00:00+08:00");
  await town.expectQuiet();
  await town.clockReaches("2026-12-05T07:30:00+08:00");
  await town.expectSent(leader, "黄牌建议");
  await town.expectSent(office, "黄牌建议");
  await town.close();
});

test("two groups dissolved at once, the drain at work: the office reads one card", async () => {
  const town = await openTown({ at: MONDAY });
  const grid = await town.person("王网格", "grid-worker", { street: "福海街道" });
  const office = await town.person("郑平安", "office");
  const units = [MARKET, "示例·春和小学福海校区"];
  for (const unit of units) {
    const group = await town.group(`${unit}群`, [grid], { unit });
    await grid.says(`上报 ${unit}灭火器过期4具`);
    await grid.taps(await town.expectSent(grid, "请确认上报", unit), "确认");
    await town.expectSent(group, "待签收");
    await dissolves(town, group);
  }
  await town.clockJumps("2026-11-28T09:00:00+08:00");
  await town.bot.outbox.start();
  await redirecting(town)();
  await town.settle();
  await town.expectSent(office, "2 项事项的提醒", "XS-2026-0001", "XS-2026-0002", "原应发责任单位");
  await town.close();
});
