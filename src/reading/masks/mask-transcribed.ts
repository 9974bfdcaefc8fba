import type { Hide, Kept } from "./mask-marks.ts";
import { DEED, isPlaceAfter, pointsAfter } from "./mask-name-after.ts";
import { pointsBefore } from "./mask-name-before.ts";
import { PINYIN, SOUNDED } from "./mask-name-data.ts";

const CUE = 2.5;
const HOME = 3;
const RUN = new RegExp(`[${SOUNDED.first}][${SOUNDED.any}]{1,7}(?<![${SOUNDED.notLast}])`, "g");
const RUN_MIN = 3;

// One syllable of Latin spelling, near enough: no English word ends so but by chance, and a surname leads.
const SYLLABLE =
  "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?[aeo](?:i|o|ng?|r)?|i(?:ng?|u|a|e)?|u(?:i|n)?|ü|v)";
const SPELT = new RegExp(
  `(?<![A-Za-z])(?:${PINYIN.join("|")})\\s?${SYLLABLE}(?:[\\s']?${SYLLABLE})?(?![A-Za-z])`,
  "gi",
);
/** Without a cue both parts are written large, as names are. */
const LARGE = /^[A-Z][a-z]+\s?[A-Z][a-z]+$/;

/** Hides names in the sounds of another language or in Latin letters: 木合塔尔, Zhang Wei. */
export function hideTranscribed(given: string, hide: Hide, kept: Kept): string {
  const text = given.replace(RUN, (match: string, at: number) => {
    const end = at + match.length;
    if (match.length < RUN_MIN || kept(given, at, end)) return match;
    const before = pointsBefore(given, at);
    return before >= CUE || (before >= 1 && pointsAfter(given, end) >= HOME) ? hide("姓名", match) : match;
  });
  if (!/[A-Za-z]{2}/.test(text)) return text;
  return text.replace(SPELT, (match: string, at: number) => {
    const isName =
      pointsBefore(text, at) >= CUE || isSignedOn(text, at + match.length, LARGE.test(match) ? 1 : DEED);
    return isName && !kept(text, at, at + match.length) ? hide("姓名", match) : match;
  });
}

/** Zhang Wei家, zhangwei 楼道堆物: what follows is a person's; 「Bai Du 地图」 and 「Fan Wei太大」 are words spelt out. */
function isSignedOn(text: string, end: number, needed: number): boolean {
  const next = text[end] === " " ? end + 1 : end;
  const after = Math.max(pointsAfter(text, end), pointsAfter(text, next));
  return after >= needed && (after === DEED || !isPlaceAfter(text, next));
}
