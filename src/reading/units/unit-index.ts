import { FORM, type FormKind } from "./unit-form-kinds.ts";
import { addForms } from "./unit-forms.ts";
import { createNearIndex } from "./unit-near.ts";
import { createTrie, ROOT, type Trie } from "./unit-trie.ts";
import { UNIT_WORDS } from "./unit-words.ts";

/** One name on the register: a unit, or a body (street, department, zone). */
export type UnitName = {
  id: number;
  name: string;
  kind: string;
  aliases: readonly string[];
  street: string | null;
  isBody: boolean;
};

/** A unit that is written like this, and how that writing relates to it. */
export type Form = { unit: UnitName; kind: FormKind; everyday: boolean };

/** Every way each name is written. A message is read against it in time that grows with the message only. */
export type UnitIndex = {
  names: readonly UnitName[];
  /** By full name; of a unit and a body of one name, the unit. */
  byName: ReadonlyMap<string, UnitName>;
  trie: Trie;
  hasForms(node: number): boolean;
  /** In the order of the register; of a writing that thousands share, the last ones. */
  formsAt(node: number): Form[];
  /** True when another unit's name, alias or stem is this, or begins like this. */
  isSharedAt(node: number, unit: UnitName): boolean;
  /** Units written like this or with more behind it, a few of them. */
  unitsBelow(node: number, max: number): UnitName[];
  /** Units whose own part sounds like this or is one slip away, the closest first; see `createNearIndex`. */
  unitsNear(stem: string, last: string): { unit: UnitName; rank: number }[];
};

const NONE = -1;
const SEVERAL = -2;

/** Builds the index of a register; done again at each import, while messages go on being read against the old one. */
export function buildUnitIndex(names: readonly UnitName[]): UnitIndex {
  const trie = createTrie();
  const forms = createForms();
  const streets = new Set(names.filter((unit) => unit.isBody).flatMap(({ name }) => streetStem(name)));
  const parts = names.map((unit, place) =>
    addForms(unit, streets, (form, kind, everyday) => {
      if (form.length >= 2) forms.add(trie.insert(form), place, kind, everyday);
    }),
  );
  const sole = soleUnits(trie, forms.eachOwner);
  const near = createNearIndex(parts);
  const byName = new Map<string, UnitName>();
  for (const unit of names) if (!unit.isBody || !byName.has(unit.name)) byName.set(unit.name, unit);
  const unitAt = (place: number) => names[place] ?? [];
  return {
    names,
    byName,
    trie,
    hasForms: forms.has,
    formsAt: (node) =>
      forms.at(node).flatMap((row) => {
        const unit = names[row.place];
        return unit ? { unit, kind: row.kind, everyday: row.everyday } : [];
      }),
    isSharedAt(node, unit) {
      const place = sole[node] ?? NONE;
      return place !== NONE && names[place] !== unit;
    },
    unitsBelow: (node, max) => placesBelow(trie, forms.eachPlace, node, max).flatMap(unitAt),
    unitsNear: (stem, last) =>
      near(stem, last).flatMap(({ place, rank }) => {
        const unit = names[place];
        return unit ? { unit, rank } : [];
      }),
  };
}

function streetStem(name: string): string[] {
  const suffix = UNIT_WORDS.street.find((word) => name.endsWith(word) && name.length > word.length + 1);
  return suffix ? [name.slice(0, -suffix.length)] : [];
}

type Row = { place: number; kind: FormKind; everyday: boolean };
type EachPlace = (node: number, visit: (place: number) => void) => void;

const EVERYDAY = 16;
const ROWS_MAX = 500;
const KINDS = Object.values(FORM);
const kindAt = (info: number): FormKind => KINDS[info & (EVERYDAY - 1)] ?? FORM.hint;

/** Node → forms, as chains of (place, info, next) in flat arrays that grow with the tree. */
function createForms() {
  let heads = new Int32Array(1 << 12);
  let rows = new Int32Array(3 << 12);
  let size = 1;
  return {
    add(node: number, place: number, kind: FormKind, everyday: boolean) {
      if (node >= heads.length) heads = widen(heads, node + 1);
      const head = heads[node] ?? 0;
      const info = kind + (everyday ? EVERYDAY : 0);
      // A unit's forms come one after another: the same writing twice keeps its strongest sense.
      if (head !== 0 && rows[head] === place) {
        if (kind < kindAt(rows[head + 1] ?? 0)) rows[head + 1] = info;
        return;
      }
      const row = size * 3;
      if (row + 3 > rows.length) rows = widen(rows, row + 3);
      rows[row] = place;
      rows[row + 1] = info;
      rows[row + 2] = head;
      heads[node] = row;
      size += 1;
    },
    has: (node: number) => (heads[node] ?? 0) !== 0,
    at(node: number): Row[] {
      const found: Row[] = [];
      for (let row = heads[node] ?? 0; row !== 0 && found.length < ROWS_MAX; row = rows[row + 2] ?? 0) {
        const info = rows[row + 1] ?? 0;
        found.push({ place: rows[row] ?? 0, kind: kindAt(info), everyday: info >= EVERYDAY });
      }
      return found.reverse();
    },
    eachPlace(node: number, visit: (place: number) => void) {
      for (let row = heads[node] ?? 0; row !== 0; row = rows[row + 2] ?? 0) visit(rows[row] ?? 0);
    },
    /** Units whose own name or stem this is, not a short form cut out of it. */
    eachOwner(node: number, visit: (place: number) => void) {
      for (let row = heads[node] ?? 0; row !== 0; row = rows[row + 2] ?? 0) {
        const kind = kindAt(rows[row + 1] ?? 0);
        if (kind !== FORM.short && kind !== FORM.hint) visit(rows[row] ?? 0);
      }
    },
  };
}

function widen(old: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(length, old.length * 2));
  made.set(old);
  return made;
}

/** The one unit at or below each node. From the leaves up, for a child always has a higher number than its parent. */
function soleUnits(trie: Trie, each: EachPlace): Int32Array {
  const sole = new Int32Array(trie.size).fill(NONE);
  const merge = (node: number, place: number) => {
    const known = sole[node] ?? NONE;
    sole[node] = known === NONE || known === place ? place : SEVERAL;
  };
  for (let node = trie.size - 1; node > ROOT; node--) {
    each(node, (place) => merge(node, place));
    const place = sole[node] ?? NONE;
    if (place !== NONE) merge(trie.parentOf(node), place);
  }
  return sole;
}

const STEPS_MAX = 400;

function placesBelow(trie: Trie, each: EachPlace, top: number, max: number): number[] {
  const found = new Set<number>();
  const open = [top];
  for (let step = 0; step < STEPS_MAX && found.size < max; step++) {
    const node = open.pop();
    if (node === undefined) break;
    each(node, (place) => found.size < max && found.add(place));
    open.push(...trie.children(node));
  }
  return [...found];
}
