import { marksOf } from "./mask-marks.ts";
import { CUES } from "./mask-name-data.ts";

/** From here on what stands before says that a name follows, whatever it looks like. */
export const SURE = 4;

/** 房东, 网格员: a name often follows, and often a word. */
export const ROLE = 3;

const BEFORE = new Map<string, number>([
  ...CUES.near.words.map((word) => [word, 1] as const),
  ...CUES.people.words.map((word) => [word, 2.5] as const),
  ...CUES.roles.words.map((word) => [word, ROLE] as const),
  ...CUES.direct.words.map((word) => [word, SURE] as const),
]);
const CHARS_MAX = Math.max(...[...BEFORE.keys()].map((word) => word.length));
const CUE_ENDS = new Set([...BEFORE.keys()].map((word) => word.at(-1)));
const STAFF = new Set(CUES.staffBefore.words);

const MARK = new RegExp(marksOf());
const ROOM = new RegExp(marksOf("门牌号"));
const PARTNER = new RegExp(`${marksOf("姓名")}(?:家|户)?\\s*(?:[和与跟同及诉告、,/]|以及)\\s*$`);
const EDGE = /[\s\p{P}\p{S}]/u;
const LEADS = /[\s::"“'(是叫为]{1,3}$/;
const NEAR_CHARS = 8;

/** How surely a name begins here, by what stands before it. */
export function pointsBefore(text: string, at: number): number {
  const last = text[at - 1];
  if (last === undefined) return 1;
  // Most signs are words: only the last of a cue, or of what leads from one, is looked at more closely.
  const isWord = last >= "一" && last <= "龥";
  if (isWord && !CUE_ENDS.has(last) && !"是叫为和与跟同及诉告".includes(last)) return 0;
  if (!isWord && MARK.test(last)) return ROOM.test(last) ? SURE : 2;
  const before = text.slice(Math.max(0, at - NEAR_CHARS), at);
  const edge = !isWord && EDGE.test(last) ? 1 : 0;
  if ((edge > 0 || "和与跟同及诉告".includes(last)) && PARTNER.test(before)) return SURE;
  const led = LEADS.test(before) ? cueAt(before.replace(LEADS, "")) : 0;
  const room = !isWord && /(?<![\dA-Za-z])\d{3,4}$/.test(before) ? 2.5 : 0;
  return Math.max(edge, led > 1 ? led : 0, room, isWord ? cueAt(before) : 0);
}

function cueAt(before: string): number {
  let best = 0;
  for (let size = Math.min(CHARS_MAX, before.length); size > 0; size--)
    best = Math.max(best, BEFORE.get(before.slice(-size)) ?? 0);
  return best;
}

/** Somebody on duty: 网格员王强, 请王强. */
export function isStaffBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 5), at).replace(/[\s::]+$/, "");
  // The longest first: 保安队长 holds no office, whatever a 队长 may.
  for (let size = before.length; size > 0; size--) {
    const word = before.slice(-size);
    if (STAFF.has(word)) return true;
    if (BEFORE.get(word) === ROLE) return false;
  }
  return false;
}
