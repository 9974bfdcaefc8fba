import { readFile } from "node:fs/promises";
import { createCalendar } from "../domain/calendar.ts";
import { loadCampaign } from "../load-campaign.ts";
import { main } from "./open-ledger.ts";
import { type Row, readRow, rowSchema, shownReading } from "./read-row.ts";
import { scoreOf } from "./score.ts";
import { unitsOfFiles } from "./units-of-files.ts";

const USAGE = "用法:npm run --silent read -- 文件.jsonl [--units 单位.csv …] [--score]";
const OWN_UNITS = ["xishan-units.csv", "demo-units.csv"].map(
  (name) => new URL(`../sandbox/data/${name}`, import.meta.url),
);

/** `npm run read`: what the bot would understand of each line of a file; no database, nothing stored. */
await main(async () => {
  const { files, units, score, unknown } = wordsOf(process.argv.slice(2));
  const [file] = files;
  if (!file || files.length > 1 || unknown) {
    console.error(USAGE);
    return 1;
  }
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new Error(`找不到文件 ${file},请核对路径。`);
  const { rows, mistakes } = rowsOf(text);
  if (score && !rows.some((row) => row.expect)) {
    throw new Error('没有一行带 expect,无从评分。请写明每行应读成什么,例如 "expect": {"act": "report"}。');
  }
  for (const { line, reason } of mistakes) console.error(`第 ${line} 行:${reason}`);

  const reader = {
    campaign: await loadCampaign("xishan-five-zeros"),
    calendar: createCalendar({ overrides: [] }),
    units: await unitsOfFiles(units.length > 0 ? units : OWN_UNITS),
  };
  const readings = rows.map((row) => ({ row, reading: shownReading(readRow(row, reader), row) }));
  const lines = score
    ? scoreOf(readings)
    : readings.map(({ row, reading }) => JSON.stringify({ id: row.id, reading }));
  for (const line of lines) console.log(line);
  return mistakes.length > 0 ? 1 : 0;
});

/** `--units` takes every word up to the next option. */
function wordsOf(words: readonly string[]) {
  const files: string[] = [];
  const units: string[] = [];
  let into = files;
  for (const word of words) {
    if (word === "--units") into = units;
    else if (word === "--score") into = files;
    else into.push(word);
  }
  const unknown = [...files, ...units].some((word) => word.startsWith("-"));
  return { files, units, score: words.includes("--score"), unknown };
}

function rowsOf(text: string): { rows: Row[]; mistakes: { line: number; reason: string }[] } {
  const rows: Row[] = [];
  const mistakes: { line: number; reason: string }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const parsed = rowSchema.safeParse(jsonOf(line));
    if (parsed.success) rows.push(parsed.data);
    else mistakes.push({ line: index + 1, reason: "不是一行消息,至少要有 id、now(含时区)和 text。" });
  }
  return { rows, mistakes };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
