import { FORM, type FormKind } from "./unit-form-kinds.ts";
import type { Hit } from "./unit-hits.ts";
import type { Form, UnitIndex, UnitName } from "./unit-index.ts";
import { CANDIDATES_MAX, type Reader, type Via } from "./unit-mention.ts";

/** Whom a way of writing means by itself, before one looks at what stands around it. */
export type Meaning = {
  units: readonly UnitName[];
  /** The unit, where no other can be meant by it. */
  only: UnitName | null;
  kind: FormKind;
  everyday: boolean;
};

/** A whole name wins over parts of other names; of a house's part, what begins with it is meant too. */
export function meaningOf({ index, meanings }: Reader, hit: Hit): Meaning {
  const known = meanings.get(hit.node);
  if (known) return known;
  const meaning = readMeaning(index, hit);
  meanings.set(hit.node, meaning);
  return meaning;
}

function readMeaning(index: UnitIndex, hit: Hit): Meaning {
  const names = hit.forms.filter(({ kind }) => kind <= FORM.alias);
  const whole = names.length > 0 ? names : hit.forms.filter(({ kind }) => kind === FORM.variant);
  const forms = whole.length > 0 ? whole : hit.forms;
  const units = [...new Set(forms.map((form) => form.unit))];
  const said = { kind: strongest(forms), everyday: forms.some((form) => form.everyday) };
  const [first, second] = units;
  if (!first || second) return { ...said, units, only: null };
  // 普坪 is the community, whatever else is called 普坪…; 白马 of 白马小学 may as well be 白马东区.
  if (whole.length > 0 || isArea(first) || !index.isSharedAt(hit.node, first))
    return { ...said, units, only: first };
  return {
    ...said,
    units: [...new Set([first, ...index.unitsBelow(hit.node, CANDIDATES_MAX)])],
    only: null,
  };
}

const STRONGEST_FIRST = Object.values(FORM);
const strongest = (forms: readonly Form[]): FormKind =>
  STRONGEST_FIRST.find((kind) => forms.some((form) => form.kind === kind)) ?? FORM.cue;

/** How this writing names its unit. */
export const viaOf = (kind: FormKind): Via =>
  kind === FORM.name ? "name" : kind === FORM.alias || kind === FORM.nick ? "alias" : "abbreviation";

/** True for a street, a zone, a community: what has houses in it. */
export const isArea = (unit: UnitName): boolean =>
  unit.kind === "社区" || (unit.isBody ? unit.kind !== "部门" : /(社区|居委会|村委会)$/.test(unit.name));
