import { expect, test } from "vitest";
import { handIn, openFuhai, register } from "./cast.ts";

const stateOf = async ({ town }: { town: Awaited<ReturnType<typeof openFuhai>>["town"] }) =>
  (await town.owner.sql`select state from matters order by id`).map((row) => row.state);

test.each([
  "核验通过 XS-2026-0001 但是还有一半没换",
  "核验通过 XS-2026-0001,除了东侧那具",
  "XS-2026-0001核验通过,但是还有一半没换",
])("「%s」 strikes nothing off: it is asked which is meant, and each button does that", async (words) => {
  const cast = await openFuhai();
  const { town, street } = cast;
  await handIn(cast);
  await street.says(words);
  const asked = await town.expectSent(street, "是通过还是打回", "没有销号");
  expect(await stateOf(cast)).toEqual(["submitted"]);
  await street.taps(asked, "打回");
  expect(await stateOf(cast)).toEqual(["rectifying"]);
  await town.takeAll(street, cast.market, cast.group);
  await town.close();
});

test("whoever meant it after all taps 通过", async () => {
  const cast = await openFuhai();
  const { town, street } = cast;
  await handIn(cast);
  await street.says("核验通过 XS-2026-0001 不过标识有点旧");
  await street.taps(await town.expectSent(street, "是通过还是打回"), "核验通过");
  expect(await stateOf(cast)).toEqual(["closed"]);
  await town.takeAll(street, cast.market, cast.group);
  await town.close();
});

test.each(["核验通过 XS-2026-0001,其实我没克看", "核验通过 XS-2026-0001 我没到现场"])(
  "「%s」 is refused: nobody passes what they did not see, in the form neither",
  async (words) => {
    const cast = await openFuhai();
    const { town, street } = cast;
    const { review } = await handIn(cast);
    await street.says(words);
    await town.expectSent(street, "没有看过的不能写成看过", "没有销号");
    const unseen = await street.taps(review, "核验通过", { text: "我没去看" });
    expect(unseen.toast?.content).toContain("没有看过");
    const half = await street.taps(review, "核验通过", { text: "还有一半没换" });
    expect(half.toast?.content).toContain("没有销号");
    expect(await stateOf(cast)).toEqual(["submitted"]);
    await town.close();
  },
);

test("a signature or a confirmation with a but is none", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await register(cast);
  await market.says("签收 XS-2026-0001 但是这个不是我们家的");
  await town.expectSent(market, "没有签收");
  await grid.says("滇润农贸市场应急灯2个不亮", { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("确认,不过数量还没数", { in: group });
  await town.expectSent(group, "没有上报");
  expect(await stateOf(cast)).toEqual(["assigned", "draft"]);
  await town.close();
});

test.each(["滇润市场灭火器换好了没有?", "哪个说滇润市场灭火器换好了", "滇润市场有哪些整改了"])(
  "「%s」 is a question: it is answered, and nothing handed in",
  async (words) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    await register(cast);
    await market.says(words);
    await town.expectSent(market, "滇润农贸市场", "XS-2026-0001");
    await market.says("整改 XS-2026-0001 换好了没有?");
    await town.expectSent(market, "这是在问");
    expect(await stateOf(cast)).toEqual(["assigned"]);
    await town.close();
  },
);

test("done, but something else is wrong: that is drafted, so that no hazard is lost, and nothing is handed in", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await market.says("滇润市场灭火器换好了,但是消防通道又堵了");
  await town.expectSent(market, "请确认上报", "消防通道又堵了");
  await town.expectSent(market, "要提交整改吗", "还没有提交");
  expect(await stateOf(cast)).toEqual(["assigned", "draft"]);
  await town.close();
});

test("in a group, what is done to a restricted matter is said to be done, and no word of it", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  await grid.says("滇润农贸市场冷库后面挖出人骨", { in: group });
  const draft = await town.expectSent(grid, "什么时候整改完");
  await grid.taps(draft, "7天内 · 11月30日(周一)");
  await grid.taps(draft, "确认");
  await town.takeAll(group, grid, cast.market, street);
  await street.says("签收 XS-2026-0001", { in: group });
  await town.expectSent(group, "XS-2026-0001 已签收", "私聊");
  await street.says("整改 XS-2026-0001 已封闭现场", { in: group });
  const told = await town.expectSent(group, "XS-2026-0001 已提交整改", "私聊");
  expect(await town.card(told.messageId)).not.toContain("封闭");
  await town.takeAll(street, cast.regulator, cast.office);
  await town.close();
});
