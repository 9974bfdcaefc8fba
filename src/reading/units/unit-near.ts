import { isOneSlip } from "../nearest-word.ts";
import { compareSounds, soundKeys } from "./unit-sound.ts";

/** How sure one is that a name was meant: it sounds the same, nearly so, is one slip away, or is of another kind. */
export const RANK = { sameSound: 0, nearSound: 1, slip: 2, otherKind: 3 } as const;

/** A name's own part without its kind, and the last character of the kind. */
export type NearName = { stem: string; last: string };
export type Near = { place: number; rank: number };

const LOOKED_AT_MAX = 200;
const STEM_CHARS_MIN = 2;
const STEM_CHARS_MAX = 12;
/** Without a kind behind it, a shorter word is one slip away from too much. */
const ALONE_CHARS_MIN = 3;

/**
 * Names by how they sound, and by what is left when one character falls out: near ones are looked up, not searched for.
 * Gives those whose stem is near this one; `last` is the last character of the kind behind it, or "" for none.
 */
export function createNearIndex(names: readonly NearName[]): (stem: string, last: string) => Near[] {
  const table = createPostings(names.length * 8 + 16);
  for (const [place, { stem, last }] of names.entries()) {
    if (stem.length < STEM_CHARS_MIN || stem.length > STEM_CHARS_MAX) continue;
    for (const key of soundKeys(stem)) table.add(key, place);
    for (const key of slipKeys(stem, last)) table.add(key, place);
    if (stem.length >= ALONE_CHARS_MIN) for (const key of slipKeys(stem, "")) table.add(key, place);
  }

  return (stem, last) => {
    if (stem.length < STEM_CHARS_MIN || stem.length > STEM_CHARS_MAX + 1) return [];
    const ranks = new Map<number, number>();
    const consider = (place: number, rankOf: (name: NearName) => number | null) => {
      const name = names[place];
      if (!name || (last !== "" && name.last !== last)) return;
      const rank = rankOf(name);
      if (rank !== null && rank < (ranks.get(place) ?? Number.POSITIVE_INFINITY)) ranks.set(place, rank);
    };
    for (const key of soundKeys(stem))
      table.each(key, LOOKED_AT_MAX, (place) => consider(place, (name) => soundRank(stem, name.stem)));
    if (last !== "" || stem.length >= ALONE_CHARS_MIN)
      for (const key of [...slipKeys(stem, last), ...swapKeys(stem, last)])
        table.each(key, LOOKED_AT_MAX, (place) =>
          consider(place, (name) => (isOneSlip(stem, name.stem) ? RANK.slip : null)),
        );
    return [...ranks]
      .map(([place, rank]) => ({ place, rank }))
      .sort((a, b) => a.rank - b.rank || a.place - b.place);
  };
}

function soundRank(stem: string, other: string): number | null {
  const alike = compareSounds(stem, other);
  if (alike === "other") return null;
  return alike === "same" ? RANK.sameSound : RANK.nearSound;
}

/** The stem itself, and without each of its characters. Of two characters, which one is left matters too. */
function* slipKeys(stem: string, last: string): Generator<number> {
  const salt = last === "" ? 7 : last.charCodeAt(0) + 11;
  for (let left = -1; left < stem.length; left++) {
    let key = stem.length === 2 && left >= 0 ? salt + left : salt;
    for (let at = 0; at < stem.length; at++)
      if (at !== left) key = (Math.imul(key, 16_777_619) ^ stem.charCodeAt(at)) | 0;
    yield key;
  }
}

/** Of two characters swapped, no single one is left to find them by: the other order is looked up itself. */
function* swapKeys(stem: string, last: string): Generator<number> {
  if (stem.length !== 2) return;
  const [whole = 0] = slipKeys(stem.charAt(1) + stem.charAt(0), last);
  yield whole;
}

/** Number → places, as chains in flat arrays. */
function createPostings(expected: number) {
  const mask = 2 ** Math.ceil(Math.log2(expected)) - 1;
  const heads = new Int32Array(mask + 1);
  let keys = new Int32Array(expected + 1);
  let places = new Int32Array(expected + 1);
  let nexts = new Int32Array(expected + 1);
  let size = 1;
  const slotOf = (key: number) => (key ^ (key >>> 15)) & mask;
  return {
    add(key: number, place: number) {
      if (size === keys.length) [keys, places, nexts] = [widen(keys), widen(places), widen(nexts)];
      const slot = slotOf(key);
      keys[size] = key;
      places[size] = place;
      nexts[size] = heads[slot] ?? 0;
      heads[slot] = size++;
    },
    each(key: number, max: number, visit: (place: number) => void) {
      let looked = 0;
      for (let at = heads[slotOf(key)] ?? 0; at !== 0 && looked < max; at = nexts[at] ?? 0) {
        looked += 1;
        if (keys[at] === key) visit(places[at] ?? 0);
      }
    },
  };
}

function widen(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(old.length * 2);
  made.set(old);
  return made;
}
