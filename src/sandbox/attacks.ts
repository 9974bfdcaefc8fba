import { randomBytes } from "node:crypto";
import { seal } from "../webhook/envelope.ts";
import type { Pusher } from "./pusher.ts";
import type { SandboxApp } from "./sandbox.ts";
import { envelopeOf, type Knock, sign } from "./wire.ts";

const HOUR_MS = 3_600_000;
/** An hour more than the platform itself goes on repeating. */
const STALE_MS = 9 * HOUR_MS;

export const ATTACKS = [
  "wrongSignature",
  "wrongToken",
  "staleTimestamp",
  "replay",
  "malformedEncrypt",
  "nullHeaders",
] as const;
export type Attack = (typeof ATTACKS)[number];

/** What a stranger may throw at the door; each gives the status it should be turned away with. */
export function createAttacks(q: { app: SandboxApp; pusher: Pick<Pusher, "lastKnock" | "send"> }) {
  const { app, pusher } = q;
  const { encryptKey } = app;

  function forged(how: { token?: string; atMs?: number; key?: string } = {}): Knock {
    const event = {
      sender: { sender_id: { open_id: "ou_stranger" }, sender_type: "user" },
      message: {
        message_id: `om_${randomBytes(8).toString("hex")}`,
        chat_id: "oc_stranger",
        chat_type: "p2p",
        message_type: "text",
        content: JSON.stringify({ text: "台账" }),
      },
    };
    const eventId = randomBytes(16).toString("hex");
    const plaintext = envelopeOf(app, {
      eventType: "im.message.receive_v1",
      event,
      eventId,
      ...(how.token ? { token: how.token } : {}),
    });
    const rawBody = JSON.stringify({ encrypt: seal(plaintext, encryptKey) });
    return sign(rawBody, { encryptKey: how.key ?? encryptKey, atMs: how.atMs });
  }

  /** null = there is nothing yet to send again. */
  function knockOf(attack: Attack): { knock: Knock; expected: number } | null {
    switch (attack) {
      case "wrongSignature":
        return { knock: forged({ key: "not the key" }), expected: 401 };
      case "wrongToken":
        return { knock: forged({ token: "not the token" }), expected: 401 };
      case "staleTimestamp":
        return { knock: forged({ atMs: Date.now() - STALE_MS }), expected: 401 };
      case "replay": {
        // To the byte what the platform sent: taken with thanks, and nothing happens twice.
        const last = pusher.lastKnock();
        return last && { knock: last, expected: 200 };
      }
      case "malformedEncrypt":
        return { knock: sign('{"encrypt":"AAAA"}', { encryptKey }), expected: 400 };
      case "nullHeaders":
        return { knock: sign('{"headers":null}', { encryptKey }), expected: 400 };
    }
  }

  return async (attack: Attack): Promise<{ status: number; expected: number } | null> => {
    const made = knockOf(attack);
    if (!made) return null;
    const { status } = await pusher.send(made.knock);
    return { status, expected: made.expected };
  };
}
