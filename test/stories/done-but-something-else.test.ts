import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test.each([
  "滇润市场的垃圾清走了",
  "滇润市场下水道疏通了",
  "陆家社区楼道杂物清完了",
  "我们昨天把福海社区的护栏修好了",
])("「%s」 is not filed on the one matter that is open, which is another: it is asked", async (words) => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast, "滇润农贸市场二楼电线裸露,3天内整改");
  await market.says(words);
  const asked = await town.expectSent(market, "是这一项吗", "没有办理");
  const rows = await town.owner.sql`select state, rectification from matters`;
  expect([...rows]).toEqual([{ state: "assigned", rectification: null }]);
  await market.taps(asked, "XS-2026-0001 滇润农贸市场二楼电线裸露,3天内…");
  const [after] = await town.owner.sql`select state from matters`;
  expect(after?.state).toBe("submitted");
  await town.takeAll(market, cast.street, cast.regulator);
  await town.close();
});

test.each(["滇润市场电线换好了", "都弄好了", "整改 垫了木板,拉了新线"])(
  "「%s」 fits the one that is open, and is handed in",
  async (words) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    await register(cast, "滇润农贸市场二楼电线裸露,3天内整改");
    await market.says(words);
    await town.expectSent(market, "待核验");
    await town.takeAll(market, cast.street, cast.regulator);
    await town.close();
  },
);

test("what is still wrong beside a remedy is no remedy: it is drafted, and nothing is handed in", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast, "滇润农贸市场二楼电线裸露,3天内整改");
  await market.says("滇润市场电线换好了,楼道还堵着");
  await town.expectSent(market, "确认");
  const rows = await town.owner.sql`select state, rectification from matters order by id`;
  expect([...rows]).toEqual([
    { state: "assigned", rectification: null },
    { state: "draft", rectification: null },
  ]);
  await town.takeAll(market, cast.street, cast.regulator);
  await town.close();
});
