import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { readTable, UnreadableFile } from "../../src/import/read-table.ts";
import { tableOf } from "./table-of.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** 名称,类型 / 甲,企业 as Excel saves it in China: GB18030. */
const GBK = Uint8Array.from(Buffer.from("c3fbb3c62cc0e0d0cd0d0abcd72cc6f3d2b50d0a", "hex"));
const XLSX = await writeXlsx([
  [{ value: "名称" }, { value: "类型" }, { value: "手机号" }],
  [],
  [{ value: " 甲\n厂 " }, { value: "企业" }, { value: 100 }],
]).toBuffer();

const oneRow = (line: number) => ({
  headers: ["name", "kind"],
  rows: [{ line, cells: { name: "甲", kind: "企业" } }],
});

test.each([
  ["UTF-8", bytesOf("name,kind\n甲,企业\n")],
  ["UTF-8 with BOM and Windows line ends", bytesOf("\uFEFFname,kind\r\n甲,企业\r\n")],
  ["Chinese headers with stray blanks", bytesOf(" 名称 , 类型\n 甲　,企业\n")],
  ["headers in capitals", bytesOf("Name,KIND\n甲,企业\n")],
  ["GB18030", GBK],
  ["an invisible character inside a name", bytesOf("name,kind\n甲\u200B,企业\n")],
  ["semicolons, with BOM", bytesOf("\uFEFFname;kind\r\n甲;企业\r\n")],
  ["tabs", bytesOf("名称\t类型\n甲\t企业\n")],
  ["Excel's Unicode text", Uint8Array.from(Buffer.from("\uFEFF名称\t类型\r\n甲\t企业\r\n", "utf16le"))],
  ["quoted headers", bytesOf('"name","kind"\n"甲","企业"\n')],
  ["mixed line ends", bytesOf("name,kind\r\n甲,企业\n")],
])("one table, however it was saved: %s", async (_, bytes) => {
  expect(await readTable(bytes, "a.csv")).toEqual(oneRow(2));
});

test("semicolons inside the cells of a comma file part nothing", async () => {
  const table = await tableOf("name,kind,aliases\n甲,企业,a;b;c;d\n");
  expect(table.rows[0]?.cells.aliases).toBe("a;b;c;d");
});

test.each(["a.xlsx", "A.XLS"])("a text file called %s is told so", async (name) => {
  await expect(readTable(bytesOf("name,kind\n甲,企业\n"), name)).rejects.toThrow(/里面却是文本.*\.csv/);
});

test("columns stand in any order, and unknown ones are tolerated", async () => {
  const table = await tableOf("kind,备注,name\n企业,随便,甲\n");
  expect(table.rows[0]?.cells).toMatchObject({ name: "甲", kind: "企业" });
});

test("an XLSX reads like a CSV: first sheet, numbers as text, its own row numbers", async () => {
  const table = await readTable(XLSX, "a.xlsx");
  expect(table).toEqual({
    headers: ["name", "kind", "mobile"],
    rows: [{ line: 3, cells: { name: "甲 厂", kind: "企业", mobile: "100" } }],
  });
});

test("a row keeps the number of its first line, past blank lines and line breaks inside a cell", async () => {
  const { rows } = await tableOf('name,kind\n\n"甲\n厂",企业\n,\n乙,企业\n');
  expect(rows.map(({ line, cells }) => [line, cells.name])).toEqual([
    [3, "甲 厂"],
    [6, "乙"],
  ]);
});

test.each([
  ["an empty file", bytesOf(""), /空文件/],
  ["only blanks", bytesOf("\n , \n"), /空文件/],
  ["an open quote", bytesOf('name,kind\n"甲,企业\n'), /第 \d+ 行引号不配对/],
  ["a damaged XLSX", bytesOf("PK\u0003\u0004 nothing"), /读不出来.*另存为/],
  ["an XLS of long ago", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /旧版 XLS/],
  ["the same column twice", bytesOf("name,名称\n甲,乙\n"), /「名称」与前面的列重复/],
])("what nobody can read says why, and what to do: %s", async (_, bytes, sentence) => {
  await expect(readTable(bytes, "a.csv")).rejects.toThrow(UnreadableFile);
  await expect(readTable(bytes, "a.csv")).rejects.toThrow(sentence);
});

test.each(["xishan-units.csv", "demo-units.csv"])("the register file %s reads whole", async (file) => {
  const bytes = await readFile(new URL(`../../src/sandbox/data/${file}`, import.meta.url));
  const { headers, rows } = await readTable(bytes, file);
  expect(headers).toEqual(["name", "kind", "subkind", "street", "source"]);
  expect(rows).toHaveLength(bytes.toString().trimEnd().split("\n").length - 1);
});

const anyFile = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 400 }).map(bytesOf),
  fc
    .array(fc.array(fc.constantFrom("name", "名称", '"', "甲", "", "__proto__", "\r", "\0")), {
      maxLength: 12,
    })
    .map((rows) => bytesOf(rows.map((row) => row.join(",")).join("\n"))),
);

test("no file whatever breaks the reader: a table, or a sentence that says why not", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, async (bytes) => {
      const table = await readTable(bytes, "x.csv").catch((error: unknown) => {
        expect(error).toBeInstanceOf(UnreadableFile);
        return null;
      });
      for (const { line, cells } of table?.rows ?? []) {
        expect(line).toBeGreaterThan(1);
        for (const cell of Object.values(cells)) expect(cell).not.toMatch(/[\0\n\r]/);
      }
    }),
    { numRuns: 500 },
  );
});
