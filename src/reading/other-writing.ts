import given from "./other-writing.json" with { type: "json" };
import { alternation } from "./queries/query-text.ts";
import { inSimpleSigns } from "./simplified.ts";

const CANTONESE: Record<string, string> = given.cantonese;
const SPOKEN = new RegExp(alternation(Object.keys(CANTONESE)), "gu");

/** Traditional signs and a few Cantonese words as the rules know them: 「唔該刪咗0001」 is 「请删了0001」. */
export const inOurWriting = (text: string): string =>
  inSimpleSigns(text).replace(SPOKEN, (word) => CANTONESE[word] ?? word);
