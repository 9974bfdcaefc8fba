import { rightOf, startsWord } from "./unit-edges.ts";
import { FORM } from "./unit-form-kinds.ts";
import type { Hit } from "./unit-hits.ts";
import { agrees, type HitJudged, kindFrom, longerAfter, longerStart, nearlyLonger } from "./unit-longer.ts";
import { isArea, viaOf } from "./unit-meaning.ts";
import type { Found, Reader } from "./unit-mention.ts";
import { sliceFolded } from "./unit-text.ts";
import { cueAt } from "./unit-vocabulary.ts";
import { UNIT_WORDS } from "./unit-words.ts";

/** A name with its kind: stated, unless it is part of a longer one, or only says where something else lies. */
export function judgeWhole(q: HitJudged): Found | null {
  const { reader, hit, meaning, left } = q;
  const { text } = reader;
  const { start, end } = hit;
  const { units, only } = meaning;
  const [unit] = units;
  if (!unit) return null;
  // 市信访局, 五华区应急局: bodies of elsewhere.
  if (left !== "clean" && unit.kind === "部门") return null;
  if (left === "glued") return { start: longerStart(reader, start), end, how: "unknown", units, weak: false };

  const isHouse = !isArea(unit);
  const longer = longerAfter(q, isHouse ? "house" : "area");
  const isGate = longer !== null && cueAt(text, longer.end, "gate");
  const near = nearlyLonger(q, unit);
  // 春和小学福诲校区: the branch one slip away stands before the house.
  if (longer) return { start, end: longer.end, how: "unknown", units: [...near, ...units], weak: isGate };
  if (near.length > 0) return { start, end, how: "unknown", units: [...near, ...units], weak: false };

  const isLandmark = standsBeside(reader, end, isHouse);
  const isRoad = isHouse && rightOf(text, end) === "road" && !startsWord(text, end);
  if (isRoad || isLandmark || !only || isDoubtful(q, isHouse))
    return { start, end, how: "ambiguous", units, weak: isRoad };
  return { start, end, how: "stated", unit: only, via: viaOf(meaning.kind) };
}

/** Something beside the house is meant, not the house: 康宁医院对面, 宏达机械厂家属区, 大观公园派出所. */
function standsBeside({ text, words }: Reader, end: number, isHouse: boolean): boolean {
  // Pupils live in a school's 宿舍; a factory's is often a quarter of its own.
  if (isHouse && cueAt(text, end, "dwelling")) return !/[校学中小区]$/.test(sliceFolded(text, end - 1, end));
  if (isHouse && !text.gap[end] && isOtherAt(words, end)) return true;
  return cueAt(text, end, "landmark") && !cueAt(text, end, "gate") && !cueAt(text, end, "dwelling");
}

const OWN = new Set(UNIT_WORDS.facilities);

/** 康宁医院酒店 is another house; 宏达机械厂仓库 is its own. */
function isOtherAt({ kinds }: Reader["words"], at: number): boolean {
  const next = kindFrom(kinds, at);
  return next?.start === at && !["tail", "community"].includes(next.kind.class) && !OWN.has(next.kind.word);
}

/** What stands around the name leaves it open: a noun before a short form, another street, a house before a community. */
function isDoubtful({ reader, hit, meaning, left, area }: HitJudged, isHouse: boolean): boolean {
  if (hit.rank === 1 && rightOf(reader.text, hit.end) === "tail") return true;
  if (left === "word" && (meaning.everyday || meaning.kind === FORM.short)) return true;
  if (!area) return false;
  return !agrees(area, meaning.only?.street ?? null) || (!isHouse && isHouseHit(area));
}

const isHouseHit = (hit: Hit) => hit.forms.every(({ unit }) => !isArea(unit));
