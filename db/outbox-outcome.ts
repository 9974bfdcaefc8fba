import type { Sql } from "postgres";
import type { OutboxRow } from "./outbox-claim.ts";

/** A notice of the clock that reached nobody waits here, where no drain moves it, for jobs/redirect-notices (P9). */
export const PARKED_LANE = "parked";

/**
 * Before the id of an outbox row, it names the card that this row brings, as long as the platform has not named it: a
 * patch in the row's own lane, so always behind it.
 */
export const ON_ITS_WAY = "outbox:";
export const onItsWay = (row: { id: string }) => `${ON_ITS_WAY}${row.id}`;

/** It left, and so may the patches that were to follow it. Whatever else was decided meanwhile, this is what happened. */
export async function markSent(
  sql: Sql,
  row: OutboxRow,
  sent: { messageId: string; chatId: string | null },
): Promise<void> {
  await sql.begin(async (tx) => {
    // Being reached is how a private chat becomes known, and how an unreachable person is reachable again.
    if (row.receiveIdType === "open_id")
      await tx`
        update people set private_chat_id = coalesce(${sent.chatId}, private_chat_id), unreachable_since = null
        where open_id = ${row.receiveId}
          and (private_chat_id is distinct from coalesce(${sent.chatId}, private_chat_id)
            or unreachable_since is not null)`;
    await tx`
      update outbox set outcome = 'sent', sent_wall_at = clock_timestamp(), retry_wall_at = null, reason = null,
        message_id = ${sent.messageId}, chat_id = ${sent.chatId ?? row.knownChatId}
      where id = ${row.id}`;
    // A statement of its own: it sees the patch of a change that the one before had to wait for.
    await tx`
      update outbox set target_message_id = ${sent.messageId}
      where lane = ${row.lane} and outcome is null and target_message_id = ${onItsWay(row)}`;
  });
}

/** It is to be tried again, not before so many milliseconds from now. */
export async function markRetry(sql: Sql, id: string, q: { afterMs: number; reason: string }): Promise<void> {
  await sql`
    update outbox set reason = ${q.reason},
      retry_wall_at = clock_timestamp() + make_interval(secs => ${q.afterMs / 1_000})
    where id = ${id} and outcome is null`;
}

/** It lapsed before it left (P5). */
export async function markCancelled(sql: Sql, id: string, reason: string): Promise<void> {
  await sql`
    update outbox set outcome = 'cancelled', reason = ${reason}, retry_wall_at = null
    where id = ${id} and outcome is null`;
}

/** The once-key of the patch that stands by while a tap waits for its answer. */
export const tapPatchKey = (inboxId: number) => `in:${inboxId}:tapped`;

/** The tap was answered with its card: the patch that stood by stays away. */
export async function cancelTapPatch(sql: Sql, inboxId: number): Promise<void> {
  await sql`
    update outbox set outcome = 'cancelled', reason = '点击时已答复', retry_wall_at = null
    where once_key = ${tapPatchKey(inboxId)} and outcome is null and first_tried_wall_at is null`;
}

/**
 * It will never leave; a chat or person that cannot be reached any more is remembered as such, in ledger time. What
 * the clock had to tell there is parked in the same commit, so that it climbs instead of being swallowed.
 */
export async function markDead(
  sql: Sql,
  row: OutboxRow,
  q: { of: "chat" | "person" | "message"; reason: string },
): Promise<void> {
  const climbs = q.of !== "message" && row.depends.some((one) => one.notice !== undefined);
  await sql.begin(async (tx) => {
    if (q.of === "chat" && row.knownChatId !== null) {
      await tx`
        update chats set dead_at = clock.now() where chat_id = ${row.knownChatId} and dead_at is null`;
    }
    // A private chat that is gone is a person who cannot be reached.
    if (q.of === "person" || (q.of === "chat" && row.receiveIdType === "open_id")) {
      const openId = row.lane.startsWith("person:") ? row.lane.slice("person:".length) : null;
      await tx`
        update people set unreachable_since = clock.now()
        where unreachable_since is null
          and (open_id = ${openId} or private_chat_id = ${row.knownChatId})`;
    }
    if (climbs)
      await tx`
        update outbox set lane = ${PARKED_LANE}, reason = ${q.reason},
          retry_wall_at = clock_timestamp() + interval '100 years'
        where id = ${row.id} and outcome is null`;
    else
      await tx`
        update outbox set outcome = 'dead', reason = ${q.reason}, retry_wall_at = null
        where id = ${row.id} and outcome is null`;
    if (climbs) await tx`select pg_notify('undelivered', '')`;
  });
}

/** Which of these message ids we know as ours already; what the chat shows beyond them may be a lost answer. */
export async function knownMessageIds(sql: Sql, messageIds: string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const rows = await sql<{ message_id: string }[]>`
    select message_id from outbox where message_id = any(${messageIds}::text[])`;
  return new Set(rows.map((row) => row.message_id));
}
