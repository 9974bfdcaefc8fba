import { isOneSlip } from "../nearest-word.ts";
import { isJoiner, isUnbroken, type Left, nameStart } from "./unit-edges.ts";
import { bareName } from "./unit-forms.ts";
import type { Hit } from "./unit-hits.ts";
import type { UnitName } from "./unit-index.ts";
import { isArea, type Meaning } from "./unit-meaning.ts";
import { CANDIDATES_MAX, type Reader } from "./unit-mention.ts";
import { isHan, sliceFolded, type UnitText } from "./unit-text.ts";
import { cueAt, type KindSpan } from "./unit-vocabulary.ts";
import { isDescription } from "./unit-words.ts";

/** A way of writing, what it means, what stands before it (`area`: the name it touches), and the next one. */
export type HitJudged = {
  reader: Reader;
  hit: Hit;
  meaning: Meaning;
  left: Left;
  area: Hit | null;
  next: Hit | null;
  /** It stands in one list with a name that is certain. */
  joined: boolean;
  /** Another house was named before, in another thought. */
  second: boolean;
};

const BETWEEN_CHARS_MAX = 4;
const LONGER_CHARS_MAX = 6;
const REST_CHARS_MIN = 3;

/** The first kind that begins here or later; looked for by halves, for a text may hold thousands. */
export function kindFrom(kinds: readonly KindSpan[], at: number): KindSpan | undefined {
  let [low, high] = [0, kinds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kinds[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return kinds[low];
}

/** A name that goes on from here to another kind: 春和小学马街校区, 普坪水厂, 前卫社区幼儿园. */
export function longerAfter(
  { reader: { text, words }, hit, next: name }: HitJudged,
  of: "stem" | "house" | "area",
): KindSpan | null {
  const branch = of === "house" ? branchAfter(text, words.kinds, hit.end) : null;
  if (branch) return branch;
  // 望靖同机械厂 may be one name as well as two.
  const from = of === "stem" && isJoiner(text.codes[hit.end]) ? hit.end + 1 : hit.end;
  const next = kindFrom(words.kinds, from);
  if (!next || next.start - hit.end > BETWEEN_CHARS_MAX || !isUnbroken(text, from, next.start)) return null;
  // 福海滇润市场: the market has a name of its own.
  if (name && name.start <= next.start && next.end <= name.end) return null;
  if (of === "stem") return next;
  const between = sliceFolded(text, hit.end, next.start);
  const { class: sort } = next.kind;
  if (of === "house") return (sort === "named" || sort === "community") && between.length <= 2 ? next : null;
  const isOwn = (sort === "named" || sort === "branch") && isDescription(between);
  return isOwn && !cueAt(text, next.end, "gate") ? next : null;
}

/** 春和小学X校区 is a branch that nobody knows, whatever X is. */
function branchAfter(text: UnitText, kinds: readonly KindSpan[], end: number): KindSpan | null {
  for (let next = kindFrom(kinds, end); next && next.start - end <= BETWEEN_CHARS_MAX; ) {
    if (next.kind.class === "branch") return isOneRun(text, end, next.start) ? next : null;
    next = kindFrom(kinds, next.start + 1);
  }
  return null;
}

function isOneRun({ codes, gap }: UnitText, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isHan(codes[at]) || gap[at]) return false;
  return !gap[end];
}

/** Units whose names begin with this one and go on nearly as the text does: 春和小学福校海区. */
export function nearlyLonger({ reader: { index, text }, hit }: HitJudged, unit: UnitName): UnitName[] {
  if (!index.isSharedAt(hit.node, unit)) return [];
  return index.unitsBelow(hit.node, CANDIDATES_MAX).filter((other) => {
    const rest = bareName(other).slice(hit.end - hit.start);
    if (other === unit || rest.length < REST_CHARS_MIN) return false;
    return [-1, 0, 1].some((more) =>
      isOneSlip(rest, sliceFolded(text, hit.end, hit.end + rest.length + more)),
    );
  });
}

/** Where a longer name that ends in a known one begins, as far as one can see. */
export function longerStart({ text }: Reader, start: number): number {
  const begins = nameStart(text, start, LONGER_CHARS_MAX);
  if (begins < start) return begins;
  return isHan(text.codes[start - 1]) ? start - 1 : start;
}

/** False when the text puts a unit into a street that is not its own. */
export function agrees(area: Hit, street: string | null): boolean {
  const areas = area.forms.map(({ unit }) => unit);
  if (street === null || (area.rank === 2 && areas.every((unit) => !unit.isBody))) return true;
  return (
    areas.some((unit) => (unit.isBody ? unit.name : unit.street) === street) ||
    areas.every((unit) => !isArea(unit))
  );
}
