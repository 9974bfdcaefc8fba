import { expect, test } from "vitest";
import type { Fuhai } from "./cast.ts";
import { MARKET, openFuhai, register } from "./cast.ts";

/** Three matters of one unit: words alone cannot say which is meant. */
async function three(cast: Fuhai) {
  const registered = [];
  for (const place of ["一楼", "二楼", "三楼"])
    registered.push(await register(cast, `滇润农贸市场${place}灭火器过期4具`));
  const [first, second, third] = registered;
  if (!first || !second || !third) throw new Error("unreachable");
  return [first, second, third] as const;
}
const states = async ({ town }: Fuhai) =>
  (await town.owner.sql`select state from matters where number is not null order by number`).map(
    (row) => row.state,
  );

test("签收, 整改, 打回 and 核验通过 as replies to a card act on that card's matter, and on no other", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator, group } = cast;
  const [, second] = await three(cast);

  await market.says("签收");
  await town.expectSent(market, "请写明编号", "XS-2026-0001");
  await market.says("签收", { replyTo: second.task });
  await town.expectSent(market, "整改中 XS-2026-0002");
  expect(await states(cast)).toEqual(["assigned", "accepted", "assigned"]);

  await market.says("整改 已更换", { replyTo: second.task });
  await town.expectSent(market, "待核验 XS-2026-0002");
  const review = await town.expectSent(street, "待核验 XS-2026-0002", "已更换");
  await town.expectSent(regulator, "待核验 XS-2026-0002");

  await street.says("打回 还差2具", { replyTo: review });
  await town.expectSent(street, "整改中(打回) XS-2026-0002", "还差2具");
  const again = await town.expectSent(market, "整改中(打回) XS-2026-0002");
  await market.says("整改 余下2具也换了", { replyTo: again });
  await town.expectSent(market, "待核验 XS-2026-0002");
  const second2 = await town.expectSent(street, "待核验 XS-2026-0002");
  await town.expectSent(regulator, "待核验");
  await street.says("核验通过 现场已看", { replyTo: second2 });
  await town.expectSent(street, "已销号 XS-2026-0002");
  await town.expectSent(group, "XS-2026-0002 已销号");
  expect(await states(cast)).toEqual(["assigned", "closed", "assigned"]);
  await town.close();
});

test("the report a matter was made of, the group's card, a notice and a sentence that names it will do as well", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, regulator, group } = cast;
  const line = await grid.says("滇润农贸市场一楼灭火器过期4具", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.says("确认", { in: group, replyTo: line });
  await town.expectSent(group, "待签收 XS-2026-0001");
  await town.expectSent(market, "待签收 XS-2026-0001");
  await register(cast, "滇润农贸市场二楼灭火器过期4具");
  await town.group("福海街道平安群", [market], { street: "福海街道" });

  await market.says("签收", { in: group, replyTo: line });
  await town.expectSent(group, "整改中 XS-2026-0001");
  await town.clockReaches("2026-11-28T09:30:00+08:00");
  // Two matters in one notice are no answer to 「which」.
  const notice = await town.expectSent(market, "2 项事项的提醒");
  await market.says("整改 已更换", { replyTo: notice });
  await town.expectSent(market, "请写明编号", "XS-2026-0001、XS-2026-0002");
  await market.says("整改 已更换", { in: group, replyTo: draft });
  await town.expectSent(group, "待核验 XS-2026-0001");
  await town.expectSent(street, "待核验");
  await town.expectSent(regulator, "待核验");

  await town.clockReaches("2026-11-29T09:30:00+08:00");
  const alone = await town.expectSent(market, "到期提醒 XS-2026-0002");
  await market.says("签收", { replyTo: alone });
  await town.expectSent(market, "整改中 XS-2026-0002");

  await street.says("核验通过 XS-2026-0001 已看");
  await town.expectSent(street, "已销号");
  const news = await town.expectSent(group, "XS-2026-0001 已销号");
  await street.says("撤销", { in: group, replyTo: news });
  await town.expectSent(group, "已撤销「核验通过」", "XS-2026-0001");
  await town.takeAll(street, regulator);
  await town.close();
});

test("a picture in the private chat belongs to the card it replies to", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const [, second] = await three(cast);
  await market.sendsPicture(new Uint8Array([0x89, 0x50, 1, 2]), { replyTo: second.task });
  await town.expectSent(market, "已收到照片,归入 XS-2026-0002");
  await town.expectSent(market, "待签收 XS-2026-0002", "接收中 1 张");
  await town.close();
});

test("a number that was said wins over the reply; rights and states are judged as ever", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, group } = cast;
  const [first, second] = await three(cast);
  await market.says("签收 XS-2026-0003", { replyTo: second.task });
  await town.expectSent(market, "整改中 XS-2026-0003");
  await grid.says("签收", { in: group, replyTo: first.draft });
  await town.expectSent(group, "须由责任单位");
  await street.says("核验通过 很好", { in: group, replyTo: first.draft });
  await town.expectSent(group, "事项现在是「待签收」,不能核验通过");
  await market.says("签收", { replyTo: first.task });
  await town.expectSent(market, "整改中 XS-2026-0001");
  await market.says("签收", { replyTo: first.task });
  await town.expectSent(market, "事项现在是「整改中」,不能签收");
  expect(await states(cast)).toEqual(["accepted", "assigned", "accepted"]);
  await town.close();
});

test("a reply to anything else is as good as none", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await register(cast);
  const talk = await grid.says("今天检查到几点", { in: group, mentionBot: false });
  await town.group("福海街道平安群", [market], { street: "福海街道" });
  await market.says("签收", { in: group, replyTo: talk });
  await town.expectSent(group, "整改中 XS-2026-0001");
  await market.says("签收", { in: group, replyTo: { messageId: "om_unknown" } });
  await town.expectSent(group, "现在没有可签收的事项");
  await town.close();
});

test("确认 and 取消 as replies mean that draft, however many there are", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const line = await grid.says("滇润农贸市场一楼灭火器过期4具", { in: group });
  await town.expectSent(group, "请确认上报", "一楼");
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const second = await town.expectSent(group, "请确认上报", "二楼");
  await grid.says("取消", { in: group, replyTo: line });
  await town.expectSent(group, "已取消");
  await grid.says("确认", { in: group, replyTo: second });
  await town.expectSent(group, "待签收 XS-2026-0001", "二楼");
  await town.expectSent(market, MARKET, "二楼");
  await town.close();
});
