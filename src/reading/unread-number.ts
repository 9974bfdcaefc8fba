import { z } from "zod";
import { findMatterNumber } from "./matter-number.ts";
import { plainText } from "./plain-text.ts";
import given from "./unread-number.json" with { type: "json" };

const { acts, led_by, counted } = z
  .object({ source: z.string(), acts: z.string(), led_by: z.string(), counted: z.string() })
  .parse(given);

/** Figures that were hidden: a running number may have been taken for a door, a telephone or a plate. */
const HIDDEN = "\\[(?!姓名|身份信息|未成年人信息)[^\\]]{2,8}已隐去\\]";
const THAT = "(?:号?(?:那|这|该)[条个件项起]|号(?![\\u4e00-\\u9fa5]))";
/** Bare figures with nothing counted, no day, no hour and no list behind them: 「打回 7 没换」, 「签收 12」. */
const FIGURES = `#?[A-Za-z]{0,4}[-_]?\\d{1,14}(?![\\dA-Za-z]|[.:/~、)-]|\\s{0,2}(?:${counted}))(?:${THAT}|(?=\\s|$|[,。;!?]))`;
const WRITTEN = `(?:${HIDDEN}|${FIGURES})`;
const BETWEEN = "(?:了|的|吧|一下|[\\s::,,#]){0,4}";
const PLACES = [
  new RegExp(`(?:${acts})${BETWEEN}${WRITTEN}`, "u"),
  new RegExp(`(?:${led_by})(?:是|为|[\\s::#]){0,3}${WRITTEN}`, "u"),
  new RegExp(`^${WRITTEN}${BETWEEN}(?:现场|已经|已|都|我)?(?:${acts})`, "u"),
];

/**
 * Whether something stands where the number of a matter stands, though none could be read: hidden as a door, too short,
 * misspelt. Then a certain matter is meant, and which one has to be asked.
 */
export function standsAsNumber(masked: string, prefix: string): boolean {
  const text = plainText(masked);
  if (new RegExp(`(?<![A-Za-z])${prefix}[\\s_\\p{Pd}]{0,3}[\\dOoIl]`, "iu").test(text)) return true;
  return PLACES.some((place) => place.test(text));
}

/** The whole number that a text names anywhere, a running number with the year of now; null for none. */
export function numberIn(masked: string, q: { prefix: string; year: string }): string | null {
  const named = findMatterNumber(masked, q.prefix);
  if (!named) return null;
  return "number" in named ? named.number : `${q.prefix}-${q.year}-${named.suffix}`;
}
