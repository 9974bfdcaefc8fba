import { asc, eq } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { bodies } from "./schema-town.ts";

const bodyColumns = { id: bodies.id, name: bodies.name, kind: bodies.kind, aliases: bodies.aliases };

export type Body = { id: number; name: string; kind: string; aliases: string[] };

/** All streets, departments and zones, in a fixed order. */
export async function allBodies(db: Queryable): Promise<Body[]> {
  return db.select(bodyColumns).from(bodies).orderBy(asc(bodies.id));
}

export async function bodyByName(db: Queryable, q: { name: string }): Promise<Body | null> {
  const [row] = await db.select(bodyColumns).from(bodies).where(eq(bodies.name, q.name));
  return row ?? null;
}
