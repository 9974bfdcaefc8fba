import type { UnitIndex, UnitName } from "./unit-index.ts";
import type { Meaning } from "./unit-meaning.ts";
import type { UnitText } from "./unit-text.ts";
import type { Span, Words } from "./unit-vocabulary.ts";

/** How a unit was named: by its own name, an alias of the register, or a short form that means it alone. */
export type Via = "name" | "alias" | "abbreviation";

/** stated: certain · ambiguous: one of these · unknown: a name that no unit has, these are near. `weak`: a road, a guess. */
type Said =
  | { how: "stated"; unit: UnitName; via: Via }
  | { how: "ambiguous"; units: readonly UnitName[]; weak: boolean }
  | { how: "unknown"; units: readonly UnitName[]; weak: boolean };

/** What is said of units at a place of the folded text. */
export type Found = Said & Span;

/** A place in a text where a unit is, or may be, named; `start`, `end` and `text` as it was given. */
export type UnitMention = Said & { start: number; end: number; text: string };

/** All that is known of one text while it is read. */
export type Reader = {
  index: UnitIndex;
  text: UnitText;
  words: Words;
  /** A name that stands in a text a thousand times is looked up once. */
  meanings: Map<number, Meaning>;
};

export const CANDIDATES_MAX = 8;

/** The units one may choose from, or the one. */
export const unitsOf = (found: Found): readonly UnitName[] =>
  found.how === "stated" ? [found.unit] : found.units;

/** Where it stands in the text as given. */
export function placeOf(
  { text }: Reader,
  { start, end }: Span,
): { start: number; end: number; text: string } {
  const [from, to] = [text.from[start] ?? 0, text.to[end - 1] ?? 0];
  return { start: from, end: to, text: text.given.slice(from, to) };
}
