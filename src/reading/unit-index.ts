/** One name on the register: a unit, or a body (street, department, zone). */
export type UnitName = {
  id: number;
  name: string;
  kind: string;
  aliases: readonly string[];
  street: string | null;
  isBody: boolean;
};

/** Every way a name is written → whom it means. Looked up by length, so time grows with the message, not the register. */
export type UnitIndex = {
  keys: ReadonlyMap<string, readonly UnitName[]>;
  lengths: readonly number[];
  names: readonly UnitName[];
};

const DEMO_PREFIX = "示例·";
const KIND_SUFFIX = /(社区|街道)$/;
const STEM_CHARS_MIN = 2;

/** Builds the index of a register: full names, aliases, names without 「示例·」, and stems without 社区 / 街道. */
export function buildUnitIndex(names: readonly UnitName[]): UnitIndex {
  const keys = new Map<string, UnitName[]>();
  const add = (key: string, unit: UnitName) => {
    if ([...key].length < STEM_CHARS_MIN) return;
    const known = keys.get(key);
    if (!known) keys.set(key, [unit]);
    else if (!known.includes(unit)) known.push(unit);
  };
  for (const unit of names) {
    const bare = unit.name.startsWith(DEMO_PREFIX) ? unit.name.slice(DEMO_PREFIX.length) : unit.name;
    for (const key of [unit.name, bare, ...unit.aliases]) add(key, unit);
    const stem = bare.replace(KIND_SUFFIX, "");
    if (stem !== bare) add(stem, unit);
  }
  const lengths = [...new Set([...keys.keys()].map((key) => key.length))].sort((a, b) => b - a);
  return { keys, lengths, names };
}
