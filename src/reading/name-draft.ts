import { z } from "zod";
import given from "./name-draft.json" with { type: "json" };
import { plainText } from "./plain-text.ts";

const words = z.string().min(1);
const WORDS = z
  .object({
    discard: words,
    confirm: words,
    edit: words,
    that: words,
    lead: words,
    tail: words,
    notName: words,
    all: words,
    allOf: words,
  })
  .parse(given);

export type DraftAct = "discard" | "confirm" | "edit";
const ACTS = ["discard", "confirm", "edit"] as const;
/** `sure`: 「那条」 stands behind the name, so that it can be nothing else; without it only what fits a draft is one. */
export type NamedDraft = { act: DraftAct; name: string; sure: boolean };

const CHARS_MAX = 30;
const NAME_CHARS_MIN = 2;
const LEAD = new RegExp(`^(?:${WORDS.lead}){1,3}`, "u");
const THAT = new RegExp(`(?:${WORDS.that})$`, "u");
const NOT_NAME = new RegExp(WORDS.notName, "u");
const TAIL = `(?:${WORDS.tail}){0,4}`;
const FORMS = ACTS.flatMap((act) => [
  {
    act,
    before: true,
    form: new RegExp(`^(?:${WORDS[act]})(?:掉|了|一下)?(.{2,24}?)(?:算了|吧|了|啦|嘛)?$`, "u"),
  },
  { act, before: false, form: new RegExp(`^(.{2,24}?)(?:${WORDS[act]})${TAIL}$`, "u") },
]);

/** 「取消后门锁死那个」, 「灭火器那条不要了」: which of one's drafts is meant, by what stands on it. */
export function readNamedDraft(given: string): NamedDraft | null {
  const text = plainText(given).trim();
  if (text.length > CHARS_MAX || /[,，。;；?？!！\n](?=.)|[?？]/u.test(text)) return null;
  const said = text.replace(/[\s\p{P}]/gu, "").replace(LEAD, "");
  for (const { act, before, form } of FORMS) {
    const rest = form.exec(said)?.[1];
    if (!rest) continue;
    const bare = rest.replace(/(?:给我|都|也|就|先|请|可以|算了)+$/u, "");
    const that = THAT.exec(bare);
    const name = (that ? bare.slice(0, that.index) : bare).replace(/^(?:那[条个份件]|那)|的$/gu, "");
    // 「井盖取消了」 tells what became of a thing; only 「不要了」 is said of a draft so.
    const told = !before && !that && !/不要|作废|[不别莫]报/u.test(said);
    if (told || [...name].length < NAME_CHARS_MIN || NOT_NAME.test(name) || /\d{3,}/.test(name)) continue;
    return { act, name, sure: that !== null };
  }
  return null;
}

const ALL = (["discard", "confirm"] as const).map((act) => ({
  act,
  form: new RegExp(
    `^(?:${WORDS.lead})?(?:${WORDS.all}(?:${WORDS[act]})${TAIL}|(?:${WORDS[act]})${WORDS.allOf}(?:了|吧)?)$`,
    "u",
  ),
}));

/** 「全部取消」, 「都不要了」, 「确认全部」: what is to be done with each of one's drafts. */
export function readAllDrafts(given: string): "discard" | "confirm" | null {
  const text = plainText(given);
  if (text.length > CHARS_MAX || /[?？]/u.test(text)) return null;
  const said = text.replace(/[\s\p{P}]/gu, "");
  return ALL.find(({ form }) => form.test(said))?.act ?? null;
}

/**
 * Of several drafts those that a name fits, by the first of these that finds any: it stands there as it was said; most
 * of it stands there; it names the same thing in another word.
 */
export function namedAmong<D>(
  name: string,
  drafts: readonly D[],
  q: { wordsOf: (draft: D) => string; same: (name: string, words: string) => boolean },
): D[] {
  const ways: ((words: string) => boolean)[] = [
    (words) => words.includes(name),
    (words) => standsMostly(name, words),
    (words) => q.same(name, words),
  ];
  for (const fits of ways) {
    const found = drafts.filter((draft) => fits(q.wordsOf(draft)));
    if (found.length > 0) return found;
  }
  return [];
}

function standsMostly(name: string, words: string): boolean {
  const signs = [...name];
  const pairs = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  const standing = pairs.filter((pair) => words.includes(pair)).length;
  return pairs.length > 1 && standing * 2 > pairs.length;
}
