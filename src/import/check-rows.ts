import { z } from "zod";
import { shownHeader } from "./headers.ts";
import type { Table } from "./read-table.ts";

/** Why a row was refused: its line in the file, and one sentence on what to do. */
export type Mistake = { line: number; reason: string };
export type Checked<Row> = { rows: (Row & { line: number })[]; mistakes: Mistake[] };

/** What stands on the register already, as far as a row may refer to it. */
export type Register = {
  bodies: ReadonlyMap<string, { kind: string }>;
  units: ReadonlyMap<string, { kind: string; retired: boolean }>;
};

/** Kinds of bodies that have an area of their own, so that units can lie in them. */
export const AREA_KINDS: readonly string[] = ["街道", "功能区"];

const CELL_CHARS_MAX = 100;

/** A number long enough to be somebody's phone, card or ID, however it is spaced. */
const LONG_NUMBER = /\p{Nd}(?:[\s-]?\p{Nd}){6,}/gu;

/** The words of a cell as a sentence may repeat them: a number in the wrong column is never echoed. */
export const quoted = (cell: string) => `「${cell.replace(LONG_NUMBER, "…")}」`;

/** A cell that must be filled, or may be; both within reason. */
export const filled = (reason: string) =>
  z.string({ error: reason }).min(1, reason).max(CELL_CHARS_MAX, TOO_LONG);
const TOO_LONG = `有一格超过 ${CELL_CHARS_MAX} 字,请核对是否填错了列。`;

/** An optional column: undefined = the file has no such column, leave what stands; null = its cell is empty. */
export const optionalCell = z
  .string()
  .max(CELL_CHARS_MAX, TOO_LONG)
  .transform((cell) => cell || null)
  .optional();

/** A person's name or platform id, where a phone number may not hide: none is ever stored. */
export const withoutNumber = (cell: string | null | undefined) =>
  !cell || /^ou_\w+$/.test(cell) || cell.search(LONG_NUMBER) < 0;

/** Checks every row and names every mistake: a person mends the file once, not once a mistake. */
export function checkRows<Row extends object>(
  table: Table,
  q: { needed: readonly string[]; schema: z.ZodType<Row> },
): Checked<Row> {
  const missing = q.needed.filter((name) => !table.headers.includes(name));
  if (missing.length > 0)
    return {
      rows: [],
      mistakes: [{ line: 1, reason: `表头缺少列:${missing.map(shownHeader).join("、")}。` }],
    };
  const checked: Checked<Row> = { rows: [], mistakes: [] };
  for (const { line, cells } of table.rows) {
    const row = q.schema.safeParse(cells);
    if (row.success) checked.rows.push({ ...row.data, line });
    else
      for (const reason of new Set(row.error.issues.map((issue) => issue.message)))
        checked.mistakes.push({ line, reason });
  }
  return checked;
}

/** The rows that say again what an earlier row has said. */
export function repeated<Row extends { line: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  reason: (row: Row, firstLine: number) => string,
): Mistake[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const before = first.get(keyOf(row));
    if (before !== undefined) return [{ line: row.line, reason: reason(row, before) }];
    first.set(keyOf(row), row.line);
    return [];
  });
}

export const byLine = (mistakes: readonly Mistake[]) => [...mistakes].sort((a, b) => a.line - b.line);
