import type { Tx } from "../db/connect.ts";
import type { InboxRow } from "../db/lanes.ts";
import { settleTapped } from "../db/outbox-choices.ts";
import { tapPatchKey } from "../db/outbox-outcome.ts";
import type { OpenContext, Said } from "./command.ts";
import { type Card, type Outgoing, PRIORITY } from "./domain/message.ts";
import { standingMessages } from "./living-card.ts";

/** What a card click is answered with. */
export type TapAnswer = { toast?: { type: string; content: string }; card?: { type: "raw"; data: unknown } };

/**
 * So long after its event was kept, the door has answered a tap or never will (it waits 2.3 s from the event's arrival,
 * which was earlier), and has had the time to say so.
 */
const TAP_ANSWERED_MS = 3_500;

/** The tap's answer: the last toast and the last card shown. */
export function answerOf(said: readonly Said[]): TapAnswer {
  const tapAnswer: TapAnswer = {};
  for (const item of said) {
    if (item.kind === "toast") tapAnswer.toast = { type: item.tone, content: item.text };
    if (item.kind === "show") tapAnswer.card = { type: "raw", data: item.card };
  }
  return tapAnswer;
}

/**
 * The rows that leave: each keyed by the event it answers, so that handling it again adds nothing. The card that a tap
 * is to be answered with stands by as a patch too: only the door knows whether it was still there to answer with it,
 * and takes the patch back when it was.
 */
export async function outgoingOf(
  tx: Tx,
  q: { ctx: OpenContext; row: InboxRow; said: readonly Said[]; wallNow: Date },
): Promise<Outgoing[]> {
  const { origin, place } = q.ctx;
  const tapped = origin.kind === "tap" ? origin.messageId : null;
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

  const inPlace = q.said.findLast((item) => item.kind === "show");
  const keptUp =
    tapped === null ||
    (inPlace !== undefined && (await settleTapped(tx, { messageId: tapped, matterId: inPlace.matterId })));
  for (const item of q.said) {
    switch (item.kind) {
      case "answer":
        add({ priority: PRIORITY.answer, body: item.body, ...back });
        break;
      case "show":
        if (tapped === null) add({ priority: PRIORITY.answer, ...shownBy(item), ...back });
        break;
      case "tell": {
        const priority = item.urgent ? PRIORITY.urgent : PRIORITY.answer;
        add({ priority, body: item.body, ...living(item.matterId), action: "send", to: item.to });
        break;
      }
      case "refresh": {
        const { matter } = item;
        const shows = q.said.some((other) => other.kind === "show" && other.matterId === matter.id);
        const followed = shows && keptUp ? { tapped } : null;
        for (const { messageId, card } of await standingMessages(tx, { ...item, followed })) {
          if (messageId !== tapped) update(messageId, card);
        }
        break;
      }
    }
  }
  if (tapped !== null && inPlace) messages.push(standBy(q, tapped, inPlace.card));
  return messages;
}

function standBy(q: { row: InboxRow; wallNow: Date }, messageId: string, card: Card): Outgoing {
  const ageMs = Math.max(0, q.wallNow.getTime() - q.row.receivedWallAt.getTime());
  const ms = Math.max(0, TAP_ANSWERED_MS - ageMs);
  return {
    onceKey: tapPatchKey(q.row.id),
    priority: PRIORITY.refresh,
    action: "update",
    messageId,
    body: { card },
    ...(ms > 0 ? { holds: { ms, why: "等待点击的应答" } } : {}),
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const shownBy = ({ card, matterId, offers }: Extract<Said, { kind: "show" }>) => ({
  body: { card },
  ...living(matterId),
  ...(offers ? { offers } : {}),
});
const living = (matterId: number | null) => (matterId === null ? {} : { livingMatterId: matterId });
