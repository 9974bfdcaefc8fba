import type { Sandbox } from "./sandbox.ts";

/** Invented people of the demo, in the columns of the people import; titles are for the page. */
export const demoPeople = [
  {
    open_id: "ou_demo_grid",
    name: "王小格",
    role: "网格员",
    street: "福海街道",
    unit: "",
    body: "",
    title: "网格员 · 福海街道",
  },
  {
    open_id: "ou_demo_market",
    name: "李安全",
    role: "单位",
    street: "",
    unit: "示例·滇润农贸市场",
    body: "",
    title: "单位安全员 · 示例·滇润农贸市场",
  },
  {
    open_id: "ou_demo_kindergarten",
    name: "周园长",
    role: "单位",
    street: "",
    unit: "示例·彩云幼儿园",
    body: "",
    title: "单位 · 示例·彩云幼儿园",
  },
  {
    open_id: "ou_demo_fuhai",
    name: "赵街办",
    role: "街道",
    street: "福海街道",
    unit: "",
    body: "",
    title: "街道 · 福海街道",
  },
  {
    open_id: "ou_demo_qianwei",
    name: "孙街办",
    role: "街道",
    street: "前卫街道",
    unit: "",
    body: "",
    title: "街道 · 前卫街道",
  },
  {
    open_id: "ou_demo_emergency",
    name: "吴应急",
    role: "部门",
    street: "",
    unit: "",
    body: "区应急局",
    title: "部门 · 区应急局",
  },
  {
    open_id: "ou_demo_leader",
    name: "钱包案",
    role: "包案领导",
    street: "福海街道",
    unit: "",
    body: "",
    title: "包案领导 · 福海街道",
  },
  {
    open_id: "ou_demo_office",
    name: "郑平安",
    role: "平安办",
    street: "",
    unit: "",
    body: "",
    title: "区平安办",
  },
] as const;

/** Groups of the demo, in the columns of the chats import. */
export const demoChats = [
  {
    chat_id: "oc_demo_fuhai",
    name: "福海街道平安群",
    street: "福海街道",
    unit: "",
    body: "",
    members: ["ou_demo_grid", "ou_demo_market", "ou_demo_fuhai", "ou_demo_leader", "ou_demo_office"],
  },
  {
    chat_id: "oc_demo_qianwei",
    name: "前卫街道平安群",
    street: "前卫街道",
    unit: "",
    body: "",
    members: ["ou_demo_kindergarten", "ou_demo_qianwei", "ou_demo_office"],
  },
  {
    chat_id: "oc_demo_district",
    name: "区平安办工作群",
    street: "",
    unit: "",
    body: "",
    members: ["ou_demo_fuhai", "ou_demo_qianwei", "ou_demo_emergency", "ou_demo_leader", "ou_demo_office"],
  },
] as const;

/** Who regulates the demo's units, so that the ladder has a third rung. */
export const DEMO_REGULATOR = "区应急局";

/** Puts the demo's people and groups on the emulated platform. Twice is once. */
export async function seedSandbox(sandbox: Pick<Sandbox, "addPerson" | "addChat">): Promise<void> {
  for (const { open_id, name, title } of demoPeople)
    await sandbox.addPerson({ openId: open_id, name, title });
  for (const { chat_id, name, members } of demoChats)
    await sandbox.addChat({ chatId: chat_id, name, members });
}
