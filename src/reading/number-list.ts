import { patternOf } from "./pattern.ts";

/** Several matters named in a row, as they were written; or a span of them, which nobody wrote out. */
export type NumberList = { kind: "list"; numbers: string[]; texts: string[] } | { kind: "span" };

const NUMBERS_MAX = 20;
const WHOLE = "[A-Za-z]{2,4}[\\s_\\p{Pd}]{0,3}20\\d{2}[\\s_\\p{Pd}]{1,3}\\d{1,6}(?!\\d)";
/** Years, telephone numbers, days and counts are no running numbers, nor is what goes on with a dash. */
const RUNNING =
  "(?:0\\d{3}(?!\\d|[年月日天个人具台处块只元%.:])号?|(?!20\\d\\d)\\d{3,4}号(?![楼院栋门铺房室路线]))";
const ITEM = `(?:${WHOLE}|${RUNNING})`;
const BETWEEN = "(?:\\s{0,3}(?:[,,、;;/&+]|和|与|跟|及|以及|还有|同)\\s{0,3}|\\s{1,3})";
const LIST = patternOf(
  new RegExp(`(?<![\\d\\p{Pd}A-Za-z])${ITEM}(?:${BETWEEN}${ITEM}){1,${NUMBERS_MAX - 1}}`, "iu"),
);
const EACH = new RegExp(ITEM, "giu");
const TO = "\\s{0,3}(?:[\\p{Pd}~~]{1,2}|至|到)\\s{0,3}";
/** 0005-0008, 5到8号: a span; 5-8号楼 and 2026-0005 are none. */
const SPANS = [
  patternOf(
    new RegExp(
      `(?<!\\d)0\\d{3}号?${TO}(?:[A-Za-z]{2,4}[\\s\\p{Pd}]?20\\d{2}[\\s\\p{Pd}])?0\\d{3}(?!\\d)`,
      "iu",
    ),
  ),
  patternOf(
    new RegExp(
      `(?<![\\d\\p{Pd}A-Za-z月.])(?!20\\d\\d)\\d{1,4}号?${TO}\\d{1,4}号(?=$|[\\s,,。、!!]|[都的全])`,
      "iu",
    ),
  ),
];

/** The matters named in a row in a text, or that a span of them was; null for one number or none. */
export function findNumberList(text: string, q: { prefix: string; year: string }): NumberList | null {
  if (SPANS.some((span) => span.test(text))) return { kind: "span" };
  const [found] = LIST.exec(text) ?? [];
  if (!found) return null;
  const texts = found.match(EACH) ?? [];
  const numbers = [...new Set(texts.map((item) => wholeOf(item, q)))];
  return numbers.length > 1 ? { kind: "list", numbers, texts } : null;
}

function wholeOf(item: string, { prefix, year }: { prefix: string; year: string }): string {
  const figures = item.normalize("NFKC").match(/\d+/g) ?? [];
  const [first = "", second] = figures;
  return `${prefix}-${second === undefined ? year : first}-${(second ?? first).replace(/^0+(?=\d{4})/, "").padStart(4, "0")}`;
}
