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
