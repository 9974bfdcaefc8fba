import { and, desc, eq, isNull, sql } from "drizzle-orm";
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
    .where(
      and(
        eq(verifications.matterId, q.matterId),
        eq(verifications.verdict, "passed"),
        isNull(verifications.undoneAt),
      ),
    )
    .orderBy(desc(verifications.id))
    .limit(1);
  return row?.name ?? null;
}

/** The verifier took their last word on a matter back: it stays, and is not counted. */
export async function undoVerification(
  tx: Tx,
  q: { matterId: number; personId: number; at: Date },
): Promise<void> {
  await tx
    .update(verifications)
    .set({ undoneAt: q.at })
    .where(sql`${verifications.undoneAt} is null and ${verifications.id} = (
      select max(id) from verifications where matter_id = ${q.matterId} and person_id = ${q.personId})`);
}
