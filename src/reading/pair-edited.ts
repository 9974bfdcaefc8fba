import { isElsewhere, isLike } from "./same-thing.ts";

/** What is compared: a draft or a problem by its unit and by its words, those without names of units. */
export type Told = { unitId: number | null; words: string };

/**
 * Which problem of a changed message each thing made of it before is now, by place in the list; null where none is left
 * for it. Like goes to like, whatever the order: a picture or a correction stays with what it was of. What is like
 * nothing is paired in the order told, for all of it may have been written anew.
 */
export function pairEdited(before: readonly Told[], now: readonly Told[]): (number | null)[] {
  const pairs = before
    .flatMap((old, from) => now.map((one, to) => ({ from, to, near: nearness(old, one) })))
    .sort((a, b) => b.near - a.near || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from);
  const found: (number | null)[] = before.map(() => null);
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (found[from] !== null || taken.has(to)) continue;
    found[from] = to;
    taken.add(to);
  }
  return found;
}

function nearness(old: Told, now: Told): number {
  const sameUnit = old.unitId !== null && old.unitId === now.unitId;
  const like = isLike(old.words, now.words) && !isElsewhere(old.words, now.words);
  return (like ? 2 : 0) + (sameUnit ? 1 : 0);
}
