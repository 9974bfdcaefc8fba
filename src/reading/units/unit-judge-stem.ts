import { isOwner, mayBeHouse } from "./unit-beside.ts";
import { type Right, rightOf, startsWord, straddles } from "./unit-edges.ts";
import { FORM } from "./unit-form-kinds.ts";
import { isLinkingPair } from "./unit-lexicon.ts";
import { agrees, type HitJudged, longerAfter } from "./unit-longer.ts";
import { isArea, viaOf } from "./unit-meaning.ts";
import type { Found } from "./unit-mention.ts";
import { isHan, sliceFolded, type UnitText } from "./unit-text.ts";
import { cueAt, type KindSpan, type Span } from "./unit-vocabulary.ts";

/** A name without its kind: stated where nothing else can be meant, asked where something can, nothing inside words. */
export function judgeStem(q: HitJudged): Found | null {
  const { meaning, left, reader } = q;
  const { only, kind } = meaning;
  if (kind === FORM.cue)
    return only && left === "clean" && cueAt(reader.text, q.hit.end, "body") ? state(q) : null;
  const edges = edgesOf(q);
  if (edges === null) return null;
  const longer = longerAfter(q, "stem");
  if (longer) return judgeLonger(q, longer, edges);
  return meaning.everyday ? judgeEveryday(q, edges) : judgeOwn(q, edges);
}

type Edges = { isClean: boolean; isPair: boolean; touches: boolean; right: Right };

const ask = ({ hit, meaning }: HitJudged, weak: boolean): Found => ({
  start: hit.start,
  end: hit.end,
  how: "ambiguous",
  units: meaning.units,
  weak,
});

function state(q: HitJudged): Found {
  const { only, kind } = q.meaning;
  return only
    ? { start: q.hit.start, end: q.hit.end, how: "stated", unit: only, via: viaOf(kind) }
    : ask(q, false);
}

/** What stands around it; null where it is cut out of other words: 海门 of 上海门店. */
function edgesOf({ reader: { text }, hit, left, next }: HitJudged): Edges | null {
  const { start, end } = hit;
  const isPair = end - start === 2;
  const over = straddles(text, start, end);
  // 巡查明波: 查明 is no word there, for 巡查 is one.
  const isAfterVerb =
    left === "clean" && isLinkingPair(text.codes[start - 2] ?? 0, text.codes[start - 1] ?? 0);
  const isOver = over.left && !(isAfterVerb && !over.right);
  const touches = next?.start === end && !text.gap[end];
  const isCut = over.right && (isPair || !startsWord(text, end));
  const right = touches ? "word" : isCut ? "cut" : rightOf(text, end);
  if (isPair && isOver && right !== "area") return null;
  return { isClean: left === "clean" && !isOver, isPair, touches, right };
}

/** 普坪水厂, 普坪小学: a name of its own that no register has; 普坪小区 only a place, 前卫派出所 only who was called. */
function judgeLonger(q: HitJudged, longer: KindSpan, { isClean, isPair }: Edges): Found | null {
  const { hit, meaning, left, reader } = q;
  const { class: sort } = longer.kind;
  if (sort === "outside" || (left === "glued" && isPair)) return null;
  if (meaning.everyday && (!isClean || sort === "place" || sort === "plain")) return null;
  if (sort === "place") return ask(q, true);
  const weak = cueAt(reader.text, longer.end, "landmark");
  return { start: hit.start, end: longer.end, how: "unknown", units: meaning.units, weak };
}

/** 和平, 阳光, 前卫 are words as well: asked where only a name can stand, never stated. */
function judgeEveryday(q: HitJudged, { isClean, right }: Edges): Found | null {
  if (!isClean) return null;
  // What a street shares is a place here before it is a word: 前卫还有几个逾期的.
  const isStreet = q.meaning.units.length > 1 && q.meaning.units.some((unit) => unit.isBody);
  const { text } = q.reader;
  // 滇润跟彩云的通道: in a list of names it is one; 「…,彩云气瓶乱放」 behind another house may be one.
  const follows = right === "word" || right === "end" || right === "area";
  if (q.joined && follows && mayBeHouse(text, q.hit)) return state(q);
  const isName =
    isOwner(text, q.hit) ||
    (isHouseOf(q) && follows) ||
    (isStreet && right !== "unknown" && right !== "cut") ||
    isNamePosition(text, q.hit, right);
  if (isName) return ask(q, false);
  return q.second && right === "word" && mayBeHouse(text, q.hit) ? ask(q, true) : null;
}

/** 前卫彩云灭火器: behind the word for its own street it is a house's name. */
const isHouseOf = ({ area, meaning: { units } }: HitJudged): boolean =>
  area?.rank === 0 && units.every((unit) => !isArea(unit) && agrees(area, unit.street));

/** Where 和平 can only be a name: 和平那边, 和平3栋, and 和平 alone at the beginning. */
function isNamePosition(text: UnitText, { start, end }: Span, right: Right): boolean {
  if (right === "area" || right === "report") return true;
  const opens = start === 0 || text.gap[start] === true || !isHan(text.codes[start - 1]);
  if (opens && cueAt(text, end, "query")) return true;
  if (right !== "end") return false;
  if (text.gap[end]) return opens;
  return !isDigit(text.codes[end]) || BUILDING.test(sliceFolded(text, end, end + 6));
}

const isDigit = (code: number | undefined) => code !== undefined && code >= 48 && code <= 57;
const BUILDING = /^[0-9a-z]{1,4}[栋幢号楼座组期]/;

/** A stem that is no other word. */
function judgeOwn(q: HitJudged, { isClean, isPair, touches, right }: Edges): Found | null {
  const { reader, hit, meaning, left, area } = q;
  if (left === "glued" && isPair) return right === "area" ? ask(q, true) : null;
  if (right === "road") return ask(q, true);
  if (hit.forms.every((form) => form.kind === FORM.place))
    return isClean && right === "report" ? state(q) : ask(q, true);
  if (!isClean) return ask(q, isPair);
  // 园南丽得化工: one name, cut where two others begin.
  if (touches || right === "cut" || (isPair && right === "unknown")) return ask(q, true);
  if (right === "tail" || meaning.kind === FORM.hint) return ask(q, false);
  if (cueAt(reader.text, hit.end, "landmark") && !cueAt(reader.text, hit.end, "gate")) return ask(q, false);
  return area && !agrees(area, meaning.only?.street ?? null) ? ask(q, false) : state(q);
}
