/** The command word somebody probably meant: one slip in a short word, two in a longer one; null when none is near. */
export function nearestWord(given: string, words: readonly string[]): string | null {
  let best: { word: string; distance: number } | null = null;
  for (const word of words) {
    const distance = editDistance(given, word);
    const allowed = [...word].length >= 4 ? 2 : 1;
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
