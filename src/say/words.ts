import type { MatterState, Role } from "../domain/matter.ts";

const STATE_TITLES: Record<MatterState, string> = {
  draft: "草稿",
  registered: "已登记",
  assigned: "待签收",
  accepted: "整改中",
  rectifying: "整改中(打回)",
  submitted: "待核验",
  verifying: "核验中",
  closed: "已销号",
  returned: "已退回",
  reopened: "已重开",
  merged: "已并案",
  rejected: "不成立",
  transferred: "已移送",
};

const ROLE_TITLES: Record<Role, string> = {
  "grid-worker": "网格员",
  unit: "单位",
  street: "街道",
  department: "部门",
  "case-leader": "包案领导",
  office: "平安办",
  admin: "管理员",
};

/** How a matter stands, in words: one that its author took back at once is not one that was found baseless. */
export const standTitle = (matter: { state: MatterState; withdrawnAt: Date | null }): string =>
  matter.withdrawnAt ? "已撤销(上报人5分钟内撤回)" : STATE_TITLES[matter.state];
export const stateTitle = (state: MatterState): string => STATE_TITLES[state];
export const roleTitle = (role: Role): string => ROLE_TITLES[role];
