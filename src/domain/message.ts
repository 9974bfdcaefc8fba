/** Card JSON 2.0 of the platform, as built by src/cards; the sandbox checks it strictly. */
export type Card = {
  schema: "2.0";
  config: Record<string, unknown>;
  header: Record<string, unknown>;
  body: { elements: Record<string, unknown>[] } & Record<string, unknown>;
};

/** A message the clock sends speaks of matters; each lapses by itself when its matter's plan has moved on (P5). */
export type Depends = {
  matterId: number;
  round: number;
  /** Positions in `body.elements` that speak of this matter. */
  elements: number[];
  /** What they say, as data: so that it can be told together with more, or to others. */
  notice?: Record<string, unknown>;
};

export type Recipient = { chatId: string } | { openId: string };

/** Send order within one chat: what is urgent overtakes answers, answers overtake what the clock sends. */
export const PRIORITY = { urgent: 0, answer: 1, clock: 2, refresh: 3 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** One thing that leaves, decided in a transaction and sent after it. */
export type Outgoing = {
  /** The same decision taken twice has the same key, and so is one message. */
  onceKey: string;
  priority: Priority;
  body: { text: string } | { card: Card };
  depends?: Depends[];
  /** The card shows this matter; later changes of the matter are patched into it. */
  livingMatterId?: number;
  /** The card asks which of these matters is meant. */
  offers?: readonly number[];
  /** It stays for so long, unless it is let go or cancelled before; why, in a few words. */
  holds?: { ms: number; why: string };
} & (
  | { action: "send"; to: Recipient }
  | { action: "reply"; to: Recipient; replyTo: string }
  | { action: "update"; messageId: string }
);

/**
 * Plain text in which nothing that somebody wrote can work: the platform reads `<at user_id="all">`, its other tags
 * and links in text messages too. The sign is replaced by its full-width twin, so the sentence still reads the same.
 */
export function neutralText(text: string): string {
  return text.replace(/<(?=\s*[/a-z])/gi, "＜").replace(/\](?=\s*\()/g, "］");
}
