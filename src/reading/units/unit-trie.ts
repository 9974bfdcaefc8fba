/**
 * A tree of characters in flat arrays: 100,000 names in memory that the garbage collector never walks. A step is one
 * look-up in a hash table of (node, character), so a place in a text costs the length of the longest name at most.
 */
export type Trie = {
  /** The node below `node` for this character; 0 when no name goes on like that. */
  step(node: number, code: number): number;
  /** The node at the end of this word; null when no name begins like it. */
  find(word: string): number | null;
  /** The nodes below a node, newest first. */
  children(node: number): number[];
  parentOf(node: number): number;
  size: number;
};

export type TrieBuilder = Trie & {
  /** The node at the end of this word, made if it is new. */
  insert(word: string): number;
};

const NODES_FIRST = 1 << 12;
export const ROOT = 0;

/** An empty tree; insert first, then look up. */
export function createTrie(): TrieBuilder {
  let parent = new Int32Array(NODES_FIRST);
  let sibling = new Int32Array(NODES_FIRST);
  let child = new Int32Array(NODES_FIRST);
  let codes = new Uint16Array(NODES_FIRST);
  let table = new Int32Array(NODES_FIRST * 2);
  let size = 1;

  const slotOf = (node: number, code: number) => {
    const mask = table.length - 1;
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const found = table[slot] ?? 0;
      if (found === 0 || (parent[found] === node && codes[found] === code)) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const grow = () => {
    const room = parent.length * 2;
    parent = widen(parent, new Int32Array(room));
    sibling = widen(sibling, new Int32Array(room));
    child = widen(child, new Int32Array(room));
    codes = widen(codes, new Uint16Array(room));
    table = new Int32Array(room * 2);
    for (let node = 1; node < size; node++) table[slotOf(parent[node] ?? 0, codes[node] ?? 0)] = node;
  };

  const add = (node: number, code: number) => {
    const slot = slotOf(node, code);
    const found = table[slot] ?? 0;
    if (found !== 0) return found;
    const made = size++;
    parent[made] = node;
    codes[made] = code;
    sibling[made] = child[node] ?? 0;
    child[node] = made;
    table[slot] = made;
    if (size === parent.length) grow();
    return made;
  };

  const step = (node: number, code: number) => table[slotOf(node, code)] ?? 0;

  return {
    step,
    find(word) {
      let node = ROOT;
      for (let at = 0; at < word.length; at++) {
        node = step(node, word.charCodeAt(at));
        if (node === ROOT) return null;
      }
      return node;
    },
    children(node) {
      const below: number[] = [];
      for (let next = child[node] ?? 0; next !== 0; next = sibling[next] ?? 0) below.push(next);
      return below;
    },
    parentOf: (node) => parent[node] ?? 0,
    get size() {
      return size;
    },
    insert(word) {
      let node = ROOT;
      for (let at = 0; at < word.length; at++) node = add(node, word.charCodeAt(at));
      return node;
    },
  };
}

function widen<T extends Int32Array | Uint16Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}
