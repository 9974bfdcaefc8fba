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

/**
 * Which of the board's categories a problem belongs to, or 事故; null when the words do not say. What concerns
 * people's safety goes before what concerns things, and a clear word before a vague one.
 */
export function categoryOf(signs: Signs): Category | null {
  const { text } = signs;
  if (signs.has("violent")) return "突出治安问题";
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
  return signs.has("fault") ? "安全隐患" : null;
}
