import { readNumber } from "./numerals.ts";
import { type Pattern, patternOf } from "./pattern.ts";
import { bankOf } from "./pattern-bank.ts";

/** A matter named in a message: by its whole number, or by the running number at its end, four figures long. */
export type NamedMatter = { number: string; text: string } | { suffix: string; text: string };

const DIGITS_MIN = 4;
const padded = (running: string) => running.replace(/^0+(?=\d{4})/, "").padStart(DIGITS_MIN, "0");

/** Emergency and service numbers, and years, are never a matter, however they stand. */
const NOT_RUNNING = /^(?:110|119|120|122|114|20\d\d)$/;
const FIGURE = "[零〇一二三四五六七八九幺]";
const NUMERAL = "[零〇一二两三四五六七八九幺十百千]";
/** 312号楼, 312号令, 312号线: a house, an order, a line. */
const NOT_AFTER =
  "(?![楼院栋门铺房室路线车井桥店摊柜文令库坑洞窗机塔桩\\d]|公交|地铁|商|仓|宿舍|厂|病|前|之前|以前|下班|上午|下午|晚上|到期)";
/** 人民路312号, 阳光社区312号, 11月23号: an address or a date. */
const NOT_BEFORE = "(?<![\\dA-Za-z.月年/路街巷道弄村组里区苑园城院厦座幢栋楼铺-])";
/** What is said of a matter right behind its bare number: 「312到哪一步了」, 「287整改完了」. */
const SAID_OF_MATTER =
  "(?=\\s*(?:[,,。??!]|$|到哪|到什么|进展|进度|现在|目前|情况|状态|咋|怎|什么|啥|谁|是谁|整改|复查|核验|验收|签收|销|延|转给|转到|转交|交给|交办|退回|打回|办|逾期|催|为|能不能|可以|申请|还没|已经|那件|这件|那条|这条|同意|通过|不通过|重开|并|和|跟|与|、))";

type Form = { pattern: RegExp; running(match: RegExpExecArray): string | null };

const arabic = (match: RegExpExecArray) => {
  const digits = match[1] ?? "";
  return NOT_RUNNING.test(digits) ? null : padded(digits);
};

/** 三一二 is spelt, 三百一十二 is counted. */
function chinese(match: RegExpExecArray): string | null {
  const written = match[1] ?? "";
  const spelt = [...written].map((figure) => (figure === "幺" ? 1 : readNumber(figure)));
  const below = readNumber(written);
  const running =
    below !== null && written.length < 4
      ? String(below)
      : spelt.every((figure) => figure !== null)
        ? spelt.join("")
        : counted(written);
  return running === null || NOT_RUNNING.test(running) || running.length > 5 ? null : padded(running);
}

function counted(written: string): string | null {
  const [, thousands, hundreds, rest] =
    /^(?:([一二两三四五六七八九])千)?(?:([一二两三四五六七八九])百)?零?(.{0,3})$/u.exec(written) ?? [];
  if (!thousands && !hundreds) return null;
  const below = rest ? readNumber(rest) : 0;
  if (below === null) return null;
  return String(
    (readNumber(thousands ?? "零") ?? 0) * 1000 + (readNumber(hundreds ?? "零") ?? 0) * 100 + below,
  );
}

/** Tried in this order, on text in half width. */
const WRITTEN: readonly Form[] = [
  {
    pattern: /(?:编号|事项号|台账号|单号|事项编号|序号)(?:是|为|[:.#\s]|no\.?)*(\d{1,6})(?![\d年月日.])/iu,
    running: arabic,
  },
  { pattern: /(?<![\p{L}\d])(?:no\.?|#)\s*(\d{3,6})(?![\d年月日.])/iu, running: arabic },
  // A code of the area before a telephone number has four figures too: 0871-…, 电话0871.
  {
    pattern:
      /(?<![\dA-Za-z.\-/:]|电话|热线|区号|拨打|致电|拨|早上|上午|下午|晚上|明早)(0\d{3})(?![\d年月日天个.:%-]|\s?(?!20\d{6}(?!\d))[2-9]\d{6,7}(?!\d))/u,
    running: arabic,
  },
  { pattern: /第\s*(\d{3,6})\s*[号件条](?![楼院栋文令])/u, running: arabic },
  { pattern: new RegExp(`${NOT_BEFORE}(\\d{3,4})\\s*号${NOT_AFTER}`, "u"), running: arabic },
  { pattern: /(?<![\d.])(\d{1,4})\s*号\s*(?:事项|隐患|信访件|纠纷件|单子|工单)/u, running: arabic },
  {
    pattern: new RegExp(`(?<!${NUMERAL})(${NUMERAL}{1,5})号(?:事项|隐患|信访件|工单)`, "u"),
    running: chinese,
  },
  { pattern: /(?:事项|隐患|信访件|单子|工单)\s*(\d{3,4})(?![\d年月日天个件条.])/u, running: arabic },
  {
    pattern: new RegExp(`(?<=^|[\\s,。:;、查看催把将那和跟问给对下])(\\d{3,4})${SAID_OF_MATTER}`, "u"),
    running: arabic,
  },
  // 「核验通过312 现场看过」, 「打回312」: what is done to a matter, whatever is said of it behind.
  {
    pattern:
      /(?<=(?:(?:核验|复查|复核|核查|验收)(?:不?通过|不合格|合格|没过|过了?)?|打回|返工|退回|签收|销号|撤销|重开)[了::#]?\s?)(\d{3,4})(?![\d年月日天个件条户处家元人具盏%.]|\s?号?[楼院栋门铺房室])/u,
    running: arabic,
  },
  {
    pattern: new RegExp(
      `(?:编号|事项号|第(?=\\s*${NUMERAL}{3,7}[号件](?!楼)))\\s*(${FIGURE}{3,6}|${NUMERAL}{3,7})(?![条年月])`,
      "u",
    ),
    running: chinese,
  },
  {
    pattern: new RegExp(
      `(?<![月年路街巷道村社小])(${FIGURE}{3,5}|[一二两三四五六七八九]百[一二三四五六七八九十零]{1,3})\\s*号${NOT_AFTER}`,
      "u",
    ),
    running: chinese,
  },
  {
    pattern: new RegExp(`(?<!${FIGURE})([零〇]${FIGURE}{3})(?!${FIGURE}|[年月日天个])`, "u"),
    running: chinese,
  },
];

const formsMaybeIn = bankOf(
  WRITTEN.map(({ pattern, running }) => ({ pattern: patternOf(pattern), running })),
  ({ pattern }) => pattern.needs,
);

const wholes = new Map<string, Pattern>();

/** XS-2026-0312 in any spelling; the year may be short, and 「XS0312」 has none. */
function wholeNumber(prefix: string): Pattern {
  const known = wholes.get(prefix);
  if (known) return known;
  const sign = [...prefix].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s*");
  const gap = "[\\s_.·/\\p{Pd}]*";
  const pattern = new RegExp(
    `(?<![A-Za-z])${sign}${gap}(?:(20\\d{2})${gap}(?:年${gap})?(?:第${gap})?(\\d{1,6})|(\\d{3,4})(?!\\d|${gap}\\d{3}|\\s?\\p{Pd}\\s?[A-Za-z]))(?!\\d)`,
    "iu",
  );
  const whole = patternOf(pattern);
  wholes.set(prefix, whole);
  return whole;
}

/**
 * Finds XS-2026-0001 in any spelling (lower case, full width, spaces), else the running number as people say it:
 * 0312, 312号, 编号312, 第312件, 三一二号. Houses, dates, years, telephone numbers and counts are none; null when none.
 */
export function findMatterNumber(given: string, prefix: string): NamedMatter | null {
  const text = given.normalize("NFKC");
  const whole = wholeNumber(prefix).exec(text);
  if (whole) {
    const [found, year, running = "", short = ""] = whole;
    const span = sameSpan(given, text, whole.index, found);
    return year
      ? { number: `${prefix}-${year}-${padded(running)}`, text: span }
      : { suffix: padded(short), text: span };
  }
  const alone = /^\s*(\d{3,4})\s*[号件]?\s*[?。!]*\s*$/u.exec(text);
  const aloneDigits = alone ? arabic(alone) : null;
  if (alone && aloneDigits)
    return { suffix: aloneDigits, text: sameSpan(given, text, text.indexOf(alone[1] ?? ""), alone[1] ?? "") };
  for (const { pattern, running } of formsMaybeIn(text)) {
    const match = pattern.exec(text);
    const suffix = match && running(match);
    if (match && suffix) return { suffix, text: sameSpan(given, text, match.index, match[0]) };
  }
  return null;
}

/** 「1号整好了」, 「3号那条已经换了」 at the head of what was done: no house, no gate, no shop, and no day of a month. */
export function ofShortNumber(given: string): string | null {
  const [, digits] = SHORT.exec(given.normalize("NFKC")) ?? [];
  return digits ? padded(digits) : null;
}
const SHORT =
  /^\s*(\d{1,3})号(?:那条|那个|那件|这条|这个|这件|事项|隐患|的|,|:|\s){0,2}(?:(?:已经|已|都|全|全部|也|现在|今天|刚才|刚刚|刚|我们|我)\s?){0,3}(?:整|弄|搞|修|换|清|改|处理|处置|完成|更换|清理|拆|装|补|盖|疏通|办|做|打扫|解决)/u;

/** The span as the person wrote it: normalising keeps one character one wherever numbers are concerned. */
function sameSpan(given: string, text: string, at: number, found: string): string {
  return given.length === text.length ? given.slice(at, at + found.length) : found;
}

/** Whether nothing but a number was written. */
export const isOnlyNumber = (text: string): boolean => /^[\sA-Za-z0-9-—–号#.。??0-9A-Za-z-]+$/.test(text);
