import {
  CUES,
  DAI,
  ENDINGS,
  FAMILY,
  GIVEN,
  PERSONS,
  POPULAR,
  SIGN,
  signAt,
  TAILS,
  TITLES,
  WORDS_CERTAIN,
  WORDS_RARE,
} from "./mask-name-data.ts";
import { couldBeName } from "./mask-name-form.ts";

/** What parts one thing from the next; a full stop does not, for there a word of two signs is a sentence. */
const LEFT =
  /(?:^|[\s,。;!:、(/\uFDD0-\uFDEF]|\d(?:栋|幢|座|单元|号楼|组)|[一二三四五六七八九十](?:栋|幢|单元|组))$/;
const RIGHT = /^(?:$|[\s,。;!:、()/\uFDD0-\uFDEF])/;
const LEADS = new RegExp(`(?:${CUES.leads.words.join("|")})$`);
const LEFT_CHARS = 4;

/**
 * 「3栋 张三丰 飞线充电」, 「找张三丰」: three signs with nothing beside them, that begin as a full name does, go on with
 * what a name may hold, and do not end as places and things do.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  if (end - start !== 3 || !RIGHT.test(text.slice(end, end + 1))) return false;
  const before = text.slice(Math.max(0, start - LEFT_CHARS), start);
  const edge = LEFT.test(before);
  if (!edge && !LEADS.test(before)) return false;
  return isUsual(text, start, end) || (isFull(text, start, end) && (edge || couldBeName(text, start, end)));
}

/** 「张三丰楼道堆物」: whoever does such a thing is a person, if it is one at all. */
export const couldDo = (text: string, start: number, end: number): boolean =>
  isUsual(text, start, end) ||
  DAI.test(text.slice(start, end)) ||
  (couldBeName(text, start, end) &&
    (end - start > 2 ? isFull(text, start, end) : (signAt(text, start + 1) & SIGN.single) > 0));

const NOT_USUAL = /[路街村社巷楼]$/;
/** 文海波, 江志强: a surname that begins words too, and a given name that is hardly anything else. */
function isUsual(text: string, start: number, end: number): boolean {
  const [two, given] = [text.slice(start, start + 2), text.slice(start + 1, end)];
  if (end - start !== 3 || WORDS_CERTAIN.has(two) || WORDS_RARE.has(two) || NOT_USUAL.test(given))
    return false;
  if (ENDINGS.has(text.slice(Math.max(0, start - 1), start + 1))) return false;
  if (POPULAR.has(given)) return (signAt(text, start) & FAMILY) > 0;
  const [family, first, last] = [start, start + 1, start + 2].map((at) => signAt(text, at));
  const named = ((first ?? 0) & SIGN.first) > 0 && ((last ?? 0) & SIGN.second) > 0;
  return named && ((family ?? 0) & SIGN.wordy) > 0 && !TAILS.has(text[end - 1] ?? "");
}

function isFull(text: string, start: number, end: number): boolean {
  const [family, first, last] = [signAt(text, start), signAt(text, start + 1), signAt(text, end - 1)];
  if ((family & SIGN.plain) === 0 || (first & SIGN.never) > 0 || (last & SIGN.never) > 0) return false;
  if ((first & GIVEN) === 0 && (last & (SIGN.second | SIGN.secondCommon)) === 0) return false;
  const [two, given] = [text.slice(start, start + 2), text.slice(start + 1, end)];
  if (WORDS_CERTAIN.has(two) || WORDS_RARE.has(two) || TAILS.has(text[end - 1] ?? "")) return false;
  if (TITLES.has(given) || PERSONS.has(given) || PERSONS.has(text.slice(start, end))) return false;
  // 曾多次: two words that end as one begins.
  return !(
    WORDS_CERTAIN.has(given) &&
    (first & FAMILY) > 0 &&
    (first & (SIGN.first | SIGN.firstCommon)) === 0
  );
}
