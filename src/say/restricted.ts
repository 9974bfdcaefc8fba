import type { MatterState } from "../domain/matter.ts";

/** What is said of matters that no group may read: suspected homicide, suicide, harm to minors, sexual harm. */
export const restrictedSentences = {
  restricted: () =>
    "1 件限制事项:不在群里显示,已私聊发给您。情况紧急请立即拨打 110 / 120,并按规定向主管部门报告。",
  /** Nothing of it could be put down: what a group hears of it, whatever it was. */
  restrictedHeard: () =>
    "1 件限制事项:不在群里显示,已私聊回复您。情况紧急请立即拨打 110 / 120,并按规定向主管部门报告。",
  /** Before what else is answered. */
  restrictedUrgent: () => "情况紧急请立即拨打 110 / 120,并按规定向主管部门报告。",
  restrictedHow: () =>
    "这属于限制事项,还没有登记,也不在群里显示。情况紧急请立即拨打 110 / 120。\n需要登记的,请在这里(与我的私聊)写:上报 单位 + 地点 + 「限制事项」,例如「上报 福海社区3栋 限制事项」。不要写姓名和经过,详情线下核实。",
  /** Somebody speaks of himself: no word of what he said, and none of the ledger. */
  selfHeard: () => "已私聊回复您。情况紧急请立即拨打 110 / 120。",
  selfAnswer: () =>
    "听到您这样说,我很担心您。您不用一个人扛着。\n如果现在有危险,请马上拨打 120 或 110;也请现在就给一位信得过的同事、家人或朋友打电话,请他过来陪您。\n我是机器人,不能代替人陪您。您刚才的话没有登记成事项,也不会转发给别人。",
  restrictedAsked: () =>
    "限制事项不在群里逐条显示,群里只说件数。请在与我的私聊里发送「台账」,或发送编号查看您可以看到的。",
  /** In private, to whom the whole district's are entrusted. */
  restrictedFigures: (n: { open: number; late: number; closed: number }) =>
    `限制事项(全区):在办 ${n.open} 件,其中逾期 ${n.late}/${n.open};已销号 ${n.closed} 件。只计登记在台账上的:没有登记不等于没有,案件起数由主管部门认定。逐件请发送「台账」或编号查看。`,
  restrictedKept: () =>
    "限制事项单独保管,全区的件数只对平安办和政法委提供。您上报的、您职责范围内的,请在这里发送「台账」或编号查看。",
  /** In a group, in place of its card. */
  restrictedElsewhere: (number: string | null) =>
    number
      ? `1 件限制事项(${number}):不在群里显示,请在与我的私聊里发送编号查看与办理。`
      : "1 件限制事项:不在群里显示,请在与我的私聊里查看。",
  /** Of several rows, those of which a group hears no more. */
  restrictedCount: (count: number) => `${count} 件限制事项(不在群里显示)`,
  /** Which of several it is, for whoever wrote it. */
  reportedAt: (when: string, what: string) => `${when} 上报 · ${what}`,
  restrictedAct: () =>
    "这些内容属于限制事项,不能写到事项卡片上,没有作任何改变。请在与我的私聊里单独上报,这里只写整改或核验本身。情况紧急请立即拨打 110 / 120。",
  restrictedWords: () =>
    "这样改就属于限制事项,不能在群里登记,草稿没有改变。请撤回刚才的消息,在与我的私聊里上报;这份草稿请点「取消」。情况紧急请立即拨打 110 / 120。",
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
