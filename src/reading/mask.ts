/** What kind of personal data was hidden; never its value. */
export type Masked = { text: string; kinds: string[] };

type Rule = { kind: string; pattern: RegExp; keep?: (match: string) => boolean; leave?: string };

const AREA = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])";
const MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
/** What people put between the digits of a number: it must not help the number to survive. */
const GAP = "[\\s\\u00A0\\u200B-\\u200F\\u2060\\uFEFF.·•_—–-]{0,3}";

/** In this order: the longer numbers first, so that a phone is not cut out of an ID number. */
const RULES: readonly Rule[] = [
  {
    kind: "身份证号",
    pattern: new RegExp(
      `(?<![0-9A-Za-z])${AREA}\\d{4}(?:18|19|20)\\d{2}${MONTH_DAY}\\d{3}[\\dXx](?![0-9A-Za-z])`,
      "g",
    ),
  },
  { kind: "身份证号", pattern: new RegExp(`(?<!\\d)${AREA}\\d{4}\\d{2}${MONTH_DAY}\\d{3}(?!\\d)`, "g") },
  { kind: "电话", pattern: /(?<![\d.])(?:(?:\+|00)?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g },
  { kind: "电话", pattern: /(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[-\s]?[2-9]\d{6,7}(?:[-转]\d{1,5})?(?!\d)/g },
  {
    kind: "银行卡号",
    pattern: /(?<![\dA-Za-z])[3-6]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![\dA-Za-z])/g,
    keep: (match) => !passesLuhn(match),
  },
  {
    kind: "车牌",
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-HJ-NP-Z][·•.\s]?(?:[A-HJ-NP-Z]\d{5}|\d{5}[A-HJ-NP-Z]|[A-HJ-NP-Z][A-HJ-NP-Z0-9]\d{4}|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])/gi,
  },
  { kind: "护照号", pattern: /(?<![A-Za-z0-9])(?:[EGPSD]\d{8}|[EG][A-HJ-NP-Z]\d{7})(?!\d)/g },
  { kind: "微信号", pattern: /(?:微信|wx|vx|weixin|V信)号?\s*[::]?\s*[A-Za-z][-_A-Za-z0-9]{5,19}/gi },
  {
    kind: "门牌号",
    pattern: /(\d{1,3}(?:栋|幢|号楼|座))\s*(?:\d{1,2}单元)?\s*\d{3,4}(?:室|号房|号|房)?/g,
    leave: "$1",
  },
  {
    kind: "姓名",
    pattern:
      /(信访人|上访人|来访人|当事人|反映人|举报人|投诉人|患者|死者|伤者|户主|租客|嫌疑人)(?:叫|是|[::])?\s*[\u4e00-\u9fa5·]{2,4}?(?=[,,。;;\s((、的来在于]|身份证|电话|\[|$)/g,
    leave: "$1",
  },
  {
    kind: "健康信息",
    pattern:
      /严重精神障碍|精神病|精神分裂|抑郁症|艾滋病?|HIV|乙肝|肺结核|癌症|吸毒人员|戒毒人员|刑满释放|社区矫正对象|怀孕|流产/g,
  },
];

const DIGIT_RUN = new RegExp(`[0-9](?:${GAP}[0-9]){6,}(?:${GAP}[Xx])?`, "g");

/**
 * Hides personal data in what somebody wrote: IDs, phones, cards, plates, passports, rooms, named parties, health.
 * Full-width forms and gaps between digits do not help a number to survive; ledger numbers, credit codes, dates and
 * amounts stay. Whole replacements, no partial digits: part of a phone and a place identify a person.
 */
export function maskText(given: string): Masked {
  const kinds = new Set<string>();
  let text = given.normalize("NFKC").replace(/[\u200B-\u200F\u2060\uFEFF]/g, "");
  for (const { kind, pattern, keep, leave } of RULES) {
    text = text.replace(pattern, (match, ...groups: unknown[]) => {
      if (keep?.(match)) return match;
      kinds.add(kind);
      const kept = leave === "$1" && typeof groups[0] === "string" ? groups[0] : "";
      return `${kept}[${kind}已隐去]`;
    });
  }
  text = text.replace(DIGIT_RUN, (run) => {
    const kind = kindOfSpacedNumber(run);
    if (!kind) return run;
    kinds.add(kind);
    return `[${kind}已隐去]`;
  });
  return { text: kinds.size > 0 ? text : given, kinds: [...kinds] };
}

/** A number written with gaps in odd places: judged by its bare digits. Dates and short runs are none. */
function kindOfSpacedNumber(run: string): string | null {
  if (!/[^0-9Xx]/.test(run)) return null;
  const bare = run.replace(/[^0-9Xx]/g, "");
  if (new RegExp(`^${AREA}\\d{4}(?:18|19|20)\\d{2}${MONTH_DAY}\\d{3}[\\dXx]$`).test(bare)) return "身份证号";
  if (/^(?:86)?1[3-9]\d{9}$/.test(bare)) return "电话";
  return /^[3-6]\d{14,18}$/.test(bare) && passesLuhn(bare) ? "银行卡号" : null;
}

/** The check digit of bank cards (ISO/IEC 7812). */
function passesLuhn(card: string): boolean {
  const digits = [...card.replace(/\D/g, "")].reverse().map(Number);
  if (digits.length < 12) return false;
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2),
    0,
  );
  return sum % 10 === 0;
}
