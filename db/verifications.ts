import { sql } from "drizzle-orm";
import type { Tx } from "./connect.ts";
import { verifications } from "./schema-ledger.ts";

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
