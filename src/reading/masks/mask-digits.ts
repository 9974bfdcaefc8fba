/** What people put between the digits of a number: it must not help the number to survive. */
export const GAP =
  "[\\s\\p{Z}\\p{Pd}\\p{Cf}\\p{M}\\p{Extended_Pictographic}\\u{1F3FB}-\\u{1F3FF}.·•_/()]{0,4}";

// 洞 and 两 as they are said over the radio, 幺三九洞洞洞洞幺两三四.
const CHINESE = "零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖洞两";
const CHINESE_DIGITS = "000123456789" + "1123456789" + "02";
const values = new Map([...CHINESE].map((sign, index) => [sign, CHINESE_DIGITS[index] ?? "0"]));
const WRITTEN_OUT = new RegExp(`[${CHINESE}]`, "g");
// Dingbat circles and the digits of other scripts are no compatibility forms: NFKC leaves them.
const FOREIGN = /(?![0-9])[\p{Nd}❶-❾➀-➈➊-➒⓵-⓽⓿]/u;
const FOREIGN_ALL = new RegExp(FOREIGN.source, "gu");

const CROSS = /[×ХхΧχ✕✖✗]/;
const CROSS_OF_ID = /(?<=\d[^\p{L}]{0,3})[×ХхΧχ✕✖✗]/gu;

/** Whether this sign is a digit written as a Chinese word. */
export const isWrittenOut = (sign: string): boolean => values.has(sign);

/**
 * The text with every sign that stands for a digit as that digit, sign by sign, so that places stay the same:
 * 一三九 is 139, the o and l in 139ooo1l234 are digits, × and Х after digits are the X of an ID.
 */
export function foldDigits(text: string): string {
  let folded = text.replace(WRITTEN_OUT, (sign) => values.get(sign) ?? sign);
  if (/\d[oоοlI]/i.test(folded) || /[lI][3-9]\d/.test(folded)) folded = foldLetters(folded);
  return CROSS.test(folded) ? folded.replace(CROSS_OF_ID, "X") : folded;
}

/** Digits of other scripts and in circles as 0–9. */
export const unifyDigits = (text: string): string =>
  FOREIGN.test(text) ? text.replace(FOREIGN_ALL, foreignDigit) : text;

function foreignDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  for (const first of [0x2776, 0x2780, 0x278a, 0x24f5])
    if (code >= first && code < first + 9) return String(code - first + 1);
  if (code === 0x24ff) return "0";
  let zero = code;
  while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

const LETTER_RUN = /(?<![A-Za-z])[0-9lI](?:[\s.·-]?[0-9oOоОοlI]){6,}/g;
const DIGITS_MIN = 3;
/** Letters are digits only inside a long run of digits and letters like them. */
function foldLetters(text: string): string {
  return text.replace(LETTER_RUN, (run) =>
    run.replace(/\D/g, "").length < DIGITS_MIN ? run : run.replace(/[oOоОο]/g, "0").replace(/[lI]/g, "1"),
  );
}
