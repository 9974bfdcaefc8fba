import { marksOf } from "./mask-marks.ts";
import { CUES } from "./mask-name-data.ts";

/** Words by their first sign, so that most places are passed by with one look. */
function startsWith(words: readonly string[]): (text: string, at: number) => boolean {
  const byFirst = new Map<string, string[]>();
  for (const word of words) byFirst.set(word[0] ?? "", [...(byFirst.get(word[0] ?? "") ?? []), word]);
  return (text, at) => (byFirst.get(text[at] ?? "") ?? []).some((word) => text.startsWith(word, at));
}

const isVerb = startsWith(CUES.after.words);
const isOtherWord = startsWith(CUES.notAfter.words);
const PERSONAL = marksOf(
  "身份证号",
  "证件号",
  "电话",
  "微信号",
  "网络账号",
  "邮箱",
  "护照号",
  "银行卡号",
  "车牌",
);
/** What only a person has: a home, kin, a phone, a sex, an age. */
const OWNED = new RegExp(
  [
    "家(?![具庭政园私乡长禽]|装(?!修)|电(?![线路表箱闸动瓶缆梯源炉器磁热]))|户(?![外口型籍均数])",
    "的?(?:本人|个人)?的?(?:联系)?(?:电话|手机|身份证|微信|QQ|号码|住址)",
    `的?(?:${CUES.kin.words.join("|")})`,
    "[\\s(,]{0,2}(?:[男女](?=[,、\\s)]|\\d|$)|(?:今年)?\\d{2}岁)",
  ].join("|"),
  "y",
);
const NUMBERED = new RegExp(
  `的?[\\s(,:,、-]{0,2}(?:联系)?(?:电话|手机|身份证|微信)?号?[::]?\\s?${PERSONAL}`,
  "y",
);
const isDeed = startsWith(CUES.deeds.words);
/** 张三丰3天内整改. */
const TIMED =
  /[\d一二三四五六七八九十两半]{1,3}个?(?:天|日|小时|工作日|周)(?:之内|以内|内)|[本下]?周[一二三四五六日天]前/y;
/** 林平的电瓶车. */
const THINGS =
  /的(?:电动车|电瓶车|电单车|三轮车?|摩托车?|小?车(?![间位库道棚站])|狗|猫|房子|摊子|店|东西|杂物|纸箱|柜子)/y;
const MANY = /等?[\d一二两三四五六七八九十]*[人户名]|同.{1,4}(?:吵|打|因|发生)/y;
// Not the next name: else a row of half names would be hidden from its end, one in a pass.
const EDGE = new RegExp(`(?!${marksOf("姓名")})[\\s\\p{P}\\p{S}\\uFDD0-\\uFDEF的]`, "u");

/** What only whoever lives there does: 楼道堆物, 飞线充电. */
export const DEED = 2.75;

const testAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** How surely a name ends here, by what follows. */
export function pointsAfter(text: string, at: number): number {
  if (at >= text.length) return 1;
  if (testAt(NUMBERED, text, at)) return 4;
  if (testAt(OWNED, text, at)) return 3;
  if (isDeed(text, at)) return DEED;
  if (testAt(TIMED, text, at) || testAt(THINGS, text, at)) return 2;
  if (!isOtherWord(text, at) && (isVerb(text, at) || testAt(MANY, text, at))) return 2;
  return EDGE.test(text[at] ?? "") ? 1 : 0;
}

/** A shop, a street or a village that bears the name. */
export const isPlaceAfter = startsWith(CUES.placeAfter.words);

const isShop = startsWith(CUES.shopAfter.words);
const isUnit = startsWith(CUES.unitAfter.words);
/** 马晓燕小卖部 is hers; 马晓燕社区 is a place that no register has. How surely, if the name is a popular one or not. */
export const pointsOfShop = (text: string, at: number, popular: boolean): number =>
  isShop(text, at) ? 2 : popular && isUnit(text, at) ? 2 : 0;

const isTitle = startsWith(CUES.staffAfter.words);
/** Somebody in office: 王强主任. */
export const isStaffAfter = (text: string, at: number): boolean =>
  isTitle(text, text[at] === " " ? at + 1 : at);
