import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type Campaign, campaignSchema } from "../src/domain/campaign.ts";
import type { Queryable } from "./connect.ts";
import { campaigns } from "./schema-town.ts";

/**
 * Keeps this version of the campaign for as long as any matter may run on it (P6).
 * The same version with other content is refused: running matters would change under people's hands.
 */
export async function keepCampaign(db: Queryable, at: Date, campaign: Campaign): Promise<void> {
  const hash = createHash("sha256").update(JSON.stringify(campaign)).digest("hex");
  const { id, version } = campaign;
  await db
    .insert(campaigns)
    .values({ id, version, content: campaign, hash, recordedAt: at })
    .onConflictDoNothing();
  const [kept] = await db
    .select({ hash: campaigns.hash })
    .from(campaigns)
    .where(and(eq(campaigns.id, id), eq(campaigns.version, version)));
  if (kept?.hash !== hash) {
    throw new Error(
      `src/campaigns/${id}.json differs from version ${version} in the database: raise its "version"`,
    );
  }
}

/** A version as it was when it came into force. */
export async function campaignVersion(db: Queryable, q: { id: string; version: number }): Promise<Campaign> {
  const [row] = await db
    .select({ content: campaigns.content })
    .from(campaigns)
    .where(and(eq(campaigns.id, q.id), eq(campaigns.version, q.version)));
  return campaignSchema.parse(row?.content);
}
