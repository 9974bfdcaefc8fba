import { z } from "zod";
import given from "./quote.json" with { type: "json" };

const words = z.array(z.string().min(1)).min(1);
const WORDS = z
  .object({ source: z.string(), openings: words, objects: words, verbs: words, endings: words })
  .parse(given);

/** Longer ones say something of their own. */
const CHARS_MAX = 30;
const any = (list: readonly string[]) => `(?:${[...list].sort((a, b) => b.length - a.length).join("|")})`;
const { openings, objects, verbs, endings } = WORDS;
const ASKS = new RegExp(
  `^${any(openings)}*${any(objects)}?${any(openings)}*${any(verbs)}${any(endings)}*${any(objects)}?${any(endings)}*$`,
);

/**
 * Whether a message has nothing to say but that what it replies to should be reported: 「上报这个」, 「帮报一哈」, or
 * not a word beside the mention. 「报了」 says that somebody did, and is none.
 */
export function isBareReport(text: string): boolean {
  const said = text.normalize("NFKC").replace(/@\S+/g, "");
  const bare = said.replace(/[\p{P}\p{S}\p{Z}\p{Cf}\p{M}\s]/gu, "");
  return bare === "" || (bare.length <= CHARS_MAX && ASKS.test(bare));
}
