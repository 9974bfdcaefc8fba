import type { UnitIndex, UnitName } from "./unit-index.ts";
import type { Meaning } from "./unit-meaning.ts";
import type { UnitText } from "./unit-text.ts";
import type { Span, Words } from "./unit-vocabulary.ts";

/** How a unit was named: by its own name, an alias of the register, or a short form that means it alone. */
export type Via = "name" | "alias" | "abbreviation";

/** `start`, `end` and `text`: where it stands in the text as given. */
type Place = { start: number; end: number; text: string };

/** A place in a text where a unit is, or may be, named. `weak`: a road, a mention, a guess; a chat's own unit wins. */
export type UnitMention = Place &
  (
    | { how: "stated"; unit: UnitName; via: Via }
    | { how: "ambiguous"; candidates: UnitName[]; weak: boolean }
    | { how: "unknown"; near: UnitName[]; weak: boolean }
  );

export type Verdict =
  | { how: "stated"; unit: number; via: Via }
  | { how: "ambiguous"; units: readonly number[]; weak: boolean }
  | { how: "unknown"; units: readonly number[]; weak: boolean };

/** A mention before it is told: its place in the folded text, and units by their place in the index. */
export type Found = Verdict & Span;

/** All that is known of one text while it is read. */
export type Reader = {
  index: UnitIndex;
  text: UnitText;
  words: Words;
  /** A name that stands in a text a thousand times is looked up once. */
  meanings: Map<number, Meaning>;
};

export const CANDIDATES_MAX = 8;

/** The units at these places of the index. */
export const unitsOf = (index: UnitIndex, places: readonly number[]): UnitName[] =>
  places.flatMap((place) => index.names[place] ?? []);

/** A mention with its place in the text as given. */
export function tellMention({ index, text }: Reader, found: Found): UnitMention {
  const start = text.from[found.start] ?? 0;
  const end = text.to[found.end - 1] ?? start;
  const place = { start, end, text: text.given.slice(start, end) };
  if (found.how === "ambiguous")
    return { ...place, how: "ambiguous", candidates: unitsOf(index, found.units), weak: found.weak };
  if (found.how === "unknown")
    return { ...place, how: "unknown", near: unitsOf(index, found.units), weak: found.weak };
  const [unit] = unitsOf(index, [found.unit]);
  return unit
    ? { ...place, how: "stated", unit, via: found.via }
    : { ...place, how: "unknown", near: [], weak: true };
}
