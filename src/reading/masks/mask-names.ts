import { hideBeside, hideFramed } from "./mask-framed.ts";
import { hideHouseholds } from "./mask-households.ts";
import { type Hide, type Kept, marksOf } from "./mask-marks.ts";
import { DEED, isPlaceAfter, isStaffAfter, pointsAfter, pointsOfShop } from "./mask-name-after.ts";
import { couldDo, standsAlone } from "./mask-name-alone.ts";
import { isStaffBefore, pointsBefore, ROLE, SURE } from "./mask-name-before.ts";
import { POPULAR, SIGN, signAt, TITLES } from "./mask-name-data.ts";
import { couldBeName, couldFollowRole, familyAt, pointsOfName } from "./mask-name-form.ts";
import { hideTranscribed } from "./mask-transcribed.ts";
import { hideUnlisted } from "./mask-unlisted.ts";

/** What all evidence together must reach. Residents in a dispute are hidden on less than a word in a hazard report. */
const NEEDED = { strict: 6, eager: 5 };
const AFTER_MAX = 4;
const CUE = 2.5;
/** What a name of any signs is worth between a cue and a deed. */
const LED_MIN = 2;

type Found = { end: number; points: number };

/** Hides names of persons, by cues around them and by how names are made; never inside what the caller keeps. */
export function hideNames(given: string, hide: Hide, q: { eager: boolean; kept: Kept }): string {
  let text = hideFramed(given, hide, q.kept);
  text = hideTranscribed(hideUnlisted(text, hide, q.kept), hide, q.kept);
  const names = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) {
    const family = familyAt(text, at);
    const found = family > 0 && !isAnd(text, at) ? nameAt(text, at, family, q.eager) : null;
    if (!found || q.kept(text, at, found.end)) continue;
    const name = text.slice(at, found.end);
    names.add(name);
    // At once, so that it leads to the next one: 王秀英和李建国.
    text = text.slice(0, at) + hide("姓名", name) + text.slice(found.end);
  }
  // Who is named once is meant wherever the name stands.
  for (const name of names) text = text.replaceAll(name, () => hide("姓名", name));
  text = hideBeside(text, hide, q.kept);
  // Last, for the end of a whole name is no surname: 李红梅家老人.
  return hideHouseholds(text, hide, q.kept);
}

const NAMED = new RegExp(`(?:${marksOf("姓名")}|家)$`);
/** 高霞和林平: between two persons 和 is a word, and no family. Behind 联系人 it may be one. */
function isAnd(text: string, at: number): boolean {
  if (text[at] !== "和" || familyAt(text, at + 1) === 0) return false;
  const before = pointsBefore(text, at);
  return before < SURE && (before >= CUE || NAMED.test(text.slice(Math.max(0, at - 1), at)));
}

/** 王秀 before 英: half a name. */
const isUnfinished = (text: string, given: number, end: number) =>
  end - given === 1 && (signAt(text, end) & (SIGN.second | SIGN.secondCommon)) > 0;

function nameAt(text: string, start: number, family: number, eager: boolean): Found | null {
  const needed = eager ? NEEDED.eager : NEEDED.strict;
  let [best, before] = [null as Found | null, -1];
  for (const end of [start + family + 2, start + family + 1]) {
    if (end > text.length || !isHan(text, start + family, end)) continue;
    if (before < 0) before = pointsBefore(text, start);
    const inRole = before === ROLE && family === 1 && couldFollowRole(text, start, end);
    const led = inRole || couldBeName(text, start, end) ? LED_MIN : -1;
    const sure = Math.max(pointsOfName(text, start, end, true), led);
    // Of somebody in office a dispute may say the worst.
    if (eager && before < CUE && isStaffBefore(text, start)) before = CUE;
    // Most words end here, before anything behind them is looked at.
    if (sure + before + AFTER_MAX < needed) continue;
    const given = text.slice(start + family, end);
    // 王大妈饺子馆: no 王大 has a mother there.
    if (TITLES.has(given + (text[end] ?? ""))) continue;
    const isRare = (signAt(text, start) & SIGN.odd) > 0;
    const shop = given.length > 1 && !isRare ? pointsOfShop(text, end, POPULAR.has(given)) : 0;
    const after = Math.max(shop, pointsAfter(text, end), isBracketed(text, start, end) ? 2 : 0);
    if (after < 2 && (before < 1 || (after === 0 && isUnfinished(text, start + family, end)))) continue;
    const isSure = after > 0 && Math.max(before, after) >= SURE;
    const isLed =
      (inRole && after >= 1) ||
      (before >= 1 && before + after >= (eager ? 3 : 4) && after >= 2 && couldBeName(text, start, end));
    const does = after >= DEED && before >= 1 && couldDo(text, start, end);
    const form =
      does || standsAlone(text, start, end)
        ? needed - before - after
        : isSure
          ? sure
          : Math.max(pointsOfName(text, start, end, false), isLed ? LED_MIN : -9);
    const points = before + after + form;
    if (points < needed || points <= (best?.points ?? 0)) continue;
    if (before < SURE && shop === 0 && after !== DEED && isPlaceAfter(text, end)) continue;
    if (!eager && before < SURE && (isStaffBefore(text, start) || isStaffAfter(text, end))) continue;
    best = { end, points };
  }
  return best;
}

/** 电线老化(杨阳): alone in brackets stands who reports or answers for it. */
const isBracketed = (text: string, start: number, end: number) =>
  text[start - 1] === "(" && text[end] === ")";

const isHan = (text: string, from: number, to: number) => {
  for (let at = from; at < to; at++)
    if (text.charCodeAt(at) < 0x4e00 || text.charCodeAt(at) > 0x9fa5) return false;
  return true;
};
