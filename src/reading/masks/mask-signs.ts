import { patternOf } from "../pattern.ts";
import { GAP } from "./mask-digits.ts";
import type { Hide, Title } from "./mask-marks.ts";
import { PLATES, spaced } from "./mask-plates.ts";

type SignRule = { title: Title; pattern: RegExp; keep?: (match: string, before: string) => boolean };

const EIGHT = spaced(...Array.from({ length: 8 }, () => "\\d"));
const SEVEN = EIGHT.slice(0, -GAP.length - 2);

const CALLED = "(?:号码?|账号|帐号|ID)?\\s*(?:就是|也是|是|为|[::])?\\s*";
const ACCOUNT = "[A-Za-z][-_A-Za-z0-9]{5,19}(?![A-Za-z0-9])";
const DATED = /20[2-9]\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])/;
/** 「E20261123」 is a file of that day. */
const isDated = (match: string) => DATED.test(match.replace(/\D/g, ""));
/** 「3101 3102」: two rooms, two stalls. */
const areNeighbours = (match: string) => {
  const [a = 0, b = 0] = match.split(/[ -]/).map(Number);
  return Math.abs(a - b) < 100 || (a >= 1900 && a < 2100);
};
const OF_A_THING = /(?:编号|型号|批号|单号|桩号)[::]?$/;

const TWO = "[零〇一二三四五六七八九]{2}";
/** 1983, 83, 一九八三, 八三: the year somebody was born in. */
const YEAR = `(?<![\\d年零〇一二三四五六七八九十./-])(?:(?:(?:19|20)\\d{2}|\\d{2})|(?:一九|二[零〇])?${TWO})`;
const MONTH = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
const BORN = "(?:出生(?!率|地|证|医|缺)|生(?:人|的)?(?=$|[,。;)、\\s]))";
const BANK =
  "(?:(?:工商|农业|建设|交通|招商|邮政|邮储|储蓄|富滇|民生|中国|合作)银行|[工农中建交招]行|邮储|农信社?|信用社|转账?[到给]|打款?[到给]|汇款?[到给]|存[到进]|收款)";

/** Known by their signs, or by the word before them. */
const RULES: readonly SignRule[] = [
  ...PLATES.map((rule) => ({ title: "车牌" as const, ...rule })),
  {
    title: "护照号",
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:${spaced("[EGPSDKHMCLTW]", EIGHT)}(?:${GAP}\\d){0,2}|${spaced("[EGC]", "[A-HJ-NP-Z]", SEVEN)})(?!\\d)`,
      "giu",
    ),
    keep: (match, before) => isDated(match) || OF_A_THING.test(before),
  },
  {
    title: "护照号",
    pattern: /(?<=(?:护照|通行证|台胞证|回乡证)(?:号码?)?(?:是|为|[::])?\s?)[A-Z]{0,2}[ -]?\d[\d ]{5,11}/gi,
  },
  {
    title: "微信号",
    pattern: new RegExp(
      `(?:微信|wx|vx|weixin|V信|薇信|威信|卫星号|(?:加个?|加我|加他|加她)(?:微|薇|v|w)|(?<![A-Za-z0-9])v(?:[::❤♥信心]|\\p{Extended_Pictographic}))${CALLED}(?:${ACCOUNT})`,
      "giu",
    ),
  },
  {
    title: "网络账号",
    pattern: new RegExp(
      `(?:(?<![A-Za-z])Q\\s?Q|(?<![A-Za-z])q号|扣扣|球球号?|企鹅号?|抖音|快手|小红书|支付宝|陌陌)群?${CALLED}(?:[1-9]\\d(?:[ -]?\\d){3,10}(?!\\d)|${ACCOUNT})`,
      "gi",
    ),
  },
  {
    title: "微信号",
    pattern: /(?<=(?:微信|薇信|wx|vx|V信)号?(?:码)?(?:就是|是|为|[::])\s?)[1-9]\d{5,11}(?!\d)/gi,
    keep: isDated,
  },
  // As people write it so that no machine sees it: abc#qq.com, abc at 163点com.
  {
    title: "邮箱",
    pattern:
      /(?<![\w.+-])[\w.+-]{2,64}\s?(?:@|#|[((]at[))]|\sat\s|艾特)\s?(?:vip\.)?(?:qq|163|126|139|189|gmail|foxmail|sina|outlook|hotmail|yeah|sohu|aliyun|icloud)\s?[.。·点]\s?(?:com|net|cn)/gi,
  },
  { title: "邮箱", pattern: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  {
    title: "身份证号",
    pattern:
      /(?<=(?:身份证|身份号码?|身份证件)(?:号码?)?(?:后[四六4-8]位|尾号|前[六6]位)?(?:是|为|[::])?\s?)[\dXx*]{4,18}(?![\d年月])/g,
  },
  {
    title: "证件号",
    pattern:
      /(?<=(?:社保卡|医保卡|残疾证|驾驶证|驾照|军官证|士兵证|居住证|户口本|证件|学生证|工作证|低保证)(?:号码?)?(?:是|为|[::])?\s?)[\u4e00-\u9fa5]?字?第?[A-Z0-9][A-Z0-9 -]{4,20}\d号?/gi,
  },
  {
    title: "证件号",
    pattern:
      /(?<=(?:社保|社会保障|医保|参保|学籍|学|工|病历|住院|门诊|就诊|准考证|残疾证|低保证)卡?(?:编?号|号码|账号|帐号)(?:是|为|[::])?\s?)[A-Z]{0,3}\d(?:[ -]?\d){2,20}[A-Z]?(?![\d年月日元万])/gi,
  },
  // Whose birthday it is, together with a place, says who.
  {
    title: "身份信息",
    pattern:
      /(?<=(?:出生(?:日期|年月日?|于)?|生日|(?<![产发诞派])生于)(?:是|为|[::])?\s?)(?:19|20)\d{2}(?:[./-]\d{1,2}(?:[./-]\d{1,2})?|年(?:\d{1,2}月(?:\d{1,2}日?)?)?)(?:出?生)?/g,
  },
  {
    title: "身份信息",
    pattern: new RegExp(
      `${YEAR}(?:年(?:${MONTH}月(?:份|初|底)?(?:${MONTH}[日号])?)?|[./-]\\d{1,2}(?:[./-]\\d{1,2})?)${BORN}`,
      "g",
    ),
  },
  // What is left of a number half hidden, together with a place, still says whose it is.
  { title: "电话", pattern: /(?<![\d.A-Za-z])1[3-9]\d{0,5}(?:\*{2,8}|[xX×•]{2,8})\d{2,4}(?![\d*])/g },
  { title: "证件号", pattern: /(?<![\d.A-Za-z])\d{3,8}(?:\*{3,12}|[xX×•]{3,12})[\dXx]{2,4}(?![\dA-Za-z*])/g },
  {
    title: "电话",
    pattern:
      /(?<!\d)1[3-9]\d\s?[开打]头(?:的|[,、\s]|中间|尾号|结尾|最后|是|为){0,4}\d{3,4}(?:[,、\s]?\d{3,4})?(?:\s?[结收]尾)?(?!\d)/g,
  },
  { title: "电话", pattern: /(?<=(?:手机|电话|号码)号?(?:是|为|[::])?\s?)(?:\d{3,4}\s?){1,2}[结收]尾/g },
  {
    title: "网络账号",
    pattern: new RegExp(`(?<=(?:账号|帐号|用户名)(?:是|为|[::])?\\s?)${ACCOUNT}`, "gi"),
  },
  {
    title: "银行卡号",
    pattern:
      /(?<=(?:卡号|银行卡|储蓄卡|信用卡|存折|账户|账号|帐号)(?:号码?)?(?:后四位|尾号)?(?:是|为|[::])?\s?)\d(?:[ -]?\d){3,22}(?![\d年月日元万])/g,
  },
  {
    title: "银行卡号",
    pattern: new RegExp(
      `(?<=${BANK}(?:的|借记|储蓄)?卡?(?:号码?|账[号户])?(?:是|为|[::])?\\s?)[1-9]\\d(?:[ -]?\\d){10,18}(?![\\d年月日元万])`,
      "g",
    ),
  },
  {
    title: "电话",
    // Hotlines have three or five digits, a local number has seven or eight.
    pattern:
      /(?<=(?:电话|手机|座机|联系方式|(?<!发票|票据|设备|出厂|[证牌批单器箱表])号码|tel|联系)(?:号码?)?(?:是|为|[::.])?\s?)(?:[2-8]\d{2,3}[- ]?\d{4}|1[3-9][\d*]{3,9})(?![\d年月元.])/gi,
    keep: isDated,
  },
  // 6412 3456, said without its area, alone between two signs or behind who is called.
  {
    title: "电话",
    pattern:
      /(?<=(?:^|[,。;、::(\n]|拨打?|致电|打|座机|固话|打电话)\s?)[2-8]\d{3}[ -]\d{4}(?=\s?(?:$|[,。;、)\n]|找|联系|问|叫|喊))/g,
    keep: (match) => isDated(match) || areNeighbours(match),
  },
  { title: "电话", pattern: /(?<=(?:拨打?|致电|打|座机|固话)\s?)[2-8]\d{7}(?![\d年月元.])/g, keep: isDated },
  { title: "电话", pattern: /(?<=(?:短号|虚拟网|小号)(?:是|为|[::])?\s?)\d{3,6}(?!\d)/g },
  { title: "电话", pattern: /(?<=(?:手机|电话)号?码?(?:后[四4]位|尾号)(?:是|为|[::])?\s?)\d{3,4}(?!\d)/g },
];

const GATED = RULES.map((rule) => ({ ...rule, mayBeIn: patternOf(rule.pattern).mayBeIn }));

/** Hides plates, passports, accounts and whatever number follows the word that says whose it is. */
export function hideSigns(given: string, hide: Hide): string {
  if (!/[0-9A-Za-z@]|[零〇一二三四五六七八九]年/.test(given)) return given;
  return GATED.reduce((text, { title, pattern, keep, mayBeIn }) => {
    if (!mayBeIn(text)) return text;
    return text.replace(pattern, (...found) => {
      const match = String(found[0]);
      const index = found.find((part) => typeof part === "number") ?? 0;
      return keep?.(match, text.slice(Math.max(0, index - 4), index))
        ? match
        : hide(title, match.replace(/\s/g, ""));
    });
  }, given);
}
