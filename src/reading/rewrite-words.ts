import { z } from "zod";
import given from "./rewrite.json" with { type: "json" };

const splitWords = z.string().transform((words) => words.split(" "));
const said = z.array(z.tuple([z.string().min(1), splitWords])).min(1);

const rewriteSchema = z.object({
  causes: said,
  /** Causes that are the name of a field, and no reason by themselves. */
  fields: splitWords,
  deeds: said,
  faults: said,
  parties: said,
  neighbours: said,
  places: splitWords,
  destinations: splitWords,
  referrals: splitWords,
  requests: said,
  plain: z.record(z.string(), z.string()).and(z.object({ other: z.string() })),
});

/** Whatever a rewritten task may say: nothing else of the text gets into it. */
export const REWRITE = rewriteSchema.parse(given);

export type Said = { say: string; at: number; end: number };

const NOT = /(?:没有?|未|别|莫|防止|避免|不让|没得)(?:人|再|发生|出现)?$/;

/** For a list: one pattern over all its words, the longest first, and what each of them is called. */
export function finderOf(list: readonly (readonly [string, readonly string[]])[]): (text: string) => Said[] {
  const names = new Map(list.flatMap(([say, words]) => words.map((word) => [word, say] as const)));
  const words = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(words.join("|"), "g");
  return (text) => {
    const found: Said[] = [];
    for (const { 0: word, index } of text.matchAll(pattern)) {
      const say = names.get(word) ?? word;
      if (NOT.test(text.slice(Math.max(0, index - 4), index)) || found.some((one) => one.say === say))
        continue;
      found.push({ say, at: index, end: index + word.length });
    }
    return found;
  };
}

/** For a plain list of words, each of which is said as it is. */
export const finderOfWords = (words: readonly string[]) =>
  finderOf(words.map((word) => [word, [word]] as const));
