import { z } from "zod";
import { placeOf } from "../db/chats.ts";
import { pendingReadBacks, postponeReadBack, type ReadBack, settleReadBack } from "../db/read-backs.ts";
import { GiveUp, RetryLater } from "../src/errors.ts";
import { defineJob, type JobContext } from "../src/job.ts";

const MESSAGES_A_RUN = 20;
const RETRY_MS_FIRST = 5000;
const RETRY_MS_MAX = 5 * 60_000;
/** After a day without an answer its author is told that it could not be read. */
const GIVE_UP_MS = 24 * 3_600_000;

/**
 * Asks the platform how an edited or quoted message reads, and lines it up in its chat. Nothing is decided here: text
 * stays in memory and under the seal, and the fetch is never in a transaction or on another message's way.
 */
export default defineJob({
  name: "follow-edits",
  every: "5s",
  attemptsMax: 3,
  wakesOn: "read_back",
  payload: z.object({}),

  async run({ db, feishu, log, wallNow, lineUp }) {
    for (const waiting of await pendingReadBacks(db, { wallNow: wallNow(), limit: MESSAGES_A_RUN })) {
      const read = await readNow(feishu, waiting, wallNow());
      if (read.kind === "later") {
        await postponeReadBack(db, { id: waiting.id, wallNow: wallNow(), until: read.until });
        continue;
      }
      if (read.kind === "lost") log.warn({ readBack: waiting.id, reason: read.reason }, "a message unread");
      const chatId = waiting.chatId ?? (read.kind === "read" ? read.message.chatId : null) ?? "";
      const place = await placeOf(db, { chatId, private: waiting.replyPrivate || null });
      await db.transaction(async (tx) => {
        const { kind: state } = read;
        const reason = read.kind === "lost" ? read.reason : null;
        if (!(await settleReadBack(tx, { id: waiting.id, state, reason }))) return;
        const message =
          waiting.why === "edited" ? editedMessage(waiting, read) : quotedMessage(waiting, read);
        if (message) await lineUp(tx, { ...message, chatId, private: place.private });
      });
    }
  },
});

type Message = Awaited<ReturnType<JobContext["feishu"]["messageById"]>>;
type Read = { kind: "read"; message: Message } | { kind: "lost"; reason: string };

async function readNow(
  feishu: JobContext["feishu"],
  { messageId, attempts, firstTriedWallAt }: ReadBack,
  wallNow: Date,
): Promise<Read | { kind: "later"; until: Date }> {
  try {
    return { kind: "read", message: await feishu.messageById({ messageId }) };
  } catch (error) {
    if (error instanceof GiveUp) return { kind: "lost", reason: error.message };
    if (!(error instanceof RetryLater)) throw error;
    const triedForMs = firstTriedWallAt ? wallNow.getTime() - firstTriedWallAt.getTime() : 0;
    if (triedForMs > GIVE_UP_MS) return { kind: "lost", reason: error.message };
    const grownMs = Math.min(RETRY_MS_MAX, RETRY_MS_FIRST * 2 ** Math.min(attempts, 10));
    return { kind: "later", until: new Date(wallNow.getTime() + Math.max(error.afterMs ?? 0, grownMs)) };
  }
}

type LinedUp = Omit<Parameters<JobContext["lineUp"]>[1], "chatId" | "private">;

/** An edit of an app's message, ours among them, concerns nobody; nor does word of an edit that never was. */
function editedMessage(waiting: ReadBack, read: Read): LinedUp | null {
  const { messageId } = waiting;
  const edited = { why: "edited" as const, quotedMessageId: null, hearsay: false };
  if (read.kind === "lost")
    return { ...UNREAD, ...edited, messageId, key: `edited:${waiting.id}`, lost: true };
  const { message } = read;
  if (message.senderType !== "user" || !message.edited) return null;
  return {
    ...message,
    ...edited,
    senderOpenId: message.senderId,
    key: `edited:${messageId}:${message.updatedAt.getTime()}`,
    lost: false,
  };
}

/** The reply, in the words of what it quotes. */
function quotedMessage(waiting: ReadBack, read: Read): LinedUp | null {
  const { messageId: quotedMessageId, replyMessageId, replyOpenId } = waiting;
  if (!replyMessageId || !replyOpenId) return null;
  const said = read.kind === "read" ? read.message : UNREAD;
  return {
    why: "quoted",
    key: `quoted:${replyMessageId}`,
    lost: read.kind === "lost",
    messageId: replyMessageId,
    senderOpenId: replyOpenId,
    senderType: "user",
    messageType: said.messageType,
    content: said.content,
    mentions: said.mentions,
    parentId: null,
    quotedMessageId,
    hearsay: read.kind === "read" && read.message.senderId !== replyOpenId,
  };
}

const UNREAD = {
  senderOpenId: "",
  senderType: "user",
  messageType: "",
  content: "",
  mentions: [],
  parentId: null,
};
