import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test("found at night, it is known to /readyz at once and told in the morning; each finding once a day", async () => {
  const cast = await openFuhai();
  const { town, office } = cast;
  const { sql } = town.owner;
  await register(cast);
  await register(cast, "滇润农贸市场一楼灭火器过期2具");
  await town.clockReaches("2026-11-24T03:00:00+08:00");
  await sql`update timers set outcome = 'cancelled'`;
  await town.runJobs();
  const [cycle] = await sql`select finding from cycles where name = 'audit'`;
  expect(cycle?.finding).toContain("没有下一次提醒:XS-2026-0001、XS-2026-0002");
  await town.expectQuiet();
  // What is put right before the morning nobody is told of.
  await sql`update timers set outcome = null where matter_id = 2`;

  await town.clockReaches("2026-11-24T07:30:00+08:00");
  await town.expectSent(office, "审计:1 项在办事项没有下一次提醒:XS-2026-0001");
  await town.clockReaches("2026-11-24T12:00:00+08:00");
  await town.expectQuiet();

  // Another finding of the same day, beside the first.
  await sql`alter table journal disable trigger all`;
  await sql`update journal set payload = payload || '{"x": 1}' where matter_id = 2 and seq = 1`;
  await sql`alter table journal enable trigger all`;
  await town.runJobs();
  const second = await town.expectSent(office, "第 1 条记录与哈希链不符");
  expect(JSON.stringify(second.content)).not.toContain("XS-2026-0001");
  await town.runJobs();
  await town.expectQuiet();

  await town.clockReaches("2026-11-25T08:00:00+08:00");
  await town.expectSent(office, "没有下一次提醒", "与哈希链不符");
  town.log.forgive("the auditor found something");
  await town.close();
});
