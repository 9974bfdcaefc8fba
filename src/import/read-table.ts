import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { englishHeader } from "./headers.ts";

/** A file as rows of named cells; `line` is the line or row number a person sees in the file. */
export type Table = { headers: string[]; rows: { line: number; cells: Record<string, string> }[] };

/** A file nobody can read as a table: the sentence says why and what to do. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

type Line = { line: number; cells: string[] };

/**
 * Reads a CSV (UTF-8 with or without BOM, GB18030 as Excel writes it in China, or its 「Unicode 文本」; separated by
 * commas, semicolons or tabs) or the first sheet of an XLSX.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table> {
  const lines = startsWith(bytes, ZIP)
    ? await xlsxLines(bytes, fileName)
    : csvLines(textOf(bytes, fileName), fileName);
  const [header, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (!header) throw new UnreadableFile(`${fileName} 是空文件,请检查。`);
  const headers = header.cells.map(englishHeader);
  const twice = header.cells.find((_, at) => headers[at] !== "" && headers.indexOf(headers[at] ?? "") < at);
  if (twice) throw new UnreadableFile(`${fileName} 的表头「${twice}」与前面的列重复,请只留一列。`);
  const rows = rest.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(headers.map((name, at) => [name, cells[at] ?? ""])),
  }));
  return { headers, rows };
}

const ZIP = [0x50, 0x4b];
/** The container of the XLS format of 1997–2003. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
/** 「Unicode 文本」 of Excel is UTF-16 with this mark in front. */
const UTF_16 = [0xff, 0xfe];

const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, at) => bytes[at] === byte);

function textOf(bytes: Uint8Array, fileName: string): string {
  if (startsWith(bytes, OLD_EXCEL))
    throw new UnreadableFile(`${fileName} 是旧版 XLS,请另存为 XLSX 或 CSV(UTF-8)后再导入。`);
  if (/\.xlsx?$/i.test(fileName))
    throw new UnreadableFile(
      `${fileName} 叫 XLSX,里面却是文本:请把扩展名改成 .csv 再导入,或用表格软件打开后另存为 XLSX。`,
    );
  if (startsWith(bytes, UTF_16)) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Names must compare equal: no invisible characters (a copy from a web page brings them), no inner line breaks. */
const tidy = (cell: string) =>
  cell
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

/** What parts the cells: whichever of the three stands most often in the first line that says anything. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\n|\r/).find((line) => tidy(line) !== "") ?? "";
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (mark: string) => bare.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function csvLines(text: string, fileName: string): Line[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      info: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      // The parser counts to a record's last line; people look for its first.
      line: info.lines - (record.join("").match(/\r\n|\n|\r/g)?.length ?? 0),
      cells: record.map(tidy),
    }));
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? `第 ${error.lines} 行` : "某一行";
    throw new UnreadableFile(
      `${fileName} 的${line}引号不配对或格式有误,请用表格软件另存为 CSV(UTF-8)后再导入。`,
    );
  }
}

async function xlsxLines(bytes: Uint8Array, fileName: string): Promise<Line[]> {
  try {
    const [sheet] = await readXlsx(Buffer.from(bytes));
    return (sheet?.data ?? []).map((cells, at) => ({
      line: at + 1,
      cells: cells.map((cell) => (cell === null ? "" : tidy(String(cell)))),
    }));
  } catch {
    throw new UnreadableFile(
      `${fileName} 读不出来(可能加了密码或已损坏),请另存为新的 XLSX 或 CSV 后再导入。`,
    );
  }
}
