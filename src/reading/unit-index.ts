import { FORM, type FormKind } from "./unit-form-kinds.ts";
import { addForms } from "./unit-forms.ts";
import { createNearIndex, type NearIndex } from "./unit-near.ts";
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

/** A unit that is written like this, and how that writing relates to it. `unit`: its place in `names`. */
export type Form = { unit: number; kind: FormKind; everyday: boolean };

/** Every way each name is written. A message is read against it in time that grows with the message only. */
export type UnitIndex = {
  names: readonly UnitName[];
  /** By full name; of a unit and a body of one name, the unit. */
  byName: ReadonlyMap<string, UnitName>;
  trie: Trie;
  near: NearIndex;
  hasForms(node: number): boolean;
  formsAt(node: number): Form[];
  /** True when another unit's name, alias or stem is this, or begins like this. */
  isSharedAt(node: number, unit: number): boolean;
  /** Units written like this or with more behind it, a few of them. */
  unitsBelow(node: number, max: number): number[];
};

const NONE = -1;
const SEVERAL = -2;
const EVERYDAY = 16;

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
  const sole = soleUnits(trie, forms.ownersAt);
  const byName = new Map<string, UnitName>();
  for (const unit of names) if (!unit.isBody || !byName.has(unit.name)) byName.set(unit.name, unit);
  return {
    names,
    byName,
    trie,
    near: createNearIndex(
      // A department is no word that one mistypes for a name: 应急灯 is near no 应急局.
      parts.map(({ bare, stem }, place) => ({
        stem: names[place]?.kind === "部门" ? "" : stem,
        last: bare.slice(-1),
      })),
    ),
    hasForms: forms.has,
    formsAt: forms.at,
    isSharedAt: (node, unit) => sole[node] !== NONE && sole[node] !== unit,
    unitsBelow: (node, max) => unitsBelow(trie, forms.unitsAt, node, max),
  };
}

const STEPS_MAX = 400;

function unitsBelow(
  trie: Trie,
  unitsAt: (node: number) => readonly number[],
  top: number,
  max: number,
): number[] {
  const found = new Set<number>();
  const open = [top];
  for (let step = 0; step < STEPS_MAX && found.size < max; step++) {
    const node = open.pop();
    if (node === undefined) break;
    for (const unit of unitsAt(node)) found.add(unit);
    open.push(...trie.children(node));
  }
  return [...found].slice(0, max);
}

function streetStem(name: string): string[] {
  const suffix = UNIT_WORDS.street.find((word) => name.endsWith(word) && name.length > word.length + 1);
  return suffix ? [name.slice(0, -suffix.length)] : [];
}

/** Node → forms, as chains in flat arrays that grow with the tree. */
function createForms() {
  let heads = new Int32Array(1 << 12);
  let rows = new Int32Array(3 << 12);
  let size = 1;
  const widen = (old: Int32Array<ArrayBuffer>, length: number) => {
    const made = new Int32Array(Math.max(length, old.length * 2));
    made.set(old);
    return made;
  };
  function* chain(node: number): Generator<number> {
    for (let row = heads[node] ?? 0; row !== 0; row = rows[row + 2] ?? 0) yield row;
  }
  return {
    add(node: number, unit: number, kind: FormKind, everyday: boolean) {
      if (node >= heads.length) heads = widen(heads, node + 1);
      const head = heads[node] ?? 0;
      const info = kind + (everyday ? EVERYDAY : 0);
      // A unit's forms come one after another: the same writing twice keeps its strongest sense.
      if (head !== 0 && rows[head] === unit) {
        if (kind < ((rows[head + 1] ?? 0) & (EVERYDAY - 1))) rows[head + 1] = info;
        return;
      }
      const row = size * 3;
      if (row + 3 > rows.length) rows = widen(rows, row + 3);
      rows[row] = unit;
      rows[row + 1] = info;
      rows[row + 2] = head;
      heads[node] = row;
      size += 1;
    },
    has: (node: number) => (heads[node] ?? 0) !== 0,
    at: (node: number): Form[] =>
      [...chain(node)]
        .map((row) => {
          const info = rows[row + 1] ?? 0;
          return { unit: rows[row] ?? 0, kind: kindAt(info), everyday: info >= EVERYDAY };
        })
        .reverse(),
    unitsAt: (node: number) => [...chain(node)].map((row) => rows[row] ?? 0),
    /** Units whose own name or stem this is, not a short form cut out of it. */
    ownersAt(node: number, visit: (unit: number) => void) {
      for (let row = heads[node] ?? 0; row !== 0; row = rows[row + 2] ?? 0) {
        const kind = (rows[row + 1] ?? 0) & (EVERYDAY - 1);
        if (kind !== FORM.short && kind !== FORM.hint) visit(rows[row] ?? 0);
      }
    },
  };
}

const KINDS = Object.values(FORM);
const kindAt = (info: number): FormKind => KINDS[info & (EVERYDAY - 1)] ?? FORM.hint;

/** From the leaves up, for a child always has a higher number than its parent. */
function soleUnits(trie: Trie, each: (node: number, visit: (unit: number) => void) => void): Int32Array {
  const sole = new Int32Array(trie.size).fill(NONE);
  const merge = (node: number, unit: number) => {
    const known = sole[node] ?? NONE;
    sole[node] = known === NONE || known === unit ? unit : SEVERAL;
  };
  for (let node = trie.size - 1; node > ROOT; node--) {
    each(node, (unit) => merge(node, unit));
    const unit = sole[node] ?? NONE;
    if (unit !== NONE) merge(trie.parentOf(node), unit);
  }
  return sole;
}
