import { z } from "zod";
import { patternOf } from "./pattern.ts";
import given from "./verdict.json" with { type: "json" };

const regex = z
  .string()
  .min(1)
  .transform((pattern) => patternOf(new RegExp(pattern, "u")));
const WORDS = z
  .object({
    source: z.string(),
    said: regex,
    looked: regex,
    may: regex,
    others: regex,
    awaited: regex,
    mended: regex,
  })
  .parse(given);

/**
 * Whether somebody judges what another handed in: 「核验通过,都换了」, 「可以销号了」. Who tells what was mended and asks for
 * the check hands in, and so does who tells that others came to look.
 */
export function isVerdict(text: string): boolean {
  if (WORDS.awaited.test(text)) return false;
  if (WORDS.said.test(text)) return true;
  if (WORDS.looked.test(text)) return !WORDS.others.test(text);
  return WORDS.may.test(text) && !WORDS.mended.test(text);
}
