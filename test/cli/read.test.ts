import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runTool } from "./run-tool.ts";

const REPORTS = fileURLToPath(new URL("../fixtures/reports.jsonl", import.meta.url));

async function fileOf(name: string, text: string) {
  const file = join(await mkdtemp(join(tmpdir(), "read-")), name);
  await writeFile(file, text);
  return file;
}
const message = (id: string, text: string) =>
  JSON.stringify({ id, now: "2026-11-23T09:30:00+08:00", chat: { street: null, unit: null }, text });

test("one JSON line a message, in the order of the file, without a database", async () => {
  const { code, out } = await runTool("read", [REPORTS], { DATABASE_URL: "postgres://127.0.0.1:1/none" });
  const lines = out.trim().split("\n");
  expect([code, lines.length]).toEqual([0, 38]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    id: "R01",
    reading: { act: "report", matters: [{ unit: "前卫社区", due: "2026-11-27", category: "安全隐患" }] },
  });
});

test("other units can be given; a name that is not among them is not taken for another", async () => {
  const units = await fileOf("units.csv", "名称,类型,别名\n某某机修厂,企业,机修厂\n");
  const file = await fileOf("m.jsonl", message("A", "机修厂配电箱没有盖板"));
  const { out } = await runTool("read", [file, "--units", units], {});
  expect(JSON.parse(out).reading.matters[0].unit).toBe("某某机修厂");
  const { out: unknown } = await runTool("read", [file], {});
  expect(JSON.parse(unknown).reading.matters[0].unit).toBeNull();
});

test.each([[["--scor", REPORTS]], [[REPORTS, "--unit", "u.csv"]], [[REPORTS, REPORTS]], [[]]])(
  "a call it does not know is refused with the usage: %j",
  async (words) => {
    expect(await runTool("read", words, {})).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/^用法/),
    });
  },
);

test("--score counts what was expected, field by field, and names every miss", async () => {
  const { code, out } = await runTool("read", ["--score", REPORTS], {});
  expect(code).toBe(0);
  expect(out).toMatch(/^act \d+\/38 = /);
  for (const [, field, right, all] of out.matchAll(/^(\w+) (\d+)\/(\d+) = /gm))
    expect(out.match(new RegExp(`^R\\d+ ${field}: `, "gm"))?.length ?? 0, field).toBe(
      Number(all) - Number(right),
    );
});

test("a line that is no message is named, and the others are read", async () => {
  const file = await fileOf("m.jsonl", `{"id":1}\n${message("B", "帮助")}\n`);
  const { code, out, err } = await runTool("read", [file], {});
  expect([code, JSON.parse(out).id]).toEqual([1, "B"]);
  expect(err).toContain("第 1 行");
});

test("--score without anything expected says so: no wrong units in nothing is no good news", async () => {
  const file = await fileOf("m.jsonl", message("A", "前卫社区楼道堆物"));
  const { code, out, err } = await runTool("read", [file, "--score"], {});
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("没有一行带 expect");
});
