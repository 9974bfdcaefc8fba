import type { Hide } from "./mask-marks.ts";
import { isPlaceAfter, isStaffAfter, pointsAfter } from "./mask-name-after.ts";
import { isStaffBefore, pointsBefore, SURE } from "./mask-name-before.ts";
import { SIGN, SURNAMES, signAt } from "./mask-name-data.ts";
import { familyAt, pointsOfName } from "./mask-name-form.ts";

/** What all evidence together must reach. Residents in a dispute are hidden on less than a word in a hazard report. */
const NEEDED = { strict: 6, eager: 5 };
const AROUND_MAX = 7;

type Found = { start: number; end: number; points: number };

/** Hides names of persons, by cues around them and by how names are made; never inside what the caller keeps. */
export function hideNames(
  given: string,
  hide: Hide,
  q: { eager: boolean; kept: (start: number, end: number) => boolean },
): string {
  const found: Found[] = [];
  for (let at = 0; at + 1 < given.length; at++) {
    const family = familyAt(given, at);
    const best = family > 0 ? nameAt(given, at, family, q.eager) : null;
    if (!best || q.kept(best.start, best.end)) continue;
    found.push(best);
    at = best.end - 1;
  }
  let text = given;
  const names = new Set(found.map(({ start, end }) => given.slice(start, end)));
  for (const { start, end } of found.reverse())
    text = text.slice(0, start) + hide("姓名", given.slice(start, end)) + text.slice(end);
  // Who is named once is meant wherever the name stands.
  for (const name of names) text = text.replaceAll(name, () => hide("姓名", name));
  return hideOthers(text, hide, q.kept);
}

/** 王秀 before 英: half a name. */
const isUnfinished = (text: string, given: number, end: number) =>
  end - given === 1 && (signAt(text, end) & (SIGN.second | SIGN.secondCommon)) > 0;

function nameAt(text: string, start: number, family: number, eager: boolean): Found | null {
  const needed = eager ? NEEDED.eager : NEEDED.strict;
  let [best, before] = [null as Found | null, -1];
  for (const end of [start + family + 2, start + family + 1]) {
    if (end > text.length || !isHan(text, start + family, end)) continue;
    const form = pointsOfName(text, start, end, false);
    // Most words end here, before anything around them is looked at.
    if (form + AROUND_MAX < needed && !(signAt(text, start) & SIGN.plain)) continue;
    if (before < 0) before = pointsBefore(text, start);
    if (before < SURE && form + before + 3 < needed) continue;
    const after = pointsAfter(text, end);
    if (after < 2 && (before < 1 || (after === 0 && isUnfinished(text, start + family, end)))) continue;
    const points = before + after + (before < SURE ? form : pointsOfName(text, start, end, after > 0));
    if (points < needed || points <= (best?.points ?? 0)) continue;
    if (before < SURE && isPlaceAfter(text, end)) continue;
    if (!eager && before < SURE && (isStaffBefore(text, start) || isStaffAfter(text, end))) continue;
    best = { start, end, points };
  }
  return best;
}

const isHan = (text: string, from: number, to: number) => {
  for (let at = from; at < to; at++)
    if (text.charCodeAt(at) < 0x4e00 || text.charCodeAt(at) > 0x9fa5) return false;
  return true;
};

const NO_FAMILY = /[和于向同将给自者都与在从及]/;
/** 张某, 李某某, 王XX, 赵**: somebody all the same. */
const MOST = new RegExp(
  `${SURNAMES}(?:某[某甲乙丙丁]?(?=[\\s\\p{P}\\uFDD0-\\uFDEF家的和与跟因被把在到来去称反说要打持又投上住名及等酒\\d]|$)|[×Xx*]{1,2}(?=[\\s,。;、)家的和与跟因被反]|$))`,
  "gu",
);
const DOTTED = /(?<!示例)[\u4e00-\u9fa5]{2,8}(?:[·•・‧∙][\u4e00-\u9fa5]{2,8}){1,2}/g;

/** Names that are half told, and those of other peoples, which no list of surnames knows. */
function hideOthers(given: string, hide: Hide, kept: (start: number, end: number) => boolean): string {
  let text = given;
  if (/[某×Xx*]/.test(text))
    text = text.replace(MOST, (match: string, at: number) =>
      NO_FAMILY.test(match[0] ?? "") ||
      kept(at, at + match.length) ||
      pointsOfName(text, at, at + 2, false) < -2
        ? match
        : hide("姓名", match),
    );
  if (!/[·•・‧∙]/.test(text)) return text;
  return text.replace(DOTTED, (match: string, at: number) => {
    if (kept(at, at + match.length)) return match;
    const [dot, last] = [match.search(/[·•・‧∙]/), match.search(/[^·•・‧∙]*$/)];
    let start = 0;
    while (start < dot - 2 && pointsBefore(text, at + start) < 2.5) start += 1;
    if (pointsBefore(text, at + start) < 2.5) start = 0;
    let end = last + 2;
    while (end < match.length && pointsAfter(text, at + end) < 2) end += 1;
    const points = pointsBefore(text, at + start) + pointsAfter(text, at + end);
    if (points < 3.5 || isPlaceAfter(text, at + end)) return match;
    return match.slice(0, start) + hide("姓名", match.slice(start, end)) + match.slice(end);
  });
}
