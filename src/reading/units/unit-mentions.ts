import { besideNames } from "./unit-beside.ts";
import { firstWord, type Guess, guessName } from "./unit-guess.ts";
import { findHits, type Hit } from "./unit-hits.ts";
import type { UnitIndex } from "./unit-index.ts";
import { judgeHit } from "./unit-judge.ts";
import type { Found, Reader } from "./unit-mention.ts";
import { foldText } from "./unit-text.ts";
import { judgeKind } from "./unit-unknown.ts";
import { type Span, scanWords } from "./unit-vocabulary.ts";

/** A name nobody knows is looked for this often in one message at most. */
const UNKNOWN_MAX = 24;

/** Every place of a text where a unit is, or may be, named; left to right. */
export function readMentions(index: UnitIndex, given: string): { reader: Reader; found: Found[] } {
  const text = foldText(given);
  const words = scanWords(text);
  const reader: Reader = { index, text, words, meanings: new Map() };
  const hits = findHits(index, text, words.blocked);
  const found = judgeAll(reader, hits);
  const taken = maskOf(text.codes.length, found);
  const known = maskOf(text.codes.length, hits);
  const isFree = ({ start, end }: Span) => !taken.subarray(start, end).includes(1);
  const take = (one: Found | null) => {
    if (!one || !isFree(one)) return;
    taken.fill(1, one.start, one.end);
    found.push(one);
  };
  let asked = 0;
  for (const span of words.kinds) {
    if (asked >= UNKNOWN_MAX) break;
    if (!isFree(span) || (known[span.start] === 1 && known[span.end - 1] === 1)) continue;
    asked += 1;
    take(judgeKind(reader, span, endBefore(taken, span.start)));
  }
  for (const place of guessable(reader, { taken, found }, UNKNOWN_MAX - asked))
    take(guessName(reader, place, taken));
  return { reader, found: found.sort((a, b) => a.start - b.start) };
}

function maskOf(length: number, spans: readonly Span[]): Uint8Array {
  const mask = new Uint8Array(length);
  for (const { start, end } of spans) mask.fill(1, start, end);
  return mask;
}

function judgeAll(reader: Reader, hits: readonly Hit[]): Found[] {
  const found: Found[] = [];
  for (const [place, hit] of hits.entries()) {
    const last = found.at(-1);
    // A longer name has swallowed this one: 福海 of 书林三小福海校区.
    if (last && hit.start < last.end) continue;
    const one = judgeHit(reader, hit, {
      before: hits[place - 1] ?? null,
      next: hits[place + 1] ?? null,
      last: last ?? null,
    });
    if (one) found.push(one);
  }
  return found;
}

/** Where the name before this place ends, as far back as it matters. */
const endBefore = (taken: Uint8Array, start: number): number => taken.subarray(0, start).lastIndexOf(1) + 1;

function* guessable(
  reader: Reader,
  { taken, found }: { taken: Uint8Array; found: readonly Found[] },
  max: number,
): Generator<Guess> {
  const first = firstWord(reader);
  if (first && taken[first.start] === 0) yield first;
  yield* besideNames(reader.text, found, max);
  for (const cue of reader.words.cued.slice(0, Math.max(max, 0)))
    yield { start: endBefore(taken, cue), end: cue, isAlone: true };
}
