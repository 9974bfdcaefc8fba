import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

/** The street may act for both: the market's matter is 0001, the community's 0002. */
async function both() {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  const { draft } = await register(cast, "滇润农贸市场二楼东侧灭火器过期4具");
  await grid.says("福海社区3栋楼道堆满纸箱", { in: group });
  await grid.taps(await town.expectSent(group, "请确认上报"), "确认");
  await town.takeAll(street, group);
  return { ...cast, card: draft };
}
const states = async ({ town }: Awaited<ReturnType<typeof both>>) =>
  (await town.owner.sql`select state from matters where number is not null order by number`).map(
    (row) => row.state,
  );

test.each(["整改 福海社区的纸箱清走了", "福海社区的纸箱已经清走了"])(
  "「%s」 in reply to the market's card hands in neither: both are offered",
  async (words) => {
    const cast = await both();
    const { town, street, group, card, regulator, office } = cast;
    await street.says(words, { in: group, replyTo: card });
    const asked = await town.expectSent(
      group,
      "XS-2026-0001 是「示例·滇润农贸市场」的",
      "「福海社区」",
      "没有办理",
    );
    expect(await states(cast)).toEqual(["assigned", "assigned"]);
    await street.taps(asked, "XS-2026-0002 福海社区3栋楼道堆满纸箱");
    expect(await states(cast)).toEqual(["assigned", "submitted"]);
    await town.takeAll(street, regulator, office, group);
    await town.close();
  },
);

test.each(["整改 已请福海社区的师傅换了4具", "整改 滇润农贸市场4具换了", "整改 换好了"])(
  "「%s」 is of the card replied to",
  async (words) => {
    const cast = await both();
    const { town, street, group, card, regulator, office } = cast;
    await street.says(words, { in: group, replyTo: card });
    await town.expectSent(group, "待核验 XS-2026-0001");
    expect(await states(cast)).toEqual(["submitted", "assigned"]);
    await town.takeAll(street, regulator, office);
    await town.close();
  },
);

test("a report in reply is a draft of the unit it names; news of another unit is entered nowhere and asked", async () => {
  const cast = await both();
  const { town, grid, group, card } = cast;
  await grid.says("普坪社区消防通道堵了", { in: group, replyTo: card });
  await town.expectSent(group, "请确认上报", "普坪社区");
  await grid.says("续报 福海社区又堆起来了", { in: group, replyTo: card });
  await town.expectSent(group, "XS-2026-0001 是「示例·滇润农贸市场」的", "没有记录");
  const rows = await town.owner.sql`select 1 from journal where type = 'followed-up'`;
  expect(rows).toHaveLength(0);
  await town.close();
});
