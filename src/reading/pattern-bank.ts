import { whereMet } from "./pattern.ts";
import type { Needs } from "./pattern-needs.ts";

/**
 * Many things each known by a pattern: which of them may be in a text, in their order. Asking hundreds one after another
 * costs more than all that is found; here each waits at the rarest signs it cannot do without, and only the signs of the
 * text call.
 */
export function bankOf<Item>(
  items: readonly Item[],
  needsOf: (item: Item) => Needs,
): (text: string) => Item[] {
  const needs = items.map(needsOf);
  const countOf = countSigns(needs);
  const waiting = new Map<number, number[]>();
  const always: number[] = [];
  for (const [place, one] of needs.entries()) {
    const key = keyOf(one, countOf);
    if (key === null) always.push(place);
    else for (const sign of new Set(key)) waiting.set(sign, [...(waiting.get(sign) ?? []), place]);
  }
  const met = needs.map(whereMet);
  // Who was called last in which turn: a set for every text would take longer than the calling.
  const calledIn = new Float64Array(items.length);
  let turn = 0;
  return (text) => {
    turn += 1;
    const called = [...always];
    for (let at = 0; at < text.length; at++) {
      for (const place of waiting.get(text.charCodeAt(at)) ?? NOBODY) {
        if (calledIn[place] === turn) continue;
        calledIn[place] = turn;
        called.push(place);
      }
    }
    return called
      .filter((place) => met[place]?.(text))
      .sort((a, b) => a - b)
      .flatMap((place) => items[place] ?? []);
  };
}
const NOBODY: readonly number[] = [];

/** How many of the needs name a sign: what many name is common in the language too. */
function countSigns(needs: readonly Needs[]): (sign: number) => number {
  const counts = new Map<number, number>();
  const count = (one: Needs): void => {
    if (typeof one === "number") counts.set(one, (counts.get(one) ?? 0) + 1);
    else if (one !== true) ("every" in one ? one.every : one.some).forEach(count);
  };
  needs.forEach(count);
  return (sign) => counts.get(sign) ?? 0;
}

/** Signs of which one at least must be there, the rarest such; null where nothing is needed. */
function keyOf(needs: Needs, countOf: (sign: number) => number): number[] | null {
  if (needs === true) return null;
  if (typeof needs === "number") return [needs];
  if ("some" in needs) {
    const keys = needs.some.map((one) => keyOf(one, countOf));
    return keys.some((key) => key === null) ? null : keys.flatMap((key) => key ?? []);
  }
  const cost = (key: number[]) => key.reduce((sum, sign) => sum + countOf(sign), 0);
  const keys = needs.every.flatMap((one) => {
    const key = keyOf(one, countOf);
    return key ? [key] : [];
  });
  return keys.sort((a, b) => cost(a) - cost(b))[0] ?? null;
}
