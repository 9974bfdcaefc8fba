import type { Queryable, Tx } from "../db/connect.ts";
import { countEvidence } from "../db/files.ts";
import { type Matter, matterById } from "../db/matters.ts";
import { livingMessages, replaceUnsent } from "../db/outbox-living.ts";
import { sourceStandOf } from "../db/sources.ts";
import { verifierOf } from "../db/verifications.ts";
import { updatedCard } from "./cards/discarded-card.ts";
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

/**
 * What each standing card is patched to; what has not left yet leaves so at once. Of a draft only the newest card goes on
 * asking: every correction adds one, and ten with buttons would be nine to tap by mistake.
 */
export async function standingMessages(
  tx: Tx,
  q: {
    matter: Matter;
    card: Card;
    /** A newer card of it leaves with this: as a message, or in place of the one that was tapped. */
    followed?: { tapped: string | null } | null;
  },
): Promise<{ messageId: string; card: Card }[]> {
  const { id: matterId, state } = q.matter;
  // One that was just thrown away has no newer card to point to.
  const asks = state === "draft" && (await matterById(tx, { id: matterId })) !== null;
  const older = asks ? updatedCard() : q.card;
  const { tapped = null } = q.followed ?? {};
  // A card that only asked which draft is meant is nobody's: what it turns into is not kept up.
  const followed =
    q.followed && (tapped === null || (await livingMessages(tx, { matterId })).includes(tapped));
  const unsent = await replaceUnsent(tx, { matterId, card: followed ? older : q.card });
  const standing = await livingMessages(tx, { matterId });
  const newest = followed || unsent ? null : standing[0];
  return standing.map((messageId) => ({ messageId, card: messageId === newest ? q.card : older }));
}
