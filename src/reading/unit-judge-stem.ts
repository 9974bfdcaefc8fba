import { type Right, rightOf, startsWord, straddles } from "./unit-edges.ts";
import { FORM } from "./unit-form-kinds.ts";
import { isLinkingPair } from "./unit-lexicon.ts";
import { agrees, type HitJudged, longerAfter } from "./unit-longer.ts";
import { viaOf } from "./unit-meaning.ts";
import type { Found } from "./unit-mention.ts";
import { isHan, sliceFolded, type UnitText } from "./unit-text.ts";
import { cueAt } from "./unit-vocabulary.ts";

/** A name without its kind: stated where nothing else can be meant, asked where something can, nothing inside words. */
export function judgeStem(q: HitJudged): Found | null {
  const { reader, hit, meaning, left, area, next } = q;
  const { index, text } = reader;
  const { start, end } = hit;
  const { units, kind, everyday } = meaning;
  const [unit] = units.map((place) => index.names[place]);
  if (!unit) return null;
  const ask = (weak: boolean): Found => ({ start, end, how: "ambiguous", units, weak });
  const state = (): Found => ({ start, end, how: "stated", unit: units[0] ?? 0, via: viaOf(kind) });
  if (kind === FORM.cue)
    return left === "clean" && cueAt(text, end, "body") && meaning.isOne ? state() : null;

  const isPair = end - start === 2;
  const crossing = straddles(text, start, end);
  if (isPair && crossing.left && crossing.right) return null;
  // 巡查明波: 查明 is no word there, for 巡查 is one.
  const isAfterVerb =
    left === "clean" && isLinkingPair(text.codes[start - 2] ?? 0, text.codes[start - 1] ?? 0);
  if (isAfterVerb && !crossing.right) crossing.left = false;
  const isClean = left === "clean" && !crossing.left;
  const touches = next?.start === end && !text.gap[end];
  const isCut = crossing.right && (isPair || !startsWord(text, end));
  const right = touches ? "word" : isCut ? "unknown" : rightOf(text, end);
  if (isPair && crossing.left && right !== "area") return null;

  const longer = longerAfter(q, "stem");
  if (longer) {
    if (longer.kind.class === "outside" || (left === "glued" && isPair) || (everyday && !isClean))
      return null;
    if (longer.kind.class === "place") return everyday ? null : ask(true);
    if (everyday && longer.kind.class === "plain") return null;
    const weak = cueAt(text, longer.end, "landmark");
    return { start, end: longer.end, how: "unknown", units, weak };
  }
  // A street's name is a place here before it is a word: 前卫还有几个逾期的.
  const isStreet = units.some((place) => index.names[place]?.isBody);
  if (everyday && isStreet && units.length > 1 && isClean && right !== "unknown") return ask(false);
  if (everyday) return isNamePosition(text, hit, isClean, right) ? ask(false) : null;
  if (left === "glued" && isPair) return right === "area" ? ask(true) : null;
  if (right === "road") return ask(true);
  const only = hit.forms.every((form) => form.kind === FORM.place);
  if (only) return isClean && right === "report" && meaning.isOne ? state() : ask(true);
  if (!isClean) return ask(isPair);
  // 园南丽得化工: one name, cut where two others begin.
  if (touches) return ask(true);
  if (right === "tail") return ask(false);
  if (right === "unknown" && (isPair || isCut)) return ask(true);
  if (!meaning.isOne || kind === FORM.hint) return ask(false);
  if (cueAt(text, end, "landmark") && !cueAt(text, end, "gate")) return ask(false);
  return area && !agrees(reader, area, unit.street) ? ask(false) : state();
}

/** Where 和平 can only be a name: 和平那边, 和平3栋, and 和平 alone at the beginning. */
function isNamePosition(text: UnitText, hit: { start: number; end: number }, isClean: boolean, right: Right) {
  if (!isClean) return false;
  if (right === "area" || right === "report") return true;
  const opens = hit.start === 0 || text.gap[hit.start] === true || !isHan(text.codes[hit.start - 1]);
  if (opens && cueAt(text, hit.end, "query")) return true;
  if (right !== "end") return false;
  if (!text.gap[hit.end]) return isBuilding(text, hit.end) || !isDigit(text.codes[hit.end]);
  return opens;
}

const isDigit = (code: number | undefined) => code !== undefined && code >= 48 && code <= 57;

const isBuilding = (text: UnitText, end: number): boolean =>
  /^[0-9a-z]{1,4}[栋幢号楼座组期]/.test(sliceFolded(text, end, end + 6));
