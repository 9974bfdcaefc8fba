const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A whole number in Arabic or Chinese figures (12, 十二, 三十, 两); null when it is none. Up to 99 in Chinese. */
export function readNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "半") return null;
  const [, tens, ten, ones] =
    /^([一二两三四五六七八九])?(十)?([零〇一二两三四五六七八九])?$/.exec(text) ?? [];
  if (!ten) return tens && !ones ? (DIGITS[tens] ?? null) : ones && !tens ? (DIGITS[ones] ?? null) : null;
  return (tens ? (DIGITS[tens] ?? 0) : 1) * 10 + (ones ? (DIGITS[ones] ?? 0) : 0);
}

/** For patterns: figures of either kind. */
export const NUMBER = "(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})";
