import type { Guess } from "./unit-guess.ts";
import type { Found } from "./unit-mention.ts";
import { isHan, sliceFolded, type UnitText } from "./unit-text.ts";
import { cueAt, type Span } from "./unit-vocabulary.ts";

/** What joins two names to one list: 滇润跟彩云, 滇润还有彩云, 「滇润 彩云都」. */
const LINK = /^(?:[和与跟及同、/+&]|以及|还有|连同|加上|跟倒|连起)$/;
const LINK_CHARS_MAX = 2;
/** After a comma a word is one more name only where both are told of together: 「滇润,彩云都堵了」. */
const COMMA_LINK = /^[,;]$/;
const OF_BOTH = /^(?:两[家边个处]|[^,;。!?\n]{0,4}[都均])/;
const OF_BOTH_CHARS_MAX = 6;
/** 「工人」, 「商户们」 beside a name are its people. */
const PEOPLE = /[人员们者工户客队组]$/;

/** True where a word and a name stand in one list, so that the word can only be a name too. */
export function isJoined(text: UnitText, a: Span, b: Span): boolean {
  const between = b.start - a.end;
  if (between > 0 && isEachOf(text, a, b)) return true;
  if (between < 0 || between > LINK_CHARS_MAX) return false;
  if (between === 0) return text.gap[b.start] === true && isOfBoth(text, b.end);
  const words = sliceFolded(text, a.end, b.start);
  return LINK.test(words) || (COMMA_LINK.test(words) && isOfBoth(text, b.end));
}

const isOfBoth = (text: UnitText, end: number) =>
  OF_BOTH.test(sliceFolded(text, end, end + OF_BOTH_CHARS_MAX));

/** True where a thought begins: nothing, a sign or a space stands before. */
export const opensAt = (text: UnitText, start: number): boolean =>
  start === 0 || text.gap[start] === true || !isHan(text.codes[start - 1]);

/** 「,还有彩云的」, 「,另外彩云的」: a thought that goes on from another. */
const GOES_ON = /(?:^|[^\u4e00-\u9fa5])(?:还有|另外|另|以及|同时|此外|而且|然后|再就是|包括|连同?)$/;
const GOES_ON_CHARS_MAX = 4;

/** 「彩云的气瓶」, 「彩云那边」, 「彩云也」 where a thought begins or a list goes on: something is whose. */
export function isOwner(text: UnitText, { start, end }: Span): boolean {
  if (!cueAt(text, end, "area") && !isOf(text, end)) return false;
  return opensAt(text, start) || GOES_ON.test(sliceFolded(text, start - GOES_ON_CHARS_MAX, start));
}

/** 「滇润的通道跟彩云的通道」: two things of one sort, each with whose it is. */
const EACH_OF = /^的[^,;。!?\n]{1,8}[和与跟及同、]$/;
const EACH_CHARS_MAX = 10;
const isEachOf = (text: UnitText, a: Span, b: Span): boolean =>
  b.start - a.end <= EACH_CHARS_MAX &&
  text.codes[b.end] === OF &&
  EACH_OF.test(sliceFolded(text, a.end, b.start));

const OF = "的".charCodeAt(0);
const SAID_OF = new Set([..."的也呢"].map((char) => char.charCodeAt(0)));
const isOf = (text: UnitText, end: number) =>
  SAID_OF.has(text.codes[end] ?? 0) && !text.gap[end] && !isPerson(text, end);

const isPerson = (text: UnitText, end: number) => PEOPLE.test(sliceFolded(text, end - 1, end));

/** False for who is there, whatever house is named after them: 工人 of 工人医院. */
export const mayBeHouse = (text: UnitText, { end }: Span): boolean => !isPerson(text, end);

const WORD_CHARS = [2, 3, 4];
const AFTER_WORD = new Set([..."的都也均两"].map((char) => char.charCodeAt(0)));
const CLAUSE_SIGN = new Set([...",;。!?"].map((char) => char.charCodeAt(0)));

/** Where beside a certain name another one may stand that was misheard: 「滇润跟采云的通道」, 「…,采云的气瓶」. */
export function* besideNames(text: UnitText, found: readonly Found[], max: number): Generator<Guess> {
  const names = found.filter((one) => one.how === "stated").slice(0, max);
  for (const { end } of names) {
    for (let length = 1; length <= LINK_CHARS_MAX; length++)
      if (LINK.test(sliceFolded(text, end, end + length))) yield* wordAt(text, end + length);
    let sign = end;
    while (sign < text.codes.length && !CLAUSE_SIGN.has(text.codes[sign] ?? 0)) sign += 1;
    if (sign < text.codes.length) yield* wordAt(text, sign + 1);
  }
}

function* wordAt(text: UnitText, start: number): Generator<Guess> {
  for (const length of WORD_CHARS) {
    if (!isHan(text.codes[start + length - 1])) return;
    if (AFTER_WORD.has(text.codes[start + length] ?? 0)) yield { start, end: start + length, isAlone: false };
  }
}
