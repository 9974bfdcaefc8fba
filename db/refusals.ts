import type { Tx } from "./connect.ts";
import { refusals } from "./schema-journal.ts";

/** Writes down that somebody asked for what we refuse: who, where, when and what kind. Never what was said. */
export async function keepRefusal(
  tx: Tx,
  q: { kind: string; openId: string; chatId: string; at: Date },
): Promise<void> {
  await tx.insert(refusals).values(q);
}
