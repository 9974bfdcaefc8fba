import { z } from "zod";
import { patternOf } from "./pattern.ts";
import { plainText } from "./plain-text.ts";
import given from "./verdict.json" with { type: "json" };

const regex = z
  .string()
  .min(1)
  .transform((pattern) => patternOf(new RegExp(pattern, "u")));
const WORDS = z
  .object({
    source: z.string(),
    of_thing_before: regex,
    of_thing_behind: regex,
    seen: regex,
    asked: regex,
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

/** A verdict as people say it without a number: 「通过 6号门那个 现场看过换了」, 「灭火器那个可以销了,看过」. Which one, is asked. */
export function isVerdictOfThing(given: string): boolean {
  const text = plainText(given);
  const { of_thing_before: before, of_thing_behind: behind, seen, asked, awaited } = WORDS;
  if (!before.test(text) && !behind.test(text)) return false;
  return seen.test(text) && !asked.test(text) && !awaited.test(text);
}
