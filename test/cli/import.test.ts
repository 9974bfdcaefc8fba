import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { openDatabase } from "../../db/connect.ts";
import { startEmbeddedPostgres } from "../../db/embedded.ts";
import { openTestDatabase } from "../database.ts";
import { runTool } from "./run-tool.ts";

let folder: string;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  // Below the project, where the user that Postgres runs as may go.
  folder = join(".data", `import-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const UNITS = "src/sandbox/data/xishan-units.csv";
const file = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

test("the register comes in by one command, and says plainly what became of it", async () => {
  const env = { DATABASE_URL: database.url };
  const check = await runTool("import", ["units", UNITS, "--check"], env);
  const said = check.out.trimEnd().split("\n");
  expect([check.code, check.err, said.length]).toEqual([0, "", 22]);
  expect(said[0]).toBe("第 2 行:将新增 西苑街道");
  expect(said.slice(-2)).toEqual(["……将新增共 174 行", "检查通过(未写入):新增 174,更新 0,未变 0"]);
  expect(await runTool("import", ["units", UNITS], env)).toMatchObject({
    code: 0,
    out: "新增 174,更新 0,未变 0\n",
  });
  expect(await runTool("import", ["units", UNITS], env)).toMatchObject({ out: "新增 0,更新 0,未变 174\n" });
  const sheet = await writeXlsx([
    ["名称", "类型", "街道", "停用"].map((value) => ({ value })),
    ["凯苑社区", "社区", "西苑街道", "是"].map((value) => ({ value })),
  ]).toBuffer();
  const xlsx = await file("units.xlsx", sheet);
  expect((await runTool("import", ["units", "--check", xlsx], env)).out).toBe(
    "第 2 行:将停用 凯苑社区\n检查通过(未写入):新增 0,更新 0,停用 1,未变 0\n",
  );
});

test("mistakes are named line by line, and the tool fails", async () => {
  const bad = await file("bad.csv", "name,kind\n,企业\n示例·甲,企业\n示例·乙,工厂\n");
  const { code, out, err } = await runTool("import", ["units", bad], { DATABASE_URL: database.url });
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^第 2 行:名称为空.*\n第 4 行:类型「工厂」不认识.*\n共 2 处有误,没有导入任何一行/);
});

test.each([
  [["units"], "用法"],
  [["units", UNITS, "--chek"], "用法"],
  [["units", UNITS, "-check"], "用法"],
  [["units", UNITS, UNITS], "用法"],
  [["things", UNITS], "用法"],
  [["units", "no-such-file.csv"], "找不到文件"],
])("a wrong call says how it is done: %j", async (words, sentence) => {
  const { code, err } = await runTool("import", words, { DATABASE_URL: database.url });
  expect([code, err.includes(sentence)]).toEqual([1, true]);
});

test("without DATABASE_URL it works on the embedded database, while the service runs and while it does not", async () => {
  const env = { DATA_DIR: join(folder, "town") };
  expect((await runTool("import", ["units", UNITS], env)).out).toBe("新增 174,更新 0,未变 0\n");

  const service = await startEmbeddedPostgres(env.DATA_DIR);
  expect(service.adopted).toBe(false);
  const { sql, close } = openDatabase({ url: service.url, connectionsMax: 1 });
  await sql`select 1`;
  expect((await runTool("import", ["units", UNITS], env)).out).toBe("新增 0,更新 0,未变 174\n");
  expect(await sql`select 1 as alive`).toMatchObject([{ alive: 1 }]);
  await close();
  await service.stop();
}, 60_000);
