import { and, desc, eq } from "drizzle-orm";
import type { Queryable, Tx } from "./connect.ts";
import { verifications } from "./schema-ledger.ts";
import { people } from "./schema-town.ts";

/** Keeps a second party's word; the journal has it as well, this table is for counting. */
export async function keepVerification(
  tx: Tx,
  q: {
    matterId: number;
    round: number;
    verdict: "passed" | "returned";
    words: string;
    personId: number;
    at: Date;
  },
): Promise<void> {
  await tx.insert(verifications).values(q);
}

/** Who found the matter put right; null while nobody did. */
export async function verifierOf(db: Queryable, q: { matterId: number }): Promise<string | null> {
  const [row] = await db
    .select({ name: people.name })
    .from(verifications)
    .innerJoin(people, eq(people.id, verifications.personId))
    .where(and(eq(verifications.matterId, q.matterId), eq(verifications.verdict, "passed")))
    .orderBy(desc(verifications.id))
    .limit(1);
  return row?.name ?? null;
}
