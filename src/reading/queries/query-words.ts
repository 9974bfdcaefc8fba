import { alternation, compile, wordListsSchema } from "./query-text.ts";
import given from "./query-words.json" with { type: "json" };

/** The words questions are made of; patterns of the other data files name them as {lists}. */
export const QUERY_WORDS = wordListsSchema.parse(given);

const has = (name: string) => {
  const pattern = compile(`{${name}}`, QUERY_WORDS);
  return (tight: string) => pattern.test(tight);
};
export const hasAsking = has("ask");
export const hasRequest = has("request");
export const hasCount = has("count");
export const hasOverdue = has("overdue");
export const hasExport = has("export");
/** A thing that is broken, blocked or on fire: then somebody reports, whatever he asks besides. */
export const hasFact = has("fact");
export const hasRumour = has("rumour");
/** What only the ledger has: nobody speaks of it who tells a rumour. */
export const hasLedgerWord = (tight: string): boolean =>
  hasOverdue(tight) || /销号|台账|编号|办结率|清单/.test(tight);

const PERIOD_WORDS =
  "(?:周|星期|礼拜)[一二三四五六日天]|\\d+(?:年|月份?|号|日|天|周|季度|个月|个)|[一二两三四五六七八九十]+(?:月份?|季度|号|个月|天|周)|第?[一二三四]季度|q[1-4]";
const NAMED = new RegExp(
  alternation(
    [...Object.values(QUERY_WORDS).flat(), ...""].filter((word) => !QUERY_WORDS.fact?.includes(word)),
  ),
  "gu",
);
const TIMES = new RegExp(PERIOD_WORDS, "gu");
const SIGNS = /[\p{P}\p{S}\d]/gu;

/** How many characters of a sentence no question is made of: what somebody reports besides shows there. */
export function residueOf(tight: string, place: string): number {
  const rest = (place ? tight.replace(place.toLowerCase().replace(/\s/g, ""), "") : tight)
    .replace(TIMES, "")
    .replace(NAMED, "")
    .replace(SIGNS, "");
  return [...rest].length;
}
