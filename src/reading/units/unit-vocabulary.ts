import { isWordPair } from "./unit-lexicon.ts";
import { isHan, type UnitText } from "./unit-text.ts";
import { createTrie, ROOT } from "./unit-trie.ts";
import { type Kind, UNIT_WORDS } from "./unit-words.ts";

const CUES = {
  area: UNIT_WORDS.areaCues,
  report: UNIT_WORDS.reportCues,
  query: UNIT_WORDS.queryCues,
  body: UNIT_WORDS.bodyCues,
  gate: UNIT_WORDS.gates,
  dwelling: UNIT_WORDS.dwellings,
  landmark: UNIT_WORDS.landmarks,
  blocker: UNIT_WORDS.blockers,
} as const;
export type Cue = keyof typeof CUES;
type Entry = { cues: ReadonlySet<Cue>; kind: Kind | null };

const trie = createTrie();
const entries = new Map<number, Entry>();
for (const word of new Set([...Object.values(CUES).flat(), ...UNIT_WORDS.kinds.map((kind) => kind.word)])) {
  const cues = new Set<Cue>();
  for (const cue of Object.keys(CUES) as Cue[]) if (CUES[cue].includes(word)) cues.add(cue);
  entries.set(trie.insert(word), { cues, kind: UNIT_WORDS.kinds.find((kind) => kind.word === word) ?? null });
}

/** A place in the folded text where a name may end with a kind, or where a fixed phrase stands. */
export type KindSpan = { start: number; end: number; kind: Kind };
export type Span = { start: number; end: number };

/** `cued`: where 那边, 零报告 and the like begin. */
export type Words = {
  kinds: readonly KindSpan[];
  kindEnds: ReadonlySet<number>;
  cued: readonly number[];
  blocked: readonly Span[];
};

/** The kinds of houses that a text speaks of, and the phrases that hide a name (龙门吊), left to right. */
export function scanWords(text: UnitText): Words {
  const kinds: KindSpan[] = [];
  const cued: number[] = [];
  const blocked: Span[] = [];
  for (let start = 0; start < text.codes.length; start++) {
    const spoken = walk(text, start);
    if (spoken.length === 0) continue;
    let longest: KindSpan | null = null;
    for (const { end, entry } of spoken) {
      if (entry.kind && endsHere(text, start, end)) longest = { start, end, kind: entry.kind };
      if (entry.cues.has("blocker")) blocked.push({ start, end });
      if ((entry.cues.has("area") || entry.cues.has("report")) && cued.at(-1) !== start) cued.push(start);
    }
    const before = kinds.at(-1);
    // 市场 of 农贸市场 ends the same name; 社区卫生服务中心 holds two.
    if (longest && !(before && before.end >= longest.end)) kinds.push(longest);
  }
  return { kinds, kindEnds: new Set(kinds.map(({ end }) => end)), cued, blocked };
}

/** True when a phrase of this sort begins here. */
export function cueAt(text: UnitText, start: number, cue: Cue): boolean {
  if (text.gap[start] && cue !== "area" && cue !== "report") return false;
  for (const { entry } of walk(text, start)) if (entry.cues.has(cue)) return true;
  return false;
}

type Spoken = { end: number; entry: Entry };
const NOTHING: readonly Spoken[] = [];

/** The phrases that begin here. Most places have none: they cost one step. */
function walk(text: UnitText, start: number): readonly Spoken[] {
  let node = trie.step(ROOT, text.codes[start] ?? 0);
  if (node === ROOT) return NOTHING;
  const spoken: Spoken[] = [];
  for (let end = start + 1; ; end++) {
    const entry = entries.get(node);
    if (entry) spoken.push({ end, entry });
    if (end >= text.codes.length || text.gap[end]) return spoken;
    node = trie.step(node, text.codes[end] ?? 0);
    if (node === ROOT) return spoken;
  }
}

const GOES_ON = new Set([..."生卡"].map((char) => char.charCodeAt(0)));

/** 厂 of 厂房, 小学 of 小学生 end no name. */
function endsHere(text: UnitText, start: number, end: number): boolean {
  const next = text.codes[end];
  if (next === undefined || text.gap[end] || !isHan(next)) return true;
  if (GOES_ON.has(next)) return false;
  return end - start > 1 || !isWordPair(text.codes[end - 1] ?? 0, next);
}
