import { pinyin } from "pinyin-pro";

/** How a character is read: each reading without its tone, and folded as speakers of the south-west mix them up. */
type Sound = { plain: readonly number[]; folded: readonly number[] };

const READINGS_MAX = 3;
const KEYS_MAX = 4;
const ids = new Map<string, number>();
/** What a character sounds like never changes: remembered, not state. */
const sounds = new Map<number, Sound>();

function idOf(syllable: string): number {
  const known = ids.get(syllable);
  if (known !== undefined) return known;
  ids.set(syllable, ids.size + 1);
  return ids.size;
}

/** n = l, f = hu, zh = z, ch = c, sh = s, ing = in, eng = en, ang = an. */
function foldSyllable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/^n(?=.)/, "l")
    .replace(/^hu$/, "fu")
    .replace(/^hui$/, "fei")
    .replace(/^hun$/, "fen")
    .replace(/^hu(?=.)/, "f")
    .replace(/([iea]n)g$/, "$1");
}

function soundOf(code: number): Sound {
  const known = sounds.get(code);
  if (known) return known;
  const readings = pinyin(String.fromCharCode(code), { toneType: "none", multiple: true, type: "array" });
  const some = readings.slice(0, READINGS_MAX);
  const sound = { plain: some.map(idOf), folded: [...new Set(some.map((one) => idOf(foldSyllable(one))))] };
  sounds.set(code, sound);
  return sound;
}

/** Numbers under which a word is found by its folded sound: more than one where a character has several readings. */
export function soundKeys(word: string): number[] {
  let keys = [17];
  for (let at = 0; at < word.length; at++) {
    const { folded } = soundOf(word.charCodeAt(at));
    const next: number[] = [];
    for (const key of keys)
      for (const id of folded) if (next.length < KEYS_MAX) next.push((Math.imul(key, 1_000_003) ^ id) | 0);
    keys = next;
  }
  return keys;
}

/** How alike two words sound: the same, the same but for what speakers mix up, or otherwise. */
export function compareSounds(a: string, b: string): "same" | "near" | "other" {
  if (a.length !== b.length) return "other";
  let verdict: "same" | "near" = "same";
  for (let at = 0; at < a.length; at++) {
    const [left, right] = [soundOf(a.charCodeAt(at)), soundOf(b.charCodeAt(at))];
    if (left === right || left.plain.some((id) => right.plain.includes(id))) continue;
    if (!left.folded.some((id) => right.folded.includes(id))) return "other";
    verdict = "near";
  }
  return verdict;
}
