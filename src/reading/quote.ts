import { z } from "zod";
import given from "./quote.json" with { type: "json" };

const words = z.array(z.string().min(1)).min(1);
const WORDS = z
  .object({
    source: z.string(),
    openings: words,
    polite: words,
    whose: words,
    people: words,
    told: words,
    which: words,
    counted: words,
    things: words,
    objects: words,
    verbs: words,
    endings: words,
  })
  .parse(given);

/** Longer ones say something of their own. */
const CHARS_MAX = 30;
const any = (list: readonly string[]) => `(?:${[...list].sort((a, b) => b.length - a.length).join("|")})`;
const { openings, polite, objects, verbs, endings, whose, people, told, which, counted, things } = WORDS;
/** 这条, 上面这个问题, 他说的那个情况: points at something and says nothing of it. */
const OBJECT = `(?:${any(objects)}${any(things)}?|(?:${any(whose)}|${any(people)}${any(told)})${any(told)}?(?:${any(which)}${any(counted)}${any(things)}?|${any(things)})|${any(people)}${any(told)}|${any(which)}${any(counted)}${any(things)}?)`;
const OPEN = `${any(openings)}{0,5}`;
const END = `${any(endings)}{0,4}`;
const ASKS = new RegExp(`^${OPEN}${OBJECT}?${OPEN}${any(verbs)}${END}${OBJECT}?${END}$`, "u");
/** 「帮我报了」 asks for it, 「报了」 tells that somebody did. */
const ASKS_FOR = new RegExp(`^${OPEN}${OBJECT}?${OPEN}${any(polite)}${OPEN}${any(verbs)}了${END}$`, "u");

/**
 * Whether a message has nothing to say but that what it replies to should be reported: 「上报这个」, 「帮报一哈」, or
 * not a word beside the mention. 「报了」 says that somebody did, and is none.
 */
export function isBareReport(text: string): boolean {
  const bare = bareOf(text);
  return bare === "" || asksFor(bare);
}

/**
 * The rest of a message that begins by pointing (「这条也报一下,3天内整改」): what it adds to the words it points at.
 * null where it does not point, or adds nothing.
 */
export function addedToReport(text: string): string | null {
  const [, first = "", rest = ""] =
    /^([^,,。;;!!\n]{2,30})[,,。;;!!\n]\s*(\S.{0,200})$/su.exec(text.trim()) ?? [];
  return first !== "" && pointsInWords(first) ? rest.trim() : null;
}

/** Whether it is nothing but that, and names what it points at: 「上报这个」, not 「上报」. */
export const pointsInWords = (text: string): boolean => asksFor(bareOf(text)) && POINTS.test(bareOf(text));
const POINTS = new RegExp(OBJECT, "u");

const asksFor = (bare: string) => bare.length <= CHARS_MAX && (ASKS.test(bare) || ASKS_FOR.test(bare));

function bareOf(text: string): string {
  const said = text.normalize("NFKC").replace(/@\S+/g, "");
  return said.replace(/[\p{P}\p{S}\p{Z}\p{Cf}\p{M}\s]/gu, "");
}
