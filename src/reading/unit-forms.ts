import { bodyForms } from "./unit-body-forms.ts";
import { type AddForm, FORM, isPlace } from "./unit-form-kinds.ts";
import type { UnitName } from "./unit-index.ts";
import { institutionForms } from "./unit-institution-forms.ts";
import { isEveryday } from "./unit-lexicon.ts";
import { foldName } from "./unit-text.ts";
import { kindOf, UNIT_WORDS } from "./unit-words.ts";

/** What a name is made of, for names near it: the name without 示例·, and its part without the kind. */
export type NameParts = { bare: string; stem: string };

export const DEMO_PREFIX = "示例·";
const STEM_CHARS_MIN = 2;

/** Every way this unit may be written, as far as rules go. `streets`: stems of the streets of the register. */
export function addForms(unit: UnitName, streets: ReadonlySet<string>, add: AddForm): NameParts {
  const name = foldName(unit.name);
  const bare = name.startsWith(DEMO_PREFIX) ? name.slice(DEMO_PREFIX.length) : name;
  const stem = unit.isBody
    ? bodyForms(bare, unit.kind, add)
    : (communityForms(unit, bare, add) ?? institutionForms(bare, streets, add));
  const everyday = stem === "" || isEveryday(stem);
  add(name, FORM.name, everyday);
  if (bare !== name) add(bare, FORM.name, everyday);
  for (const alias of unit.aliases.map(foldName)) {
    const isWhole = kindOf(alias) !== null || /(社区|街道)$/.test(alias);
    if (alias.length >= STEM_CHARS_MIN) add(alias, isWhole ? FORM.alias : FORM.nick, isEveryday(alias));
  }
  return { bare, stem };
}

/** 前卫社区 is also 前卫居委会 and 前卫; 棕树营南区社区 also 棕南; null for what is no community. */
function communityForms(unit: UnitName, bare: string, add: AddForm): string | null {
  const suffix = UNIT_WORDS.community.find((word) => bare.endsWith(word) && bare.length > word.length + 1);
  if (unit.kind !== "社区" && (!suffix || suffix === "村")) return null;
  const stem = suffix ? bare.slice(0, -suffix.length) : bare;
  const everyday = isEveryday(stem);
  addCommunity(stem, everyday, add);
  add(stem, isPlace(stem) ? FORM.place : FORM.stem, everyday);
  const area = /^(.{2,})([东南西北中])区$/.exec(stem);
  const [, base = "", side = ""] = area ?? [];
  if (area) addArea(base + side, add);
  if (area && base.length > 2) addArea(base.charAt(0) + side, add);
  return stem;
}

function addArea(short: string, add: AddForm): void {
  add(short, FORM.stem, isEveryday(short));
  addCommunity(short, false, add);
}

function addCommunity(stem: string, everyday: boolean, add: AddForm): void {
  for (const variant of UNIT_WORDS.communityVariants) add(stem + variant, FORM.variant, everyday);
}
