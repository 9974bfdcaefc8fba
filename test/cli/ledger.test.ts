import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyExport } from "../../src/cli/verify-export.ts";
import { openTestDatabase } from "../database.ts";
import { keepJournal } from "./keep-journal.ts";
import { runTool } from "./run-tool.ts";

const folder = join(".data", `ledger-${randomUUID()}`);
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let lines: string[];
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  database = await openTestDatabase();
  await keepJournal(database.url);
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

test("an export holds one entry a line, is for its owner's eyes, and verifies without any database", async () => {
  expect(lines).toHaveLength(5);
  expect((await stat(join(folder, "journal.jsonl"))).mode & 0o077).toBe(0);
  const run = await runTool("ledger", ["verify", join(folder, "journal.jsonl")], {
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  });
  expect(run).toEqual({ code: 0, out: "完好:2 个事项,5 条记录,哈希链完整。\n", err: "" });
});

test("a broken file fails the tool, on stderr", async () => {
  await writeFile(join(folder, "short.jsonl"), lines.slice(1).join("\n"));
  const run = await runTool("ledger", ["verify", join(folder, "short.jsonl")], {});
  expect(run).toEqual({ code: 1, out: "", err: "事项(内部号 1)第 1 条记录缺失。\n" });
});

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
  ["a line cut short", (all) => [...all.slice(0, 4), all[4]?.slice(0, 40) ?? ""], /第 5 行不是一条记录/],
  ["nothing at all", () => [], /没有任何记录/],
])("an export with %s is found", (_, tamper, words) => {
  expect(verifyExport(tamper(lines).join("\n"))).toEqual({
    whole: false,
    words: expect.stringMatching(words),
  });
});
