const BREAK = /[\p{P}\s]+/u;
const BARE = /[\p{P}\s]/gu;
/** What ends a clause in writing; brackets do not: [电话已隐去] stands inside one. */
const CLAUSE = /[^,,。;;!!??、\n]+/gu;

const bare = (text: string) => text.normalize("NFKC").replace(BARE, "");

/**
 * The clauses of a text that some words were taken from, as the text has them; null when the words are not all there,
 * in the text's order. Whole clauses, so that no 「没」 and no 「上」 is cut off what it changes.
 */
export function ownClauses(text: string, words: string): string | null {
  const clauses = [...text.matchAll(CLAUSE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    bare: bare(match[0]),
  }));
  const whole = clauses.map((clause) => clause.bare).join("");
  const span = spanOf(whole, words);
  if (!span) return null;
  let [at, from, until] = [0, -1, 0];
  for (const clause of clauses) {
    if (from < 0 && span.from < at + clause.bare.length) from = clause.start;
    if (span.until > at) until = clause.end;
    at += clause.bare.length;
  }
  return text.slice(from, until).trim();
}

/** These words without their signs, when they stand side by side in the text; null otherwise. */
export function ownWords(text: string, words: string): string | null {
  const own = bare(words);
  return own !== "" && bare(text).includes(own) ? own : null;
}

/** From the first to the last of these pieces, each found after the one before it. */
function spanOf(whole: string, words: string): { from: number; until: number } | null {
  let [from, until] = [-1, 0];
  for (const piece of words.normalize("NFKC").split(BREAK)) {
    if (piece === "") continue;
    const at = whole.indexOf(piece, until);
    if (at < 0) return null;
    if (from < 0) from = at;
    until = at + piece.length;
  }
  return from < 0 ? null : { from, until };
}
