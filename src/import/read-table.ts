import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";

/** A file as rows of named cells; `line` is the line or row number a person sees in the file. */
export type Table = { headers: string[]; rows: { line: number; cells: Record<string, string> }[] };

/** Chinese headers and their English names; other columns are tolerated. */
const HEADERS: Record<string, string> = {
  名称: "name",
  单位名称: "name",
  类型: "kind",
  子类: "subkind",
  街道: "street",
  社区: "community",
  别名: "aliases",
  简称: "aliases",
  监管部门: "regulator",
  包案领导: "case_leader",
  停用: "retired",
  姓名: "name",
  角色: "role",
  岗位: "role",
  单位: "unit",
  部门: "body",
  机构: "body",
  手机: "mobile",
  手机号: "mobile",
  群: "name",
  群名: "name",
};

/** A file nobody can read as a table: the sentence says why and what to do. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** Reads a CSV (UTF-8 with or without BOM, or GB18030 as Excel writes it in China) or the first sheet of an XLSX. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table> {
  const isXlsx = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const lines = isXlsx ? await xlsxLines(bytes) : csvLines(textOf(bytes), fileName);
  const [header, ...rest] = lines;
  if (!header) throw new UnreadableFile(`${fileName} 是空文件,请检查。`);
  const headers = header.cells.map((cell) => HEADERS[cell.trim()] ?? cell.trim().toLowerCase());
  const rows = rest
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(headers.map((name, index) => [name, (cells[index] ?? "").trim()])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
  return { headers, rows };
}

type Line = { line: number; cells: string[] };

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function csvLines(text: string, fileName: string): Line[] {
  try {
    const records = parse(text, {
      bom: true,
      relax_column_count: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? `第 ${error.lines} 行` : "某一行";
    throw new UnreadableFile(
      `${fileName} 的${line}引号不配对或格式有误,请用表格软件另存为 CSV(UTF-8)后再导入。`,
    );
  }
}

async function xlsxLines(bytes: Uint8Array): Promise<Line[]> {
  try {
    const [sheet] = await readXlsx(Buffer.from(bytes));
    return (sheet?.data ?? []).map((cells, index) => ({
      line: index + 1,
      cells: cells.map((cell) => (cell === null ? "" : String(cell))),
    }));
  } catch {
    throw new UnreadableFile("XLSX 文件读不出来(可能加了密码或已损坏),请另存为新的 XLSX 或 CSV 后再导入。");
  }
}
