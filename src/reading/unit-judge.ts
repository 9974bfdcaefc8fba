import { isJoiner, leftOf, rightOf, startsWord } from "./unit-edges.ts";
import { FORM } from "./unit-form-kinds.ts";
import type { Hit } from "./unit-hits.ts";
import { judgeStem } from "./unit-judge-stem.ts";
import { agrees, type HitJudged, kindFrom, longerAfter, longerStart, nearlyLonger } from "./unit-longer.ts";
import { isArea, meaningOf, viaOf } from "./unit-meaning.ts";
import type { Found, Reader } from "./unit-mention.ts";
import { sliceFolded, type UnitText } from "./unit-text.ts";
import { cueAt } from "./unit-vocabulary.ts";
import { UNIT_WORDS } from "./unit-words.ts";

/** What a way of writing says where it stands; null when it is no name there. `before`: the name it touches. */
export function judgeHit(reader: Reader, hit: Hit, before: Hit | null, next: Hit | null): Found | null {
  const { text } = reader;
  const meaning = meaningOf(reader, hit);
  if (hit.crossedBy) {
    const units = [...meaning.units, ...meaningOf(reader, hit.crossedBy).units];
    return { start: hit.start, end: hit.crossedBy.end, how: "ambiguous", units, weak: false };
  }
  const touched = before && before.end === hit.start && !text.gap[hit.start] ? before : null;
  const area = touched && mayHold(reader, touched) ? touched : null;
  // 农业银行 before 马街支行: another house's branch.
  const isOthers =
    (touched !== null && area === null) ||
    (hit.rank < 2 && reader.words.kindEnds.has(hit.start) && !text.gap[hit.start]);
  const isJoined = before?.end === hit.start - 1 && isJoiner(text.codes[before.end]);
  const left = area || isJoined ? "clean" : isOthers ? "glued" : leftOf(text, hit.start);
  const q = { reader, hit, meaning, left, area, next };
  const found = hit.rank === 0 ? judgeStem(q) : judgeWhole(q);
  if (found?.how !== "stated" || !isAddressed(reader, hit.start)) return found;
  // @前卫社区小王 calls somebody; what is wrong is elsewhere.
  return { start: hit.start, end: hit.end, how: "ambiguous", units: meaning.units, weak: true };
}

const AT = "@".charCodeAt(0);
const isAddressed = ({ text }: Reader, start: number) => text.codes[start - 1] === AT;

/** A name with its kind: stated, unless it is part of a longer one, or only where something else lies. */
function judgeWhole(q: HitJudged): Found | null {
  const { reader, hit, meaning, left, area } = q;
  const { index, text } = reader;
  const { units, kind, everyday } = meaning;
  const ask = (weak = false): Found => ({ start: hit.start, end: hit.end, how: "ambiguous", units, weak });
  const [unit] = units.map((place) => index.names[place]);
  if (!unit) return null;
  if (left === "glued") {
    // 市信访局, 五华区应急局: bodies of elsewhere.
    if (unit.kind === "部门") return null;
    const start = longerStart(reader, hit.start);
    return { start, end: hit.end, how: "unknown", units, weak: false };
  }
  const isHouse = !isArea(unit);
  const longer = longerAfter(q, isHouse ? "house" : "area");
  if (longer)
    return { start: hit.start, end: longer.end, how: "unknown", units, weak: isGate(reader, longer.end) };
  const near = nearlyLonger(q, units[0] ?? 0);
  if (near.length > 0)
    return { start: hit.start, end: hit.end, how: "unknown", units: [...near, ...units], weak: false };
  if (hit.rank === 1 && rightOf(text, hit.end) === "tail") return ask();
  const nearby = standsBeside(reader, hit.end, isHouse);
  const isHome = isHouse && cueAt(text, hit.end, "dwelling");
  // 前卫社区老食品厂宿舍: the community's, and the factory only says where.
  if ((nearby || isHome) && area && isHouse) return null;
  if (nearby || !meaning.isOne) return ask();
  if (isHouse && rightOf(text, hit.end) === "road" && !startsWord(text, hit.end)) return ask(true);
  if (left === "word" && (everyday || kind === FORM.short)) return ask();
  if (area && (!agrees(reader, area, unit.street) || (!isHouse && isHouseHit(reader, area)))) return ask();
  return { start: hit.start, end: hit.end, how: "stated", unit: units[0] ?? 0, via: viaOf(kind) };
}

const isGate = ({ text }: Reader, end: number) => cueAt(text, end, "gate");

function standsBeside({ text, words }: Reader, end: number, isHouse: boolean): boolean {
  if (isHouse && cueAt(text, end, "dwelling")) return !isSchool(text, end);
  if (isHouse && !text.gap[end] && isOtherAt(words, end)) return true;
  return cueAt(text, end, "landmark") && !cueAt(text, end, "gate") && !cueAt(text, end, "dwelling");
}

/** Of names that touch, the first must be a whole one, or a street's: 福海滇润市场, not 宏达滇润市场. */
const mayHold = ({ index }: Reader, hit: Hit) =>
  hit.rank === 2 || hit.forms.some(({ unit }) => index.names[unit]?.isBody);

/** 书林一小福海社区: a house and then a community, as nobody writes on purpose. */
const isHouseHit = ({ index }: Reader, hit: Hit) =>
  hit.forms.every(({ unit }) => {
    const named = index.names[unit];
    return named !== undefined && !isArea(named);
  });

/** Pupils live in a school's 宿舍; a factory's is often a quarter of its own. */
const isSchool = (text: UnitText, end: number) => /[校学中小]$|校区$/.test(sliceFolded(text, end - 2, end));

/** 大观公园派出所, 康宁医院酒店: another house beside it; its 仓库 is its own. */
function isOtherAt({ kinds }: Reader["words"], at: number): boolean {
  const next = kindFrom(kinds, at);
  return next?.start === at && !["tail", "community"].includes(next.kind.class) && !OWN.has(next.kind.word);
}

const OWN = new Set(UNIT_WORDS.facilities);
