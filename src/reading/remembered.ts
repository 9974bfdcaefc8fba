/**
 * A pure reading of a text that remembers the texts it was asked last: splitting, acts, units and matters ask the same of
 * the same words. What is given back is shared, and must not be changed.
 */
export function remembered<Read>(read: (text: string) => Read, texts = 4): (text: string) => Read {
  const known: { text: string; read: Read }[] = [];
  let oldest = 0;
  return (text) => {
    const found = known.find((one) => one.text === text);
    if (found) return found.read;
    const one = { text, read: read(text) };
    known[oldest] = one;
    oldest = (oldest + 1) % texts;
    return one.read;
  };
}
