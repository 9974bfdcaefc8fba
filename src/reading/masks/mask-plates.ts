import { GAP } from "./mask-digits.ts";

const WRITTEN = "零〇一二三四五六七八九幺";
export const spaced = (...signs: string[]) => signs.join(GAP);
const [LETTER, SIGN, DIGIT] = ["[A-HJ-Z]", `[A-Z0-9${WRITTEN}]`, `[0-9${WRITTEN}]`];
// 滇, 昆, 黔, 陇, 秦 and 蜀 stand on no plate, but people write them, and traditional signs too; 云南A12345 as well.
const PROVINCE =
  "(?:云南|[京津沪滬渝冀豫云雲滇昆辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘陇隴晋晉蒙陕陝秦吉闽閩贵貴黔粤粵青藏川蜀宁寧琼瓊使领領])";
/** For practice, trailers, the police, the two ports, embassies and consulates, a trial, a way across the border. */
const KIND = "[挂学警港澳领使试超临应急消]";
const NOT_ON = "(?![A-Za-z0-9])";
const PLATE = [
  PROVINCE,
  LETTER,
  `(?:${[
    spaced(LETTER, SIGN, DIGIT, DIGIT, DIGIT, DIGIT),
    spaced(DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, LETTER),
    spaced(SIGN, SIGN, SIGN, SIGN, `(?:[A-Z0-9${WRITTEN}]|${KIND})`),
  ].join("|")})${NOT_ON}`,
];
const NOT_DIGITS = new RegExp(`[^0-9${WRITTEN}]`, "g");
const five = spaced(DIGIT, DIGIT, DIGIT, DIGIT, DIGIT);
/** What says that a car is spoken of, before or behind. */
const OF_CAR = "的?(?:军车|车(?![床间库位站道棚票])|轿车|面包车|货车|皮卡)|停|堵|占|挡|违停";
const THING = "电表|水表|电箱|配电|线路|电杆|编号|设备";
const CUE = "(?:军车|军牌|部队|武警|警车|车牌|号牌|牌照|牌号|车号|摩托车?|轿车|面包车|货车)[^,。;]{0,4}";

type PlateRule = { pattern: RegExp; keep?: (match: string, before: string) => boolean };
const rule = (pattern: string): PlateRule => ({ pattern: new RegExp(pattern, "giu") });

/** Plates by their signs, in any spacing; those that could be the number of a thing only where a car is spoken of. */
export const PLATES: readonly PlateRule[] = [
  {
    pattern: new RegExp(`${PLATE[0]}${GAP}${PLATE[1]}(?:${GAP}|[,:、#]\\s?)${PLATE[2]}`, "giu"),
    // Two digits at most: 「更新 A plan b」 is not a plate.
    keep: (match, before) =>
      !new RegExp(`${KIND}$`).test(match) &&
      (match.replace(NOT_DIGITS, "").length < 3 || (match.startsWith("新") && /[更翻最重]$/.test(before))),
  },
  // Of motorcycles, 云A·摩1234.
  rule(`${PROVINCE}[·\\s]?[A-Z]?[·\\s]?摩[·\\s]?[A-Z0-9]{4,5}${NOT_ON}`),
  // Of electric bicycles: six or seven digits, behind the province and a letter or behind the town.
  rule(`${PROVINCE}[·\\s]?[A-Z][·\\s]?\\d{6,7}${NOT_ON}(?![元块号]|\\s?(?:${THING}))`),
  rule(
    `(?<=(?:电动车|电瓶车|电单车|摩托车?|两轮车|号牌|车牌|牌照)[^,。;\\d]{0,4})昆明[·\\s]?[A-Z]?\\d{5,7}${NOT_ON}`,
  ),
  rule(`昆明[·\\s]?[A-Z]?\\d{5,7}(?=\\s?的?(?:电动车|电瓶车|电单车|摩托|两轮车))`),
  // Of Hong Kong and Macao, as they are there.
  rule(`[港澳][·\\s]?[A-Z]{2}[·\\s]?\\d{3,4}${NOT_ON}`),
  // Of the armed police: letters, the province or its number, a number.
  rule(
    `(?<![A-Za-z])W\\s?J[·\\s-]?(?:${PROVINCE}|\\d{2}(?=[·\\s-]))?[·\\s-]?${spaced(DIGIT, DIGIT, DIGIT, DIGIT, `(?:${SIGN}|[消边通森金警电水])`)}${NOT_ON}`,
  ),
  // Of the army, old and new.
  rule(`[军軍海空][·\\s]?[A-Z][·\\s]?${five}(?![A-Za-z0-9元])`),
  rule(`(?:[南北沈兰济广成]|公安)[·\\s]?[A-Z][·\\s]?${five}(?![A-Za-z0-9元])`),
  rule(`(?<=${CUE})(?<![A-Za-z0-9])[A-Z]{1,2}[·\\s-]?${five}${NOT_ON}`),
  rule(`(?<![A-Za-z0-9])[VKHBSLJNGCZE][A-Z][·\\s]?${five}(?=\\s?(?:${OF_CAR}))`),
  // Of embassies and consulates.
  rule(`(?<![大即迫促致驱指])[使领][·\\s]?\\d{3}[·\\s]?\\d{3}(?![\\d元块万人份个户米])`),
  rule("(?<!\\d)\\d{3}[·\\s]?\\d{3}[使领](?![用导取域馆事先养])"),
  // For some days on paper: 云A临12345.
  rule(`${PROVINCE}[·\\s]?[A-Z]?[·\\s]?临[·\\s]?[A-Z]?[·\\s]?\\d{4,5}${NOT_ON}`),
  rule(`${PROVINCE}[·\\s]?[A-Z][·\\s]?[三四五3-5]个[\\d${WRITTEN}]`),
  rule(
    "(?<=(?:车牌|号牌|牌照|牌号|车号|港牌|澳牌|军牌|临牌)号?码?(?:后[四五4-5]位|尾号)?(?:是|为|[::])?\\s?)(?:[A-Z0-9][A-Z0-9·. ]{2,6}[A-Z0-9]|\\d{3})(?![A-Za-z0-9])",
  ),
  rule(
    "(?<=(?:车牌|号牌|牌照|车)号?码?(?:尾号|后[两二三四五2-5]位)(?:是|为|[::])?\\s?)[A-Z0-9]{2,5}(?![A-Za-z0-9])",
  ),
  rule(
    `(?<=尾号(?:是|为|[::])?\\s?)[A-Z0-9]{2,5}(?=的?(?:车(?![票站])|轿车|面包车|货车|摩托|电动车|白车|黑车|红车|SUV|越野))`,
  ),
];
