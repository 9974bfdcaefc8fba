import { eq } from "drizzle-orm";
import { allBodies } from "./bodies.ts";
import type { Tx } from "./connect.ts";
import { bodies, units } from "./schema-town.ts";
import { allUnits } from "./units.ts";

type Row = {
  line: number;
  name: string;
  kind: string;
  isBody: boolean;
  subkind: string | null;
  street: string | null;
  community: string | null;
  regulator: string | null;
  caseLeader: string | null;
  aliases: string[];
  retired: boolean;
};
type Written = {
  added: number;
  changed: number;
  unchanged: number;
  mistakes: { line: number; reason: string }[];
};

/** Writes bodies first, then units that point to them, then communities that units point to. Retires, never deletes. */
export async function writeUnits(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written> {
  const written: Written = { added: 0, changed: 0, unchanged: 0, mistakes: [] };
  await writeBodies(
    tx,
    q.rows.filter((row) => row.isBody),
    written,
  );
  const bodyIds = new Map((await allBodies(tx)).map((body) => [body.name, body.id]));
  const known = new Map((await allUnits(tx)).map((unit) => [unit.name, unit]));
  const communities = new Map<string, number>();
  const rows = q.rows.filter((row) => !row.isBody);
  // Communities before the units that lie in them.
  for (const row of [
    ...rows.filter((one) => one.kind === "社区"),
    ...rows.filter((one) => one.kind !== "社区"),
  ]) {
    const problem = problemOf(row, bodyIds, (name) => communities.has(name) || known.has(name));
    if (problem) {
      written.mistakes.push({ line: row.line, reason: problem });
      continue;
    }
    const before = known.get(row.name);
    const values = {
      name: row.name,
      kind: row.kind,
      subkind: row.subkind,
      streetId: row.street ? (bodyIds.get(row.street) ?? null) : null,
      regulatorId: row.regulator ? (bodyIds.get(row.regulator) ?? null) : null,
      communityId: row.community
        ? (communities.get(row.community) ?? known.get(row.community)?.id ?? null)
        : null,
      aliases: row.aliases,
      caseLeader: row.caseLeader,
      retiredAt: row.retired ? (before?.retiredAt ?? q.at) : null,
    };
    if (!before) {
      const [added] = await tx
        .insert(units)
        .values({ ...values, registeredAt: q.at })
        .returning({ id: units.id });
      if (added && row.kind === "社区") communities.set(row.name, added.id);
      written.added += 1;
    } else if (differs(before, values)) {
      await tx.update(units).set(values).where(eq(units.id, before.id));
      written.changed += 1;
    } else written.unchanged += 1;
  }
  return written;
}

async function writeBodies(tx: Tx, rows: readonly Row[], written: Written) {
  const known = new Map((await allBodies(tx)).map((body) => [body.name, body]));
  for (const { name, kind, aliases } of rows) {
    const before = known.get(name);
    if (!before) {
      await tx.insert(bodies).values({ name, kind, aliases });
      written.added += 1;
    } else if (differs(before, { kind, aliases })) {
      await tx.update(bodies).set({ kind, aliases }).where(eq(bodies.id, before.id));
      written.changed += 1;
    } else written.unchanged += 1;
  }
}

function problemOf(
  row: Row,
  bodyIds: ReadonlyMap<string, number>,
  isUnit: (name: string) => boolean,
): string | null {
  if (bodyIds.has(row.name)) return `名称「${row.name}」已经是街道或部门,不能再作为单位。`;
  if (row.street && !bodyIds.has(row.street))
    return `街道「${row.street}」不在名录里,请先导入街道或改正名称。`;
  if (row.regulator && !bodyIds.has(row.regulator))
    return `监管部门「${row.regulator}」不在名录里,请先导入部门或改正名称。`;
  if (row.community && !isUnit(row.community))
    return `社区「${row.community}」不在名录里,请先导入社区或改正名称。`;
  return null;
}

function differs(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return Object.entries(after).some(
    ([key, value]) => JSON.stringify(before[key] ?? null) !== JSON.stringify(value ?? null),
  );
}
