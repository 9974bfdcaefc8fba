import type { Tx } from "../db/connect.ts";
import type { InboxRow } from "../db/lanes.ts";
import type { OpenContext, Said } from "./command.ts";
import { type Card, type Outgoing, PRIORITY } from "./domain/message.ts";
import { standingMessages } from "./living-card.ts";

/** What a card click is answered with. */
export type TapAnswer = { toast?: { type: string; content: string }; card?: { type: "raw"; data: unknown } };

/** Beyond this the door has answered 「处理中」, so the tapped card must be patched instead. */
const TAP_ANSWER_MS_MAX = 2000;

/** The tap's answer: the last toast and the last card shown. */
export function answerOf(said: readonly Said[]): TapAnswer {
  const tapAnswer: TapAnswer = {};
  for (const item of said) {
    if (item.kind === "toast") tapAnswer.toast = { type: item.tone, content: item.text };
    if (item.kind === "show") tapAnswer.card = { type: "raw", data: item.card };
  }
  return tapAnswer;
}

/** The rows that leave: each keyed by the event it answers, so that handling it again adds nothing. */
export async function outgoingOf(
  tx: Tx,
  q: { ctx: OpenContext; row: InboxRow; said: readonly Said[]; wallNow: Date },
): Promise<Outgoing[]> {
  const { origin, place } = q.ctx;
  const tapped = origin.kind === "tap" ? origin.messageId : null;
  const tooLate = tapped !== null && q.wallNow.getTime() - q.row.receivedWallAt.getTime() > TAP_ANSWER_MS_MAX;
  const back = {
    to: { chatId: place.chatId },
    ...(origin.kind === "message"
      ? { action: "reply" as const, replyTo: origin.messageId }
      : { action: "send" as const }),
  };
  const messages: Outgoing[] = [];
  const add = (message: DistributiveOmit<Outgoing, "onceKey">) =>
    messages.push({ ...message, onceKey: `in:${q.row.id}:${messages.length}` });
  const update = (messageId: string, card: Card) =>
    add({ priority: PRIORITY.refresh, body: { card }, action: "update", messageId });

  for (const item of q.said) {
    switch (item.kind) {
      case "answer":
        add({ priority: PRIORITY.answer, body: item.body, ...back });
        break;
      case "show":
        if (tapped === null)
          add({ priority: PRIORITY.answer, body: { card: item.card }, ...living(item.matterId), ...back });
        else if (tooLate) update(tapped, item.card);
        break;
      case "tell": {
        const priority = item.urgent ? PRIORITY.urgent : PRIORITY.answer;
        add({ priority, body: item.body, ...living(item.matterId), action: "send", to: item.to });
        break;
      }
      case "refresh":
        for (const messageId of await standingMessages(tx, { matterId: item.matter.id, card: item.card })) {
          if (messageId !== tapped) update(messageId, item.card);
        }
        break;
    }
  }
  return messages;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const living = (matterId: number | null) => (matterId === null ? {} : { livingMatterId: matterId });
