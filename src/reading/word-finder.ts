/** A word of a list, where it stands in a text. */
export type WordHit<Tag extends string> = { tag: Tag; word: string; at: number };

/**
 * Finds the words of many lists in one pass: at each place the longest word of each list. Time grows with the text,
 * hardly with the lists, so that the lists may be long.
 */
export function createWordFinder<Tag extends string>(
  lists: Record<Tag, readonly string[]>,
): (text: string) => WordHit<Tag>[] {
  const byStart = new Map<string, { tag: Tag; word: string }[]>();
  for (const tag of Object.keys(lists) as Tag[]) {
    for (const word of new Set(lists[tag])) {
      const start = word.slice(0, 2);
      const known = byStart.get(start) ?? [];
      known.push({ tag, word });
      byStart.set(start, known);
    }
  }
  for (const known of byStart.values()) known.sort((a, b) => b.word.length - a.word.length);

  return (text) => {
    const hits: WordHit<Tag>[] = [];
    for (let at = 0; at < text.length; at++) {
      const taken = new Set<Tag>();
      for (const start of [text.slice(at, at + 2), text[at] ?? ""]) {
        for (const { tag, word } of byStart.get(start) ?? []) {
          if (taken.has(tag) || !text.startsWith(word, at)) continue;
          taken.add(tag);
          hits.push({ tag, word, at });
        }
        if (start.length === 1) break;
      }
    }
    return hits;
  };
}
