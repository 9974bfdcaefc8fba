import type { Queryable } from "./connect.ts";
import { cycles } from "./schema-flow.ts";

/** A part of the engine ran through completely; /readyz wants to see that it was lately (P12). */
export async function keepCycle(
  db: Queryable,
  q: { name: string; wallAt: Date; finding: string | null },
): Promise<void> {
  const set = { completedWallAt: q.wallAt, finding: q.finding };
  await db
    .insert(cycles)
    .values({ name: q.name, ...set })
    .onConflictDoUpdate({ target: cycles.name, set });
}
