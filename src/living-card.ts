import type { Queryable, Tx } from "../db/connect.ts";
import { countEvidence } from "../db/files.ts";
import { type Matter, matterById } from "../db/matters.ts";
import { endChoices } from "../db/outbox-choices.ts";
import { closeLiving, livingMessages, replaceUnsent } from "../db/outbox-living.ts";
import { sourceStandOf } from "../db/sources.ts";
import { verifierOf } from "../db/verifications.ts";
import { choiceOverCard, registeredCard, updatedCard } from "./cards/discarded-card.ts";
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
 * asking: every correction adds one, and ten with buttons would be nine to tap by mistake. The one that is left is the
 * matter's card once it is registered; the others stay closed, or a group would read the same matter ten times.
 */
export async function standingMessages(
  tx: Tx,
  q: {
    matter: Matter;
    card: Card;
    /** It was registered just now: what stands are cards of its draft. */
    wasDraft?: boolean;
    /** A newer card of it leaves with this: as a message, or in place of the one that was tapped. */
    followed?: { tapped: string | null } | null;
  },
): Promise<{ messageId: string; card: Card }[]> {
  const { wasDraft = false, followed = null } = q;
  const { id: matterId, state, number } = q.matter;
  // One that was just thrown away has no newer card to point to.
  const asks = state === "draft" && (await matterById(tx, { id: matterId })) !== null;
  const older = asks ? updatedCard() : wasDraft ? registeredCard(number ?? "") : q.card;
  const unsent = await replaceUnsent(tx, { matterId, card: followed ? older : q.card });
  const standing = await livingMessages(tx, { matterId });
  const newest = followed || unsent.length > 0 ? null : standing[0];
  const patches = standing.map((messageId) => ({ messageId, card: messageId === newest ? q.card : older }));
  if (wasDraft) {
    const holds = followed ? followed.tapped : newest;
    await closeLiving(tx, { matterId, except: holds ? [holds] : followed ? [] : unsent });
  }
  const over = wasDraft || (state === "draft" && !asks) ? await endChoices(tx, { matterId }) : [];
  return [...patches, ...over.map((messageId) => ({ messageId, card: choiceOverCard() }))];
}
