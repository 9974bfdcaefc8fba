import { bareName } from "./unit-forms.ts";
import type { UnitIndex, UnitName } from "./unit-index.ts";
import type { Found, Reader } from "./unit-mention.ts";
import { sliceFolded } from "./unit-text.ts";

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

const BRACKETED = /^[([【〔]([^()[\]【】〔〕]{2,8})[)\]】〕]/;
const BRACKETED_CHARS_MAX = 10;

/** 春和小学(福海): what goes by that name in the street in brackets, then the rest; empty where the street is the unit's own. */
export function branchesInBrackets({ index, text }: Reader, { end }: Found, unit: UnitName): UnitName[] {
  const said = BRACKETED.exec(sliceFolded(text, end, end + BRACKETED_CHARS_MAX))?.[1];
  const street = said ? (index.byName.get(said) ?? index.byName.get(`${said}街道`)) : undefined;
  if (!street?.isBody || unit.isBody || unit.street === null || unit.street === street.name) return [];
  const node = index.trie.find(bareName(unit));
  const below = node === null ? [] : index.unitsBelow(node, BRANCHES_MAX);
  const others = below.filter((other) => other !== unit && !other.isBody);
  return [
    ...others.filter((other) => other.street === street.name),
    unit,
    ...others.filter((other) => other.street !== street.name),
  ];
}
