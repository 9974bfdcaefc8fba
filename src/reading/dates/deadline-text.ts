/** Traditional characters that dates are written with; one for one, so that a span keeps its place. */
const VARIANTS = new Map(
  Array.from(
    "週周內内個个號号點点時时節节禮礼後后間间兩两鐘钟頭头農农曆历臘腊舊旧這这開开過过據据完完".matchAll(
      /(.)(.)/gu,
    ),
    (pair) => [pair[1], pair[2]],
  ),
);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join("")}]`, "g");

/** Numbers that look like dates and are none: XS-2026-0312, XF2026-1123-07, 〔2026〕15号, phones, links, what was masked. */
const NO_DATES = [
  "(?<![A-Za-z])(?!ddl|deadline|due)[A-Za-z]{1,6}[-_—–]?\\d{4}[-_—–]?\\d{1,6}(?:[-_—–]\\d{1,6})*",
  "(?<![A-Za-z])(?!ddl|deadline|due)[A-Za-z]{1,6} {1,2}20\\d{2}[ _—–-]{1,2}\\d{3,6}(?!\\d)",
  "[〔[【(]20\\d{2}[〕\\]】)] ?第? ?\\d{1,5}号",
  "(?<!\\d)(?!20\\d{6}(?!\\d))\\d{7,}",
  "\\[[^\\]\\[]{1,8}已隐去\\]",
  "https?://[!-~]{1,300}",
].join("|");
const NO_DATE = new RegExp(NO_DATES, "gi");

/** ①, ⑵, ❸, 1️⃣: they would make 「③三天内」 thirty-three. */
const LIST_MARK = /[\u2460-\u249B\u2776-\u2793\u3220-\u3229]|\d\uFE0F?\u20E3/g;

/** A message prepared for reading dates: `text` is read, `shown` has the same length and is quoted. */
export type PlainText = { text: string; shown: string };

/** Full-width and traditional forms made plain, and numbers of other kinds blanked. */
export function plainText(given: string): PlainText {
  const shown = given
    .replace(LIST_MARK, ";")
    .normalize("NFKC")
    .replace(/\p{Cf}|\uFE0F/gu, "");
  const text = shown
    .replace(VARIANT, (sign) => VARIANTS.get(sign) ?? sign)
    .replace(NO_DATE, (found) => "■".repeat(found.length));
  return { text, shown };
}

/** For patterns: a gap people leave between a figure and its unit. */
export const GAP = "[ \\t]{0,2}";

/** A clause ends here, and with it what a date can be tied to. */
const CLAUSE_END = /[,。;!?\n\r、…]/;
const LEAD_CHARS = 16;
const REST_CHARS = 48;

/** What stands before a place, within its clause. */
export function leadOf(text: string, start: number): string {
  const lead = text.slice(Math.max(0, start - LEAD_CHARS), start);
  for (let i = lead.length - 1; i >= 0; i--) if (CLAUSE_END.test(lead[i] ?? "")) return lead.slice(i + 1);
  return lead;
}

/** What follows a place, within its clause. */
export function restOf(text: string, end: number): string {
  const rest = text.slice(end, end + REST_CHARS);
  const stop = rest.search(CLAUSE_END);
  return stop < 0 ? rest : rest.slice(0, stop);
}
