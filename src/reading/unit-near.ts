import { isOneSlip } from "./nearest-word.ts";
import { compareSounds, soundKeys } from "./unit-sound.ts";

/** Names by how they sound and by what is left when one character falls out: near ones are found, not searched for. */
export type NearIndex = {
  /** Units whose stem sounds like this one, or is one slip away; `last` is the last character of the kind, or "". */
  near(stem: string, last: string): { unit: number; rank: number }[];
};

/** Ranks: how sure one is that a name was meant. */
export const RANK = { sameSound: 0, nearSound: 1, slip: 2, sameStem: 3 } as const;

const LOOKED_AT_MAX = 200;
const STEM_CHARS_MAX = 12;
const ALONE_CHARS_MIN = 3;

/** Builds it once for a register: `stems[i]` and the last character of the name of unit i. */
export function createNearIndex(units: readonly { stem: string; last: string }[]): NearIndex {
  const table = createPostings(units.length * 8 + 16);
  for (const [unit, { stem, last }] of units.entries()) {
    if (stem.length < 2 || stem.length > STEM_CHARS_MAX) continue;
    for (const key of soundKeys(stem)) table.add(key, unit);
    for (const key of slipKeys(stem, last)) table.add(key, unit);
    if (stem.length >= ALONE_CHARS_MIN) for (const key of slipKeys(stem, "")) table.add(key, unit);
  }

  return {
    near(stem, last) {
      if (stem.length < 2 || stem.length > STEM_CHARS_MAX + 1) return [];
      const found = new Map<number, number>();
      const take = (unit: number, rank: number) => {
        if (rank < (found.get(unit) ?? Number.POSITIVE_INFINITY)) found.set(unit, rank);
      };
      const fits = (unit: number) => last === "" || units[unit]?.last === last;
      for (const key of soundKeys(stem))
        table.each(key, LOOKED_AT_MAX, (unit) => {
          const sound = compareSounds(stem, units[unit]?.stem ?? "");
          if (sound !== "other" && fits(unit)) take(unit, sound === "same" ? RANK.sameSound : RANK.nearSound);
        });
      if (last !== "" || stem.length >= ALONE_CHARS_MIN)
        for (const key of slipKeys(stem, last))
          table.each(key, LOOKED_AT_MAX, (unit) => {
            if (fits(unit) && isOneSlip(stem, units[unit]?.stem ?? "")) take(unit, RANK.slip);
          });
      // Of two characters swapped, no single one is left to find it by.
      if (stem.length === 2 && last !== "") {
        const swapped = stem.charAt(1) + stem.charAt(0);
        const [key = 0] = slipKeys(swapped, last);
        table.each(key, LOOKED_AT_MAX, (unit) => {
          if (fits(unit) && units[unit]?.stem === swapped) take(unit, RANK.slip);
        });
      }
      return [...found]
        .map(([unit, rank]) => ({ unit, rank }))
        .sort((a, b) => a.rank - b.rank || a.unit - b.unit);
    },
  };
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

/** Number → units, as chains in flat arrays. */
function createPostings(expected: number) {
  const mask = 2 ** Math.ceil(Math.log2(expected)) - 1;
  const heads = new Int32Array(mask + 1);
  let keys = new Int32Array(expected + 1);
  let units = new Int32Array(expected + 1);
  let nexts = new Int32Array(expected + 1);
  let size = 1;
  const slotOf = (key: number) => (key ^ (key >>> 15)) & mask;
  const wide = (old: Int32Array<ArrayBuffer>) => {
    const made = new Int32Array(old.length * 2);
    made.set(old);
    return made;
  };
  return {
    add(key: number, unit: number) {
      if (size === keys.length) [keys, units, nexts] = [wide(keys), wide(units), wide(nexts)];
      const slot = slotOf(key);
      keys[size] = key;
      units[size] = unit;
      nexts[size] = heads[slot] ?? 0;
      heads[slot] = size++;
    },
    each(key: number, max: number, visit: (unit: number) => void) {
      let looked = 0;
      for (let at = heads[slotOf(key)] ?? 0; at !== 0 && looked < max; at = nexts[at] ?? 0) {
        looked += 1;
        if (keys[at] === key) visit(units[at] ?? 0);
      }
    },
  };
}
