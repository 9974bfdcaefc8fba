import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, like, or, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import { neutralText, type Outgoing, type Recipient } from "../src/domain/message.ts";
import type { Queryable, Tx } from "./connect.ts";
import { ON_ITS_WAY, onItsWay } from "./outbox-outcome.ts";
import { outbox } from "./schema-flow.ts";

type NewRow = PgInsertValue<typeof outbox>;

/**
 * Writes down what is to leave; it leaves after the commit. A once-key that is already known adds nothing,
 * and a newer state of a card takes the place of an older one that has not left.
 */
export async function queueMessages(tx: Tx, at: Date, messages: readonly Outgoing[]): Promise<void> {
  if (messages.length === 0) return;
  const targets = messages.flatMap((one) => (one.action === "update" ? [one.messageId] : []));
  const lanes = await lanesOfMessages(tx, targets);
  const rows = messages.map((message) => toRow(message, at, lanes));
  const added = await tx
    .insert(outbox)
    .values(rows)
    .onConflictDoNothing({ target: outbox.onceKey })
    .returning({ id: outbox.id, action: outbox.action });
  await supersede(
    tx,
    added.filter((row) => row.action === "update").map((row) => row.id),
  );
  await tx.execute(sql`select pg_notify('outbox', '')`);
}

function toRow(message: Outgoing, at: Date, lanes: Map<string, string>): NewRow {
  const [msgType, content] =
    "card" in message.body
      ? ["interactive", message.body.card]
      : ["text", { text: neutralText(message.body.text) }];
  return {
    id: randomUUID(),
    onceKey: message.onceKey,
    priority: message.priority,
    action: message.action,
    msgType,
    content,
    depends: message.depends ?? [],
    livingMatterId: message.livingMatterId ?? null,
    offers: message.offers ? [...message.offers] : null,
    createdAt: at,
    reason: message.holds?.why ?? null,
    retryWallAt: message.holds
      ? sql`clock_timestamp() + make_interval(secs => ${message.holds.ms / 1_000})`
      : null,
    ...whereTo(message, lanes),
  };
}

function whereTo(message: Outgoing, lanes: Map<string, string>) {
  switch (message.action) {
    case "send":
      return "chatId" in message.to
        ? { lane: laneOf(message.to), receiveIdType: "chat_id", receiveId: message.to.chatId }
        : { lane: laneOf(message.to), receiveIdType: "open_id", receiveId: message.to.openId };
    case "reply":
      return { lane: laneOf(message.to), targetMessageId: message.replyTo };
    case "update":
      return {
        lane: lanes.get(message.messageId) ?? `message:${message.messageId}`,
        targetMessageId: message.messageId,
      };
  }
}

/** The lane whose order is kept: the chat itself, or the person while only the open_id is known. */
export function laneOf(to: Recipient): string {
  return "chatId" in to ? to.chatId : `person:${to.openId}`;
}

async function lanesOfMessages(tx: Tx, messageIds: string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const onTheirWay = messageIds.filter((id) => id.startsWith(ON_ITS_WAY));
  const known = await tx
    .select({ id: outbox.id, messageId: outbox.messageId, lane: outbox.lane })
    .from(outbox)
    .where(
      and(
        or(
          inArray(outbox.messageId, messageIds),
          inArray(
            outbox.id,
            onTheirWay.map((id) => id.slice(ON_ITS_WAY.length)),
          ),
        ),
        inArray(outbox.action, ["send", "reply"]),
      ),
    );
  return new Map(known.flatMap((row) => [row.messageId, onItsWay(row)].map((id) => [id ?? "", row.lane])));
}

async function supersede(tx: Tx, newerIds: string[]): Promise<void> {
  if (newerIds.length === 0) return;
  await tx.execute(sql`
    update outbox older set outcome = 'cancelled', reason = '已有更新的卡片内容'
    from outbox newer
    where newer.id in ${newerIds} and newer.action = 'update' and older.action = 'update'
      and older.target_message_id = newer.target_message_id
      and older.outcome is null and older.seq < newer.seq`);
}

/** P5: what the clock meant to say of these matters alone, and has not said yet, stays unsaid. */
export async function cancelForMatters(tx: Tx, matterIds: readonly number[]): Promise<void> {
  if (matterIds.length === 0) return;
  await tx.execute(sql`
    update outbox set outcome = 'cancelled', reason = '事项已变更'
    where outcome is null and jsonb_array_length(depends) > 0
      and not exists (
        select 1 from jsonb_array_elements(depends) d
        where (d ->> 'matterId')::bigint not in ${[...matterIds]}
      )`);
}

/** How many wait to leave; shown by /metrics. */
export async function waitingCount(db: Queryable): Promise<number> {
  return db.$count(outbox, isNull(outbox.outcome));
}

/** What was said to people in texts under such once-keys, sent or not. */
export async function textsSaid(
  db: Queryable,
  q: { keysLike: string },
): Promise<{ openId: string; text: string }[]> {
  const rows = await db
    .select({ openId: outbox.receiveId, text: sql<string>`${outbox.content} ->> 'text'` })
    .from(outbox)
    .where(
      and(like(outbox.onceKey, q.keysLike), eq(outbox.receiveIdType, "open_id"), eq(outbox.msgType, "text")),
    );
  return rows.flatMap(({ openId, text }) => (openId && text ? [{ openId, text }] : []));
}
