const DIGITS: Record<string, number> = Object.fromEntries(
  ["零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap(
    (signs, value) => [...signs].map((sign) => [sign, value]),
  ),
);
const TENS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
/** One sign for a whole number. */
const WORDS: Record<string, number> = { 俩: 2, 仨: 3, 廿: 20, 卅: 30 };
const SIGNS = "零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万俩仨廿卅";
const SIGNS_MAX = 17;

/** For patterns: figures of either kind, whether or not they make a number. */
export const NUMBER = `(?:\\d{1,9}|[${SIGNS}]{1,${SIGNS_MAX}})`;

/** A whole number in Arabic or Chinese figures (12, 1.5万, 廿五, 两百, 三千五); null for what names none, such as 半, 几 and 三五. */
export function readNumber(given: string): number | null {
  const text = given.replace(/(?<=\d),(?=\d{3})/g, "");
  if (/^\d{1,12}$/.test(text)) return Number(text);
  const mixed = /^(\d{1,6}(?:\.\d)?)([百千万])$/.exec(text);
  if (mixed) {
    const value = Number(mixed[1]) * (mixed[2] === "万" ? 10_000 : (TENS[mixed[2] ?? ""] ?? 1));
    return Number.isInteger(value) ? value : null;
  }
  if (text.length > SIGNS_MAX) return null;
  const word = WORDS[text];
  if (word !== undefined) return word;
  const [head, tail, ...more] = text.split("万");
  if (head === undefined || more.length > 0) return null;
  if (tail === undefined) return readBelowTenThousand(head);
  const high = readBelowTenThousand(head);
  const low = tail ? readBelowTenThousand(tail.replace(/^[零〇○](?=.)/, "")) : 0;
  if (high === null || low === null) return null;
  // 「一万二」 is 12,000.
  return high * 10_000 + (tail.length === 1 && low < 10 ? low * 1000 : low);
}

function readBelowTenThousand(text: string): number | null {
  const signs = [...text.replace(/^[廿卅]/, (sign) => (sign === "廿" ? "二十" : "三十"))];
  // Said sign by sign, 二〇二六 and 一二零; 三五 is a guess and no number.
  if (signs.length > 2 && signs.every((sign) => DIGITS[sign] !== undefined))
    return signs.length === 4 || signs.some((sign) => DIGITS[sign] === 0)
      ? Number(signs.map((sign) => DIGITS[sign]).join(""))
      : null;
  let [total, digit, lastUnit, zero] = [0, null as number | null, 10_000, false];
  for (const [index, sign] of signs.entries()) {
    const [value, unit] = [DIGITS[sign], TENS[sign]];
    if (value === 0) {
      if (digit !== null || (index === 0 && signs.length > 1)) return null;
      zero = true;
    } else if (value !== undefined) {
      if (digit !== null) return null;
      digit = value;
    } else if (unit !== undefined && unit < lastUnit) {
      // 十五 needs no 一; 百 and 千 alone are no number.
      if (digit === null && unit !== 10) return null;
      total += (digit ?? 1) * unit;
      [digit, lastUnit, zero] = [null, unit, false];
    } else return null;
  }
  if (signs.length === 0) return null;
  if (digit === null) return total > 0 || zero ? total : null;
  // 「三百五」 is 350, 「三百零五」 305.
  const scale = !zero && total > 0 && lastUnit >= 100 ? lastUnit / 10 : 1;
  return total + digit * scale;
}

/** How many, as far as the words say: at least, and at most where they say that too. Equal ends are an exact number. */
export type Count = { atLeast: number; atMost: number | null };

const AROUND = /^(?:大概有?|大约有?|约有?|估计有?|差不多有?|怕有|有|共计?|一共|总共)/;
const MEASURE = /(?:个|名|位|口|户|家|件|起|条|辆|人|号人){1,3}(?:左右|上下)?(以上)?$/;
const SCALES = "十百千万";
const FEW: readonly [RegExp, (match: RegExpExecArray) => Count | null][] = [
  [/^(?:上|过|成)([百千万])$/, ([, scale = ""]) => ({ atLeast: scaleOf(scale), atMost: null })],
  [/^(?:好几|几|数)([十百千万])?(?:来|多|余)?$/, ([, scale]) => several(scale)],
  [/^(?:多|好多|许多|不少|若干|一群|一伙|一帮|一些)$/, () => ({ atLeast: 2, atMost: null })],
  [/^(?:近|将近|快|接近)(.+)$/, ([, rest = ""]) => under(rest, (n) => n - Math.floor(n / 10), 0)],
  [/^(?:不到|不足|少于)(.+)$/, ([, rest = ""]) => under(rest, () => 0, 1)],
  [/^(?:至少|不少于|最少)(.+)$|^(.+)以上$/, ([, a, b]) => over(a ?? b ?? "", 0)],
  [/^(?:超过|多于|大于|超)(.+)$/, ([, rest = ""]) => over(rest, 1)],
  [/^([百千])(?:把|十来|余|多)$/, ([, scale = ""]) => span(scaleOf(scale), scaleOf(scale) * 2 - 1)],
  [/^个把$/, () => span(1, 2)],
  [/^(.*?[十百千万]|\d*0|\d+[百千万])(?:几|多|余|来)$/, ([, base = ""]) => more(base)],
  [/^(\d+)(?:[-~—–至到、]|,)(\d+)$/, ([, low = "", high = ""]) => span(Number(low), Number(high))],
  [/^(.*十)?([一二两三四五六七八九])([二两三四五六七八九])([十百千万]*)$/, readNeighbours],
];

/** Reads how many is said, exactly or roughly (三十几, 五六十, 十来个, 20多, 上百, 几十); null where no amount is said. */
export function readCount(given: string): Count | null {
  const text = given.trim().replace(AROUND, "").replace(MEASURE, "$1");
  const exact = readNumber(text);
  if (exact !== null) return span(exact, exact);
  if (text.length > SIGNS_MAX) return null;
  for (const [pattern, read] of FEW) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return null;
}

const span = (atLeast: number, atMost: number): Count | null =>
  atLeast <= atMost ? { atLeast, atMost } : null;
const scaleOf = (sign: string) => 10 ** (SCALES.indexOf(sign) + 1);
const several = (scale: string | undefined) =>
  scale ? span(2 * scaleOf(scale), 10 * scaleOf(scale) - 1) : span(2, 9);

function under(rest: string, least: (n: number) => number, gap: number): Count | null {
  const n = numberOrScale(rest);
  return n ? span(least(n), n - gap) : null;
}

function over(rest: string, gap: number): Count | null {
  const n = numberOrScale(rest);
  return n === null ? null : { atLeast: n + gap, atMost: null };
}

const numberOrScale = (text: string) => (/^[百千万]$/.test(text) ? scaleOf(text) : readNumber(text));

/** 三十几, 二百多: up to the next one of the last figure that was said. */
function more(base: string): Count | null {
  const n = readNumber(base);
  if (n === null || n === 0) return null;
  let scale = 1;
  while (n % (scale * 10) === 0) scale *= 10;
  return span(n, n + scale - 1);
}

/** 五六十, 十七八, 三五, 一两百. */
function readNeighbours([, tens = "", low = "", high = "", scales = ""]: RegExpExecArray): Count | null {
  const [from, to] = [readNumber(tens + low + scales), readNumber(tens + high + scales)];
  return from === null || to === null ? null : span(from, to);
}
