import { isSmallWord, nameStart, runStart } from "./unit-edges.ts";
import { CANDIDATES_MAX, type Found, type Reader } from "./unit-mention.ts";
import { RANK } from "./unit-near.ts";
import { isHan, sliceFolded } from "./unit-text.ts";
import { isPlainSpeech } from "./unit-unknown.ts";
import type { Span } from "./unit-vocabulary.ts";

/** A stretch at whose end a name may stand without its kind; `isAlone`: nothing else can, so its beginning is enough. */
export type Guess = Span & { isAlone: boolean };

const WORD_CHARS_MIN = 2;
const WORD_CHARS_MAX = 6;
const SURE_CHARS_MIN = 4;

/** A word where a name belongs that sounds like one (盛高大成那边, 普平 楼道堆物) or begins one (巡津那边): asked. */
export function guessName({ index, text }: Reader, guess: Guess, taken: Uint8Array): Found | null {
  const { end } = guess;
  const floor = Math.max(guess.start, runStart(text, end, WORD_CHARS_MAX));
  const own = Math.max(nameStart(text, end, WORD_CHARS_MAX), guess.start);
  if (text.gap[end] && !guess.isAlone) return null;
  for (let start = floor; end - start >= WORD_CHARS_MIN; start++) {
    const word = sliceFolded(text, start, end);
    const isOwn = start === own;
    if ((!isOwn && word.length < SURE_CHARS_MIN) || isPlainSpeech(word) || taken[start] === 1) continue;
    const near = index
      .unitsNear(word, "")
      .filter(
        ({ rank }) => rank === RANK.sameSound || word.length >= (rank === RANK.slip ? SURE_CHARS_MIN : 3),
      )
      .map(({ unit }) => unit);
    if (near.length > 0)
      return { start, end, how: "unknown", units: near.slice(0, CANDIDATES_MAX), weak: false };
    const node = guess.isAlone && isOwn ? index.trie.find(word) : null;
    const units = node === null ? [] : index.unitsBelow(node, CANDIDATES_MAX);
    if (units.length > 0) return { start, end, how: "ambiguous", units, weak: false };
  }
  return null;
}

/** The first word of a text: up to a sign, a space, a number, or a small word. */
export function firstWord({ text }: Reader): Guess | null {
  const { codes, gap } = text;
  let start = 0;
  while (start < codes.length && !isHan(codes[start])) start += 1;
  let end = start;
  while (isHan(codes[end]) && end - start < WORD_CHARS_MAX && (end === start || !gap[end])) {
    if (end - start >= WORD_CHARS_MIN && isSmallWord(text, end)) return { start, end, isAlone: false };
    end += 1;
  }
  const isWhole = !isHan(codes[end]) || gap[end] === true;
  return end - start >= WORD_CHARS_MIN && isWhole ? { start, end, isAlone: true } : null;
}
