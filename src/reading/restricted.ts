import { z } from "zod";
import { patternOf } from "./pattern.ts";
import { remembered } from "./remembered.ts";
import given from "./restricted.json" with { type: "json" };
import { asksForRestricted, type DeedKind, deedIn, saidOfSelf, withoutHarmless } from "./restricted-deeds.ts";
import { simplified } from "./simplified.ts";

const words = z.array(z.string().min(1)).min(1);
const listed = z.object({ source: z.string(), words, not: words });
const restrictedSchema = z.object({
  notice: z.string(),
  homicide: listed.extend({
    animals: words,
    violence: words,
    death: words,
    elsewhere: words,
    accidents: words,
  }),
  suicide: listed,
  sexual: listed,
  minor: listed.extend({ children: words, harms: words, doing: words }),
  onlyAbout: z.object({ source: z.string(), before: words, after: words }),
});
const data = restrictedSchema.parse(given);

export type Restricted = { restricted: false; why: null } | { restricted: true; why: DeedKind | "named" };

/** All that a group is told of such a matter. */
export const RESTRICTED_NOTICE = data.notice;

const anyOf = (all: readonly string[]) => [...all].sort((a, b) => b.length - a.length).join("|");
const BEFORE = new RegExp(`(?:${anyOf(data.onlyAbout.before)}).{0,2}$`);
const AFTER = new RegExp(`^.{0,2}(?:${anyOf(data.onlyAbout.after)})`);
/** That there was none: 「今天无命案」, 「没得自杀的」. */
const NONE = /(?:没有|没得|未发生|未发现|没发生|没发现|不存在)(?:过|任何|人|什么|发生|出现)?$|无$|零$/;
const NEAR_CHARS = 6;

const ANIMAL = anyOf(data.homicide.animals);
/** 死狗的尸体, 毒死三只猫, 狗被人毒死. */
const OF_ANIMAL = new RegExp(
  `(?:${ANIMAL})[的们只条头,、]{0,2}(?:被人?|让人|遭)?(?:尸|白骨|骸骨|遗骸|打死|毒死|弄死|勒死|投毒|杀)|(?:打死|毒死|弄死|杀死|杀害|勒死|掐死|杀掉|投毒|下毒|踢死)[了的]?(?:[一两三几多\\d]{1,2}[只条头窝群]|好几[只条]|流浪|邻居家?的?|我?家?的|家养的?)?(?:${ANIMAL})`,
);

type Finder = (text: string) => boolean;

/** Found where a word stands that is neither part of another nor only spoken about. */
function finderOf(list: { words: string[]; not: string[] }, except?: RegExp): Finder {
  const found = patternOf(new RegExp(anyOf(list.words), "g"));
  const other = new RegExp(anyOf(list.not));
  return (text) => {
    for (const { 0: word, index } of found.all(text)) {
      const end = index + word.length;
      const around = text.slice(Math.max(0, index - NEAR_CHARS), end + NEAR_CHARS);
      if (coversWord(around, other, word) || except?.test(around)) continue;
      const before = text.slice(Math.max(0, index - NEAR_CHARS), index);
      if (BEFORE.test(before) || NONE.test(before)) continue;
      if (AFTER.test(text.slice(end, end + NEAR_CHARS))) continue;
      return true;
    }
    return false;
  };
}

/** Whether the other word is there because of this one: 跳楼价 takes 跳楼 with it. */
const coversWord = (around: string, other: RegExp, word: string) => {
  const match = other.exec(around);
  return (
    match !== null && (match[0].includes(word) || word.includes(match[0]) || around.includes(word + match[0]))
  );
};

const [VIOLENCE, DEATH] = [anyOf(data.homicide.violence), anyOf(data.homicide.death)];
/** A fight and a death in one sentence. */
const KILLED = patternOf(
  new RegExp(`(?:${VIOLENCE})[^。!?]{0,20}(?:${DEATH})|(?:${DEATH})[^。!?]{0,12}(?:${VIOLENCE})`),
);
const OF_THE_DEAD = patternOf(
  new RegExp(
    `[尸骸骨](?:[^。]{0,8})?(?:${anyOf(data.homicide.elsewhere)})|(?:${anyOf(data.homicide.elsewhere)})[^。]{0,8}[尸骸骨]`,
  ),
);
const ACCIDENT = patternOf(new RegExp(anyOf(data.homicide.accidents)));
const findsHomicide = finderOf(data.homicide, OF_ANIMAL);
/** Who died in a fire, or lies in a grave, is no suspected homicide because somebody speaks of the body. */
const withoutBodies = (text: string) =>
  OF_THE_DEAD.test(text) || ACCIDENT.test(text)
    ? text.replace(/尸体|尸首|尸骨|遗骸|遗骨|骸骨|法医|一具遗体|发现遗体/g, "")
    : text;

const CHILD = anyOf(data.minor.children);
/** By a person: what a lift or a dog does to a child is an accident. */
const CHILD_HARMED = patternOf(
  new RegExp(
    `(?:${CHILD})[^,。;!?]{0,8}(?:被|遭|让|挨)[^,。;!?]{0,8}?(?:${anyOf(data.minor.harms)})|(?:${anyOf(data.minor.doing)})了?[^,。;!?]{0,8}(?<!大)(?:${CHILD})`,
    "g",
  ),
);
/** 「被打」 within 「被打开」, 「被打印」 is none. */
const NO_HARM = /被(?:打开|打扫|打断|打包|打湿|打翻|抢救|抢修|关门|拐角|电梯|打到脸上的球)|砍价|抢红包|抢座/;

const FINDERS: readonly (readonly [Exclude<Restricted["why"], null>, Finder])[] = [
  ["homicide", (text) => findsHomicide(withoutBodies(text)) || KILLED.test(text)],
  ["suicide", finderOf(data.suicide)],
  ["minor", (text) => isChildHarmed(text) || findsMinor(text)],
  ["sexual", finderOf(data.sexual)],
];
const findsMinor = finderOf(data.minor);

function isChildHarmed(text: string): boolean {
  for (const { 0: match, index } of CHILD_HARMED.all(text)) {
    const around = text.slice(Math.max(0, index - NEAR_CHARS), index + match.length + NEAR_CHARS);
    if (NO_HARM.test(around)) continue;
    if (BEFORE.test(text.slice(Math.max(0, index - NEAR_CHARS), index))) continue;
    if (AFTER.test(text.slice(index + match.length, index + match.length + NEAR_CHARS))) continue;
    return true;
  }
  return false;
}

/**
 * Whether a message tells of suspected homicide, suicide, harm to a minor by a person, or sexual harm: then a group
 * hears of 「1 件限制事项」 and no more. Ask it of the text as it was given: masking takes children out of it.
 */
export const isRestricted: (given: string) => Restricted = remembered((given) => {
  const text = withoutHarmless(lookedAt(given));
  // Who asks the ledger tells it nothing.
  if (asksForRestricted(text)) return { restricted: false, why: null };
  for (const [why, finds] of FINDERS) if (finds(text)) return { restricted: true, why };
  const deed = deedIn(text);
  if (deed) return { restricted: true, why: deed };
  // 「上报 福海社区3栋 限制事项」: as we ask people to write it, without what happened.
  return text.includes(NAMED) ? { restricted: true, why: "named" } : { restricted: false, why: null };
});
const NAMED = "限制事项";

const lookedAt = (given: string) => simplified(given.normalize("NFKC").replace(/[\s\p{Cf}]/gu, ""));

/** Whether somebody says it of himself: then a person needs help, and there is nothing to register. */
export const isOfSelf = (given: string): boolean => saidOfSelf(lookedAt(given));

/** Whether the ledger is asked for matters of this kind. */
export const asksOfRestricted = (given: string): boolean => asksForRestricted(lookedAt(given));
