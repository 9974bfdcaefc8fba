import { z } from "zod";
import given from "./unit-lexicon.json" with { type: "json" };
import { UNIT_WORDS } from "./unit-words.ts";

const lexicon = z
  .strictObject({
    source: z.string(),
    linking: z.array(z.string()),
    plain: z.array(z.string()),
    three: z.array(z.string()),
  })
  .parse(given);

/** Two characters as one number: a look-up without cutting a string. */
const pair = (first: number, second: number): number => first * 65_536 + second;

function pairsOf(rows: readonly string[]): Set<number> {
  const pairs = new Set<number>();
  for (const row of rows)
    for (let at = 0; at + 1 < row.length; at += 2)
      pairs.add(pair(row.charCodeAt(at), row.charCodeAt(at + 1)));
  return pairs;
}

const LINKING = pairsOf(lexicon.linking);
const WORDS = pairsOf([...lexicon.linking, ...lexicon.plain]);
const THREE = new Set(lexicon.three.flatMap((row) => row.match(/.{3}/gsu) ?? []));
const EVERYDAY = new Set(UNIT_WORDS.everyday);

/** True when these two characters are a verb, an adverb, a time or a small word: a name may begin after it. */
export const isLinkingPair = (first: number, second: number): boolean => LINKING.has(pair(first, second));

/** True when these two characters are a word of everyday speech. */
export const isWordPair = (first: number, second: number): boolean => WORDS.has(pair(first, second));

/** True when a name without its kind is also a word people use for other things: 河南, 和平, 土堆, 杨家, 向日葵. */
export function isEveryday(stem: string): boolean {
  if (EVERYDAY.has(stem)) return true;
  if (stem.length === 2) return stem.endsWith("家") || isWordPair(stem.charCodeAt(0), stem.charCodeAt(1));
  return stem.length === 3 && THREE.has(stem);
}
