import given from "./other-writing.json" with { type: "json" };
import { alternation } from "./queries/query-text.ts";

const SIMPLE = new Map([...given.traditional].map((sign, at) => [sign, [...given.simplified][at] ?? sign]));
const TRADITIONAL = new RegExp(`[${given.traditional}]`, "gu");
const CANTONESE: Record<string, string> = given.cantonese;
const SPOKEN = new RegExp(alternation(Object.keys(CANTONESE)), "gu");

/** Traditional signs and a few Cantonese words as the rules know them: 「唔該刪咗0001」 is 「请删了0001」. */
export const inSimpleSigns = (text: string): string =>
  text
    .replace(TRADITIONAL, (sign) => SIMPLE.get(sign) ?? sign)
    .replace(SPOKEN, (word) => CANTONESE[word] ?? word);
