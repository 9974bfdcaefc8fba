import { z } from "zod";
import { type Day, parseDay } from "../domain/day.ts";
import { byLine, type Checked, checkRows, filled, quoted, repeated } from "./check-rows.ts";
import type { Table } from "./read-table.ts";

const [WORK, OFF] = [
  ["上班", "调休上班", "补班", "work"],
  ["休息", "放假", "off"],
];

const rowSchema = z
  .object({
    day: z
      .string()
      .transform((cell) => parseDay(cell.replaceAll("/", "-")))
      .refine((day): day is Day => day !== null, "日期请写成 2027-02-05 的样子。"),
    kind: z.string().refine((kind) => [...WORK, ...OFF].includes(kind), {
      error: ({ input }) => `安排${quoted(String(input))}不认识,请填 上班 或 休息。`,
    }),
    name: filled("名称为空,请填写,例如 春节。"),
  })
  .transform(({ kind, ...row }) => ({ ...row, isWork: WORK.includes(kind) }));

/** A day off or a make-up day, as the State Council's yearly notice lists them. */
export type WorkdayRow = z.output<typeof rowSchema>;

/** Checks a file of days off and make-up days against itself. */
export function readWorkdays(table: Table): Checked<WorkdayRow> {
  const { rows, mistakes } = checkRows(table, { needed: ["day", "kind", "name"], schema: rowSchema });
  mistakes.push(
    ...repeated(
      rows,
      (row) => row.day,
      (row, first) => `日期 ${row.day} 与第 ${first} 行重复,请只留一行。`,
    ),
  );
  return { rows, mistakes: byLine(mistakes) };
}
