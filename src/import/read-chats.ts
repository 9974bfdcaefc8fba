import { z } from "zod";
import {
  byLine,
  type Checked,
  checkRows,
  filled,
  optionalCell,
  quoted,
  type Register,
  repeated,
} from "./check-rows.ts";
import { placeProblems } from "./read-people.ts";
import type { Table } from "./read-table.ts";

const rowSchema = z
  .object({
    chat_id: z
      .string()
      .regex(/^oc_\w+$/, "chat_id 应以 oc_ 开头,请核对(在群里发「绑定本群」则不必填 chat_id)。"),
    name: filled("群名为空,请填写。"),
    street: optionalCell,
    unit: optionalCell,
    body: optionalCell,
  })
  .refine(({ street, unit, body }) => [street, unit, body].filter(Boolean).length <= 1, {
    error: "一个群只能绑定一处:街道、单位、部门请只填一个。",
  })
  .transform(({ chat_id: chatId, ...row }) => ({ ...row, chatId }));

/** A group as a file states it; undefined = the file has no such column. */
export type ChatRow = z.output<typeof rowSchema>;

/** Checks a chats file against itself and the register. */
export function readChats(table: Table, register: Register): Checked<ChatRow> {
  const { rows, mistakes } = checkRows(table, { needed: ["chat_id", "name"], schema: rowSchema });
  for (const row of rows)
    for (const reason of placeProblems(row, register)) mistakes.push({ line: row.line, reason });
  mistakes.push(
    ...repeated(
      rows,
      (row) => row.chatId,
      (row, first) => `群${quoted(row.name)}的 chat_id 与第 ${first} 行重复,请只留一行。`,
    ),
  );
  return { rows, mistakes: byLine(mistakes) };
}
