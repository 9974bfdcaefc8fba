/** What kind of personal data was hidden; never its value. */
export type Masked = { text: string; kinds: string[] };

type Rule = { kind: string; pattern: RegExp; keep?: (match: string) => boolean; leave?: string };
type NumberKind = { kind: string; digits: RegExp; keep?: (written: string, bare: string) => boolean };

const AREA = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])";
const MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
/** What people put between the digits of a number: it must not help the number to survive. */
const GAP = "[\\s\\p{Z}\\p{Pd}\\p{Cf}.·•_/()\\uFE0F\\u20E3]{0,3}";
const DIGIT_RUN = new RegExp(`[+(]?[0-9](?:${GAP}[0-9]){6,}(?:${GAP}[Xx](?![0-9A-Za-z]))?`, "gu");

const DATE = /(?<!\d)(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d)/;
/** 「2026.11.13-2026.11.24 9时」 holds the digits of a phone and is none. */
const hasDate = (written: string) => DATE.test(written);

/** Numbers known by their digits alone, however these are spaced. */
const NUMBERS: readonly NumberKind[] = [
  { kind: "身份证号", digits: new RegExp(`^${AREA}\\d{4}(?:18|19|20)\\d{2}${MONTH_DAY}\\d{3}[\\dXx]$`) },
  { kind: "身份证号", digits: new RegExp(`^${AREA}\\d{4}\\d{2}${MONTH_DAY}\\d{3}$`), keep: hasDate },
  { kind: "电话", digits: /^(?:0|(?:00)?86)?1[3-9]\d{9}$/, keep: hasDate },
  {
    kind: "电话",
    // A number on the ledger before a date, 「0312 20261124」, reads like a landline too.
    digits: new RegExp(`^(?:0|(?:00)?860?)(?:10|2\\d|[3-9]\\d{2})(?!20\\d{2}${MONTH_DAY}$)[2-9]\\d{6,7}$`),
    keep: hasDate,
  },
  {
    kind: "银行卡号",
    digits: /^(?:3[47]\d{13}|[3-6]\d{15,18}|9558\d{15})$/,
    keep: (written, bare) => hasDate(written) || !passesLuhn(bare),
  },
];
const DIGITS_MAX = 21;

/** A unit's number, nobody's: registered by the state's organs (1), civil affairs (5) or the market office (9). */
const CREDIT_CODE = /(?<![0-9A-Za-z])[159][1239]\d{6}[0-9A-Z]{10}(?![0-9A-Za-z])/g;

const plate = (...signs: string[]) => signs.join(GAP);
const [LETTER, SIGN] = ["[A-HJ-NP-Z]", "[A-HJ-NP-Z0-9]"];
const PLATE = plate(
  // 滇, 黔, 陇, 秦 and 蜀 stand on no plate, but people write them.
  "[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼使领]",
  LETTER,
  `(?:${[
    plate(LETTER, SIGN, "\\d", "\\d", "\\d", "\\d"),
    plate("\\d", "\\d", "\\d", "\\d", "\\d", LETTER),
    plate(SIGN, SIGN, SIGN, SIGN, "[A-HJ-NP-Z0-9挂学警港澳]"),
  ].join("|")})(?![A-Za-z0-9])`,
);

/** Everything that is known by more than its digits; health before names, which it may follow without a comma. */
const RULES: readonly Rule[] = [
  {
    kind: "车牌",
    pattern: new RegExp(PLATE, "giu"),
    // Two letters at most: 「更新 A plan b」 is not a plate.
    keep: (match) => match.replace(/\D/g, "").length < 3,
  },
  { kind: "护照号", pattern: /(?<![A-Za-z0-9])(?:[EGPSD]\d{8}|[EG][A-HJ-NP-Z]\d{7})(?!\d)/g },
  { kind: "微信号", pattern: /(?:微信|wx|vx|weixin|V信)号?\s*[::]?\s*[A-Za-z][-_A-Za-z0-9]{5,19}/gi },
  {
    kind: "门牌号",
    // A year or a count after the building is no room: 「3栋2026年检修」, 「3栋120户」.
    pattern:
      /(\d{1,3}(?:栋|幢|号楼|座))\s*(?:\d{1,2}单元)?\s*\d{3,4}(?!\d|[-./]\d|\s*[年米元块人户个只台具处平万])(?:室|号房|号|房)?/g,
    leave: "$1",
  },
  {
    kind: "健康信息",
    pattern:
      /严重精神障碍|精神病|精神分裂|抑郁症|艾滋病?|HIV|乙肝|肺结核|癌症|吸毒人员|戒毒人员|刑满释放|社区矫正对象|怀孕|流产/g,
  },
  {
    kind: "姓名",
    pattern:
      /(信访人|上访人|来访人|当事人|反映人|举报人|投诉人|患者|死者|伤者|户主|租客|嫌疑人)(?:叫|是|[::])?\s*[\u4e00-\u9fa5·]{2,4}?(?=[,,。;;\s((、的来在于]|身份证|电话|\[|$)/g,
    leave: "$1",
  },
];

const hidden = (kind: string) => `[${kind}已隐去]`;

/**
 * Hides personal data in what somebody wrote: IDs, phones, cards, plates, passports, rooms, named parties, health.
 * Full-width forms and gaps between digits do not help a number to survive; ledger numbers, credit codes, dates and
 * amounts stay. Whole replacements, no partial digits: part of a phone and a place identify a person.
 */
export function maskText(given: string): Masked {
  const kinds = new Set<string>();
  let text = given.normalize("NFKC").replace(/\p{Cf}/gu, "");
  // Once more until nothing is found: what one rule hides may be the end that another's name was waiting for.
  for (let before = ""; before !== text; ) {
    before = text;
    for (const rule of RULES) text = applyRule(text, rule, kinds);
    text = outsideCreditCodes(text, (part) =>
      part.replace(DIGIT_RUN, (run) => hideNumbers(run, kinds)),
    ).replace(/(\[电话已隐去\])\s*[-转]\s*\d{1,5}(?!\d|[-./]\d)/g, "$1");
  }
  return { text: kinds.size > 0 ? text : given, kinds: [...kinds] };
}

function applyRule(text: string, { kind, pattern, keep, leave }: Rule, kinds: Set<string>): string {
  return text.replace(pattern, (match, ...groups: unknown[]) => {
    if (keep?.(match)) return match;
    kinds.add(kind);
    return `${leave === "$1" && typeof groups[0] === "string" ? groups[0] : ""}${hidden(kind)}`;
  });
}

/** Numbers begin and end where a group of digits does; from the left, the longest reading wins. */
function hideNumbers(run: string, kinds: Set<string>): string {
  const groups = [...run.matchAll(/\d+|[Xx]/g)];
  let [shown, done] = ["", 0];
  for (let first = 0; first < groups.length; first++) {
    const found = numberAt(run, groups, first);
    if (!found) continue;
    kinds.add(found.kind);
    const before = run.slice(done, groups[first]?.index);
    shown += (first === 0 ? "" : before) + hidden(found.kind);
    done = found.end;
    first = found.last;
  }
  return shown + run.slice(done);
}

function numberAt(run: string, groups: readonly RegExpExecArray[], first: number) {
  const start = groups[first]?.index ?? 0;
  let [bare, found] = ["", null as { kind: string; last: number; end: number } | null];
  for (let last = first; last < groups.length; last++) {
    const group = groups[last];
    bare += group?.[0] ?? "";
    if (bare.length > DIGITS_MAX) break;
    const end = (group?.index ?? 0) + (group?.[0].length ?? 0);
    const known = NUMBERS.find(
      ({ digits, keep }) => digits.test(bare) && !keep?.(run.slice(start, end), bare),
    );
    if (known) found = { kind: known.kind, last, end };
  }
  return found;
}

/** The check digit of bank cards (ISO/IEC 7812). */
function passesLuhn(card: string): boolean {
  const sum = [...card]
    .reverse()
    .map(Number)
    .reduce((total, digit, index) => total + (index % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit), 0);
  return sum % 10 === 0;
}

const CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function outsideCreditCodes(text: string, change: (part: string) => string): string {
  let [shown, done] = ["", 0];
  for (const { 0: code, index } of text.matchAll(CREDIT_CODE)) {
    if (!isCreditCode(code)) continue;
    shown += change(text.slice(done, index)) + code;
    done = index + code.length;
  }
  return shown + change(text.slice(done));
}

/** Whether eighteen signs check as a unified social credit code (GB 32100). An ID number that does so by chance is none. */
function isCreditCode(code: string): boolean {
  if (NUMBERS.some(({ kind, digits }) => kind === "身份证号" && digits.test(code))) return false;
  const sum = [...code.slice(0, 17)].reduce(
    (total, sign, index) => total + CREDIT_SIGNS.indexOf(sign) * (3 ** index % 31),
    0,
  );
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === code[17];
}
