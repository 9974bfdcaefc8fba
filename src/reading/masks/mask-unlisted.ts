import { type Hide, type Kept, marksOf } from "./mask-marks.ts";
import { DEED, isPlaceAfter, pointsAfter } from "./mask-name-after.ts";
import { pointsBefore, SURE } from "./mask-name-before.ts";
import { ENDINGS, SIGN, SOUNDS, SURNAMES, signAt } from "./mask-name-data.ts";

/** 张某, 李某某, 王XX, 赵**: somebody all the same. */
const HALF_TOLD = new RegExp(
  `${SURNAMES}(?:某[某甲乙丙丁]?|[×Xx*]{1,2})(?=(?!${marksOf("姓名")})[\\s\\p{P}\\uFDD0-\\uFDEF家的和与跟因被把在到来去称反说要打持又投上住名及等酒]|\\d+岁|${SURNAMES}[某×Xx*]|$)`,
  "gu",
);
/** 投诉人李女士, 3栋501李女士家: with such a cue a surname is enough to know her by. */
const POLITE = new RegExp(
  `${SURNAMES}(?:先生|女士|小姐|太太|大爷|大妈|大娘|阿姨|师傅|老师|小妹|小弟|小哥)`,
  "g",
);
const DOT = "[·•・‧∙]";
const DOTTED = new RegExp(`(?<!示例)[\\u4e00-\\u9fa5]{2,8}(?:${DOT}[\\u4e00-\\u9fa5]{2,8}){1,2}`, "g");
const AROUND_MIN = 3.5;
const CUE = 2.5;

/** Hides names that no list of surnames knows: half told ones, and those with a dot as other peoples write them. */
export function hideUnlisted(given: string, hide: Hide, kept: Kept): string {
  const half = /[某×Xx*]/.test(given)
    ? given.replace(HALF_TOLD, (match: string, at: number) => {
        const word = ENDINGS.has(given.slice(Math.max(0, at - 1), at + 1)) || signAt(given, at) & SIGN.odd;
        return (word && pointsBefore(given, at) < CUE) || kept(given, at, at + match.length)
          ? match
          : hide("姓名", match);
      })
    : given;
  const text = half.replace(POLITE, (match: string, at: number) =>
    pointsBefore(half, at) < SURE || kept(half, at, at + match.length) ? match : hide("姓名", match),
  );
  return hideDotted(hideKin(text, hide, kept), hide, kept);
}

/** 普家老二: a family and who of its children. */
const KIN = new RegExp(
  `(?!国)${SURNAMES}家(?:的)?(?:老[大二三四五六幺](?![难爷妈娘哥姐楼层栋期组队号幢])|幺[妹弟儿])`,
  "g",
);
function hideKin(text: string, hide: Hide, kept: Kept): string {
  return text.replace(KIN, (match: string, at: number) =>
    ENDINGS.has(text.slice(Math.max(0, at - 1), at + 1)) || kept(text, at, at + match.length)
      ? match
      : hide("姓名", match),
  );
}

function hideDotted(text: string, hide: Hide, kept: Kept): string {
  if (!/[·•・‧∙]/.test(text)) return text;
  return text.replace(DOTTED, (match: string, at: number) => {
    if (match.includes("示例")) return match;
    const [start, end] = spanOf(text, at, match);
    const after = pointsAfter(text, at + end);
    if (kept(text, at + start, at + end) || (after !== DEED && isPlaceAfter(text, at + end))) return match;
    const sounds = soundsLike(match.slice(start, end)) ? 1.5 : 0;
    if (sounds + pointsBefore(text, at + start) + after < AROUND_MIN) return match;
    return match.slice(0, start) + hide("姓名", match.slice(start, end)) + match.slice(end);
  });
}

const soundsLike = (name: string) => [...name].filter((sign) => SOUNDS.has(sign)).length * 2 > name.length;

/** The run of signs around a dot holds words before the name and behind it: 村民阿依·买买提家的. */
function spanOf(text: string, at: number, match: string): [number, number] {
  const dot = match.search(/[·•・‧∙]/);
  let start = 0;
  while (start < dot - 2 && pointsBefore(text, at + start) < CUE) start += 1;
  if (pointsBefore(text, at + start) < CUE) start = 0;
  const last = match.search(/[^·•・‧∙]*$/);
  let end = last + 2;
  while (end < match.length && pointsAfter(text, at + end) < 2) end += 1;
  // Nothing says where it ends: with the signs that write sounds, and never what is wrong there.
  if (end === match.length) {
    let sounds = last;
    while (SOUNDS.has(match[sounds] ?? "")) sounds += 1;
    if (sounds >= last + 2) end = sounds;
  }
  return [start, end];
}
