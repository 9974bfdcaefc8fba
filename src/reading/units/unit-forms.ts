import { bodyForms } from "./unit-body-forms.ts";
import { type AddForm, FORM, isPlace } from "./unit-form-kinds.ts";
import type { UnitName } from "./unit-index.ts";
import { institutionForms } from "./unit-institution-forms.ts";
import { isEveryday } from "./unit-lexicon.ts";
import type { NearName } from "./unit-near.ts";
import { foldName } from "./unit-text.ts";
import { kindOf, UNIT_WORDS } from "./unit-words.ts";

const DEMO_PREFIX = "示例·";
const ALIAS_CHARS_MIN = 2;

/** A name as it is looked for, without the mark of an invented unit. */
export const bareName = (unit: UnitName): string => {
  const name = foldName(unit.name);
  return name.startsWith(DEMO_PREFIX) ? name.slice(DEMO_PREFIX.length) : name;
};

/**
 * Tells every way this unit may be written, as far as rules go, and gives what names near it are found by.
 * `streets`: the stems of the register's streets.
 */
export function addForms(unit: UnitName, streets: ReadonlySet<string>, add: AddForm): NearName {
  const bare = bareName(unit);
  const stem = unit.isBody
    ? bodyForms(bare, unit.kind, add)
    : (communityForms(unit, bare, add) ?? institutionForms(bare, streets, add));
  const everyday = stem === "" || isEveryday(stem);
  add(bare, FORM.name, everyday);
  if (bare.length !== unit.name.length) add(foldName(unit.name), FORM.name, everyday);
  for (const alias of unit.aliases.map(foldName)) {
    const isWhole = kindOf(alias) !== null;
    if (alias.length >= ALIAS_CHARS_MIN) add(alias, isWhole ? FORM.alias : FORM.nick, isEveryday(alias));
  }
  // A department is no word that one mistypes for a name: 应急灯 is near no 应急局.
  return { stem: unit.kind === "部门" ? "" : stem, last: bare.slice(-1) };
}

/** 前卫社区 is also 前卫居委会 and 前卫; 棕树营南区社区 also 棕南; null for what is no community. */
function communityForms(unit: UnitName, bare: string, add: AddForm): string | null {
  const suffix = UNIT_WORDS.community.find((word) => bare.endsWith(word) && bare.length > word.length + 1);
  if (unit.kind !== "社区" && (!suffix || suffix === "村")) return null;
  const stem = suffix ? bare.slice(0, -suffix.length) : bare;
  const everyday = isEveryday(stem);
  addCommunity(stem, everyday, add);
  add(stem, isPlace(stem) ? FORM.place : FORM.stem, everyday);
  const [, base = "", side = ""] = /^(.{2,})([东南西北中])区$/.exec(stem) ?? [];
  if (side) addArea(base + side, add);
  if (base.length > 2) addArea(base.charAt(0) + side, add);
  return stem;
}

function addArea(short: string, add: AddForm): void {
  add(short, FORM.stem, isEveryday(short));
  addCommunity(short, false, add);
}

function addCommunity(stem: string, everyday: boolean, add: AddForm): void {
  for (const variant of UNIT_WORDS.communityVariants) add(stem + variant, FORM.variant, everyday);
}
