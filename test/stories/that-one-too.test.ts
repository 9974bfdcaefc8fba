import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

const later = async ({ town }: Awaited<ReturnType<typeof openFuhai>>, span: string) => {
  await town.owner.sql`select clock.advance(${span}::interval)`;
};

test("「那福海呢」 goes on from the last question within ten minutes, over a restart; after that it is asked what is meant", async () => {
  const cast = await openFuhai();
  const { town, office } = cast;
  await office.says("前卫街道还有几个逾期的");
  await town.expectSent(office, "前卫街道:逾期 0");
  await later(cast, "9 minutes");
  await town.restartBot();
  await office.says("那福海呢");
  await town.expectSent(office, "福海街道:逾期 0", "按福海街道统计");
  // Each question begins the ten minutes anew.
  await later(cast, "9 minutes");
  await office.says("上个月呢");
  await town.expectSent(office, "福海街道:逾期 0", "上个月(2026-10-01 至 2026-10-31)");
  await office.says("销号率呢");
  await town.expectSent(office, "福海街道按期销号率", "上个月");
  await later(cast, "10 minutes");
  await office.says("那福海街道呢");
  const asked = await town.expectSent(office, "想问福海街道的什么?", "没有上一个问题可以接着问");
  await office.taps(asked, "在办");
  expect(await town.card(asked.messageId)).toContain("福海街道:在办 0");
  await town.close();
});

test("it is the same person's, in the same chat", async () => {
  const cast = await openFuhai();
  const { town, street, grid, group } = cast;
  await street.says("前卫街道还有几个逾期的", { in: group });
  await town.expectSent(group, "前卫街道:逾期 0");
  await grid.says("那福海街道呢", { in: group });
  await town.expectSent(group, "想问福海街道的什么?");
  await street.says("那福海街道呢");
  await town.expectSent(street, "想问福海街道的什么?");
  await street.says("那福海街道呢", { in: group });
  await town.expectSent(group, "福海街道:逾期 0");
  await town.close();
});

test("after a question that was asked back, the name in words answers it; 「我名下」 can be gone on from too", async () => {
  const cast = await openFuhai();
  const { town, office, leader } = cast;
  await office.says("明珠社区还有几个逾期的");
  await town.expectSent(office, "台账里没有「明珠社区」");
  await office.says("明波社区");
  await town.expectSent(office, "明波社区:逾期 0");
  await leader.says("我名下还有几件");
  await town.expectSent(leader, "在办 0");
  await leader.says("那逾期的呢");
  await town.expectSent(leader, "您名下:逾期 0");
  await town.close();
});

test("what is kept is the reading, for ten minutes, and swept then", async () => {
  const cast = await openFuhai();
  const { town, office } = cast;
  const kept = async () => (await town.owner.sql`select query from conversations`).map((row) => row.query);
  await office.says("麻烦帮我看哈前卫街道还有几个逾期的");
  await town.expectSent(office, "前卫街道:逾期 0");
  await town.runJobs();
  expect(await kept()).toMatchObject([{ intent: "query.overdue", scope: { street: "前卫街道" } }]);
  expect(JSON.stringify(await kept())).not.toContain("麻烦");
  await later(cast, "10 minutes");
  await town.runJobs();
  expect(await kept()).toEqual([]);
  await town.close();
});
