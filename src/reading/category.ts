import { saysAccident } from "./accident.ts";
import type { Signs } from "./problems.ts";
import type { CATEGORIES } from "./reading.ts";

export type Category = (typeof CATEGORIES)[number];

/** Somebody means to go to a higher authority, which is no petition yet. */
const THREATENED =
  /(?:扬言|说要|要去|准备去|打算去|要到|威胁|再不[^,。]{1,12}就|拿不到[^,。]{0,8}就|不给[^,。]{0,8}就)[^。;]{0,14}(?:上访|信访|进京|北京|省里|省政府|市里|市政府)/;
/** What a stolen thing leaves behind: an open shaft is a hazard first. */
const SAFETY_THING_GONE =
  /(?:井盖|灭火器|消防栓|消火栓|水带|护栏|警示牌|防护网)[^,。]{0,6}(?:[被着挨遭给]偷|被盗|丢了|不见|没了)/;

/** What is unlawful of itself, whoever quarrels over it: 「黑车拉客,跟保安推搡」. */
const UNLAWFUL = /黑车|非法营运|赌[博钱场]|聚赌|吸毒|贩毒|毒品|卖淫|嫖|传销|黄牛|窝点|电诈|保护费/;

/** A scuffle that is over and is to be mediated: no weapon, nobody hurt, nobody called, no crowd. */
const SCUFFLE = /^(?:打架|干架|干仗|打锤|打起来|打人|互殴|被打了|挨打了|着打了|遭打了)$/;
const MEDIATE = /调解|调处|调委会|化解|说和|劝和/;
const GRAVE_FIGHT =
  /[伤死血昏残]|骨折|住院|送医|医院|120|110|报警|派出所|警察|民警|出警|刀|棍|械|砸|砍|捅|群殴|群架|聚众|正在|还在|现在|又在|赶紧|赶快|快来|马上来|拉不开|劝不住|不敢/;

const UNHURT = /(?:没有?|没得|未|无)(?:人员?)?(?:受|负)?伤(?:亡|人|着|到)?|伤者?情?(?:无|没)|不报警/g;

const isQuarrel = ({ text, hits }: Signs): boolean =>
  MEDIATE.test(text) &&
  !GRAVE_FIGHT.test(text.replace(UNHURT, "")) &&
  hits.every(({ tag, word }) => tag !== "violent" || SCUFFLE.test(word));

/**
 * Which of the board's categories a problem belongs to, or 事故; null when the words do not say. What concerns
 * people's safety goes before what concerns things, and a clear word before a vague one.
 */
export function categoryOf(signs: Signs): Category | null {
  const { text } = signs;
  if (signs.has("violent") && !isQuarrel(signs)) return "突出治安问题";
  const cause = signs.has("disputeStrong") || (signs.has("disputeWeak") && !signs.has("thing"));
  if (saysAccident(signs)) return "事故";
  if (signs.has("petition")) return THREATENED.test(text) && cause ? "重大矛盾纠纷" : "重点信访案件";
  if (SAFETY_THING_GONE.test(text)) return "安全隐患";
  if (signs.has("security") && UNLAWFUL.test(text)) return "突出治安问题";
  if (signs.has("disputeStrong")) return "重大矛盾纠纷";
  if (signs.has("security")) return "突出治安问题";
  if (signs.has("blindStrong")) return "服务管理盲区";
  if (signs.has("disputeWeak") && !signs.has("thing")) return "重大矛盾纠纷";
  if (signs.has("thing")) return "安全隐患";
  if (signs.has("blindWeak")) return "服务管理盲区";
  // What is only feared is a danger: 「有娃娃会掉进去」, 「要是烧起来就完了」.
  return signs.has("fault", "accidentStrong", "accidentWeak") ? "安全隐患" : null;
}
