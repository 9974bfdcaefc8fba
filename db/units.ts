import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "./connect.ts";
import { bodies, units } from "./schema-town.ts";

const [streets, regulators] = [alias(bodies, "streets"), alias(bodies, "regulators")];

const unitColumns = {
  id: units.id,
  name: units.name,
  kind: units.kind,
  subkind: units.subkind,
  aliases: units.aliases,
  streetId: units.streetId,
  streetName: streets.name,
  communityId: units.communityId,
  regulatorId: units.regulatorId,
  regulatorName: regulators.name,
  caseLeader: units.caseLeader,
  retiredAt: units.retiredAt,
};

export type Unit = Awaited<ReturnType<typeof allUnits>>[number];

const selectUnits = (db: Queryable) =>
  db
    .select(unitColumns)
    .from(units)
    .leftJoin(streets, eq(streets.id, units.streetId))
    .leftJoin(regulators, eq(regulators.id, units.regulatorId))
    .$dynamic();

/** Every unit ever registered, retired ones too, in a fixed order. */
export async function allUnits(db: Queryable) {
  return selectUnits(db).orderBy(asc(units.id));
}

export async function unitById(db: Queryable, q: { id: number }): Promise<Unit | null> {
  const [row] = await selectUnits(db).where(eq(units.id, q.id));
  return row ?? null;
}

/** A unit in service by its full name. */
export async function unitByName(db: Queryable, q: { name: string }): Promise<Unit | null> {
  const [row] = await selectUnits(db).where(and(eq(units.name, q.name), isNull(units.retiredAt)));
  return row ?? null;
}

/** Units in service of a street, in a fixed order. */
export async function unitsOfStreet(db: Queryable, q: { streetId: number }): Promise<Unit[]> {
  return selectUnits(db)
    .where(and(eq(units.streetId, q.streetId), isNull(units.retiredAt)))
    .orderBy(asc(units.id));
}

/** Units in service by their full names, in the order of the register; names that are on none are left out. */
export async function unitsByNames(db: Queryable, q: { names: readonly string[] }): Promise<Unit[]> {
  if (q.names.length === 0) return [];
  return selectUnits(db)
    .where(and(inArray(units.name, [...q.names]), isNull(units.retiredAt)))
    .orderBy(asc(units.id));
}
