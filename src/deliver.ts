import type { Sql } from "postgres";
import { LEASE_MS, type OutboxRow, renewLease, standing } from "../db/outbox-claim.ts";
import {
  knownMessageIds,
  markCancelled,
  markDead,
  markRetry,
  markSent,
  ON_ITS_WAY,
} from "../db/outbox-outcome.ts";
import { GiveUp, RetryLater } from "./errors.ts";
import { readWords } from "./feishu/chat-history.ts";
import type { Feishu, Sent } from "./feishu/client.ts";
import type { Log } from "./log.ts";

export type Delivery = {
  sql: Sql;
  feishu: Pick<Feishu, "send" | "reply" | "updateCard" | "chatHistory">;
  log: Log;
};

export type Delivered =
  | { outcome: "sent" | "cancelled" | "dead" }
  /** `appRestMs`: the platform speaks of the whole app, so nobody sends for that long. */
  | { outcome: "retry"; appRestMs: number };

/** The platform remembers a `uuid` for an hour (documents of im/v1/messages); after this, look before you repeat (P7). */
const UUID_KEPT_MS = 55 * 60_000;
/** The two clocks may differ by this much when we look for our message. */
const CLOCK_SKEW_MS = 60_000;
const RETRY_MS_FIRST = 300;
const RETRY_MS_MAX = 5 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;
const APP_REST_MS = 60_000;

/** Sends one claimed message, or finds that it lapsed, and writes down what became of it. Never throws for a failed send. */
export async function deliver(q: Delivery, row: OutboxRow): Promise<Delivered> {
  if (row.chatIsDead) return bury(q, row, { of: "chat", reason: "该群已不可用" });
  if (row.action === "update" && row.targetMessageId?.startsWith(ON_ITS_WAY)) {
    await markCancelled(q.sql, row.id, "要更新的卡片没有送达");
    return { outcome: "cancelled" };
  }
  const content = await withoutLapsed(q.sql, row);
  if (content === null) {
    await markCancelled(q.sql, row.id, "所涉事项均已变更");
    return { outcome: "cancelled" };
  }
  const heartbeat = setInterval(() => {
    renewLease(q.sql, row.id).catch((error: unknown) => q.log.warn({ err: error }, "lease"));
  }, LEASE_MS / 3);
  try {
    const sent = (await findEarlierSend(q, row, content)) ?? (await sendRow(q.feishu, row, content));
    clearInterval(heartbeat);
    await markSent(q.sql, row, sent);
    return { outcome: "sent" };
  } catch (error) {
    clearInterval(heartbeat);
    if (error instanceof GiveUp) return giveUp(q, row, error);
    if (error instanceof RetryLater) return tryLater(q, row, error.message, error.afterMs);
    q.log.error({ outboxId: row.id, err: error }, "sending failed unexpectedly");
    return tryLater(q, row, "发送时出现意外错误", undefined);
  } finally {
    clearInterval(heartbeat);
  }
}

/** P5 at the moment of sending: the content without what has lapsed, or null when nothing is left to say. */
async function withoutLapsed(sql: Sql, row: OutboxRow): Promise<Record<string, unknown> | null> {
  if (row.depends.length === 0) return row.content;
  const stands = await standing(sql, row.depends);
  const lapsed = row.depends.filter((one) => !stands.includes(one));
  if (stands.length === 0) return null;
  if (lapsed.length === 0) return row.content;
  // A row that a standing matter speaks in as well, such as a common headline, stays.
  const keep = new Set(stands.flatMap((one) => one.elements));
  const drop = new Set(lapsed.flatMap((one) => one.elements).filter((position) => !keep.has(position)));
  const { body } = row.content;
  if (typeof body !== "object" || body === null || !("elements" in body) || !Array.isArray(body.elements)) {
    return row.content;
  }
  return { ...row.content, body: { ...body, elements: body.elements.filter((_, i) => !drop.has(i)) } };
}

async function sendRow(
  feishu: Delivery["feishu"],
  row: OutboxRow,
  content: Record<string, unknown>,
): Promise<Sent> {
  const what = { msgType: row.msgType, content, uuid: row.id };
  if (row.action === "send" && row.receiveId !== null) {
    const to = row.receiveIdType === "open_id" ? { openId: row.receiveId } : { chatId: row.receiveId };
    return feishu.send({ ...what, to });
  }
  if (row.action === "reply" && row.targetMessageId !== null) {
    return feishu.reply({ ...what, messageId: row.targetMessageId });
  }
  if (row.action === "update" && row.targetMessageId !== null) {
    return feishu.updateCard({ messageId: row.targetMessageId, card: content });
  }
  throw new GiveUp("待发消息缺少收件人", { of: "message" });
}

/** P7: once the platform may have forgotten the uuid, the chat itself says whether the lost answer was a yes. */
async function findEarlierSend(
  q: Delivery,
  row: OutboxRow,
  content: Record<string, unknown>,
): Promise<Sent | null> {
  if (row.action === "update" || row.firstTriedWallAt === null || row.triedForMs < UUID_KEPT_MS) return null;
  const chatId = row.knownChatId;
  if (chatId === null) return null;
  const since = new Date(row.firstTriedWallAt.getTime() - CLOCK_SKEW_MS);
  // A card may come back without its title; that it is ours and in no other row of the outbox says enough.
  const words = readWords(JSON.stringify(content));
  try {
    const past = await q.feishu.chatHistory({ chatId, since });
    const alike = past.filter(
      (message) =>
        message.fromUs &&
        message.msgType === row.msgType &&
        message.createdAt >= since &&
        (row.msgType === "text" ? message.text === words.text : ["", words.title].includes(message.title)),
    );
    const known = await knownMessageIds(
      q.sql,
      alike.map((message) => message.messageId),
    );
    const ours = alike.find((message) => !known.has(message.messageId));
    return ours ? { messageId: ours.messageId, chatId } : null;
  } catch (error) {
    // Without the right to read the chat there is no looking; a repeat is better than silence.
    if (error instanceof GiveUp) return null;
    throw error;
  }
}

async function giveUp(q: Delivery, row: OutboxRow, error: GiveUp): Promise<Delivered> {
  if (error.of !== "app") return bury(q, row, { of: error.of, reason: error.message });
  // The message is not to blame: it waits until the app is put right.
  q.log.error({ outboxId: row.id, reason: error.message }, "the platform refuses the whole app");
  await tryLater(q, row, error.message, APP_REST_MS);
  return { outcome: "retry", appRestMs: APP_REST_MS };
}

async function bury(
  q: Delivery,
  row: OutboxRow,
  why: { of: "chat" | "person" | "message"; reason: string },
): Promise<Delivered> {
  await markDead(q.sql, row, why);
  // A card too old to be refreshed is everyday life; a message that never arrives is not.
  const level = row.action === "update" ? "debug" : "warn";
  q.log[level]({ outboxId: row.id, of: why.of, reason: why.reason }, "message given up");
  return { outcome: "dead" };
}

async function tryLater(
  q: Delivery,
  row: OutboxRow,
  reason: string,
  afterMs: number | undefined,
): Promise<Delivered> {
  if (row.triedForMs > GIVE_UP_MS)
    return bury(q, row, { of: "message", reason: `24 小时未能送达:${reason}` });
  const grown = Math.min(RETRY_MS_MAX, RETRY_MS_FIRST * 2 ** Math.min(row.attempts - 1, 20));
  const jitter = 0.8 + Math.random() * 0.4;
  await markRetry(q.sql, row.id, { afterMs: Math.max(afterMs ?? 0, grown * jitter), reason });
  return { outcome: "retry", appRestMs: Math.min(afterMs ?? 0, APP_REST_MS) };
}
