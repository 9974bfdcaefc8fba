import type { Queryable, Tx } from "../db/connect.ts";
import { countEvidence } from "../db/files.ts";
import type { Matter } from "../db/matters.ts";
import { livingMessages, replaceUnsent } from "../db/outbox-living.ts";
import { sourceStandOf } from "../db/sources.ts";
import { verifierOf } from "../db/verifications.ts";
import { matterCard } from "./cards/matter-card.ts";
import type { Campaign } from "./domain/campaign.ts";
import type { Card } from "./domain/message.ts";

/** The matter's card as it stands now. */
export async function livingCard(
  db: Queryable,
  q: { matter: Matter; campaign: Campaign; at: Date },
): Promise<Card> {
  const { id: matterId, registeredAt, returnedAt } = q.matter;
  const pictures = {
    before: await countEvidence(db, { matterId, since: null, until: registeredAt }),
    after: await countEvidence(db, { matterId, since: returnedAt ?? registeredAt }),
  };
  const source = await sourceStandOf(db, { matterId });
  return matterCard({ ...q, pictures, source, verifier: await verifierOf(db, { matterId }) });
}

/** Where the card must be patched: one message a chat. What has not left yet leaves with the new state at once. */
export async function standingMessages(tx: Tx, q: { matterId: number; card: Card }): Promise<string[]> {
  await replaceUnsent(tx, q);
  return livingMessages(tx, q);
}
