import { eq } from "drizzle-orm";
import type { Queryable } from "./connect.ts";
import { botIdentities } from "./schema-town.ts";

/** The bot's open_id of an app, as the platform told it once; null when it never did. */
export async function botIdentity(db: Queryable, q: { appId: string }): Promise<string | null> {
  const [row] = await db
    .select({ openId: botIdentities.openId })
    .from(botIdentities)
    .where(eq(botIdentities.appId, q.appId));
  return row?.openId ?? null;
}

export async function keepBotIdentity(db: Queryable, q: { appId: string; openId: string }): Promise<void> {
  await db
    .insert(botIdentities)
    .values(q)
    .onConflictDoUpdate({ target: botIdentities.appId, set: { openId: q.openId } });
}
