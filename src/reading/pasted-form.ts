import { z } from "zod";
import given from "./pasted-form.json" with { type: "json" };

const words = z
  .object({
    source: z.string(),
    heads: z.array(z.string().min(1)).min(1),
    unit: z.string().min(1),
    due: z.string().min(1),
  })
  .parse(given);

const HEAD = words.heads.sort((a, b) => b.length - a.length).join("|");
const ORDINAL = "(?:[一二三四五六七八九十]{1,2}[、.]|[((][一二三四五六七八九十]{1,2}[))])?";
const HEAD_LINE = new RegExp(`^ ?${ORDINAL} ?(?:${HEAD})[::]? ?$`);
/** 「基本情况 1.灭火器过期」: in one line with the first item. */
const HEAD_BEFORE = new RegExp(`^ ?${ORDINAL} ?(?:${HEAD})(?:[::] ?| )(?=\\S)`);
const MAY_BE_FORM = new RegExp(`\\||${HEAD}`);
const RULE = /^[\s|:=+-]*$/;
const UNIT = new RegExp(words.unit);
const DUE = new RegExp(words.due);
const ROWS_MAX = 60;

/** A pasted document as its sentences: heads are nobody's hazard, and a row of a table is one matter by its columns. */
export function withoutForm(text: string): string {
  if (!MAY_BE_FORM.test(text)) return text;
  const lines = text.split("\n").filter((line) => !HEAD_LINE.test(line));
  const rows = lines.slice(0, ROWS_MAX).filter(isRow);
  const left = rows.length > 1 ? besideTable(lines, rows) : lines;
  const [first = "", ...rest] = left;
  const plain = [first.replace(HEAD_BEFORE, ""), ...rest].join("\n").trim();
  return plain === "" ? text : plain;
}

const isRow = (line: string) => (line.match(/\|/g)?.length ?? 0) > 1;
const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/, "")
    .replace(/\|\s*$/, "")
    .split("|")
    .map((cell) => cell.trim());

/** Each row a numbered item in the place of the table; a first row that names the columns says which is the deadline. */
function besideTable(lines: readonly string[], rows: readonly string[]): string[] {
  const [head = [], ...others] = rows.filter((row) => !RULE.test(row)).map(cellsOf);
  const named =
    head.some((cell) => UNIT.test(cell) && cell.length <= 6) && head.some((cell) => DUE.test(cell));
  const due = named ? head.findIndex((cell) => DUE.test(cell)) : -1;
  const number = named ? head.findIndex((cell) => /^(?:序号|编号|号)$/.test(cell)) : -1;
  const data = named ? others : [head, ...others];
  const items = data.map((cells) => {
    const told = cells.filter((cell, at) => at !== due && at !== number && cell !== "").join(",");
    return due >= 0 && cells[due] ? `${told},期限:${cells[due]}` : told;
  });
  const numbered = items.length > 1 ? items.map((item, at) => `${at + 1}、${item}`) : items;
  const at = lines.findIndex(isRow);
  return [
    ...lines.slice(0, at).filter((line) => !isRow(line)),
    ...numbered,
    ...lines.slice(at).filter((line) => !isRow(line)),
  ];
}
