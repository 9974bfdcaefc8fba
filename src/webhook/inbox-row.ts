import type { Envelope } from "./event.ts";

/** What the door keeps of an event: where it belongs and how it is known again; the rest stays sealed. */
export type InboxRow = { dedupeKey: string; lane: string; eventType: string; sealed: string };

const MAX_KEY_CHARS = 200;

/** Messages repeat by message_id, everything else by event_id (facts: delivery rules of the platform). */
export function inboxRowOf(envelope: Envelope, sealed: string): InboxRow {
  const { header, event } = envelope;
  const messageId =
    header.event_type === "im.message.receive_v1" ? textAt(event, "message", "message_id") : null;
  return {
    dedupeKey: (messageId ? `message:${messageId}` : `event:${header.event_id}`).slice(0, MAX_KEY_CHARS),
    lane: laneOf(envelope).slice(0, MAX_KEY_CHARS),
    eventType: header.event_type.slice(0, MAX_KEY_CHARS),
    sealed,
  };
}

/** The chat, else the card's chat, else the person, else the event itself: order is kept within one lane. */
function laneOf({ header, event }: Envelope): string {
  return (
    textAt(event, "message", "chat_id") ??
    textAt(event, "chat_id") ??
    textAt(event, "context", "open_chat_id") ??
    textAt(event, "operator", "open_id") ??
    textAt(event, "operator", "operator_id", "open_id") ??
    textAt(event, "user_id", "open_id") ??
    header.event_id
  );
}

function textAt(from: unknown, ...path: string[]): string | null {
  let value = from;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === "string" && value.length > 0 ? value : null;
}
