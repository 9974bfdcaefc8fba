import { bareName } from "./unit-forms.ts";
import type { UnitIndex, UnitName } from "./unit-index.ts";

const BRANCHES_MAX = 8;

/** Units of the chat's own street whose names go on this one of another street: a 校区 of a school, a 支行 of a bank. */
export function branchesHere(index: UnitIndex, unit: UnitName, street: string | null): UnitName[] {
  if (street === null || unit.isBody || unit.street === null || unit.street === street) return [];
  const node = index.trie.find(bareName(unit));
  if (node === null) return [];
  return index
    .unitsBelow(node, BRANCHES_MAX)
    .filter((other) => other !== unit && !other.isBody && other.street === street);
}
