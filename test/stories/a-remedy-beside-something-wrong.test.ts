import { expect, test } from "vitest";
import { type Fuhai, openFuhai, register } from "./cast.ts";

const rows = async ({ town }: Fuhai) =>
  (await town.owner.sql`select state, task, rectification from matters order by id`).map((row) => ({
    ...row,
  }));

test.each(["灭火器换了,应急灯还没修好", "应急灯还没修好,灭火器换了", "灭火器换好了,但是应急灯还没修好"])(
  "「%s」: what is still wrong is drafted in its own clause, the remedy is handed in by one tap on the matter it fits",
  async (words) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    const { number } = await register(cast);
    await market.says(`滇润市场${words}`);
    await town.expectSent(market, "应急灯还没修好", "请确认上报");
    const asked = await town.expectSent(market, `${number}:要提交整改吗`, "还没有提交");
    expect((await rows(cast)).map(({ state }) => state)).toEqual(["assigned", "draft"]);
    expect((await rows(cast))[1]?.task).not.toContain("灭火器");
    await market.taps(asked, "提交整改");
    expect((await rows(cast))[0]?.state).toBe("submitted");
    expect((await rows(cast))[0]?.rectification).not.toContain("应急灯");
    await town.takeAll(market, cast.street, cast.regulator);
    await town.close();
  },
);

test("what stands on the ledger already is not drafted again: one question, and each button does what it says", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { number } = await register(cast, "滇润农贸市场灭火器过期4具,应急灯不亮");
  await market.says("灭火器换了,应急灯还没修好");
  const asked = await town.expectSent(market, `${number} 还没改完,是说这一条吗`, "没有另外上报");
  expect((await rows(cast)).map(({ state }) => state)).toEqual(["assigned"]);
  await market.taps(asked, "记为续报");
  await town.expectSent(market, number);
  const entries = await town.owner.sql`select payload from journal where type = 'followed-up'`;
  expect(JSON.stringify([...entries])).toContain("灭火器换了,应急灯还没修好");
  await market.taps(asked, "另行上报");
  expect(await town.card(asked.messageId)).toContain("应急灯还没修好");
  expect((await rows(cast)).map(({ state }) => state)).toEqual(["assigned", "draft"]);
  await town.takeAll(market, cast.leader);
  await town.close();
});

test("of several that it may be, it is asked which; where none is open, the draft says what it leaves out", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await register(cast, "滇润农贸市场一楼灭火器过期4具");
  await register(cast, "滇润农贸市场二楼灭火器过期2具");
  await market.says("灭火器换了,应急灯还没修好");
  await town.expectSent(market, "应急灯还没修好");
  const which = await town.expectSent(market, "您说的是哪一条", "没有提交");
  await market.taps(which, "XS-2026-0002 滇润农贸市场二楼灭火器过期2具");
  expect((await rows(cast)).map(({ state }) => state)).toEqual(["assigned", "submitted", "draft"]);
  await town.takeAll(market, cast.street, cast.regulator);
  // A grid worker hands nothing in for a unit.
  await grid.says("福海社区护栏修好了,楼道还堵着", { in: group });
  await town.expectSent(group, "楼道还堵着", "「福海社区护栏修好了」没有写进这份上报");
  await town.close();
});
