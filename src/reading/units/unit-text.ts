import { z } from "zod";
import given from "./unit-signs.json" with { type: "json" };

/**
 * A message as names are looked for in it: folded (full width, case, dots), without spaces and hidden characters,
 * each place still knowing where it stood in the text as given.
 */
export type UnitText = {
  given: string;
  codes: readonly number[];
  /** Where each code began and ended in the text as given. */
  from: readonly number[];
  to: readonly number[];
  /** A space stood before this code. */
  gap: readonly boolean[];
};

const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fff;
const NEW_LINE = 10;
/** Zero width, soft hyphen, direction marks, variation selectors: nobody sees them, names must not break on them. */
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;
const DOTS = /[•・‧∙⋅‐・]/;
const SPACE = /\s/;
const FORMAL_NUMERALS: Record<string, string> = { 壹: "一", 贰: "二", 叁: "三", 〇: "零" };

/** True for a Chinese character. */
export const isHan = (code: number | undefined): boolean =>
  code !== undefined && code >= HAN_FIRST && code <= HAN_LAST;

/** Folds a message; time grows with its length. */
export function foldText(given: string): UnitText {
  const codes: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const gap: boolean[] = [];
  let spaced = false;
  for (let at = 0; at < given.length; at++) {
    const code = given.charCodeAt(at);
    const folded = isHan(code) ? (PLAIN_HAN.get(code) ?? code) : foldCode(given.charAt(at), code);
    if (folded === "hidden") continue;
    if (folded === "space") {
      spaced = true;
      continue;
    }
    for (const one of typeof folded === "number" ? [folded] : folded) {
      codes.push(one);
      from.push(at);
      to.push(at + 1);
      gap.push(spaced);
      spaced = false;
    }
  }
  return { given, codes, from, to, gap };
}

/** 官莊社區 is 官庄社区: pairs of a traditional sign and the one it is simplified to. */
const SIMPLIFIED = z
  .strictObject({ source: z.string(), simplified: z.string().regex(/^(?:..)+$/) })
  .parse(given)
  .simplified.match(/../g);

const PLAIN_HAN = new Map(
  [...Object.entries(FORMAL_NUMERALS), ...(SIMPLIFIED ?? [])].map(([written = "", plain = ""]) => [
    written.charCodeAt(0),
    plain.charCodeAt(0),
  ]),
);

function foldCode(char: string, code: number): number | readonly number[] | "hidden" | "space" {
  if (code === NEW_LINE) return code;
  if (code < 0x80) return code <= 32 ? "space" : char.toLowerCase().charCodeAt(0);
  if (HIDDEN.test(char)) return "hidden";
  if (SPACE.test(char)) return "space";
  if (DOTS.test(char)) return 0xb7;
  // Half of an emoji: a border like any other sign.
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const plain = FORMAL_NUMERALS[char] ?? char.normalize("NFKC").toLowerCase();
  return plain.length === 1 ? plain.charCodeAt(0) : [...plain].map((part) => part.charCodeAt(0));
}

/** A name as it is looked for: folded like a message. Most names are so already. */
export function foldName(name: string): string {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (!isHan(code) || PLAIN_HAN.has(code)) return String.fromCharCode(...foldText(name).codes);
  }
  return name;
}

/** The folded characters between two places. */
export const sliceFolded = (text: UnitText, start: number, end: number): string =>
  String.fromCharCode(...text.codes.slice(Math.max(start, 0), end));
