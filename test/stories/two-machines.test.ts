import { expect, test } from "vitest";
import { runOnce } from "../../src/queue.ts";
import { openFuhai, register } from "./cast.ts";

test("eight machines that fire the same instant at once: each rung once, each person one card", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  for (const place of ["一楼", "二楼", "三楼"]) await register(cast, `滇润农贸市场${place}灭火器过期4具`);
  await town.owner.sql`select clock.advance('2026-11-28T09:00:01+08:00'::timestamptz - clock.now())`;
  const fire = town.bot.jobs.find((job) => job.name === "fire-timers");
  if (!fire) throw new Error("no such job");
  await Promise.all(Array.from({ length: 8 }, () => runOnce(fire, town.bot.jobContext)));
  await town.settle();
  await town.expectSent(market, "3 项事项的提醒", "XS-2026-0001", "XS-2026-0002", "XS-2026-0003");
  const rows = await town.owner
    .sql`select matter_id, count(*)::int as n from timers where outcome = 'fired' group by 1 order by 1`;
  expect(rows.map((row) => row.n)).toEqual([1, 1, 1]);
  const [entries] = await town.owner.sql`select count(*)::int as n from journal where type = 'rung-fired'`;
  expect(entries?.n).toBe(3);
  await town.close();
});
