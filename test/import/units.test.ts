import { afterEach, beforeEach, expect, test } from "vitest";
import { allUnits } from "../../db/units.ts";
import { AT, openRegister } from "./open-register.ts";

let register: Awaited<ReturnType<typeof openRegister>>;
beforeEach(async () => {
  register = await openRegister();
});
afterEach(() => register.close());

const tally = { added: 0, changed: 0, retired: 0, unchanged: 0 };
const unit = async (name: string) => (await allUnits(register.db)).find((one) => one.name === name);

test("the district's two files come in whole: 174 and 12, and a second time nothing changes", async () => {
  expect(await register.importsFile("xishan-units.csv")).toMatchObject({
    ...tally,
    added: 174,
    mistakes: [],
  });
  expect(await register.importsFile("demo-units.csv")).toMatchObject({ ...tally, added: 12, mistakes: [] });
  const before = await register.everything();
  expect([before.bodies.length, before.units.length]).toEqual([18, 168]);
  expect(await register.importsFile("xishan-units.csv")).toMatchObject({ ...tally, unchanged: 174 });
  expect(await register.importsFile("demo-units.csv")).toMatchObject({ ...tally, unchanged: 12 });
  expect(await register.everything()).toEqual(before);
});

test("with one bad row nothing is written, however good the others are", async () => {
  const outcome = await register.imports(
    "units",
    "name,kind,street\n甲街道,街道,\n甲,企业,甲街道\n乙,企业,无此街道",
  );
  expect(outcome).toMatchObject({ ...tally, mistakes: [{ line: 4 }] });
  const { bodies, units } = await register.everything();
  expect([bodies.length, units.length]).toEqual([0, 0]);
});

test("a failure in the middle of writing leaves nothing behind", async () => {
  await register.sql`create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$`;
  await register.sql`create trigger fail before insert on units for each row execute function fail()`;
  await expect(register.imports("units", "name,kind\n甲街道,街道\n甲,企业")).rejects.toThrow();
  expect((await register.everything()).bodies).toEqual([]);
});

test("a dry run counts everything and writes nothing", async () => {
  await register.imports("units", "name,kind\n甲,企业\n乙,企业\n丙,企业");
  const before = await register.everything();
  const csv = "name,kind,停用\n甲,单位,\n乙,企业,是\n丙,企业,否\n丁,企业,";
  const outcome = await register.imports("units", csv, { dryRun: true });
  expect(outcome).toMatchObject({ added: 1, changed: 1, retired: 1, unchanged: 1 });
  expect(outcome.changes).toContainEqual({ line: 3, name: "乙", outcome: "retired" });
  expect(await register.everything()).toEqual(before);
});

test("all columns arrive, and a row that changed updates", async () => {
  const head = "名称,类型,子类,街道,社区,别名,监管部门,包案领导";
  const around = "甲街道,街道,,,,,,\n甲社区,社区,,甲街道,,,,\n区应急局,部门,,,,,,";
  await register.imports(
    "units",
    `${head}\n示例·厂,企业,厂矿,甲街道,甲社区,老厂;小厂、老厂,区应急局,李某\n${around}`,
  );
  const [before, community] = [await unit("示例·厂"), await unit("甲社区")];
  expect(before).toMatchObject({
    subkind: "厂矿",
    streetName: "甲街道",
    regulatorName: "区应急局",
    aliases: ["老厂", "小厂"],
    caseLeader: "李某",
    communityId: community?.id,
  });
  const again = await register.imports("units", `${head}\n示例·厂,企业,厂矿,甲街道,甲社区,新厂,,王某`);
  expect(again).toMatchObject({ ...tally, changed: 1 });
  expect(await unit("示例·厂")).toMatchObject({
    id: before?.id,
    aliases: ["新厂"],
    regulatorName: null,
    caseLeader: "王某",
  });
});

test("a column that the file does not have is left as it stands", async () => {
  await register.imports("units", "name,kind,aliases,case_leader,retired\n甲,企业,小甲,李某,是");
  const before = await register.everything();
  expect(await register.imports("units", "name,kind\n甲,企业")).toMatchObject({ ...tally, unchanged: 1 });
  expect(await register.everything()).toEqual(before);
});

test("a unit is retired only by its own column, never by being left out, and keeps its first date", async () => {
  await register.imports("units", "name,kind\n甲,企业\n乙,企业");
  await register.imports("units", "name,kind,停用\n甲,企业,是");
  const later = new Date(AT.getTime() + 86_400_000);
  await register.imports("units", "name,kind,停用\n甲,企业,是", { at: later });
  expect((await unit("甲"))?.retiredAt).toEqual(AT);
  expect((await unit("乙"))?.retiredAt).toBeNull();
  expect(await register.imports("units", "name,kind,停用\n甲,企业,否")).toMatchObject({
    ...tally,
    changed: 1,
  });
  expect((await unit("甲"))?.retiredAt).toBeNull();
});

test("a running service hears of an import within a second, and not of one that was refused", async () => {
  const heard: number[] = [];
  await register.sql.listen("town", () => heard.push(Date.now()));
  await register.imports("units", "name,kind\n甲,工厂");
  await register.imports("units", "name,kind\n甲,企业", { dryRun: true });
  const before = Date.now();
  await register.imports("units", "name,kind\n甲,企业");
  await expect.poll(() => heard.length, { timeout: 1000, interval: 20 }).toBe(1);
  expect(heard[0]).toBeGreaterThanOrEqual(before);
});

test("two imports of the same file at once write it once", async () => {
  const csv = "name,kind\n甲街道,街道\n甲,企业";
  const outcomes = await Promise.all([register.imports("units", csv), register.imports("units", csv)]);
  expect(outcomes.map(({ added, unchanged }) => [added, unchanged]).sort()).toEqual([
    [0, 2],
    [2, 0],
  ]);
});
