import { eq } from "drizzle-orm";
import { allBodies } from "./bodies.ts";
import type { Tx } from "./connect.ts";
import { bodies, units } from "./schema-town.ts";
import { allUnits } from "./units.ts";

/** A checked row; undefined = not stated, what stands stays. */
type Row = {
  line: number;
  name: string;
  kind: string;
  isBody: boolean;
  subkind?: string | null | undefined;
  street?: string | null | undefined;
  community?: string | null | undefined;
  regulator?: string | null | undefined;
  caseLeader?: string | null | undefined;
  aliases?: string[] | undefined;
  retired?: boolean | undefined;
};
type Written = { line: number; name: string; outcome: "added" | "changed" | "retired" | "unchanged" };

/** Postgres takes 65,535 parameters a statement; a unit has eleven columns. */
const INSERT_ROWS_MAX = 1000;

/** Writes bodies first, then communities that lie in them, then all other units. Retires, never deletes. */
export async function writeUnits(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written[]> {
  const part = (of: (row: Row) => boolean) => q.rows.filter(of);
  return [
    ...(await writeBodies(
      tx,
      part((row) => row.isBody),
    )),
    ...(await writeSome(tx, { rows: part((row) => !row.isBody && row.kind === "社区"), at: q.at })),
    ...(await writeSome(tx, { rows: part((row) => !row.isBody && row.kind !== "社区"), at: q.at })),
  ];
}

async function writeBodies(tx: Tx, rows: readonly Row[]): Promise<Written[]> {
  const known = new Map((await allBodies(tx)).map((body) => [body.name, body]));
  const written: Written[] = [];
  for (const { line, name, kind, aliases } of rows) {
    const before = known.get(name);
    if (!before) await tx.insert(bodies).values({ name, kind, aliases });
    else if (differs(before, { kind, aliases }))
      await tx.update(bodies).set({ kind, aliases }).where(eq(bodies.id, before.id));
    const outcome = !before ? "added" : differs(before, { kind, aliases }) ? "changed" : "unchanged";
    written.push({ line, name, outcome });
  }
  return written;
}

async function writeSome(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written[]> {
  const bodyIds = new Map((await allBodies(tx)).map((body) => [body.name, body.id]));
  const known = new Map((await allUnits(tx)).map((unit) => [unit.name, unit]));
  const written: Written[] = [];
  const added: (typeof units.$inferInsert)[] = [];
  for (const row of q.rows) {
    const { line, name } = row;
    const before = known.get(name);
    const values = {
      name,
      kind: row.kind,
      subkind: row.subkind,
      streetId: idOf(row.street, (street) => bodyIds.get(street)),
      regulatorId: idOf(row.regulator, (regulator) => bodyIds.get(regulator)),
      communityId: idOf(row.community, (community) => known.get(community)?.id),
      aliases: row.aliases,
      caseLeader: row.caseLeader,
      retiredAt: row.retired === undefined ? undefined : row.retired ? (before?.retiredAt ?? q.at) : null,
    };
    if (!before) {
      added.push({ ...values, registeredAt: q.at });
      written.push({ line, name, outcome: "added" });
    } else if (differs(before, values)) {
      await tx.update(units).set(values).where(eq(units.id, before.id));
      written.push({ line, name, outcome: row.retired && !before.retiredAt ? "retired" : "changed" });
    } else written.push({ line, name, outcome: "unchanged" });
  }
  for (let from = 0; from < added.length; from += INSERT_ROWS_MAX)
    await tx.insert(units).values(added.slice(from, from + INSERT_ROWS_MAX));
  return written;
}

/** The row was checked, so a name without an id is a bug, not somebody's mistake. */
function idOf(name: string | null | undefined, find: (name: string) => number | undefined) {
  if (!name) return name === undefined ? undefined : null;
  const id = find(name);
  if (id === undefined) throw new Error("a checked row names something unknown");
  return id;
}

function differs(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return Object.entries(after).some(
    ([key, value]) => value !== undefined && JSON.stringify(before[key] ?? null) !== JSON.stringify(value),
  );
}
