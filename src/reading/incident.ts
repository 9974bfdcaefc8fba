import { accidentKind } from "./accident.ts";
import type { Category } from "./category.ts";
import type { INCIDENTS, INDICATORS } from "./reading.ts";

export type Incident = (typeof INCIDENTS)[number];
type Indicator = (typeof INDICATORS)[number];

/** Which of the five zeros a category bears on (seed document; domain 1.3). */
const INDICATOR_OF: Record<Category, Indicator> = {
  安全隐患: "accident",
  事故: "accident",
  重大矛盾纠纷: "dispute",
  重点信访案件: "petition",
  突出治安问题: "homicide",
  服务管理盲区: "blindspot",
};
export const indicatorOf = (category: Category | null): Indicator | null =>
  category && INDICATOR_OF[category];

const HOMICIDE = /尸|白骨|骸骨|人骨|像(?:是)?个?死?人(?![一-龥])|法医|命案|杀人|被杀|凶杀|(?:捅|砍|打)死/;
const CRIMINAL =
  /持刀|拿刀|提刀|动刀|砍|捅|重伤|抢劫|抢夺|绑架|强奸|性侵|猥亵|纵火|投毒|贩毒|诈骗|被骗|盗窃|被偷|被盗|偷[了走电]|入室|撬[锁门]|敲诈|勒索|非法拘禁|刑警|立案/;
const SECURITY =
  /打架|打起来|斗殴|群架|械斗|群殴|互殴|打伤|打人|殴打|赌博|聚赌|吸毒|卖淫|嫖娼|寻衅|砸店|砸车|砸了店|派出所已介入|警察来了|已报警/;
const TO_HIGHER =
  /(?:去|到|赴|进|在|往|克|跑)(?:了)?(?:市|省|国家|中央|中纪委|北京|京|州)[^,。]{0,8}(?:信访局|信访办|政府|党委|委|北京|上访|门口)?/;
const ABNORMAL = /非访|非正常上访|天安门|中南海|滞留|静坐|拦车|下跪/;
const THREAT = /扬言|说要|要去|准备|打算|威胁|可能|计划|想去|明天|后天/;

/** 疑似 what: the words of an incident; null for a problem without one. What it is, the competent body decides. */
export function incidentOf(text: string, category: Category | null): Incident | null {
  switch (category) {
    case "事故":
      return accidentKind(text);
    case "突出治安问题":
      if (HOMICIDE.test(text)) return "suspected_homicide";
      if (CRIMINAL.test(text)) return "case_criminal";
      return SECURITY.test(text) ? "case_security" : null;
    case "重点信访案件":
      return petitionIncident(text);
    default:
      return null;
  }
}

/** Somebody is about to go to a higher authority: no incident yet, and to be told at once (信访工作条例 第二十五条). */
export const isPetitionAhead = (text: string): boolean =>
  THREAT.test(text) && (TO_HIGHER.test(text) || /进京|赴京|北京|越级/.test(text));

function petitionIncident(text: string): Incident | null {
  if (THREAT.test(text)) return null;
  if (/越级/.test(text)) return "petition_skip";
  const abnormal = ABNORMAL.test(text);
  if (/进京|北京|赴京/.test(text)) return abnormal ? "petition_fei_beijing" : "petition_upper_level";
  if (abnormal && /省/.test(text)) return "petition_fei_province";
  if (abnormal && /市/.test(text)) return "petition_fei_city";
  return TO_HIGHER.test(text) ? "petition_upper_level" : null;
}
