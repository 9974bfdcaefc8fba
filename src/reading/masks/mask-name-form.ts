import {
  COMPOUND,
  CUES,
  ENDINGS,
  FAMILY,
  PEOPLES,
  PERSONS,
  PLACES,
  POPULAR,
  SIGN,
  SURE_SINGLE,
  signAt,
  TITLES,
  WHOLE,
  WORDS_CERTAIN,
  WORDS_RARE,
} from "./mask-name-data.ts";

const IMPOSSIBLE = -99;
/** The lowest that a name may look like and still be one beside a cue such as 信访人. */
const SURE_MIN = 2;

/** How many signs of a surname stand here: 0, 1, or 2 for 欧阳. */
export function familyAt(text: string, at: number): number {
  if (COMPOUND.has(text.slice(at, at + 2))) return 2;
  return signAt(text, at) & FAMILY ? 1 : 0;
}

/**
 * How much the signs themselves look like a name: below zero they look like a word. Where a cue says for sure that
 * a name follows, any given name will do.
 */
export function pointsOfName(text: string, start: number, end: number, sure: boolean): number {
  if (isInWord(text, start)) return IMPOSSIBLE;
  const family = end - start > 2 && COMPOUND.has(text.slice(start, start + 2)) ? 2 : 1;
  const given = text.slice(start + family, end);
  if (TITLES.has(given) || PERSONS.has(given)) return IMPOSSIBLE;
  const made = pointsOfGiven(text, start + family, given);
  const points =
    (family === 2 ? 2 : pointsOfFamily(text, start)) +
    made -
    (family === 2 ? 0 : pointsOfWord(text, start, sure, POPULAR.has(given) && given.length > 1));
  return sure && isGiven(text, start + family, end)
    ? Math.max(points, sureMin(text, start) - (given.length - 1) / 2)
    : points;
}

/** Whether a word such as 支付宝 stands around this place. */
const isInWord = (text: string, at: number) =>
  WHOLE.some((word) => {
    // One look at the few signs around, never to the end of the text.
    const place = word.indexOf(text[at] ?? " ");
    return place >= 0 && text.startsWith(word, at - place);
  });

const sureMin = (text: string, start: number) => (signAt(text, start) & SIGN.plain ? SURE_MIN : -1);
const isGiven = (text: string, from: number, to: number) => {
  for (let at = from; at < to; at++) if (signAt(text, at) & SIGN.never) return false;
  return true;
};

/** Nothing speaks against it: a surname that begins few words, none of them here, and a given name of any signs. */
export function couldBeName(text: string, start: number, end: number): boolean {
  const [two, before] = [text.slice(start, start + 2), text.slice(Math.max(0, start - 1), start + 1)];
  return (
    (signAt(text, start) & SIGN.firm) > 0 &&
    !(end - start > 2 && PLACES.has(text[end - 1] ?? "")) &&
    !WORDS_CERTAIN.has(two) &&
    !WORDS_RARE.has(two) &&
    !ENDINGS.has(before) &&
    !"老小阿".includes(text[start - 1] ?? " ") &&
    !TITLES.has(text.slice(start + 1, end)) &&
    !isInWord(text, start) &&
    isGiven(text, start + 1, end)
  );
}

/** 和 and 于 are surnames, and far more often words, but 和 hardly begins a clause; 老王 is no full name. */
function pointsOfFamily(text: string, start: number): number {
  const sign = signAt(text, start);
  const short = "老小阿".includes(text[start - 1] ?? " ") ? 3 : 0;
  const begins = PEOPLES.has(text[start] ?? "") && !/[\u4e00-\u9fa5]/.test(text[start - 1] ?? "");
  return (sign & SIGN.plain ? 1 : sign & SIGN.wordy || begins ? 0 : -1) - short;
}

/** Behind a role: any given name of a firm surname or one of Yunnan; of another one that looks like a given name. */
export function couldFollowRole(text: string, start: number, end: number): boolean {
  const given = text.slice(start + 1, end);
  if (WORDS_CERTAIN.has(text.slice(start, start + 2)) || WORDS_RARE.has(text.slice(start, start + 2)))
    return isDoubled(given) && (signAt(text, start) & SIGN.plain) > 0;
  if (TITLES.has(given) || WORDS_CERTAIN.has(given) || isInWord(text, start)) return false;
  const sign = signAt(text, start);
  if (isDoubled(given)) return (sign & SIGN.plain) > 0;
  if (PERSONS.has(given) || !isGiven(text, start + 1, end)) return false;
  if (sign & SIGN.odd) return pointsOfGiven(text, start + 1, given) > 2;
  return (
    (sign & SIGN.firm) > 0 ||
    (PEOPLES.has(text[start] ?? "") && (sign & SIGN.plain) > 0) ||
    pointsOfGiven(text, start + 1, given) >= 1
  );
}

/** 多多, 圆圆: but 天天 and 人人 are words. */
const isDoubled = (given: string) => /^([^天人年家月日事时户])\1$/.test(given);

const ENDS_BEFORE = new Set(CUES.near.words.filter((word) => word.length === 2));

/**
 * 安全 begins like a name of 安, and 平安 ends in a surname. But 国平 is a name, whatever 王国 is, and behind 楼上 no
 * word 上高 begins.
 */
function pointsOfWord(text: string, start: number, sure: boolean, popular: boolean): number {
  const two = text.slice(start, start + 2);
  const certain = sure ? 2 : popular ? 1 : 4;
  const word = WORDS_CERTAIN.has(two) ? certain : WORDS_RARE.has(two) && !sure && !popular ? 2 : 0;
  const ends =
    start > 0 &&
    !sure &&
    ENDINGS.has(text.slice(start - 1, start + 1)) &&
    !ENDS_BEFORE.has(text.slice(Math.max(0, start - 2), start));
  return word + (ends ? 3 : 0);
}

function pointsOfGiven(text: string, at: number, given: string): number {
  if (POPULAR.has(given)) return given.length === 1 && !SURE_SINGLE.has(given) ? 3 : 4;
  const [a, b] = [signAt(text, at), signAt(text, at + 1)];
  if (given.length === 1) return a & SIGN.single ? 2 : a & SIGN.singleCommon ? 1 : -1;
  const first = a & SIGN.first ? 2 : a & SIGN.firstCommon ? 1 : 0;
  const second = b & SIGN.second ? 2 : b & SIGN.secondCommon ? 1 : 0;
  return first && second ? first + second : first + second > 1 ? 0.5 : -1;
}
