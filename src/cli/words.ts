import { formatInstant } from "../domain/day.ts";

/**
 * The words and the options of a call, or null when it has an option this tool does not know, or more words than it
 * can use: a mistyped option must never be taken for its absence.
 */
export function readWords<Option extends string>(
  argv: readonly string[],
  q: { wordsMax: number; options?: readonly Option[] },
): { words: string[]; options: ReadonlySet<Option> } | null {
  const options = new Set<Option>();
  const words: string[] = [];
  for (const word of argv) {
    const option = q.options?.find((name) => word === name);
    if (option) options.add(option);
    else if (word.startsWith("-")) return null;
    else words.push(word);
  }
  return words.length <= q.wordsMax ? { words, options } : null;
}

const LONG_AGO = new Date(0);

/** An instant with its year, whichever it is: what a tool says is read again much later. */
export const formatWithYear = (at: Date) => formatInstant(at, LONG_AGO);
