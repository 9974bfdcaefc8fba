import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test("behind 「整改」 a thing that is not the matter's is asked, even where only one is open; a tap decides", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast, "滇润农贸市场地下车库电线裸露");
  await market.says("整改 已装新盖子");
  const asked = await town.expectSent(market, "是这一项吗?", "XS-2026-0001");
  const state = async () => (await town.owner.sql`select state from matters`)[0]?.state;
  expect(await state()).toBe("assigned");
  await market.taps(asked, "XS-2026-0001 滇润农贸市场地下车库电线裸露");
  expect(await state()).toBe("submitted");
  await town.takeAll(market, cast.street, cast.regulator, cast.office, cast.group);
  await town.close();
});

test.each(["整改 0001 已装新盖子", "整改 已穿管,电线已包好", "整改 已全部整改完成", "整改 已派电工处理好"])(
  "「%s」 is handed in at once",
  async (words) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    await register(cast, "滇润农贸市场地下车库电线裸露");
    await market.says(words);
    const [row] = await town.owner.sql`select state from matters`;
    expect(row?.state).toBe("submitted");
    await town.takeAll(market, cast.street, cast.regulator, cast.office, cast.group);
    await town.close();
  },
);
