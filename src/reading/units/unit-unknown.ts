import { leftOf, nameStart, runStart } from "./unit-edges.ts";
import { FORM } from "./unit-form-kinds.ts";
import type { UnitIndex, UnitName } from "./unit-index.ts";
import { isEveryday, isWordPair } from "./unit-lexicon.ts";
import { CANDIDATES_MAX, type Found, type Reader } from "./unit-mention.ts";
import { RANK } from "./unit-near.ts";
import { sliceFolded } from "./unit-text.ts";
import { cueAt, type KindSpan } from "./unit-vocabulary.ts";
import { isDescription, withoutTrade } from "./unit-words.ts";

const STEM_CHARS_MAX = 8;
const STEM_CHARS_MIN = 2;
const LONG_CHARS_MIN = 4;

/** 明珠社区 that no register has: never replaced, shown beside the names that are one slip or one sound away. */
export function judgeKind({ index, text }: Reader, span: KindSpan, floor: number): Found | null {
  const { class: sort, word } = span.kind;
  if (sort === "tail" || sort === "place" || sort === "outside" || sort === "branch") return null;
  if (text.gap[span.start]) return null;
  const strict = Math.max(nameStart(text, span.start, STEM_CHARS_MAX), floor);
  const own = sliceFolded(text, strict, span.start);
  const isDivision = sort === "community" || sort === "street";
  if (isDescription(own) && own.length > 0) return null;
  const run = sliceFolded(text, Math.max(runStart(text, span.start, STEM_CHARS_MAX), floor), span.start);
  // What stands after the last small word first: a name may hold one (永和, 向阳), but few do.
  const near = nearWindows(index, own, word, own.length) ?? nearWindows(index, run, word, cutMin(own));
  if (near) {
    const weak = !isDivision && cueAt(text, span.end, "landmark");
    return { start: span.start - near.length, end: span.end, how: "unknown", units: near.units, weak };
  }
  const start = own.length >= STEM_CHARS_MIN ? strict : nameOverSmallWord(own, strict, floor, text.codes);
  if (span.start - start < STEM_CHARS_MIN) return null;
  if (isDivision) return { start, end: span.end, how: "unknown", units: [], weak: false };
  const isNamed = sort === "named" ? leftOf(text, start) === "clean" : !isPlainSpeech(own);
  return isNamed && !cueAt(text, span.end, "landmark")
    ? { start, end: span.end, how: "unknown", units: [], weak: true }
    : null;
}

/** A short name is looked for whole: 碧云天 is not near 云龙 by its end. Of a long one, the beginning may be no name. */
const cutMin = (own: string) => (own.length < LONG_CHARS_MIN ? own.length : STEM_CHARS_MIN);

/** 向阳社区: 向 is a small word, but 向阳 is a word of its own. */
function nameOverSmallWord(own: string, strict: number, floor: number, codes: readonly number[]): number {
  const at = strict - 1;
  const isWord = own.length === 1 && at >= floor && isWordPair(codes[at] ?? 0, codes[strict] ?? 0);
  return isWord ? at : strict;
}

/** True when it says what a house is, not how it is called: 啤酒 of 啤酒厂, 废旧物资 of 废旧物资市场. */
export function isPlainSpeech(stem: string): boolean {
  if (isEveryday(stem) || isDescription(stem)) return true;
  return stem.length === 4 && isEveryday(stem.slice(0, 2)) && isEveryday(stem.slice(2));
}

type Near = { length: number; units: readonly UnitName[] };

/** Of all ends of the characters before a kind, the one closest to a known name. */
function nearWindows(index: UnitIndex, run: string, kind: string, charsMin: number): Near | null {
  let best: (Near & { rank: number }) | null = null;
  for (let length = run.length; length >= Math.max(charsMin, STEM_CHARS_MIN); length--) {
    const window = run.slice(-length);
    const found = nearStems(index, window, kind);
    const rank = found[0]?.rank;
    if (rank !== undefined && (!best || rank < best.rank))
      best = { length, rank, units: found.map(({ unit }) => unit).slice(0, CANDIDATES_MAX) };
  }
  return best;
}

function nearStems(index: UnitIndex, window: string, kind: string): { unit: UnitName; rank: number }[] {
  const bare = withoutTrades(window);
  if (bare.length < STEM_CHARS_MIN || isDescription(bare)) return [];
  const last = kind === "居委会" || kind === "村委会" ? "区" : kind === "街道办" ? "道" : kind.slice(-1);
  const near = index.unitsNear(bare, last);
  const same = stemUnits(index, bare).map((unit) => ({ unit, rank: RANK.otherKind }));
  return [...near, ...same.filter(({ unit }) => near.every((one) => one.unit !== unit))];
}

function withoutTrades(window: string): string {
  let bare = window;
  for (
    let rest = withoutTrade(bare);
    rest !== bare && rest.length >= STEM_CHARS_MIN;
    rest = withoutTrade(rest)
  )
    bare = rest;
  return bare;
}

/** Units whose own part this is, whatever their kind: 普坪社区 for 普坪中学. */
function stemUnits(index: UnitIndex, stem: string): UnitName[] {
  const node = index.trie.find(stem);
  if (node === null || !index.hasForms(node)) return [];
  return index
    .formsAt(node)
    .flatMap(({ unit, kind }) => (kind === FORM.stem || kind === FORM.place ? [unit] : []));
}
