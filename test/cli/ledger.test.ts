import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../db/connect.ts";
import { sealDays } from "../../db/journal-roots.ts";
import { verifyExport } from "../../src/cli/verify-export.ts";
import { openTestDatabase } from "../database.ts";
import { keepJournal } from "./keep-journal.ts";
import { runTool } from "./run-tool.ts";

const folder = join(".data", `ledger-${randomUUID()}`);
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let lines: string[];
async function seal(at: Date) {
  const { db, close } = openDatabase({ url: database.url, connectionsMax: 1 });
  await db.transaction((tx) => sealDays(tx, { at }));
  await close();
}
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  database = await openTestDatabase();
  await keepJournal(database.url);
  await seal(new Date("2026-11-25T02:00:00Z"));
  const run = await runTool("ledger", ["export", join(folder, "journal.jsonl")], {
    DATABASE_URL: database.url,
  });
  expect(run).toMatchObject({ code: 0, err: "" });
  expect(run.out).toContain("已导出 5 条记录");
  lines = (await readFile(join(folder, "journal.jsonl"), "utf8")).trimEnd().split("\n");
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** The export again with its closing line changed. */
const withClosing = (change: (closing: Record<string, unknown>) => object) => (all: string[]) => [
  ...all.slice(0, -1),
  JSON.stringify(change(JSON.parse(all.at(-1) ?? ""))),
];
const matterOf = (line: string) => (JSON.parse(line) as { matterId?: number }).matterId;

test("an export holds one entry a line and a closing line, is for its owner's eyes, and verifies without any database", async () => {
  expect(lines).toHaveLength(6);
  expect((await stat(join(folder, "journal.jsonl"))).mode & 0o077).toBe(0);
  const run = await runTool("ledger", ["verify", join(folder, "journal.jsonl")], {
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  });
  expect(run).toMatchObject({ code: 0, err: "" });
  const { root, digest } = {
    ...JSON.parse(lines.at(-1) ?? "").roots[0],
    ...JSON.parse(lines.at(-1) ?? ""),
  };
  expect(run.out).toContain("完好:2 个事项,5 条记录,哈希链完整。");
  expect(run.out).toContain(`每日封签 1 天,全部相符;最近一天 2026-11-24:${root}`);
  expect(run.out).toMatch(new RegExp(`导出时间 \\d{4}年.*校验码 ${digest}`));
});

test("a broken file fails the tool, on stderr", async () => {
  await writeFile(join(folder, "short.jsonl"), lines.slice(1).join("\n"));
  const run = await runTool("ledger", ["verify", join(folder, "short.jsonl")], {});
  expect(run).toEqual({ code: 1, out: "", err: "事项(内部号 1)第 1 条记录缺失。\n" });
});

test("an export never writes over a file that is there, unless told to", async () => {
  const env = { DATABASE_URL: database.url };
  const file = join(folder, "kept.jsonl");
  await writeFile(file, "mine");
  const refused = await runTool("ledger", ["export", file], env);
  expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/已经存在.*--force/) });
  expect(await readFile(file, "utf8")).toBe("mine");
  expect(await runTool("ledger", ["export", file, "--force"], env)).toMatchObject({ code: 0 });
  expect((await readFile(file, "utf8")).trimEnd().split("\n")).toHaveLength(6);
});

test("an entry that was cut off in the database itself is missing in its export too", async () => {
  const own = await openTestDatabase();
  await keepJournal(own.url);
  const { sql, close } = openDatabase({ url: own.url, connectionsMax: 1 });
  await sql`alter table journal disable trigger all`;
  await sql`delete from journal where matter_id = 2 and seq = 2`;
  await close();
  const file = join(folder, "cut.jsonl");
  expect(await runTool("ledger", ["export", file], { DATABASE_URL: own.url })).toMatchObject({ code: 0 });
  expect(verifyExport(await readFile(file, "utf8")).words).toContain("事项(内部号 2)第 2 至 2 条记录缺失");
  await own.close();
});

test.each([["--chek"], ["--force"]])(
  "an option verify does not know is refused with the usage: %s",
  async (option) => {
    const run = await runTool("ledger", ["verify", join(folder, "journal.jsonl"), option], {});
    expect([run.code, run.err.startsWith("用法")]).toEqual([1, true]);
  },
);

test("the order of lines does not matter: each entry says where it stands", () => {
  expect(verifyExport([...lines].reverse().join("\n"))).toMatchObject({ whole: true });
});

test.each<[string, (lines: string[]) => string[], RegExp]>([
  [
    "a changed word",
    ([a = "", ...rest]) => [a.replace("示例", "改过"), ...rest],
    /内部号 1\)第 1 条记录与哈希链不符/,
  ],
  [
    "a changed time",
    ([a = "", b = "", ...rest]) => [a, b.replace(/"recordedAt":"20/, '"recordedAt":"19'), ...rest],
    /内部号 1\)第 2 条.*改动/,
  ],
  ["a missing entry", ([a = "", , ...rest]) => [a, ...rest], /内部号 1\)第 2 条记录缺失/],
  ["an entry twice", ([a = "", ...rest]) => [a, a, ...rest], /内部号 1\)第 2 条/],
  [
    "something written in beside the hash",
    ([a = "", ...rest]) => [a.replace("{", '{"note":"x",'), ...rest],
    /第 1 行不是一条记录/,
  ],
  ["a line cut short", (all) => [...all.slice(0, 5), all[5]?.slice(0, 40) ?? ""], /第 6 行不是一条记录/],
  ["nothing at all", () => [], /没有任何记录/],
  [
    "the last entry of a matter taken out",
    (all) => all.toSpliced(2, 1),
    /^事项\(内部号 1\)第 3 至 3 条记录缺失。$/,
  ],
  [
    "a whole matter taken out",
    (all) => all.filter((line) => matterOf(line) !== 2),
    /内部号 2\)全部 2 条记录缺失/,
  ],
  ["every matter taken out", (all) => all.slice(-1), /内部号 1\)全部 3 条记录缺失/],
  ["its last line taken off", (all) => all.slice(0, -1), /没有结尾行.*重新导出/],
  ["two exports in one", (all) => [...all, all.at(-1) ?? ""], /不止一行结尾/],
  [
    "a matter taken out of both",
    (all) =>
      withClosing((closing) => ({ ...closing, matters: 1, entries: 3, heads: [[1, 3]] }))(
        all.filter((line) => matterOf(line) !== 2),
      ),
    /2026-11-24 的封签时有 5 条记录,文件里有 3 条/,
  ],
  [
    "a matter and the seals taken out",
    (all) =>
      withClosing((closing) => ({ ...closing, matters: 1, entries: 3, heads: [[1, 3]], roots: [] }))(
        all.filter((line) => matterOf(line) !== 2),
      ),
    /结尾行与记录不符/,
  ],
  [
    "another time of export",
    withClosing((closing) => ({ ...closing, exportedAt: "2026-01-01T00:00:00Z" })),
    /结尾行与记录不符/,
  ],
  [
    "another root",
    withClosing((closing) => ({
      ...closing,
      roots: (closing.roots as object[]).map((root) => ({ ...root, root: "0".repeat(64) })),
    })),
    /2026-11-24 的记录与当日封签不符/,
  ],
])("an export with %s is found", (_, tamper, words) => {
  expect(verifyExport(tamper(lines).join("\n"))).toEqual({
    whole: false,
    words: expect.stringMatching(words),
  });
});
