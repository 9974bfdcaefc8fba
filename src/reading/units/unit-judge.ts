import { isJoined, opensAt } from "./unit-beside.ts";
import { isJoiner, type Left, leftOf } from "./unit-edges.ts";
import type { Hit } from "./unit-hits.ts";
import type { UnitName } from "./unit-index.ts";
import { judgeStem } from "./unit-judge-stem.ts";
import { judgeWhole } from "./unit-judge-whole.ts";
import { isArea, meaningOf } from "./unit-meaning.ts";
import type { Found, Reader } from "./unit-mention.ts";

const AT = "@".charCodeAt(0);

/** What a way of writing says where it stands; null when it is no name there. `before`, `next`: its neighbours, `last`: what was understood before it. */
export function judgeHit(
  reader: Reader,
  hit: Hit,
  { before, next, last }: { before: Hit | null; next: Hit | null; last: Found | null },
): Found | null {
  const { text } = reader;
  const { start, end, crossedBy } = hit;
  const meaning = meaningOf(reader, hit);
  if (crossedBy) {
    const units = [...meaning.units, ...meaningOf(reader, crossedBy).units];
    return { start, end: crossedBy.end, how: "ambiguous", units, weak: false };
  }
  const touched = before?.end === start && !text.gap[start] ? before : null;
  const area = touched && mayHold(touched) ? touched : null;
  const joined =
    (last?.how === "stated" && isJoined(text, last, hit)) ||
    (next !== null && isCertain(next) && isJoined(text, hit, next));
  const left = joined || area ? "clean" : touched ? "glued" : besideOf(reader, hit, before);
  const second = opensAt(text, start) && (isOther(last, meaning.units) || isBeforeOther(reader, hit, next));
  const q = { reader, hit, meaning, left, area, next, joined, second };
  const found = hit.rank === 0 ? judgeStem(q) : judgeWhole(q);
  if (found?.how !== "stated" || text.codes[start - 1] !== AT) return found;
  // @前卫社区小王 calls somebody; what is wrong is elsewhere.
  return { start, end, how: "ambiguous", units: meaning.units, weak: true };
}

function besideOf({ text, words }: Reader, hit: Hit, before: Hit | null): Left {
  if (before && before.end === hit.start - 1 && isJoiner(text.codes[before.end])) return "clean";
  // 农业银行 before 马街支行: another house's branch.
  if (hit.rank < 2 && words.kindEnds.has(hit.start) && !text.gap[hit.start]) return "glued";
  return leftOf(text, hit.start);
}

/** What means one unit wherever it stands. */
const isCertain = (hit: Hit) => hit.rank > 0 || hit.forms.every(({ everyday }) => !everyday);

/** 「滇润通道堵了,彩云气瓶乱放」, and the other way round: another house is named for certain in another thought. */
const isOther = (last: Found | null, units: readonly UnitName[]) =>
  last?.how === "stated" && !isArea(last.unit) && !units.includes(last.unit);
const isBeforeOther = ({ text }: Reader, hit: Hit, next: Hit | null) =>
  next !== null &&
  isCertain(next) &&
  opensAt(text, next.start) &&
  next.forms.every(({ unit }) => !isArea(unit) && hit.forms.every((form) => form.unit !== unit));

/** Of names that touch, the first must be a whole one, or a street's: 福海滇润市场, not 宏达滇润市场. */
const mayHold = (hit: Hit) => hit.rank === 2 || hit.forms.some(({ unit }) => unit.isBody);
