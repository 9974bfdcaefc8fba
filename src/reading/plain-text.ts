/** What people put into a line beside its words: pictures, marks of emphasis, invisible signs. */
const ORNAMENT = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\uFE0F\u20E3\u200B-\u200F\u2060\uFEFF]/gu;

/** ① … ⑳ would become bare figures and run into what follows: 「①3栋」 is no 「13栋」. */
const CIRCLED = /[①-⑳]/g;
const CIRCLED_ZERO = 0x245f;

/** A line as its words: one width, no emoji, no invisible signs, single spaces. Line breaks stay, for they divide. */
export function plainText(given: string): string {
  return given
    .replace(CIRCLED, (sign) => ` ${(sign.codePointAt(0) ?? 0) - CIRCLED_ZERO}、 `)
    .normalize("NFKC")
    .replace(ORNAMENT, " ")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** Where a thought ends there is one of these signs: what is said in one clause is not said of the next. */
const CLAUSE = /[^,,。;;!!??\n]+/g;

/** The clauses of a text with where each begins. */
export const clausesOf = (text: string): { text: string; start: number }[] =>
  Array.from(text.matchAll(CLAUSE), (match) => ({ text: match[0], start: match.index }));

/** A text with these spans blanked, its length kept: what a name is made of says nothing about what is wrong. */
export function withoutSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  let left = text;
  for (const { start, end } of spans) left = left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
  return left;
}
