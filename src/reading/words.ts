import { z } from "zod";
import given from "./words.json" with { type: "json" };

const sourced = z.object({ source: z.string(), words: z.array(z.string()).min(1) });

const wordListsSchema = z.object({
  incident: sourced,
  categories: z.record(z.string(), z.array(z.string()).min(1)),
  suspectedMajor: sourced,
  onSpot: sourced,
  urgent: sourced,
  chatter: z.array(z.string()),
});

/** What words mean here; data, with the source where a law names the cue. */
export const WORDS = wordListsSchema.parse(given);

export const hasAny = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(word));
