import type { Role } from "../domain/matter.ts";
import type { Table } from "./read-table.ts";

/** Why a row was refused: its line in the file, and one sentence on what to do. */
export type Mistake = { line: number; reason: string };
export type Checked<Row> = { rows: (Row & { line: number })[]; mistakes: Mistake[] };

const BODY_KINDS = ["街道", "部门", "功能区"];
const UNIT_KINDS = ["社区", "企业", "单位"];
const ROLES: Record<string, Role> = {
  网格员: "grid-worker",
  单位: "unit",
  街道: "street",
  部门: "department",
  包案领导: "case-leader",
  平安办: "office",
  管理员: "admin",
};

export type RegisterRow = {
  name: string;
  kind: string;
  isBody: boolean;
  subkind: string | null;
  street: string | null;
  community: string | null;
  regulator: string | null;
  caseLeader: string | null;
  aliases: string[];
  retired: boolean;
};
export type PersonRow = {
  openId: string | null;
  mobile: string | null;
  name: string;
  role: Role;
  unit: string | null;
  street: string | null;
  body: string | null;
};
export type ChatRow = {
  chatId: string;
  name: string;
  street: string | null;
  unit: string | null;
  body: string | null;
};

type Cells = Record<string, string>;
const orNull = (cell: string | undefined) => cell || null;

/** Checks every row and names every mistake: a person mends the file once, not once a mistake. */
function checkAll<Row>(
  table: Table,
  needed: readonly string[],
  read: (cells: Cells) => Row | string,
): Checked<Row> {
  const missing = needed.filter((name) => !table.headers.includes(name));
  if (missing.length > 0)
    return { rows: [], mistakes: [{ line: 1, reason: `表头缺少列:${missing.join("、")}` }] };
  const checked: Checked<Row> = { rows: [], mistakes: [] };
  for (const { line, cells } of table.rows) {
    const row = read(cells);
    if (typeof row === "string") checked.mistakes.push({ line, reason: row });
    else checked.rows.push({ ...row, line });
  }
  return checked;
}

export function checkUnits(table: Table): Checked<RegisterRow> {
  const seen = new Map<string, number>();
  return checkAll(table, ["name", "kind"], (cells) => {
    const { name = "", kind = "" } = cells;
    if (!name) return "名称为空,请填写。";
    const isBody = BODY_KINDS.includes(kind);
    if (!isBody && !UNIT_KINDS.includes(kind))
      return `类型「${kind}」不认识,请填 ${[...UNIT_KINDS, ...BODY_KINDS].join("、")} 之一。`;
    if (seen.has(name)) return `名称「${name}」在文件里重复出现,请只留一行。`;
    seen.set(name, 1);
    return {
      name,
      kind,
      isBody,
      subkind: orNull(cells.subkind),
      street: isBody ? null : orNull(cells.street),
      community: orNull(cells.community),
      regulator: orNull(cells.regulator),
      caseLeader: orNull(cells.case_leader),
      aliases: (cells.aliases ?? "")
        .split(/[;;、|]/)
        .map((alias) => alias.trim())
        .filter(Boolean),
      retired: ["是", "1", "true", "停用"].includes((cells.retired ?? "").toLowerCase()),
    };
  });
}

export function checkPeople(table: Table): Checked<PersonRow> {
  if (!table.headers.includes("open_id") && !table.headers.includes("mobile")) {
    return { rows: [], mistakes: [{ line: 1, reason: "表头缺少列:open_id 或 mobile(二选一)" }] };
  }
  return checkAll(table, ["name", "role"], (cells) => {
    const {
      name = "",
      role: title = "",
      open_id: openId = "",
      mobile = "",
      unit = "",
      street = "",
      body = "",
    } = cells;
    const role = ROLES[title];
    if (!name) return "姓名为空,请填写。";
    if (!role) return `角色「${title}」不认识,请填 ${Object.keys(ROLES).join("、")} 之一。`;
    if (!openId && !mobile)
      return "open_id 和手机号都没有,请填其中一个(本人在群里发「我是谁」可得 open_id)。";
    if (openId && !/^ou_\w+$/.test(openId))
      return "open_id 应以 ou_ 开头,请核对(本人在群里发「我是谁」可得)。";
    // The number itself is never repeated: the line says which row it is.
    if (!openId && !/^(\+?86)?1\d{10}$/.test(mobile.replace(/[\s-]/g, ""))) return "手机号格式不对,请核对。";
    if (role === "unit" && !unit) return "角色为「单位」时须填单位。";
    if (role === "street" && !street) return "角色为「街道」时须填街道。";
    if (role === "department" && !body) return "角色为「部门」时须填部门(机构)。";
    return {
      openId: orNull(openId),
      mobile: openId ? null : mobile.replace(/[\s-]/g, ""),
      name,
      role,
      unit: orNull(unit),
      street: orNull(street),
      body: orNull(body),
    };
  });
}

export function checkChats(table: Table): Checked<ChatRow> {
  return checkAll(table, ["chat_id", "name"], (cells) => {
    const { chat_id: chatId = "", name = "", street = "", unit = "", body = "" } = cells;
    if (!/^oc_\w+$/.test(chatId)) return "chat_id 应以 oc_ 开头,请核对。";
    if (!name) return "群名为空,请填写。";
    if ([street, unit, body].filter(Boolean).length > 1)
      return "一个群只能绑定一处:街道、单位、部门请只填一个。";
    return { chatId, name, street: orNull(street), unit: orNull(unit), body: orNull(body) };
  });
}
