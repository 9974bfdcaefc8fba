import { expect, test } from "vitest";
import { checkChain, journalOf } from "../../db/journal.ts";
import { matterByNumber } from "../../db/matters.ts";
import { mattersWithoutTimer } from "../../db/timers.ts";
import type { Fuhai } from "./cast.ts";
import { handIn, openFuhai, register } from "./cast.ts";

async function rowOf({ town }: Fuhai, number: string) {
  const matter = await matterByNumber(town.owner.db, { number });
  if (!matter) throw new Error("no such matter");
  return matter;
}
/** What the acts of a matter leave on its row; version and round only ever rise. */
async function standing(cast: Fuhai, number: string) {
  const { version: _v, round: _r, journalSeq: _s, journalHash: _h, ...rest } = await rowOf(cast, number);
  return rest;
}
async function typesOf(cast: Fuhai, number: string) {
  const { id } = await rowOf(cast, number);
  expect(await checkChain(cast.town.owner.db, { matterId: id })).toEqual({ kind: "whole" });
  return (await journalOf(cast.town.owner.db, { matterId: id })).map((entry) => entry.type);
}
const pending = async ({ town }: Fuhai) =>
  (await town.owner.sql`select count(*)::int as n from timers where outcome is null`)[0]?.n;

test("a confirmation taken back: the number stays, nothing is deleted, its timers are gone, the unit is told, then silence", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, leader, regulator, office, group } = cast;
  const { draft, task, number } = await register(cast);
  await town.clockReaches("2026-11-23T09:34:00+08:00");
  await grid.says("撤销", { in: group });
  await town.expectSent(group, `已撤销 ${number} 的上报`, "编号保留");
  await town.expectSent(market, `${number} 已由上报人撤销,不用再办`);
  for (const card of [draft, task])
    expect(await town.card(card.messageId)).toContain(`已撤销(上报人5分钟内撤回) ${number}`);
  expect(await rowOf(cast, number)).toMatchObject({ state: "rejected", number });
  expect(await typesOf(cast, number)).toEqual(["registered", "assigned", "undone"]);
  expect(await pending(cast)).toBe(0);
  expect(await mattersWithoutTimer(town.owner.db)).toEqual([]);

  // Nobody can work on it any more, and it is shown as what it is.
  expect((await market.tapsValue(task, { c: "accept", id: 1 })).toast?.content).toContain("已撤销");
  await grid.says(number, { in: group });
  await town.expectSent(group, "已撤销(上报人5分钟内撤回)");
  await market.says("我的");
  await town.expectSent(market, "在办 0");
  await grid.says("撤销", { in: group });
  await town.expectSent(group, "已经撤销过了");
  // The next one has the next number: the one that was taken back is not given out again.
  await grid.says("滇润农贸市场应急灯2个不亮", { in: group });
  const next = await town.expectSent(group, "请确认上报");
  await grid.taps(next, "确认");
  await town.expectSent(market, "XS-2026-0002");
  await grid.says("撤销", { in: group });
  await town.expectSent(group, "已撤销 XS-2026-0002");
  await town.expectSent(market, "XS-2026-0002 已由上报人");
  await town.clockReaches("2027-01-20T10:00:00+08:00");
  expect(
    await Promise.all([market, street, leader, regulator, office].map((one) => town.unseen(one))),
  ).toEqual([[], [], [], [], []]);
  await town.close();
});

test("signing, handing in, striking off and sending back are taken back to exactly how it stood", async () => {
  const cast = await openFuhai();
  const { town, market, street, group } = cast;
  const { task, number, draft } = await register(cast);

  const assigned = await standing(cast, number);
  await market.taps(task, "签收");
  const accepted = await standing(cast, number);
  await market.says("撤销");
  await town.expectSent(market, "已撤销「签收」", `${number} 恢复为「待签收」`);
  expect(await standing(cast, number)).toEqual(assigned);
  for (const card of [draft, task]) expect(await town.card(card.messageId)).toContain("待签收");

  await market.taps(task, "签收");
  await market.taps(task, "提交整改", { text: "4具灭火器已更换" });
  const review = await town.expectSent(street, "待核验");
  await town.expectSent(cast.regulator, "待核验");
  await market.says("点错了");
  await town.expectSent(market, "已撤销「提交整改」", "恢复为「整改中」");
  expect({ ...(await standing(cast, number)), acceptedAt: null }).toEqual({ ...accepted, acceptedAt: null });
  expect(await town.card(review.messageId)).toContain("整改中");

  await market.taps(task, "提交整改", { text: "4具灭火器已更换" });
  await town.expectSent(street, "待核验");
  await town.expectSent(cast.regulator, "待核验");
  const submitted = await standing(cast, number);
  await street.says(`核验通过 ${number} 现场已更换`);
  await town.expectSent(street, "已销号");
  await town.expectSent(group, "已销号");
  expect(await pending(cast)).toBe(0);
  await street.says("撤回");
  await town.expectSent(street, "已撤销「核验通过」", "恢复为「待核验」");
  await town.expectSent(group, `${number} 的销号已由赵街道撤销`);
  expect(await standing(cast, number)).toEqual(submitted);
  expect(await pending(cast)).toBe(1);

  await street.says(`打回 ${number} 还差2具`);
  await town.expectSent(street, "整改中(打回)");
  await town.expectSent(market, "整改中(打回)", "还差2具");
  await street.says("撤销");
  await town.expectSent(street, "已撤销「打回」", "恢复为「待核验」");
  expect(await standing(cast, number)).toEqual(submitted);
  const words = await town.owner
    .sql`select verdict, undone_at is not null as undone from verifications order by id`;
  expect(words.map((row) => ({ ...row }))).toEqual([
    { verdict: "passed", undone: true },
    { verdict: "returned", undone: true },
  ]);

  expect(await typesOf(cast, number)).toEqual([
    "registered",
    "assigned",
    "accepted",
    "undone",
    "accepted",
    "submitted",
    "undone",
    "submitted",
    "verified",
    "closed",
    "undone",
    "returned-to-work",
    "undone",
  ]);
  const [entry] = await town.owner
    .sql`select actor, payload from journal where type = 'undone' order by id desc`;
  expect(entry).toMatchObject({
    actor: { name: "赵街道", role: "street" },
    payload: { act: "return-to-work", seq: 12, from: "rectifying", to: "submitted" },
  });
  expect(await mattersWithoutTimer(town.owner.db)).toEqual([]);
  await town.close();
});

test("a notice of the clock that has not left lapses when its matter is taken back", async () => {
  const cast = await openFuhai();
  const { town, market, street } = cast;
  const { number } = await handIn(cast);
  await town.clockReaches("2026-11-25T08:58:00+08:00");
  await street.says(`打回 ${number} 还差2具`);
  await town.expectSent(street, "整改中(打回)");
  await town.expectSent(market, "还差2具");
  // Queued and held back, as behind a platform that does not answer.
  await town.owner.sql`
    insert into outbox (id, once_key, lane, priority, action, receive_id_type, receive_id, msg_type, content, depends, created_at, retry_wall_at)
    select gen_random_uuid(), 'held', ${market.openId}, 2, 'send', 'open_id', ${market.openId}, 'text', '{"text":"到期提醒"}',
      jsonb_build_array(jsonb_build_object('matterId', id, 'round', round, 'elements', '[0]'::jsonb)), clock.now(), clock_timestamp() + interval '1 hour'
    from matters`;
  await street.says("撤销");
  await town.expectSent(street, "已撤销「打回」");
  const [held] = await town.owner.sql`select outcome from outbox where once_key = 'held'`;
  expect(held?.outcome).toBe("cancelled");
  await town.close();
});

test.each([
  { act: "确认上报", says: "认定不成立或更正" },
  { act: "签收", says: "退回" },
  { act: "提交整改", says: "打回" },
  { act: "核验通过", says: "重开" },
  { act: "打回", says: "重新「整改」提交" },
])(
  "$act is not taken back after five minutes: the sentence says what to do instead",
  async ({ act, says }) => {
    const cast = await openFuhai();
    const { town, grid, market, street, group } = cast;
    const { task, number } = act === "确认上报" || act === "签收" ? await register(cast) : await handIn(cast);
    if (act === "签收") await market.taps(task, "签收");
    if (act === "核验通过" || act === "打回") {
      await street.says(`${act} ${number} 看过现场`);
      await town.expectSent(street, number);
      await town.expectSent(act === "打回" ? market : group, number);
    }
    const before = await town.owner.sql`select * from matters`;
    await town.clockReaches("2026-11-23T09:35:10+08:00");
    const who = act === "确认上报" ? grid : act === "签收" || act === "提交整改" ? market : street;
    await who.says("撤销");
    await town.expectSent(who, `「${act}」已超过 5 分钟`, "没有作任何改变", says);
    expect(await town.owner.sql`select * from matters`).toEqual(before);
    await town.close();
  },
);

test("after another's act, and by anybody else, nothing is taken back", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, office, group } = cast;
  const { task, number } = await register(cast);
  await market.taps(task, "签收");
  const before = await town.owner.sql`select * from matters`;
  await grid.says("撤销", { in: group });
  await town.expectSent(group, `${number} 之后已有别人办理,不能撤销`);
  for (const person of [street, office]) {
    await person.says(`撤销 ${number}`);
    await town.expectSent(person, "没有可撤销的办理");
    await person.says("撤销");
    await town.expectSent(person, "没有可撤销的办理");
  }
  await grid.says("撤销 XS-2026-0999", { in: group });
  await town.expectSent(group, "没有找到编号");
  // A word that only begins so is none.
  await market.says("点错了单位的灭火器");
  await town.takeAll(market);
  expect(await town.owner.sql`select * from matters where number is not null`).toEqual(before);
  await town.close();
});

test("said twice at once it is done once", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { task, number } = await register(cast);
  await market.taps(task, "签收");
  await market.says("撤销", { times: 3 });
  await town.expectSent(market, "已撤销「签收」");
  expect(await typesOf(cast, number)).toEqual(["registered", "assigned", "accepted", "undone"]);
  await town.close();
});

test("of acts in several chats the last one here is taken back, and nothing that was done elsewhere", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, group } = cast;
  const states = async () =>
    (await town.owner.sql`select state from matters order by id`).map(({ state }) => state);
  await grid.says("滇润农贸市场东门电线裸露");
  await grid.taps(await town.expectSent(grid, "请确认上报"), "确认");
  await grid.says("滇润农贸市场西门井盖破损", { in: group });
  await grid.taps(await town.expectSent(group, "请确认上报"), "确认");
  await town.takeAll(market, grid, group);
  await grid.says("撤销");
  await town.expectSent(grid, "已撤销 XS-2026-0001 的上报");
  expect(await states()).toEqual(["rejected", "assigned"]);
  await grid.says("撤销");
  await town.expectSent(grid, "这一步已经撤销过了", "只能撤销最后一步", "请写编号");
  // Who did nothing here hears which it would be.
  await street.says("签收 XS-2026-0002", { in: group });
  await town.takeAll(market, grid, group);
  await street.says("撤销");
  await town.expectSent(street, "最后一步是在别的聊天里办的 XS-2026-0002", "发「撤销 XS-2026-0002」");
  expect(await states()).toEqual(["rejected", "accepted"]);
  await grid.says("上报错了怎么撤回", { in: group });
  await town.expectSent(group, "5 分钟内", "发「撤销」", "认定不成立或更正");
  await town.takeAll(market, grid, group, street);
  await town.close();
});
