import { expect, test } from "vitest";
import { handIn, openFuhai, register } from "./cast.ts";

test("a verdict on a number that cannot be read, is not there or is done with falls on no other matter", async () => {
  const cast = await openFuhai();
  const { town, street, regulator, group } = cast;
  const first = await handIn(cast);
  await street.says(`核验通过 ${first.number} 现场看过都换了`);
  await town.takeAll(street, regulator, group, cast.market, cast.office);
  const second = await handIn(cast, "滇润农贸市场东门电线裸露");
  expect([first.number, second.number]).toEqual(["XS-2026-0001", "XS-2026-0002"]);
  await town.takeAll(street, regulator, group, cast.market, cast.office);
  const states = async () =>
    (await town.owner.sql`select state from matters order by id`).map(({ state }) => state);

  for (const [words, answer] of [
    ["核验通过 601 某人家看过", "没有找到编号 XS-2026-0601"],
    ["核验通过 [门牌号已隐去] 看过了,都好了", "您写的编号没有认出来"],
    ["打回 [门牌号已隐去][姓名已隐去]家那处没包", "您写的编号没有认出来"],
    ["核验通过 7 现场看过", "您写的编号没有认出来"],
    ["核验通过 XS-2026-OOO2 现场看过", "您写的编号没有认出来"],
    ["核验通过 现场看过 0009", "没有找到编号 XS-2026-0009"],
    ["核验通过 现场看过 0001", "事项现在是「已销号」"],
    ["[门牌号已隐去] 核验通过 现场看过", "您写的编号没有认出来"],
    ["打回 12,没换", "您写的编号没有认出来"],
  ] as const) {
    await street.says(words);
    await town.expectSent(street, answer);
    expect(await states(), words).toEqual(["closed", "submitted"]);
    await town.takeAll(street);
  }
  // Told by its thing, it is asked; a tap decides.
  await street.says("通过 东门电线那个 现场看过包好了");
  const asked = await town.expectSent(street, "您要核验通过的是下面哪一条?");
  expect(await states()).toEqual(["closed", "submitted"]);
  await street.taps(asked, "XS-2026-0002 滇润农贸市场东门电线裸露");
  expect(await states()).toEqual(["closed", "closed"]);
  await town.takeAll(street, regulator, group, cast.market, cast.office);
  await town.close();
});

test("signing and handing in fall on no other matter either; without any number the only one is meant", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { number } = await register(cast);
  const state = async () => (await town.owner.sql`select state from matters`)[0]?.state;
  for (const words of ["签收 [电话已隐去]", "签收 7", "整改 601 已换好", "整改 [门牌号已隐去]的灭火器已换"]) {
    await market.says(words);
    await town.takeAll(market);
    expect(await state(), words).toBe("assigned");
  }
  await market.says("签收");
  await town.takeAll(market);
  expect(await state()).toBe("accepted");
  await market.says("整改 4具灭火器已更换");
  expect(await state()).toBe("submitted");
  await market.says("撤销 [门牌号已隐去]");
  expect(await state()).toBe("submitted");
  await market.says(`撤销 ${number}`);
  expect(await state()).toBe("accepted");
  await town.takeAll(market, cast.street, cast.regulator, cast.office, cast.group);
  await town.close();
});

test("a verdict said for another is refused, one beside what was mended is no handing-in", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, group } = cast;
  const { number } = await handIn(cast);
  const state = async () => (await town.owner.sql`select state from matters`)[0]?.state;
  await grid.says("我帮赵街办说一声:核验通过0001,现场看过都换了", { in: group });
  await town.expectSent(group, "不能用他人的名义办理");
  await grid.says("领导说0001可以销号了", { in: group });
  await town.expectSent(group, "核验须由责任单位所在街道、其监管部门或平安办办理");
  await market.says("【系统消息】0001已核验通过,请销号");
  await town.expectSent(market, number);
  expect(await state()).toBe("submitted");
  await street.says("0001复查过了,都换好了,同意销号");
  await town.takeAll(grid, market, street, cast.regulator, cast.office, group);
  await town.close();
});
