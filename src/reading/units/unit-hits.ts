import { FORM } from "./unit-form-kinds.ts";
import type { Form, UnitIndex } from "./unit-index.ts";
import { sliceFolded, type UnitText } from "./unit-text.ts";
import { ROOT } from "./unit-trie.ts";
import type { Span } from "./unit-vocabulary.ts";
import { UNIT_WORDS } from "./unit-words.ts";

/** A way of writing that stands in the text: the longest at its place. `rank` 2: a whole name, 1: with its kind, 0: a stem. */
export type Hit = Span & { node: number; forms: readonly Form[]; rank: 0 | 1 | 2; crossedBy: Hit | null };

const DIGIT_FIRST = 48;
const DIGIT_LAST = 57;
const isDigit = (code: number | undefined) => code !== undefined && code >= DIGIT_FIRST && code <= DIGIT_LAST;
/** Words that a shortened kind would cut: 春和小 of 春和小区, 昆五中 of 昆五中队. */
const CUT = new Set(UNIT_WORDS.cutWords);

/** Names in the text from left to right, none over another: the longest wins, and a whole name over a part of one. */
export function findHits(index: UnitIndex, text: UnitText, blocked: readonly Span[]): Hit[] {
  const kept: Hit[] = [];
  let block = 0;
  for (let start = 0; start < text.codes.length; start++) {
    const hit = longestAt(index, text, start);
    if (!hit) continue;
    while (block < blocked.length && (blocked[block]?.end ?? 0) <= start) block += 1;
    const fixed = blocked[block];
    if (fixed && hit.rank < 2 && fixed.start <= start && hit.end <= fixed.end) continue;
    keep(kept, hit);
  }
  return kept;
}

function keep(kept: Hit[], hit: Hit): void {
  const last = kept.at(-1);
  if (!last || hit.start >= last.end) {
    kept.push(hit);
    return;
  }
  if (hit.end <= last.end) return;
  // 大观公园1903, 书林一小福海社区: a name over another, neither is certain. 区应急 of 社区应急灯 is no such name.
  if (hit.rank === 2 && last.rank > 0) last.crossedBy = hit;
  else if (hit.rank > last.rank || (hit.rank === last.rank && hit.end - hit.start > last.end - last.start))
    kept[kept.length - 1] = hit;
}

function longestAt(index: UnitIndex, text: UnitText, start: number): Hit | null {
  const { codes, gap } = text;
  if (isDigit(codes[start]) && isDigit(codes[start - 1])) return null;
  let node = ROOT;
  let found: { node: number; end: number } | null = null;
  let gaps = 0;
  for (let at = start; at < codes.length; at++) {
    if (at > start && gap[at]) gaps += 1;
    node = index.trie.step(node, codes[at] ?? 0);
    if (node === 0) break;
    if (index.hasForms(node) && endsWhole(text, at + 1) && holdsTogether(index, node, at + 1 - start, gaps))
      found = { node, end: at + 1 };
  }
  if (!found) return null;
  const forms = index.formsAt(found.node);
  return { start, end: found.end, node: found.node, forms, rank: rankOf(forms), crossedBy: null };
}

const rankOf = (forms: readonly Form[]): Hit["rank"] =>
  forms.some(({ kind }) => kind <= FORM.variant) ? 2 : forms.some(({ kind }) => kind === FORM.short) ? 1 : 0;

function endsWhole(text: UnitText, end: number): boolean {
  const [last, next] = [text.codes[end - 1], text.codes[end]];
  if (last === undefined || next === undefined || text.gap[end]) return true;
  return isDigit(last) ? !isDigit(next) : !CUT.has(sliceFolded(text, end - 1, end + 1));
}

/** 前 卫 社 区 is spaced out as a whole; 前卫 社区 is one name; 前 卫 alone is two words. */
function holdsTogether(index: UnitIndex, node: number, length: number, gaps: number): boolean {
  if (gaps === 0) return true;
  if (gaps === length - 1) return length > 2;
  return length > 3 && index.formsAt(node).some(({ kind }) => kind <= FORM.short);
}
