import { z } from "zod";
import type { Role } from "../domain/matter.ts";
import {
  AREA_KINDS,
  type Checked,
  checkRows,
  filled,
  type Mistake,
  optionalCell,
  quoted,
  type Register,
  repeated,
  withoutNumber,
} from "./check-rows.ts";
import { shownHeader } from "./headers.ts";
import type { Table } from "./read-table.ts";

const ROLES = new Map<string, Role>([
  ["网格员", "grid-worker"],
  ["单位", "unit"],
  ["街道", "street"],
  ["部门", "department"],
  ["包案领导", "case-leader"],
  ["平安办", "office"],
  ["管理员", "admin"],
]);
const HOW_TO_LEARN = "本人在群里发「我是谁」可得";

const id = z.string().transform((cell) => cell.normalize("NFKC"));

const rowSchema = z
  .object({
    open_id: id
      .refine((cell) => /^(ou_\w+)?$/.test(cell), `open_id 应以 ou_ 开头,请核对(${HOW_TO_LEARN})。`)
      .default(""),
    mobile: id.transform((cell) => cell.replace(/[\s-]/g, "").replace(/^\+?86(?=1\d{10}$)/, "")).default(""),
    name: filled("姓名为空,请填写。").refine(withoutNumber, "姓名一列请不要填号码。"),
    role: z.string().transform((title, context): Role => {
      const role = ROLES.get(title);
      if (role) return role;
      context.addIssue(`角色${quoted(title)}不认识,请填 ${[...ROLES.keys()].join("、")} 之一。`);
      return z.NEVER;
    }),
    unit: optionalCell,
    street: optionalCell,
    body: optionalCell,
  })
  .superRefine((row, context) => {
    if (!row.open_id && !row.mobile)
      context.addIssue(`open_id 和手机号都没有,请填其中一个(${HOW_TO_LEARN} open_id)。`);
    // The number itself is never repeated: the line says which row it is.
    if (!row.open_id && row.mobile && !/^1\d{10}$/.test(row.mobile))
      context.addIssue("手机号格式不对,请核对。");
    if (row.role === "unit" && !row.unit) context.addIssue("角色为「单位」时须填单位。");
    if (row.role === "street" && !row.street) context.addIssue("角色为「街道」时须填街道。");
    if (row.role === "department" && !row.body) context.addIssue("角色为「部门」时须填部门。");
  })
  .transform(({ open_id: openId, mobile, unit, street, body, ...row }) => ({
    ...row,
    openId: openId || null,
    mobile: openId ? null : mobile,
    unit: unit ?? null,
    street: street ?? null,
    body: body ?? null,
  }));

/** One post of a person as a file states it; the number is only there to be looked up, and never kept. */
export type PersonRow = z.output<typeof rowSchema>;
/** One post of a person whose platform id is known. */
export type PostRow = Omit<PersonRow, "openId" | "mobile"> & { openId: string };

/** Checks each row of a people file by itself. */
export function readPeople(table: Table): Checked<PersonRow> {
  const keys = ["open_id", "mobile"];
  if (!keys.some((key) => table.headers.includes(key)))
    return {
      rows: [],
      mistakes: [{ line: 1, reason: `表头缺少列:${keys.map(shownHeader).join(" 或 ")},二选一。` }],
    };
  return checkRows(table, { needed: ["name", "role"], schema: rowSchema });
}

/** Checks posts against the register and each other, once it is known whose they are. */
export function checkPosts(rows: readonly (PostRow & { line: number })[], register: Register): Mistake[] {
  const nameOf = new Map<string, string>();
  const mistakes = rows.flatMap((row) => {
    const named = nameOf.get(row.openId) ?? row.name;
    nameOf.set(row.openId, named);
    const reasons = placeProblems(row, register);
    if (named !== row.name)
      reasons.push(`同一个人(open_id 相同)出现了两个姓名${quoted(named)}和${quoted(row.name)},请核对。`);
    return reasons.map((reason) => ({ line: row.line, reason }));
  });
  const keyOf = (row: PostRow) => JSON.stringify([row.openId, row.role, row.unit, row.street, row.body]);
  return [...mistakes, ...repeated(rows, keyOf, (_, first) => `这一岗位与第 ${first} 行重复,请只留一行。`)];
}

/** What is wrong with the place a row names. */
export function placeProblems(
  row: {
    unit?: string | null | undefined;
    street?: string | null | undefined;
    body?: string | null | undefined;
  },
  register: Register,
): string[] {
  const problems: string[] = [];
  const unit = register.units.get(row.unit ?? "");
  if (row.unit && !unit) problems.push(`单位${quoted(row.unit)}不在名录里,请先导入单位或改正名称。`);
  if (row.unit && unit?.retired) problems.push(`单位${quoted(row.unit)}已停用,请改正名称或先恢复该单位。`);
  if (row.street && !AREA_KINDS.includes(register.bodies.get(row.street)?.kind ?? ""))
    problems.push(`街道${quoted(row.street)}不在名录里,请先导入街道或改正名称。`);
  if (row.body && !register.bodies.has(row.body))
    problems.push(`部门${quoted(row.body)}不在名录里,请先导入部门或改正名称。`);
  return problems;
}
