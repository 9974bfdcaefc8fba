import { and, asc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable, Tx } from "./connect.ts";
import { bodies, chats, people, units } from "./schema-town.ts";

const streets = alias(bodies, "streets");

export type ChatPlace = {
  chatId: string;
  private: boolean;
  name: string | null;
  streetId: number | null;
  streetName: string | null;
  unitId: number | null;
  unitName: string | null;
};

/** Where something is said. `private` null = to be found out: a chat known as somebody's private one is. */
export async function placeOf(
  db: Queryable,
  q: { chatId: string; private: boolean | null },
): Promise<ChatPlace> {
  const [chat] = await db
    .select({
      name: chats.name,
      streetId: chats.streetId,
      streetName: streets.name,
      unitId: chats.unitId,
      unitName: units.name,
    })
    .from(chats)
    .leftJoin(streets, eq(streets.id, chats.streetId))
    .leftJoin(units, eq(units.id, chats.unitId))
    .where(eq(chats.chatId, q.chatId));
  const isPrivate = q.private ?? (!chat && (await db.$count(people, eq(people.privateChatId, q.chatId))) > 0);
  const unbound = { name: null, streetId: null, streetName: null, unitId: null, unitName: null };
  return { chatId: q.chatId, private: isPrivate, ...(chat ?? unbound) };
}

/** The bot sits in this group; what it was bound to before is left as it is. */
export async function keepChat(tx: Tx, q: { chatId: string; name: string }): Promise<void> {
  await tx
    .insert(chats)
    .values(q)
    .onConflictDoUpdate({ target: chats.chatId, set: { name: q.name, deadAt: null } });
}

/** Ties a group to exactly one street, unit or body. */
export async function bindChat(
  tx: Tx,
  q: { chatId: string; name: string; at: Date; streetId?: number; unitId?: number; bodyId?: number },
): Promise<void> {
  const tie = {
    streetId: q.streetId ?? null,
    unitId: q.unitId ?? null,
    bodyId: q.bodyId ?? null,
    boundAt: q.at,
    deadAt: null,
  };
  await tx
    .insert(chats)
    .values({ chatId: q.chatId, name: q.name, ...tie })
    .onConflictDoUpdate({ target: chats.chatId, set: tie });
}

export async function markChatDead(db: Queryable, q: { chatId: string; at: Date }): Promise<void> {
  await db.update(chats).set({ deadAt: q.at }).where(eq(chats.chatId, q.chatId));
}

/** Living groups bound to a unit, a street or a body, in a fixed order. */
export async function chatsBoundTo(
  db: Queryable,
  q: { unitId: number } | { streetId: number } | { bodyId: number },
): Promise<string[]> {
  const tie =
    "unitId" in q
      ? eq(chats.unitId, q.unitId)
      : "streetId" in q
        ? eq(chats.streetId, q.streetId)
        : eq(chats.bodyId, q.bodyId);
  const rows = await db
    .select({ chatId: chats.chatId })
    .from(chats)
    .where(and(tie, isNull(chats.deadAt)))
    .orderBy(asc(chats.chatId));
  return rows.map((row) => row.chatId);
}
