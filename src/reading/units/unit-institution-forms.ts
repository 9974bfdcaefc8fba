import { type AddForm, FORM, type FormKind, isPlace } from "./unit-form-kinds.ts";
import { isEveryday } from "./unit-lexicon.ts";
import { numberedForms } from "./unit-numbered-forms.ts";
import { isDescription, type Kind, kindOf, UNIT_WORDS, withoutTrade } from "./unit-words.ts";

const SHORT_CHARS_MIN = 2;
const HOME = new Set(UNIT_WORDS.home);
const SHORTENED = Object.entries(UNIT_WORDS.shortened);

/** The ways a school, a firm, a market, a temple is written. Gives its stem, or "" for a name that only describes. */
export function institutionForms(bare: string, streets: ReadonlySet<string>, give: AddForm): string {
  const core = withoutRegion(bare, streets);
  const stem = stemOf(core, streets);
  const everyday = stem === "" || isEveryday(stem);
  /** 海口 of 海口磷业 is the street's own word, 农贸市场 anybody's. */
  const add = (form: string, kind: FormKind) => {
    if (
      form.length >= SHORT_CHARS_MIN &&
      form !== bare &&
      !streets.has(form) &&
      !HOME.has(form) &&
      !isGeneric(form)
    )
      give(form, kind, kind === FORM.short ? everyday && !form.includes("第") : isEveryday(form));
  };
  for (const name of new Set([bare, core, ...regional(bare, core)])) {
    add(name, FORM.short);
    for (const [long, short] of SHORTENED)
      if (name.includes(long)) add(name.replace(long, short), FORM.short);
  }
  const firm = firmOf(core);
  if (firm) firmForms(firm, streets, add);
  else if (!core.startsWith("第")) houseForms(core, streets, add);
  numberedForms(bare, give);
  for (const tail of streetTails(core, streets)) add(tail, FORM.short);
  return stem;
}

type Offer = (form: string, kind: FormKind) => void;

/** 云南磷化集团海口磷业有限公司: 海口磷业, 海口磷业公司; 云盘山农牧科技: 云盘山农牧, 云盘山. */
function firmForms(firm: string, streets: ReadonlySet<string>, add: Offer): void {
  const own = withoutGroup(firm);
  for (const part of new Set([firm, own])) {
    add(part, FORM.short);
    add(`${part}公司`, FORM.short);
  }
  let brand = own;
  for (let rest = withoutTrade(own); isBrand(rest, brand, streets); rest = withoutTrade(rest)) {
    brand = rest;
    addBrand(brand, add);
    add(`${brand}公司`, FORM.short);
  }
}

/** What is left names something still: not the street alone, as 海口 of 海口磷业 would. */
const isBrand = (rest: string, before: string, streets: ReadonlySet<string>): boolean =>
  rest !== before && rest.length >= SHORT_CHARS_MIN && !streets.has(rest);

/** A firm's name without 有限公司 and the like; null for what is no firm. */
function firmOf(core: string): string | null {
  const suffix = UNIT_WORDS.company.find((word) => core.endsWith(word) && core.length > word.length + 1);
  return suffix ? core.slice(0, -suffix.length) : null;
}

function withoutGroup(firm: string): string {
  const at = firm.lastIndexOf("集团");
  return at > 0 && firm.length - at > 4 ? firm.slice(at + 2) : firm;
}

/** 滇润农贸市场: 滇润市场, 滇润农贸, 滇润; 长坡客运站: 长坡车站, 长坡站; 西岸观景园: 观景园. */
function houseForms(core: string, streets: ReadonlySet<string>, add: Offer): void {
  const kind = houseKindOf(core);
  if (!kind) return;
  const front = core.slice(0, -kind.word.length);
  if (kind.class === "branch") {
    branchForms(front, kind.word, streets, add);
    return;
  }
  for (const short of kind.short) add(front + short, FORM.short);
  let brand = front;
  for (let rest = withoutTrade(front); isBrand(rest, brand, streets); rest = withoutTrade(rest)) {
    if (brand === front) add(front, FORM.short);
    brand = rest;
    for (const word of [kind.word, ...kind.short]) add(brand + word, FORM.short);
  }
  const isClose = kind.word.length === 1 && brand === front;
  if (isClose) add(front, FORM.hint);
  else addBrand(brand, add);
  if (kind.class === "tail" && front.length === 4) {
    add(front.slice(2) + kind.word, FORM.short);
    add(front.slice(0, 2) + kind.word, FORM.short);
  }
}

/** 惠民银行马街支行: 惠民银行, 马街支行; 春和小学福海校区: 福海校区, and 春和小学 as a hint only. */
function branchForms(front: string, kind: string, streets: ReadonlySet<string>, add: Offer): void {
  const cut = hostEnd(front, streets);
  if (cut === 0) return;
  const [host, place] = [front.slice(0, cut), front.slice(cut)];
  const isSchool = /[校院园]/.test(kind);
  add(host, isSchool ? FORM.hint : FORM.short);
  add(place + kind, FORM.short);
  add(host + place, FORM.short);
  const hostKind = kindOf(host);
  if (!hostKind) return;
  const brand = host.slice(0, -hostKind.word.length);
  add(brand + place + kind, FORM.short);
  add(brand, FORM.hint);
}

/** Where the house ends and its branch's place begins: before a street's stem, else after the last kind inside. */
function hostEnd(front: string, streets: ReadonlySet<string>): number {
  for (let at = 2; at < front.length - 1; at++) if (streets.has(front.slice(at))) return at;
  for (let at = front.length - 2; at > 2; at--) if (kindOf(front.slice(0, at))) return at;
  return 0;
}

function addBrand(brand: string, add: Offer): void {
  if (!isDescription(brand) && !brand.endsWith("附属")) add(brand, isPlace(brand) ? FORM.place : FORM.stem);
}

/** 金碧集贸市场 of 鲜品先金碧集贸市场: what begins with the street it lies in. */
function* streetTails(core: string, streets: ReadonlySet<string>): Generator<string> {
  for (let at = 2; at + 3 < core.length; at++)
    if (streets.has(core.slice(at, at + 2)) || streets.has(core.slice(at, at + 3))) yield core.slice(at);
}

/** 云南省第一人民医院 without 云南省; 昆明西山森林公园 keeps 西山, for 森林公园 alone is anybody's. */
function withoutRegion(name: string, streets: ReadonlySet<string>): string {
  const home = UNIT_WORDS.home.find((word) => name.startsWith(word) && name.length > word.length + 2);
  if (!home) return name;
  const rest = name.slice(home.length);
  const proper = withoutTrade(stemOf(rest, streets));
  return rest.startsWith("第") || proper.length >= SHORT_CHARS_MIN ? rest : name;
}

/** 省第一人民医院, 云南第一人民医院. */
function regional(bare: string, core: string): string[] {
  const region = bare.slice(0, bare.length - core.length);
  return /[省市]$/.test(region) ? [region.slice(-1) + core, region.slice(0, -1) + core] : [];
}

/** The proper part: 滇润 of 滇润农贸市场, 海口磷业 of its firm; "" for 中心小学. */
function stemOf(core: string, streets: ReadonlySet<string>): string {
  const firm = firmOf(core);
  const kind = firm ? null : houseKindOf(core);
  let stem = firm ? withoutGroup(firm) : core.slice(0, core.length - (kind?.word.length ?? 0));
  for (let rest = withoutTrade(stem); isBrand(rest, stem, streets); rest = withoutTrade(rest)) stem = rest;
  return isDescription(stem) ? "" : stem;
}

/** 民族村 is no house of the kind 村: what divides or only lies in a district names none. */
function houseKindOf(core: string): Kind | null {
  const kind = kindOf(core);
  return kind && !["place", "community", "street", "outside"].includes(kind.class) ? kind : null;
}

/** 农贸市场, 化工厂: no proper part at all. */
function isGeneric(form: string): boolean {
  if (form.includes("第")) return false;
  const kind = kindOf(form);
  return isDescription(kind ? form.slice(0, -kind.word.length) : form);
}
