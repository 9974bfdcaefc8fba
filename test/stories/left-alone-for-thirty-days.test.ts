import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test("a matter left alone for thirty days: each reminder and rung arrives once, in order, by day, to the right person", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator, leader, office } = cast;
  await register(cast);

  const rungs = [
    { at: "2026-11-28T09:00:00+08:00", to: market, words: ["到期提醒 XS-2026-0001", "11月30日(周一) 24:00"] },
    { at: "2026-11-29T09:00:00+08:00", to: market, words: ["到期提醒 XS-2026-0001"] },
    { at: "2026-11-30T09:00:00+08:00", to: market, words: ["今日到期 XS-2026-0001"] },
    { at: "2026-12-01T09:00:00+08:00", to: market, words: ["逾期 XS-2026-0001", "已逾期 1 天"] },
    { at: "2026-12-02T09:00:00+08:00", to: street, words: ["催办 XS-2026-0001", "已逾期 2 天"] },
    { at: "2026-12-04T09:00:00+08:00", to: regulator, words: ["黄牌建议 XS-2026-0001"] },
    { at: "2026-12-10T09:00:00+08:00", to: leader, words: ["红牌建议 XS-2026-0001"] },
    { at: "2026-12-22T09:00:00+08:00", to: office, words: ["约谈通报名单 XS-2026-0001"] },
  ];
  for (const rung of rungs) {
    // Up to a minute before: silence. Then exactly this one.
    await town.clockReaches(new Date(Date.parse(rung.at) - 60_000).toISOString());
    await town.expectQuiet();
    await town.clockReaches(rung.at);
    await town.expectSent(rung.to, ...rung.words);
    await town.expectQuiet();
  }
  await town.clockReaches("2026-12-23T23:00:00+08:00");
  const fired = await town.owner.sql`select rung from timers where outcome = 'fired' order by fired_at`;
  expect(fired.map((row) => row.rung)).toEqual([
    "remind-2d",
    "remind-1d",
    "remind-0d",
    "overdue",
    "urge",
    "yellow",
    "red",
    "summon",
  ]);
  await town.close();
});

test("one single jump of thirty days gives one notice, the highest rung due, and says that it is late", async () => {
  const cast = await openFuhai();
  const { town, office } = cast;
  await register(cast);
  await town.clockJumps("2026-12-23T10:00:00+08:00");
  await town.expectSent(office, "约谈通报名单 XS-2026-0001", "迟发");
  await town.expectQuiet();
  // The next delay counts from the real firing: five working days on, not the plan's 12-29.
  await town.clockReaches("2026-12-29T12:00:00+08:00");
  await town.expectQuiet();
  await town.clockReaches("2026-12-30T12:00:00+08:00");
  await town.expectSent(office, "约谈通报名单 XS-2026-0001");
  // The one after that falls into a year whose days off nobody knows yet.
  await town.expectSent(office, "2027 年的放假安排还没有录入");
  await town.close();
});

test("an outage that ends in the night keeps quiet until the morning", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await town.clockJumps("2026-12-01T23:30:00+08:00");
  await town.expectQuiet();
  await town.clockJumps("2026-12-02T07:31:00+08:00");
  await town.expectSent(market, "逾期 XS-2026-0001", "迟发");
  await town.close();
});

test.each([
  "2026-11-27T10:00:00+08:00",
  "2026-11-30T10:00:00+08:00",
  "2026-12-01T10:00:00+08:00",
  "2026-12-12T10:00:00+08:00",
])("struck off at %s, it is followed by silence", async (when) => {
  const cast = await openFuhai();
  const { town, market, street, regulator, leader, office, group } = cast;
  const { task } = await register(cast);
  await town.clockReaches(when);
  await town.takeAll(market, street, regulator, leader, office);
  await market.taps(task, "签收");
  await market.taps(task, "提交整改", { text: "4具灭火器已更换" });
  const review = await town.expectSent(street, "待核验");
  await town.expectSent(regulator, "待核验");
  await street.taps(review, "核验通过", { text: "现场已更换" });
  await town.expectSent(group, "已销号");
  await town.clockReaches("2027-01-20T10:00:00+08:00");
  await town.expectQuiet();
  await town.close();
});
