import type { SourceQuestion } from "../domain/source.ts";

const WHAT: Record<Extract<SourceQuestion, { kind: "still-true" }>["why"], string> = {
  recalled: "原消息已撤回",
  emptied: "原消息已修改,修改后不再是上报",
  unread: "原消息已修改,但我读不到修改后的内容",
  // Stands on cards in groups: not a word of what it says now, nor of what kind.
  restricted: "原消息已修改",
};

/** What is said when the message behind a draft or a matter is taken back, changed, or was another person's. */
export const sourceSentences = {
  draftRecalled: () => "原消息已撤回,草稿已取消",
  draftEdited: () => "原消息已修改,已按新内容更新,请核对",
  draftEditedAway: () => "原消息已修改,其中不再有这一项,草稿已取消",
  draftKept: () => "原消息已修改,修改后不像上报,草稿没有改变,请核对;不要的请点「取消」",
  draftUnmatched: () => "原消息已修改,分不清哪一项对应这份草稿,草稿没有改变,请核对",
  draftUnread: () =>
    "原消息已修改,但我读不到修改后的内容,草稿没有改变,请核对;要改请直接说,例如「期限改到周五前」,或点「修改」",
  draftRestricted: () =>
    "原消息已修改,修改后的内容不宜在群里显示,草稿没有改变;请撤回原消息并私聊我上报,这份草稿请点「取消」。情况紧急请立即拨打 110 / 120",
  hearsay: () => "转述他人消息,未核实",
  hearsayRecalled: () => "被转述的原消息已撤回,请核对;不属实的请点「取消」",
  hearsayEdited: () => "被转述的原消息已修改,草稿仍按原来的内容,请核对",

  sourceTitle: (number: string, question: SourceQuestion) =>
    question.kind === "still-true" && question.why === "recalled"
      ? `${number} 的原消息已撤回`
      : `${number} 的原消息已修改`,
  sourceAsked: (question: SourceQuestion) =>
    question.kind === "put-right"
      ? "按新内容更正?单位、类别和期限不随之改变。"
      : question.why === "restricted"
        ? "修改后的内容属于限制事项(疑似命案、自杀、未成年人、性侵害),没有写入台账,也不在群里显示。台账上仍是原来的内容,请确认原来所报是否属实:"
        : `${WHAT[question.why]}。台账上的记录不会因此删除,请确认所报情况:`,
  sourceRestricted: (own: boolean) =>
    `请${own ? "先撤回原消息,再" : ""}在与我的私聊里单独上报修改后的情况。情况紧急请立即拨打 110 / 120,并按规定向主管部门报告。`,
  stillTrueButton: "仍然属实",
  wrongButton: "上报有误",
  putRightButton: "更正",
  keepButton: "保持原文",

  sourceConfirmed: () => "已记录:仍然属实,照常办理。",
  sourceDoubted: () => "已记录:上报有误,已告知平安办,由平安办认定;认定之前照常计时。",
  sourceKept: () => "已记录:保持原文,台账没有改变。",
  sourceCorrected: () => "已按新内容更正,原来的内容保留在记录里。",
  sourceAnswered: () => "这个问题已经回答过,没有再作改变。要更正请联系平安办另记一条。",
  sourceOutdated: () => "原消息之后又有变动,请看最新的一条,这里没有作任何改变。",
  sourceEnded: (stand: string) => `事项现在是「${stand}」,不再更正;原消息的变动已在记录里。`,
  sourceNotYours: () => "只有上报人本人能回答,没有作任何改变。",

  doubtToOffice: (number: string, name: string, question: SourceQuestion) =>
    `${number} 的上报人${name}表示上报有误(${
      question.kind === "still-true" ? WHAT[question.why] : "原消息已修改"
    })。是否认定不成立,请平安办决定;在此之前照常计时。`,
  correctedToUnit: (number: string, task: string) =>
    `${number} 的整治任务已由上报人更正为:${task}。责任单位和整改期限不变。`,

  /** The line on the matter's own card. */
  sourceLine: (question: SourceQuestion, answered: keyof typeof ANSWERED | null, open: boolean) => {
    const what = question.kind === "still-true" ? WHAT[question.why] : "原消息已修改";
    if (answered) return `${what},${ANSWERED[answered]}`;
    return open ? `${what},待上报人确认` : what;
  },

  cannotReadMerged: () => "合并转发的内容我读不到,请把要上报的那一条文字单独发给我",
  cannotReadSentOn: () => "转发的卡片、名片我读不到,请把要上报的内容用文字发给我",
  cannotReadQuoted: () =>
    "被引用的消息我读不到(可能已撤回、没有文字,或没有读取群消息的权限),请把要上报的内容用文字发给我",
  quoteKnown: (numbers: readonly string[]) =>
    numbers.length > 0
      ? `这条消息已经上报过:${numbers.join("、")}。发送编号可查看。`
      : "这条消息已经有人上报,还没有确认,请勿重复上报。",
  quoteWhich: () =>
    "您说的「这条」是哪一条?请长按(或右键)那条消息选「回复」,再 @我 发「上报」;也可以直接写:单位 + 问题 + 期限。",
  quoteAddedApart: () =>
    "正在读取您引用的消息,草稿写的是它的原话。您另外写的内容属于限制事项,没有记进去,请在与我的私聊里单独上报。情况紧急请立即拨打 110 / 120。",
  quoteAdded: (words: string) =>
    `正在读取您引用的消息,草稿写的是它的原话。您另外写的「${words}」没有记进去,草稿出来后可直接写,例如「期限改到周五前」「单位是普坪社区」。`,
};

const ANSWERED = {
  "still-true": "上报人确认仍然属实",
  wrong: "上报人表示上报有误,由平安办认定",
  keep: "上报人保持原文",
  "put-right": "已由上报人更正",
};
