import { z } from "zod";
import {
  AREA_KINDS,
  byLine,
  type Checked,
  checkRows,
  filled,
  optionalCell,
  quoted,
  type Register,
  repeated,
  withoutNumber,
} from "./check-rows.ts";
import type { Table } from "./read-table.ts";

const BODY_KINDS = ["街道", "部门", "功能区"];
const UNIT_KINDS = ["社区", "企业", "单位"];
const [YES, NO] = [
  ["是", "停用", "1", "true", "yes"],
  ["", "否", "0", "false", "no"],
];

const rowSchema = z
  .object({
    name: filled("名称为空,请填写。"),
    kind: z.string().refine((kind) => BODY_KINDS.includes(kind) || UNIT_KINDS.includes(kind), {
      error: ({ input }) =>
        `类型${quoted(String(input))}不认识,请填 ${[...UNIT_KINDS, ...BODY_KINDS].join("、")} 之一。`,
    }),
    subkind: optionalCell,
    street: optionalCell,
    community: optionalCell,
    aliases: z
      .string()
      .transform((cell) => [...new Set(cell.split(/[;;、|]/).map((alias) => alias.trim()))].filter(Boolean))
      .optional(),
    regulator: optionalCell,
    case_leader: optionalCell.refine(withoutNumber, "包案领导一列请只填姓名或 open_id,不要填号码。"),
    retired: z
      .string()
      .toLowerCase()
      .refine((cell) => [...YES, ...NO].includes(cell), "停用一列请填 是 或 否。")
      .transform((cell) => YES.includes(cell))
      .optional(),
  })
  .transform(({ case_leader: caseLeader, ...row }) => ({
    ...row,
    // A community lies in no other one, whatever an office writes there.
    community: row.kind === "社区" && row.community ? null : row.community,
    caseLeader,
    isBody: BODY_KINDS.includes(row.kind),
  }));

/** A body or a unit as a file states it; undefined = the file has no such column. */
export type UnitRow = z.output<typeof rowSchema>;

/** Checks a units file against itself and the register; pure, so that nothing is written before all is right. */
export function readUnits(table: Table, register: Register): Checked<UnitRow> {
  const { rows, mistakes } = checkRows(table, { needed: ["name", "kind"], schema: rowSchema });
  // What the file itself brings may be referred to, in any order of rows, even where that row has a mistake of its own.
  const stated = table.rows.map(({ cells }) => ({ name: cells.name ?? "", kind: cells.kind ?? "" }));
  const kindOf = new Map([
    ...[...register.bodies].map(([name, { kind }]) => [name, kind] as const),
    ...[...register.units].map(([name, { kind }]) => [name, kind] as const),
    ...stated.map(({ name, kind }) => [name, kind] as const),
  ]);
  for (const row of rows)
    for (const reason of problemsOf(row, kindOf, register)) mistakes.push({ line: row.line, reason });
  mistakes.push(
    ...repeated(
      rows,
      (row) => row.name,
      (row, first) => `名称${quoted(row.name)}与第 ${first} 行重复,请只留一行。`,
    ),
  );
  return { rows, mistakes: byLine(mistakes) };
}

function problemsOf(row: UnitRow, kindOf: ReadonlyMap<string, string>, register: Register): string[] {
  const problems: string[] = [];
  if (row.isBody) {
    if (register.units.has(row.name))
      problems.push(`名称${quoted(row.name)}已经是单位,不能再作为${row.kind}。`);
    if (row.retired) problems.push(`${row.kind}不能停用,请把停用一列清空。`);
    return problems;
  }
  const body = register.bodies.get(row.name);
  if (body) problems.push(`名称${quoted(row.name)}已经是${body.kind},不能再作为单位。`);
  if (row.street && !AREA_KINDS.includes(kindOf.get(row.street) ?? ""))
    problems.push(`街道${quoted(row.street)}不在名录里,请先导入街道或改正名称。`);
  if (row.regulator && !BODY_KINDS.includes(kindOf.get(row.regulator) ?? ""))
    problems.push(`监管部门${quoted(row.regulator)}不在名录里,请先导入部门或改正名称。`);
  if (row.community && kindOf.get(row.community) !== "社区")
    problems.push(`社区${quoted(row.community)}不在名录里,请先导入社区或改正名称。`);
  return problems;
}
