type Pair = {
  row: { id: string; expect?: Record<string, unknown> | undefined };
  reading: Record<string, unknown>;
};

const MESSAGE_FIELDS = ["act", "intent", "scope", "period", "metric", "output", "report_date"] as const;
const MATTER_FIELDS = [
  "unit",
  "category",
  "incident",
  "indicator",
  "severity",
  "due",
  "due_at",
  "due_source",
  "urgent",
] as const;
const UNIT_TAKEN = "unit taken";

/**
 * How many of the expected readings were met, field by field, and every miss; fields that a row does not state do not
 * count. A unit is right when it is the expected one or was asked for; one that was taken and is another is told apart.
 */
export function scoreOf(pairs: readonly Pair[]): string[] {
  const tally = new Map<string, { right: number; all: number }>();
  const misses: string[] = [];
  const count = (id: string, field: string, right: boolean, expected: unknown, got: unknown) => {
    const before = tally.get(field) ?? { right: 0, all: 0 };
    tally.set(field, { right: before.right + (right ? 1 : 0), all: before.all + 1 });
    if (!right) misses.push(`${id} ${field}: ${shown(expected)} ← ${shown(got)}`);
  };

  for (const { row, reading } of pairs) {
    if (!row.expect) continue;
    for (const field of MESSAGE_FIELDS) {
      if (!(field in row.expect)) continue;
      count(row.id, field, same(row.expect[field], reading[field]), row.expect[field], reading[field]);
    }
    const [expected, got] = [mattersOf(row.expect), mattersOf(reading)];
    if (expected.length > 0)
      count(row.id, "matters", expected.length === got.length, expected.length, got.length);
    for (const [index, matter] of expected.entries()) {
      const read = got[index] ?? {};
      for (const field of MATTER_FIELDS) {
        if (!(field in matter)) continue;
        const right =
          same(matter[field], read[field]) || (field === "unit" && read.unit === null && asks(read, "unit"));
        count(row.id, field, right, matter[field], read[field]);
      }
      if ("unit" in matter && read.unit && !same(matter.unit, read.unit))
        count(row.id, UNIT_TAKEN, false, matter.unit, read.unit);
    }
  }
  const rates = [...tally]
    .filter(([field]) => field !== UNIT_TAKEN)
    .map(([field, { right, all }]) => `${field} ${right}/${all} = ${((100 * right) / all).toFixed(1)} %`);
  return [...rates, `silent wrong units ${tally.get(UNIT_TAKEN)?.all ?? 0}`, ...misses];
}

const mattersOf = (reading: Record<string, unknown>) =>
  (Array.isArray(reading.matters) ? reading.matters : []) as Record<string, unknown>[];
const asks = (matter: Record<string, unknown>, field: string) =>
  Array.isArray(matter.ask) && matter.ask.includes(field);

/** Equal whatever order the keys came in. */
function same(a: unknown, b: unknown): boolean {
  return shown(sorted(a)) === shown(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}

const shown = (value: unknown) => JSON.stringify(value ?? null);
