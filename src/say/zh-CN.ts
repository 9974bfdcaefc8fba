import { formatDue } from "../domain/day.ts";
import type { Question } from "../domain/draft.ts";
import type { MatterAct, MatterState } from "../domain/matter.ts";
import { refused } from "./refused.ts";
import { restrictedSentences } from "./restricted.ts";
import { sourceSentences } from "./source.ts";
import { standTitle } from "./words.ts";

type Stand = { state: MatterState; withdrawnAt: Date | null };

const ACT_TITLES: Record<MatterAct, string> = {
  confirm: "确认上报",
  accept: "签收",
  submit: "提交整改",
  pass: "核验通过",
  "return-to-work": "打回",
};

/** What to do when it is too late to take an act back. */
const UNDO_INSTEAD: Record<MatterAct, string> = {
  confirm: "报错了的请联系平安办认定不成立或更正,另记一条。",
  accept: "不归本单位的请联系平安办退回。",
  submit: "还没整改到位的请告知核验人「打回」。",
  pass: "还没整改到位的请联系平安办重开。",
  "return-to-work": "请责任单位说明情况重新「整改」提交,再核验。",
};

const NOT_YET: Record<string, string> = {
  "cmd.assign": "改派",
  "cmd.extend_request": "申请延期",
  "cmd.extend_approve": "延期审批",
  "cmd.extend_reject": "延期审批",
  "cmd.urge": "人工催办",
  "cmd.spot_check": "抽查",
};

/** Every sentence the bot says. Each tells what is so, and what to do next. */
export const say = {
  ...sourceSentences,
  ...restrictedSentences,

  stranger: (openId: string) =>
    `您还没有登记,我暂时不能受理。请把这一行发给区平安办登记:${openId}\n(事故、火情、伤人请先拨打 119 / 120 / 110)`,
  notAllowed: (does: string, roles: string) =>
    `「${does}」须由${roles}办理。要登记或变更岗位,请联系区平安办。`,
  nearest: (word: string, usage: string) =>
    `没看懂。你是不是想说「${word}」?例如:${usage}\n发送「帮助」可看全部说法。`,
  notUnderstood: () =>
    "没看懂。上报请直接写:单位 + 问题 + 期限,例如「滇润农贸市场灭火器过期4具,3天内整改」。发送「帮助」可看全部说法。",
  broken: () => "这一步没有办成,已记下并会由管理员查看。请稍后再试一次。",

  rumour: (unit: string | null) =>
    `这是未核实的消息,没有登记。请先向${unit ?? "属地社区或值班人员"}核实;属实的请直接写:单位 + 情况,不属实的请勿转发。`,
  accidentPending: () => "疑似事故,性质待主管部门认定;这里登记的是随后的整改事项。",
  suspectedMajor: (cues: readonly string[]) =>
    `疑似重大隐患${cues.length > 0 ? `(${cues.slice(0, 3).join("、")})` : ""},请监管部门定级。`,
  coUnits: (names: readonly string[]) => `同时提到:${names.join("、")}。请核对牵头单位。`,
  zeroWhose: () => "请写明是哪个单位的零报告,例如「棋台社区零报告」。",
  zeroForeign: (names: readonly string[]) =>
    `${names.join("、")}不在您的范围内,没有记录;请由该单位或其街道报送。`,
  zeroKept: (names: readonly string[], _place: string | null) =>
    `已记录零报告:${names.join("、")}。零报告不等于已排查,有情况请随时上报。`,
  followWhich: () =>
    "请回复事项卡片,或写明编号,例如「续报 XS-2026-0001 伤者已转院」。伤亡有变化的,请同时按规定向主管部门续报。",
  followed: (number: string) => `${number} 已续报,原记录不变。伤亡有变化的,请同时按规定向主管部门续报。`,
  followedNews: (number: string, who: string, words: string) => `${number} 续报(${who}):${words}`,
  returnWhich: () => "请回复要退回的事项卡片,或写明编号,例如「申请退回 XS-2026-0001 不在本辖区,属度假区」。",
  returnReason: (number: string) =>
    `${number} 申请退回须写明理由和应属单位(信访转送件:5 个工作日内,信访工作条例第二十三条)。`,
  returnAsked: (number: string) => `${number} 的退回申请已记录并报平安办;决定之前,责任和期限不变。`,
  returnNews: (number: string, who: string, words: string) =>
    `${number} 申请退回(${who}):${words}。请平安办决定。`,
  notYet: (intent: string, number: string | null) => {
    const what = NOT_YET[intent] ?? "这一步";
    return `${what}现在还不能在这里办理${number ? `(${number})` : ""},没有作任何改变。请联系区平安办;已能办理的说法请发送「帮助」。`;
  },

  taskEmpty: () =>
    "没有看到要整改什么。请写:单位 + 问题 + 期限,例如「滇润农贸市场灭火器过期4具,3天内整改」。",
  taskTooLong: (charsMax: number) => `内容太长,请压缩到 ${charsMax} 字以内再发;照片和附件可以另发。`,
  emergency: () =>
    "请立即拨打 119 / 120 / 110,并按规定向主管部门报告。我不是法定报告渠道;下面只作登记,是否属于事故由主管部门认定。",
  masked: (kinds: readonly string[], text: string, inForm: boolean) =>
    `您刚才的内容含个人信息(${kinds.join("、")}),我没有保存它。${inForm ? "已按下面的脱敏文本办理" : "请撤回原消息,需要时按下面的脱敏文本重发"}:\n${text}`,
  question: {
    unit: "责任单位是哪一个?",
    category: "属于哪一类?",
    severity: "是哪一等级?(定级由监管部门作出,这里先作登记)",
    due: "什么时候整改完?",
  } satisfies Record<Question, string>,
  questionsLeft: (count: number) => `还有 ${count} 项要问`,
  unitAsked: (names: readonly string[]) => `请确认是哪个单位:${names.join("、")}。`,
  unitUnknown: (text: string, near: readonly string[]) =>
    near.length > 0
      ? `台账里没有「${text}」,名称相近的有:${near.join("、")}。请选择或填写全称。`
      : `台账里没有「${text}」,请选择或填写全称。`,
  unitNotFound: (name: string) => `台账里没有单位「${name}」,请填写全称,或从列表里选择。`,
  unitTwice: (picked: string, written: string) =>
    `列表里选的是「${picked}」,又填了「${written}」,请只留一个。`,
  unitOutside: (street: string) => `该单位属于${street},不在本群的范围内,请核对。`,
  duePast: (text: string) => `期限「${text}」已经过去,不能作为整改期限,请另选日期。`,
  dueUnclear: (text: string) => `期限「${text}」没有看明白,请选择日期。`,
  dueRolled: (text: string) => `「${text}」本周已过,按下一周计,请核对日期。`,
  dueDoubtful: (text: string) => `「${text}」不一定是这一天,请核对日期。`,
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
  draftStale: () => "这张卡片已经不是最新,没有作任何改变;现在的内容如下。",
  draftWhich: (word: string, count: number) => `您在这里有 ${count} 份草稿,要${word}哪一份?`,
  draftsElsewhere: () => "更早的草稿请在它自己的卡片上办理。",
  draftNotYours: () => "这份草稿只有上报人本人能确认或修改。",
  draftDiscarded: () => "已取消,未登记。",
  correctHow: () =>
    "没看懂要改哪里。请直接写,例如「单位是普坪社区」「期限改到周五前」「类别是治安」「地点是3栋」,或点卡片上的「修改」。",
  correctNothing: () =>
    "您在这里没有未确认的上报可改。已登记的请回复它的卡片或写明编号;要上报新问题请直接写:单位 + 问题 + 期限。",
  placeHow: () => "请写明地点,例如「地点是3栋2单元楼道」。",
  fixedOnLedger: (number: string) =>
    `${number} 已登记,单位和期限不能在这里改,没有作任何改变。刚点错的,上报人可在 5 分钟内发「撤销 ${number}」后重报;整改不到位的,由核验人「打回」;期限不够的,请责任单位在到期前申请延期;其他更正请联系平安办另记一条。`,
  registered: (number: string) => `已登记 ${number}(点错了可在 5 分钟内发「撤销」)`,
  assignedNobody: (unit: string, level: "street" | "office" | "nobody") =>
    `${unit}还没有登记人员,${{ street: "已转其街道", office: "其街道也没有,已转区平安办", nobody: "其街道和区平安办也没有,没有人收到" }[level]};请区平安办补登该单位人员。`,

  matterMissing: (number: string) => `没有找到编号 ${number}。请核对编号,或发送「台账」查看。`,
  matterWhich: (does: string, numbers: readonly string[]) =>
    numbers.length > 0
      ? `请写明编号,例如「${does} ${numbers[0]}」。可${does}的有:${numbers.join("、")}`
      : `现在没有可${does}的事项。`,
  queryHow: () => "请写要查的单位、街道或编号,例如「查询 金碧社区」「XS-2026-0001」。",
  matterHidden: () => "这个事项不在您的职责范围内。",
  modelProposal: () => "模型建议,请确认:没有规则能读懂这句话,类别等由语言模型提出,任务是您的原话。",
  modelSeveral: (count: number) => `这句话里可能有 ${count} 件事,已合在一张草稿里;要分开办,请一件发一条。`,
  stale: (matter: Stand) => `这张卡片已经不是最新,事项现在是「${standTitle(matter)}」,没有作任何改变。`,
  wrongState: (act: MatterAct, matter: Stand) =>
    `事项现在是「${standTitle(matter)}」,不能${ACT_TITLES[act]},没有作任何改变。`,
  notYours: (act: MatterAct) =>
    act === "pass" || act === "return-to-work"
      ? "核验须由责任单位所在街道、其监管部门或平安办办理。"
      : `「${ACT_TITLES[act]}」须由责任单位(或其街道)办理。`,
  ownSubmission: () => "提交整改的人不能核验同一事项,请由另一方核验。",
  ownUnit: () => "责任单位的人不能核验本单位的事项,请由街道、监管部门或平安办核验。",
  accepted: (number: string) => `已签收 ${number}`,
  rectifyHow: (number: string) =>
    `请在这里发 ${number} 的整改照片(30 分钟内归入本事项),再在卡片上填写整改说明并点「提交整改」,或发送:整改 ${number} 做了什么`,
  rectifyHowPrivate: () => "请在与我的私聊里发照片和说明",
  submitted: (number: string) => `${number} 已提交,待核验`,
  pictureKept: (number: string, count: number) =>
    `已收到照片,归入 ${number}(共 ${count} 张)。发完请填写整改说明并提交。`,
  pictureWhere: () =>
    "照片要归入哪个事项?请先在事项卡片上点「提交整改」,再发照片;或发图文「整改 编号 说明」。",
  wordsNeeded: () => "没有整改照片或文件,请写明现场核验看到的情况,例如:「核验通过 编号 现场已清理」。",
  reasonNeeded: () => "打回请写明原因,例如:「打回 编号 仍有2具未更换」。",
  closed: (number: string, verifier: string) => `${number} 已销号,核验人:${verifier}。`,
  returned: (number: string, reason: string) => `${number} 被打回:${reason}`,

  undone: (act: MatterAct, number: string, now: Stand) =>
    act === "confirm"
      ? `已撤销 ${number} 的上报:编号保留,记录不删。需要时请重新上报。`
      : `已撤销「${ACT_TITLES[act]}」,${number} 恢复为「${standTitle(now)}」。`,
  undoneWithdrawn: (number: string, name: string) => `${number} 已由上报人${name}撤销,不用再办。`,
  undoneClosed: (number: string, name: string) => `${number} 的销号已由${name}撤销,恢复为待核验。`,
  undoNothing: () =>
    `没有可撤销的办理:只能撤销自己 5 分钟内的最后一步。要撤销别的事项请写编号;还没确认的上报请发「取消」。`,
  undoAlready: () => "这一步已经撤销过了,没有再作改变。",
  undoMovedOn: (number: string) =>
    `${number} 之后已有别人办理,不能撤销,没有作任何改变。需要更正请联系平安办另记一条。`,
  undoLate: (act: MatterAct, number: string) =>
    `${number} 的「${ACT_TITLES[act]}」已超过 5 分钟,不能撤销,没有作任何改变。${UNDO_INSTEAD[act]}`,

  whoAmI: (q: { name: string | null; openId: string; posts: readonly string[] }) =>
    q.name
      ? `${q.name}\nopen_id:${q.openId}\n岗位:${q.posts.length > 0 ? q.posts.join(";") : "暂无"}`
      : `您还没有登记。\nopen_id:${q.openId}\n请把 open_id 发给区平安办登记。`,
  bound: (name: string) => `本群已绑定:${name}。`,
  bindHow: () => "请写明要绑定的街道、部门或单位全称,例如「绑定本群 前卫街道」。",
  bindUnknown: (name: string) => `名录里没有「${name}」,请写全称,例如「绑定本群 前卫街道」。`,
  bindInGroup: () => "请在要绑定的群里 @我 发送「绑定本群 名称」。",
  welcome: () =>
    "大家好,我是五零助手。看到问题 @我 直接写:单位 + 问题 + 期限。请平安办先在本群发送「绑定本群 街道或单位名称」。",
  auditSilent: (numbers: readonly string[]) =>
    `审计:${numbers.length} 项在办事项没有下一次提醒:${numbers.join("、")},请联系管理员。`,
  daysSealed: (days: readonly { day: string; entries: number; root: string }[]) =>
    `台账日志每日封签(只用于核对日志是否被改动,无需处理):\n${days.map((one) => `${one.day} 共 ${one.entries} 条 ${one.root}`).join("\n")}`,
  auditRoot: (day: string) => `审计:${day} 的台账日志与当日封签不符,可能被改动,请立即核查。`,
  timersFailed: (matterIds: readonly number[]) =>
    `${matterIds.length} 项事项的提醒没有发出(内部号 ${matterIds.slice(0, 20).join("、")}),请联系管理员。`,
  auditBroken: (matterId: number, seq: number) =>
    `审计:事项(内部号 ${matterId})的第 ${seq} 条记录与哈希链不符,可能被改动,请立即核查。`,
  calendarMissing: (year: string) =>
    `${year} 年的放假安排还没有录入,涉及该年的工作日期限暂按法定节假日推算,可能与国务院公布的调休不同。公布后请录入:npm run import -- workdays 放假安排.csv(日期,安排,名称)。`,
  refused,
};
