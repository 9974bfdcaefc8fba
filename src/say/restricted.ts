import type { MatterState } from "../domain/matter.ts";

/** What is said of matters that no group may read: suspected homicide, suicide, harm to minors, sexual harm. */
export const restrictedSentences = {
  restricted: () =>
    "1 件限制事项:不在群里显示,已私聊发给您。情况紧急请立即拨打 110 / 120,并按规定向主管部门报告。",
  /** In a group, in place of its card. */
  restrictedElsewhere: (number: string | null) =>
    number
      ? `1 件限制事项(${number}):不在群里显示,请在与我的私聊里发送编号查看与办理。`
      : "1 件限制事项:不在群里显示,请在与我的私聊里查看。",
  /** Of several rows, those of which a group hears no more. */
  restrictedCount: (count: number) => `${count} 件限制事项(不在群里显示)`,
  restrictedAct: () =>
    "这些内容属于限制事项,不能写到事项卡片上,没有作任何改变。请在与我的私聊里单独上报,这里只写整改或核验本身。情况紧急请立即拨打 110 / 120。",
  restrictedWords: () =>
    "这样改就属于限制事项,不能在群里登记,草稿没有改变。请撤回刚才的消息,在与我的私聊里上报;这份草稿请点「取消」。",
};

const DONE: Partial<Record<MatterState, string>> = {
  assigned: "已登记",
  accepted: "已签收",
  rectifying: "已打回",
  submitted: "已提交整改",
  closed: "已核验销号",
};
/** In a group, of what was just done to one of them. */
export const sayRestrictedDone = (number: string, state: MatterState): string =>
  `${number} ${DONE[state] ?? "已办理"}(限制事项,不在群里显示),详情请在与我的私聊里发送编号查看。`;
