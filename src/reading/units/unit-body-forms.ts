import { type AddForm, FORM } from "./unit-form-kinds.ts";
import { isEveryday } from "./unit-lexicon.ts";
import { UNIT_WORDS } from "./unit-words.ts";

/** 西山区, 西山: of what is larger, 昆明市公安局 is another body. */
const DISTRICTS = UNIT_WORDS.home
  .filter((word) => word.endsWith("区"))
  .flatMap((word) => [word, word.slice(0, -1)]);
const LEADS = ["区委", "区", "县委", "县", "市委", "市"];

/** The ways a street, a zone or a department is written. Gives its stem. */
export function bodyForms(bare: string, kind: string, add: AddForm): string {
  const street = UNIT_WORDS.street.find((word) => bare.endsWith(word) && bare.length > word.length + 1);
  if (street) return streetForms(bare.slice(0, -street.length), add);
  return kind === "部门" ? departmentForms(bare, add) : zoneForms(bare, add);
}

function streetForms(stem: string, add: AddForm): string {
  const everyday = isEveryday(stem);
  for (const variant of UNIT_WORDS.streetVariants) add(stem + variant, FORM.variant, everyday);
  add(stem, FORM.stem, everyday);
  return stem;
}

/** 昆明滇池国家旅游度假区 is also 滇池度假区 and, as long as it is the only one, 度假区. */
function zoneForms(bare: string, add: AddForm): string {
  const local = withoutHome(bare);
  if (local !== bare) add(local, FORM.variant, false);
  for (const zone of UNIT_WORDS.zones.filter((word) => local.endsWith(word) && local.length > word.length)) {
    add(zone, FORM.short, false);
    if (local.length - zone.length >= 2) add(local.slice(0, 2) + zone, FORM.variant, false);
  }
  return local;
}

/** 区公安分局 is also 公安局, 区公安, and 公安 before 那边; 区委政法委 also 政法委. */
function departmentForms(bare: string, add: AddForm): string {
  const local = withoutHome(bare);
  const lead = LEADS.find((word) => local.startsWith(word) && local.length > word.length + 2) ?? "";
  const core = local.slice(lead.length);
  for (const name of [core, ...(UNIT_WORDS.bodyNames[core] ?? [])]) addDepartment(name, add);
  const tail = UNIT_WORDS.bodyTails.find((word) => core.endsWith(word) && core.length > word.length + 1);
  if (!tail) {
    const plain = core.replace("建设领导小组", "领导小组");
    if (plain !== core) addDepartment(plain, add);
    return core;
  }
  const subject = core.slice(0, -tail.length);
  for (const word of [subject, ...(UNIT_WORDS.bodyWords[subject] ?? [])]) {
    addDepartment(word + tail, add);
    if (tail === "分局") addDepartment(`${word}局`, add);
    add(`区${word}`, FORM.short, false);
    add(word, FORM.cue, false);
  }
  return core;
}

function addDepartment(core: string, add: AddForm): void {
  add(core, FORM.short, false);
  add(`区${core}`, FORM.variant, false);
  for (const home of DISTRICTS) add(home + core, FORM.variant, false);
}

function withoutHome(name: string): string {
  const home = UNIT_WORDS.home.find((word) => name.startsWith(word) && name.length > word.length + 2);
  return home ? name.slice(home.length) : name;
}
