/** The command word somebody probably meant: one slip in a short word, two in a longer one; null when none is near. */
export function nearestWord(given: string, words: readonly string[]): string | null {
  let best: { word: string; distance: number } | null = null;
  for (const word of words) {
    const allowed = [...word].length >= 4 ? 2 : 1;
    // A long message is no command word: do not measure it against each.
    if (Math.abs(given.length - word.length) > allowed * 2) continue;
    const distance = editDistance(given, word);
    if (distance <= allowed && distance < [...word].length && (!best || distance < best.distance))
      best = { word, distance };
  }
  return best?.word ?? null;
}

/** Levenshtein distance over characters. */
export function editDistance(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, char] of left.entries()) {
    const current = [i + 1];
    for (const [j, other] of right.entries()) {
      const replaced = (previous[j] ?? 0) + (char === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** True when one character was changed, left out, added, or two neighbours swapped; false for the same word. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
