import { formatDue } from "../domain/day.ts";
import type { Question } from "../domain/draft.ts";

/** What became of a message that held personal data: of a form nothing can be recalled. */
type Masked = "form" | "done" | "nothing" | "rumour";
export const MASKED_BEGINS = "您刚才的内容含个人信息";
const MASKED_HOW: Record<Masked, string> = {
  form: "已按下面的脱敏文本办理",
  done: "已按下面的脱敏文本办理,不用重发;请撤回原消息(撤回后这里办理的不受影响)",
  nothing: "请撤回原消息,需要时按下面的脱敏文本重发",
  rumour: "传闻没有登记,不用重发;请撤回原消息,转告他人时只用下面的脱敏文本",
};

const REPORT_APART =
  "内容属于限制事项,请不要重发。需要登记的,请在这里(与我的私聊)写:上报 单位 + 地点 + 「限制事项」,不要写姓名和经过,详情线下核实。情况紧急请立即拨打 110 / 120。";
const RESTRICTED_HOW: Record<Masked, string> = {
  form: REPORT_APART,
  done: "已按限制事项办理,不用重发;请撤回原消息(撤回后这里办理的不受影响)。",
  nothing: `请撤回原消息;${REPORT_APART}`,
  rumour: `传闻没有登记;请撤回原消息。${REPORT_APART}`,
};

/** Sentences about a draft that is not on the ledger yet: what it says, what it lacks, how to put it right. */
export const draftSentences = {
  taskEmpty: () =>
    "没有看到要整改什么。请写:单位 + 问题 + 期限,例如「滇润农贸市场灭火器过期4具,3天内整改」。",
  taskTooLong: (charsMax: number) => `内容太长,请压缩到 ${charsMax} 字以内再发;照片和附件可以另发。`,
  emergency: () =>
    "请立即拨打 119 / 120 / 110,并按规定向主管部门报告。我不是法定报告渠道;下面只作登记,是否属于事故由主管部门认定。",
  /** Whoever smells gas must go before he calls: a switch or a telephone may light it. */
  emergencyLeak: () =>
    "请先让人离开,不开灯、不动电器、不用明火,到室外立即拨打 119 / 120 / 110,并按规定向主管部门报告。我不是法定报告渠道;下面只作登记,是否属于事故由主管部门认定。",
  /** In a group where nothing is put down before its eyes: only whom to call. */
  emergencyCall: () => "请立即拨打 119 / 120 / 110,并按规定向主管部门报告。我不是法定报告渠道。",
  masked: (kinds: readonly string[], text: string, how: Masked) =>
    `${MASKED_BEGINS}(${kinds.join("、")}),我没有保存它。${MASKED_HOW[how]}:\n${text}`,
  /** The rest of such words is as little to be sent again: where nothing was made of them, what to do instead. */
  maskedRestricted: (kinds: readonly string[], how: Masked) =>
    `${MASKED_BEGINS}(${kinds.join("、")}),我没有保存它。${RESTRICTED_HOW[how]}`,
  question: {
    unit: "责任单位是哪一个?",
    category: "属于哪一类?",
    severity: "是哪一等级?(定级由监管部门作出,这里先作登记)",
    due: "什么时候整改完?",
  } satisfies Record<Question, string>,
  questionsLeft: (count: number) => `还有 ${count} 项要问`,
  unitAsked: (names: readonly string[]) => `请确认是哪个单位:${names.join("、")}。`,
  ownPost: (words: string, unit: string) => `「${words}」按您的岗位记为${unit},请核对。`,
  sameUnit: (unit: string) => `没有写单位。是刚才那一条的${unit}吗?是就点它;不是请直接写单位。`,
  unitUnknown: (text: string, near: readonly string[]) =>
    near.length > 0
      ? `台账里没有「${text}」,名称相近的有:${near.join("、")}。请选择或填写全称。`
      : `台账里没有「${text}」,请选择或填写全称。`,
  unitNotFound: (name: string) => `台账里没有单位「${name}」,请填写全称,或从列表里选择。`,
  unitTwice: (picked: string, written: string) =>
    `列表里选的是「${picked}」,又填了「${written}」,请只留一个。`,
  unitOutside: (street: string) => `该单位属于${street},不在本群的范围内,请核对。`,
  duePast: (text: string) => `期限「${text}」已经过去,不能作为整改期限,请另选日期。`,
  dueUnclear: (text: string) => `期限「${text}」算不出是哪一天,请选择日期。`,
  dueMeant: (text: string) => `「${text}」是整改期限吗?是就点它,不是请另选日期。`,
  dueOpen: (text: string) => `未定(原话:${text})`,
  dueNoHour: (text: string) => `「${text}」没有说几点,按当天 24:00 计,请核对。`,
  dueTerm: (text: string, term: string, day: string) =>
    `「${text}」按${term}(节气)当天 ${day} 计,请核对日期。`,
  dueRolled: (text: string) => `「${text}」已经过去,按下一个计,请核对日期。`,
  dueDoubtful: (text: string) => `「${text}」不一定是这一天,请核对日期。`,
  dueListed: (text: string) =>
    `「${text}」写在最后一条后面,这一条也按它算。只管最后一条的,请改这一条的期限,例如「期限改到月底」。`,
  dueElsewhere: () => "别的几条说了期限,这一条没有说,先按规定期限;要改请直接写,例如「期限改到月底」。",
  dueHourDoubtful: (text: string, hour: string) => `「${text}」按 ${hour} 计,请核对时间。`,
  dueFeast: (text: string, names: readonly string[], first: string) =>
    `「${text}」按${names.join("、")}计:${first}起放假,期限到放假前一天。`,
  dueTwo: (text: string) => `说了不止一个期限(${text}),以哪一个为准?请选择。`,
  dueNoSuchDay: (day: string) => `「${day}」没有这一天,请选择日期。`,
  dueSoon: (text: string) => `「${text}」不是期限,已记为紧急,请选择日期。`,
  duePolicyButton: (dueAt: Date, at: Date) => `按规定 · ${formatDue(dueAt, at)}`,
  dueTooFar: () => "整改期限不能超过一年,请另选日期。",
  needed: {
    unit: "请选择或填写责任单位。",
    category: "请选择类别。",
    severity: "请选择等级。",
    due: "这一类事项没有统一期限,请选择整改期限。",
  } satisfies Record<Question, string>,
  draftGone: () => "这份草稿已经不在了(已确认、已取消或超过 7 天)。需要时请重新上报。",
  draftsNoneHere: (inGroup: boolean) =>
    `您在这里没有未确认的上报(已确认、已取消或超过 7 天的不算),没有作任何改变。${inGroup ? "别人的上报只有上报人本人能确认或取消。" : ""}`,
  draftsElsewhereOnly: (count: number) =>
    `您在这里没有未确认的草稿,在别的聊天里有 ${count} 份。请回到当时上报的群(或私聊)里说,这里没有作任何改变。`,
  draftStale: () => "这张卡片已经不是最新,没有作任何改变;现在的内容如下。",
  draftWhich: (word: string, count: number) => `您在这里有 ${count} 份草稿,要${word}哪一份?`,
  shownConfirmed: (number: string, unit: string, task: string, by: "shown" | "named") =>
    `${by === "named" ? "这次确认的是" : "您有几份草稿,这次确认的是刚显示的那一份"}:${unit} · ${task}(${number})。确认错了请在 5 分钟内发「撤销 ${number}」。`,
  updatedTitle: () => "已更新",
  updated: () => "这份上报已更新,见最新卡片。",
  registeredTitle: () => "已登记",
  registeredAs: (number: string) => `这份上报已登记为 ${number},见最新卡片;发编号也能看。`,
  choiceOverTitle: () => "不用再选",
  choiceOver: () => "这里列出的草稿都已确认或取消,不用再选。",
  choiceMade: () =>
    "这里不用再选了(已经选过,或列出的都已办理),没有再作任何改变。其余的请在各自的卡片上办理。",
  discardedTitle: () => "已取消",
  draftNone: (named: string, count: number) =>
    `您在这里的 ${count} 份草稿,没有一份是「${named}」,没有作任何改变。请点草稿卡片上的按钮;已登记的请写编号;是新问题请发「上报 单位 + 问题」。`,
  discardedThis: (unit: string | null, task: string, by: "shown" | "named") =>
    `${by === "named" ? "这次取消的是" : "您有几份草稿,这次取消的是刚显示的那一份"},未登记:${unit ?? "未定单位"} · ${task}`,
  reportAgain: () => "取消错了,重新上报这一条",
  draftLike: (task: string) =>
    `您这里还有一份相近的草稿没有确认:${task}。是同一件事请丢弃前一份,只留这份;是两件事就不用管,两份都在。`,
  discardLike: () => "丢弃前一份",
  allWord: { discard: "取消", confirm: "确认" },
  allAsked: (word: string, count: number) =>
    count > 0 ? `您在这里的草稿,要全部${word}吗?` : `您在这里的草稿,还没有一份可以${word}`,
  allButton: (word: string, count: number) => `全部${word}(${count} 份)`,
  allDone: (word: string, count: number) =>
    count > 0 ? `已${word} ${count} 份` : `没有${word},草稿已有变化`,
  allLeft: (count: number) => `还有 ${count} 份没有办理,请在各自的卡片上补充或办理:`,
  andMore: (count: number) => `……另有 ${count} 份`,
  draftsElsewhere: (shown: number, count: number) =>
    `共 ${count} 份,这里列出最近的 ${shown} 份;更早的请在它自己的卡片上办理。`,
  draftNotYours: () => "这份草稿只有上报人本人能确认或修改。",
  draftDiscarded: () => "已取消,未登记。",
  correctHow: () =>
    "没看懂要改哪里。请直接写,例如「单位是普坪社区」「期限改到周五前」「类别是治安」「地点是3栋」「数量是6具」,或点卡片上的「修改」。",
  correctNothing: () =>
    "您在这里没有未确认的上报可改。已登记的请回复它的卡片或写明编号;要上报新问题请直接写:单位 + 问题 + 期限。",
  countHow: () =>
    "没看出要改哪个数。请连原来的数一起写,例如「不是4具,是6具」,或点卡片上的「修改」重写整治任务。",
  placeHow: () => "请写明地点,例如「地点是3栋2单元楼道」。",
};
