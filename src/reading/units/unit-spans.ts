import { allIn, type UnitsHeard } from "./units.ts";

/** A unit's name in a text, and which unit it means. */
export type NamedSpan = { start: number; end: number; id: string };

/** Where units are named for certain; streets and departments are no units. */
export const unitSpans = (heard: UnitsHeard): NamedSpan[] =>
  allIn(heard).flatMap((found) =>
    "unit" in found && !found.unit.isBody
      ? [{ start: found.start, end: found.end, id: String(found.unit.id) }]
      : [],
  );
