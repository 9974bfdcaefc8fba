type Pair = {
  row: { id: string; expect?: Record<string, unknown> | undefined };
  reading: Record<string, unknown>;
};

const FIELDS = ["act", "intent", "unit", "unit_how", "category", "severity", "due"] as const;

/** How many of the expected readings were met, field by field, and every miss; fields that a row does not state do not count. */
export function scoreOf(pairs: readonly Pair[]): string[] {
  const tally = new Map<string, { right: number; all: number }>();
  const misses: string[] = [];
  for (const { row, reading } of pairs) {
    if (!row.expect) continue;
    const [expected, got] = [flat(row.expect), flat(reading)];
    for (const field of FIELDS) {
      if (expected[field] === undefined) continue;
      const right = JSON.stringify(expected[field]) === JSON.stringify(got[field]);
      const { right: before, all } = tally.get(field) ?? { right: 0, all: 0 };
      tally.set(field, { right: before + (right ? 1 : 0), all: all + 1 });
      if (!right) misses.push(`${row.id} ${field}: ${shown(expected[field])} ← ${shown(got[field])}`);
    }
  }
  const rates = [...tally].map(
    ([field, { right, all }]) => `${field} ${right}/${all} = ${((100 * right) / all).toFixed(1)} %`,
  );
  return [...rates, ...misses];
}

/** A report's fields are those of its matters, side by side. */
function flat(reading: Record<string, unknown>): Record<string, unknown> {
  const matters = Array.isArray(reading.matters) ? (reading.matters as Record<string, unknown>[]) : [];
  const fields = Object.fromEntries(
    FIELDS.filter((field) => matters.some((matter) => field in matter)).map((field) => [
      field,
      matters.map((matter) => matter[field] ?? null),
    ]),
  );
  return { ...reading, ...fields };
}

const shown = (value: unknown) => JSON.stringify(value ?? null);
