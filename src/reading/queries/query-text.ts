import { z } from "zod";
import { type Pattern, patternOf } from "../pattern.ts";
import { everyOf, type Needs, someOf } from "../pattern-needs.ts";

/** Word lists by name; a pattern names them as {name}. */
export const wordListsSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));
export type WordLists = z.infer<typeof wordListsSchema>;

/** OR of ANDs: one inner list must match as a whole. */
export const patternSetSchema = z.array(z.array(z.string().min(1)).min(1));
export type PatternSet = readonly (readonly Pattern[])[];

const escapeSigns = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Words as one alternation, the longest first, so that 「前卫街道」 is not cut at 「前卫」. */
export function alternation(words: readonly string[]): string {
  return `(?:${[...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(escapeSigns)
    .join("|")})`;
}

/** A pattern of the data files with its {lists} filled in. */
export const fillIn = (source: string, lists: WordLists): string =>
  source.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
    const words = lists[name];
    if (!words) throw new Error(`no word list {${name}} for ${source}`);
    return alternation(words);
  });

/** The same, to be tried on texts. Built once, when the module loads. */
export const compile = (source: string, lists: WordLists): Pattern =>
  patternOf(new RegExp(fillIn(source, lists), "u"));

export const compileSet = (set: z.infer<typeof patternSetSchema>, lists: WordLists): PatternSet =>
  set.map((all) => all.map((source) => compile(source, lists)));

export const matchesSet = (text: string, set: PatternSet): boolean =>
  set.some((all) => all.every((pattern) => pattern.test(text)));

/** What a text must hold for any of it to match. */
export const needsOfSet = (set: PatternSet): Needs =>
  someOf(set.map((all) => everyOf(all.map(({ needs }) => needs))));

const MENTIONS_AROUND = /^(?:@\S{1,24}(?:\s+|$))+|(?:\s+@\S{1,24})+$/g;
const DROPPED = /\p{Cf}|\p{Extended_Pictographic}|\uFE0F|\u20E3|[*`~]/gu;

/** As it was written, in plain signs: half width, no emoji, no marks, nobody addressed. */
export function plainText(given: string): string {
  return given
    .normalize("NFKC")
    .replace(DROPPED, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(MENTIONS_AROUND, "")
    .trim();
}

/** What patterns are tried on: no spaces at all, for voice typing puts them anywhere; lower case. */
export const tightText = (plain: string): string => plain.replace(/\s/g, "").toLowerCase();
