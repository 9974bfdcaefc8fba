/** A word of a list, where it stands in a text. */
export type WordHit<Tag extends string> = { tag: Tag; word: string; at: number };

type Listed<Tag extends string> = { tag: Tag; word: string };

/**
 * Finds the words of many lists in one pass: at each place the longest word of each list. Time grows with the text,
 * hardly with the lists, so that the lists may be long.
 */
export function createWordFinder<Tag extends string>(
  lists: Record<Tag, readonly string[]>,
): (text: string) => WordHit<Tag>[] {
  const byPair = new Map<number, Listed<Tag>[]>();
  const bySign = new Map<number, Listed<Tag>[]>();
  for (const tag of Object.keys(lists) as Tag[]) {
    for (const word of new Set(lists[tag])) {
      if (word.length > 1) add(byPair, pairAt(word, 0), { tag, word });
      else add(bySign, word.charCodeAt(0), { tag, word });
    }
  }
  for (const known of byPair.values()) known.sort((a, b) => b.word.length - a.word.length);

  return (text) => {
    const hits: WordHit<Tag>[] = [];
    for (let at = 0; at < text.length; at++) {
      const pairs = byPair.get(pairAt(text, at));
      if (pairs) take(hits, pairs, text, at);
      const signs = bySign.get(text.charCodeAt(at));
      if (signs) take(hits, signs, text, at);
    }
    return hits;
  };
}

/** Two signs as one number: a look-up without cutting a string. */
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

function add<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = groups.get(key);
  if (known) known.push(value);
  else groups.set(key, [value]);
}

/** Of each list the first that stands here, unless a longer word of it does. */
function take<Tag extends string>(
  hits: WordHit<Tag>[],
  listed: readonly Listed<Tag>[],
  text: string,
  at: number,
): void {
  for (const { tag, word } of listed)
    if (text.startsWith(word, at) && !isTaken(hits, tag, at)) hits.push({ tag, word, at });
}

/** What was found at this place stands last. */
function isTaken<Tag extends string>(hits: readonly WordHit<Tag>[], tag: Tag, at: number): boolean {
  for (let last = hits.length - 1; last >= 0; last--) {
    const hit = hits[last];
    if (hit?.at !== at) return false;
    if (hit.tag === tag) return true;
  }
  return false;
}
