import { draftSentences } from "./draft.ts";
import { matterSentences } from "./matter.ts";
import { officeSentences } from "./office.ts";
import { refused } from "./refused.ts";
import { restrictedSentences } from "./restricted.ts";
import { sourceSentences } from "./source.ts";
import { zeroSentences } from "./zero.ts";

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
  ...draftSentences,
  ...matterSentences,
  ...officeSentences,
  ...zeroSentences,

  stranger: (openId: string) =>
    `您还没有登记,我暂时不能受理。请把这一行发给区平安办登记:${openId}\n(事故、火情、伤人请先拨打 119 / 120 / 110)`,
  notAllowed: (does: string, roles: string) =>
    `「${does}」须由${roles}办理。要登记或变更岗位,请联系区平安办。`,
  nearest: (word: string, usage: string) =>
    `没看懂。你是不是想说「${word}」?例如:${usage}\n发送「帮助」可看全部说法。`,
  notUnderstood: () =>
    "没看懂。上报请直接写:单位 + 问题 + 期限,例如「滇润农贸市场灭火器过期4具,3天内整改」。发送「帮助」可看全部说法。",
  here: () =>
    "我在。上报请直接写:单位 + 问题 + 期限,例如「滇润农贸市场灭火器过期4具,3天内整改」;查进度发编号,发送「帮助」可看全部说法。",
  hereUnread: () =>
    "我只看得懂文字和照片,这条没有读到内容。上报请直接写:单位 + 问题 + 期限;发送「帮助」可看全部说法。",
  broken: () => "这一步没有办成,已记下并会由管理员查看。请稍后再试一次。",

  rumour: (unit: string | null) =>
    `这是未核实的消息,没有登记。请先向${unit ?? "属地社区或值班人员"}核实;属实的请直接写:单位 + 情况,不属实的请勿转发。`,
  rumourGrave: (unit: string | null) =>
    `如果正在发生,请立即拨打 119 / 120 / 110,并按规定向主管部门报告。这是未核实的消息,没有登记;请马上向${unit ?? "属地社区或值班人员"}核实,属实的请直接写:单位 + 情况,不属实的请勿转发。`,
  accidentPending: () => "疑似事故,性质待主管部门认定;这里登记的是随后的整改事项。",
  suspectedMajor: (cues: readonly string[]) =>
    `疑似重大隐患${cues.length > 0 ? `(${cues.slice(0, 3).join("、")})` : ""},请监管部门定级。`,
  coUnits: (names: readonly string[]) => `同时提到:${names.join("、")}。请核对牵头单位。`,
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

  fixedOnLedger: (number: string) =>
    `${number} 已登记,单位和期限不能在这里改,没有作任何改变。刚点错的,上报人可在 5 分钟内发「撤销 ${number}」后重报;整改不到位的,由核验人「打回」;期限不够的,请责任单位在到期前申请延期;其他更正请联系平安办另记一条。`,
  registered: (number: string) => `已登记 ${number}(点错了可在 5 分钟内发「撤销」)`,
  assignedNobody: (unit: string, level: "street" | "office" | "nobody") =>
    `${unit}还没有登记人员,${{ street: "已转其街道", office: "其街道也没有,已转区平安办", nobody: "其街道和区平安办也没有,没有人收到" }[level]};请区平安办补登该单位人员。`,

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
  refused,
};
