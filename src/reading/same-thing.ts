import { z } from "zod";
import { signsOf } from "./problems.ts";
import given from "./same-thing.json" with { type: "json" };

const WORDS = z
  .object({ loose: z.string().min(1), where: z.array(z.string().min(1)), empty: z.string().min(1) })
  .parse(given);
const EMPTY = new RegExp(WORDS.empty, "gu");
const WHERE = new Set(WORDS.where);

/** Things named in a text, without those that only say where: 楼道 is where both the 杂物 and the 电线 are. */
const thingsIn = (text: string): string[] =>
  signsOf(text).hits.flatMap(({ tag, word }) => (tag === "thing" && !WHERE.has(word) ? [word] : []));

const last = (word: string): string => [...word].at(-1) ?? "";

/**
 * 灯 and 应急灯, 线路 and 电线: the head of one stands in the other. A head that many unlike things share says nothing
 * (管道 and 通道, 灭火器 and 报警器): there one must hold the whole other.
 */
function isSame(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true;
  const heads = [last(one), last(other)].filter((head) => !WORDS.loose.includes(head));
  return heads.some((head) => one.includes(head) && other.includes(head));
}

/** Whether a sign of these words stands in the task: one that says something alone, or two in a row. */
function shares(words: string, task: string): boolean {
  const signs = [...words];
  const tells = (sign: string) => signs.length === 1 || !WORDS.loose.includes(sign);
  return signs.some(
    (sign, index) => task.includes(sign) && (tells(sign) || task.includes(sign + (signs[index + 1] ?? "\0"))),
  );
}

/** Whether two reports, without the names of their units, tell of the same things and of nothing else besides. */
export function isLike(one: string, other: string): boolean {
  const [first, second] = [thingsIn(one), thingsIn(other)];
  if (first.length === 0 || second.length === 0)
    return namedIn(one) !== "" && namedIn(one) === namedIn(other);
  const covers = (these: string[], those: string[]) =>
    these.every((thing) => those.some((that) => isSame(thing, that)));
  return covers(first, second) && covers(second, first);
}

/** Whether every thing that a name tells of stands in the task, in whatever word. */
export function namesThingOf(name: string, task: string): boolean {
  const [said, known] = [thingsIn(name), thingsIn(task)];
  return said.length > 0 && said.every((one) => known.some((other) => isSame(one, other)));
}

/** The sign by which tasks about the same thing can be looked for: 灯 of 应急灯; null where unlike things share it. */
export const headOf = (word: string): string | null =>
  [...word].length > 1 && !WORDS.loose.includes(last(word)) ? last(word) : null;

/** What is left of a report of success without the words of success: what it is about, or nothing. */
export const namedIn = (text: string): string => text.replace(EMPTY, "").replace(/[^\p{Script=Han}]/gu, "");

/**
 * Whether words may be about this task; both without the names of units. Words that name no thing may be about any.
 * `unlisted` weighs also what is on no list of things: 「垃圾清走了」, 「整改 已装新盖子」. `strict`: the words did not
 * say which act they are, so a sign they share with the task beside another thing is not enough.
 */
export function mayBeAbout(
  words: string,
  task: string,
  { strict, unlisted }: { strict: boolean; unlisted: boolean },
): boolean {
  // Of how it was done other things are told too: 「垫了木板,拉了新线」.
  if (!strict && shares(namedIn(words), task)) return true;
  const said = thingsIn(words);
  const known = thingsIn(task);
  if (said.length > 0 && known.length > 0)
    return said.some((one) => task.includes(one) || known.some((other) => isSame(one, other)));
  if (said.length > 0) return said.some((one) => shares(one, task));
  const named = unlisted ? namedIn(words) : "";
  return named === "" || shares(named, task);
}

const NUMBERED_PLACE = /[\d一二两三四五六七八九十百]+(?:号|楼|层|栋|幢|单元|室|摊)/g;

/** Whether two texts name different numbered places: the same fault in stall 1 and in stall 2 is told twice, not once more. */
export function isElsewhere(one: string, other: string): boolean {
  const [here, there] = [one, other].map((text) =>
    [...new Set(text.match(NUMBERED_PLACE) ?? [])].sort().join(),
  );
  return Boolean(here && there && here !== there);
}
