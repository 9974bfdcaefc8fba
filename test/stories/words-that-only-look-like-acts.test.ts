import { expect, test } from "vitest";
import { handIn, openFuhai, register } from "./cast.ts";

test.each(["整改不了,没有钱", "整改期限太短了", "签收不了", "提交整改不了"])(
  "「%s」 hands nothing in",
  async (words) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    await register(cast);
    await market.says(words);
    const [matter] = await town.owner.sql`select state, rectification from matters`;
    expect(matter).toEqual({ state: "assigned", rectification: null });
    await town.takeAll(market);
    await town.close();
  },
);

test.each(["打回不打回你们看着办", "核验通过不了"])("「%s」 decides nothing", async (words) => {
  const cast = await openFuhai();
  const { town, street } = cast;
  await handIn(cast);
  await street.says(words);
  const [matter] = await town.owner.sql`select state from matters`;
  expect(matter?.state).toBe("submitted");
  await town.takeAll(street);
  await town.close();
});

test.each([
  { said: "上报 派两个人去火车站盯到起那几家上访的,莫让他们走", kind: "intercept" },
  { said: "台账上那条上访删了", kind: "delete" },
])(
  "what is refused is refused whatever word it begins with, and that it was asked is kept: $said",
  async ({ said, kind }) => {
    const cast = await openFuhai();
    const { town, street } = cast;
    await street.says(said);
    await town.expectSent(street, "不能");
    expect(await town.owner.sql`select count(*)::int as n from matters`).toMatchObject([{ n: 0 }]);
    expect(await town.owner.sql`select kind, open_id from refusals`).toMatchObject([
      { kind, open_id: street.openId },
    ]);
    await town.close();
  },
);

test("a forbidden task does not come in by the draft's form either", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "修改");
  const tap = await grid.taps(draft, "确认上报", { task: "派人盯住那几家上访的,莫让他们走" });
  expect(tap.toast?.content).toContain("不能布置拦截");
  expect(await town.owner.sql`select state from matters`).toMatchObject([{ state: "draft" }]);
  await town.close();
});
