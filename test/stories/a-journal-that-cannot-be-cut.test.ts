import { expect, test } from "vitest";
import { runOnce } from "../../src/queue.ts";
import { type Fuhai, openFuhai, register } from "./cast.ts";

/** Whoever owns the database can switch the guards off; what was done then must be found. */
async function asOwner({ town }: Fuhai, change: () => Promise<unknown>) {
  await town.owner.sql`alter table journal disable trigger all`;
  await change();
  await town.owner.sql`alter table journal enable trigger all`;
}

async function audit({ town }: Fuhai): Promise<string | null> {
  const job = town.bot.jobs.find((one) => one.name === "audit-ledger");
  if (job) await runOnce(job, town.bot.jobContext);
  town.log.forgive("the auditor found something");
  const [cycle] = await town.owner.sql`select finding from cycles where name = 'audit'`;
  return cycle?.finding ?? null;
}

test("an entry that the owner cut off at the end of a chain is found", async () => {
  const cast = await openFuhai();
  const { town, market, office } = cast;
  const { task } = await register(cast);
  await market.taps(task, "签收");
  expect(await audit(cast)).toBeNull();
  await asOwner(cast, () => town.owner.sql`delete from journal where seq = 3`);
  expect(await audit(cast)).toContain("第 3 条记录与哈希链不符");
  await town.settle();
  await town.expectSent(office, "审计");
  await town.close();
});

test("each day is sealed once, posted to the keeper's group, and a day rewritten afterwards is found", async () => {
  const cast = await openFuhai();
  const { town, grid, market, office } = cast;
  const keepers = await town.group("政法委工作群", [office], { body: "区委政法委" });
  const { task } = await register(cast);
  await town.clockReaches("2026-11-24T08:00:00+08:00");
  const sealed = await town.expectSent(keepers, "每日封签", "2026-11-23 共 2 条");
  const [root] = await town.owner.sql`select root from journal_roots`;
  expect(JSON.stringify(sealed.content)).toContain(root?.root);
  await market.taps(task, "签收");
  await town.clockReaches("2026-11-25T08:00:00+08:00");
  await town.expectSent(keepers, "2026-11-24 共 1 条");
  expect(await audit(cast)).toBeNull();

  // A whole matter with its history is made to disappear: no chain is left that could be broken.
  await grid.says("我的");
  await town.takeAll(grid);
  await asOwner(cast, async () => {
    await town.owner.sql`delete from timers`;
    await town.owner.sql`delete from journal`;
    await town.owner.sql`delete from matters`;
  });
  expect(await audit(cast)).toMatch(/2026-11-2[34] 的台账日志与当日封签不符/);
  await town.settle();
  await town.expectSent(office, "封签不符");
  await town.close();
});

test("the running role can change neither a day's root nor what was refused", async () => {
  const cast = await openFuhai();
  const { town } = cast;
  for (const change of [
    "update journal_roots set root = 'x'",
    "delete from journal_roots",
    "truncate journal_roots",
    "delete from refusals",
    "update refusals set kind = 'x'",
  ]) {
    await expect(town.bot.jobContext.sql.unsafe(change)).rejects.toMatchObject({ code: "42501" });
  }
  await town.close();
});
