import type { MatterAct, MatterState } from "../domain/matter.ts";
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
/** Sentences about a matter on the ledger: which one, what was done with it, why not, and how to take it back. */
export const matterSentences = {
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
  undoneWithdrawn: (number: string) => `${number} 已由上报人撤销,不用再办。`,
  undoneClosed: (number: string, name: string) => `${number} 的销号已由${name}撤销,恢复为待核验。`,
  undoNothing: () =>
    `没有可撤销的办理:只能撤销自己 5 分钟内的最后一步。要撤销别的事项请写编号;还没确认的上报请发「取消」。`,
  undoOrDiscard: () =>
    "您在这里还有没确认的上报,没有作任何改变。要取消草稿请发「取消」;要撤销已登记的请写编号,例如「撤销 XS-2026-0001」。",
  undoOther: (last: MatterAct, named: MatterAct, number: string) =>
    `您最后一步是 ${number} 的「${ACT_TITLES[last]}」,不是「${ACT_TITLES[named]}」,没有撤销。要撤销这一步请发「撤销 ${number}」。`,
  undoAlready: () =>
    "这一步已经撤销过了,没有再作改变。只能撤销最后一步,再往前的不能撤销;要撤销别的事项请写编号,例如「撤销 XS-2026-0001」。",
  undoElsewhere: (number: string | null) =>
    number
      ? `您 5 分钟内在这里没有办理;最后一步是在别的聊天里办的 ${number},没有撤销。要撤销它请发「撤销 ${number}」。`
      : "您 5 分钟内在这里没有办理;最后一步是在别的聊天里办的,没有撤销。请回到那里发「撤销」。",
  undoNumberUnread: () =>
    "您写的编号没有认出来,没有撤销。请写全编号,例如「撤销 XS-2026-0001」,或回复它的卡片说「撤销」。",
  undoMovedOn: (number: string) =>
    `${number} 之后已有别人办理,不能撤销,没有作任何改变。需要更正请联系平安办另记一条。`,
  undoLate: (act: MatterAct, number: string) =>
    `${number} 的「${ACT_TITLES[act]}」已超过 5 分钟,不能撤销,没有作任何改变。${UNDO_INSTEAD[act]}`,
};
