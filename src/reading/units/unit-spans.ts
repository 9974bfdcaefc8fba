import type { UnitIndex } from "./unit-index.ts";
import { allUnitsIn } from "./units.ts";

/** A unit's name in a text, and which unit it means. */
export type NamedSpan = { start: number; end: number; id: string };

/** Where units are named for certain; streets and departments are no units. */
export function unitSpans(index: UnitIndex, text: string): NamedSpan[] {
  return allUnitsIn(index, text).flatMap((found) =>
    "unit" in found && !found.unit.isBody
      ? [{ start: found.start, end: found.end, id: String(found.unit.id) }]
      : [],
  );
}
