import { createHash, randomBytes } from "node:crypto";
import { seal } from "../../src/webhook/envelope.ts";

export const APP = {
  appId: "cli_0123456789abcdef",
  encryptKey: "a key of ours",
  verificationToken: "a token of ours",
  tenantKeys: [] as readonly string[],
};

export type Letter = { body: string; headers: Record<string, string> };

/** Signs exactly these bytes, as the platform does; `agoSeconds` dates the signature back. */
export function signed(body: string, q: { agoSeconds?: number; key?: string } = {}): Letter {
  const timestamp = String(Math.floor(Date.now() / 1000) - (q.agoSeconds ?? 0));
  const nonce = randomBytes(8).toString("hex");
  const signature = createHash("sha256")
    .update(timestamp + nonce + (q.key ?? APP.encryptKey) + body)
    .digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": signature,
    },
  };
}

export const sealedBody = (plaintext: string) => JSON.stringify({ encrypt: seal(plaintext, APP.encryptKey) });

type Header = { token: string; app_id: string; tenant_key: string; event_id: string; event_type: string };

/** An event addressed to our app; header fields can be bent. */
export function eventOf(event: unknown, header: Partial<Header> = {}): string {
  return JSON.stringify({
    schema: "2.0",
    header: {
      event_id: randomBytes(12).toString("hex"),
      event_type: "im.message.receive_v1",
      create_time: String(Date.now()),
      token: APP.verificationToken,
      app_id: APP.appId,
      tenant_key: "a tenant",
      ...header,
    },
    event,
  });
}

export function messageEvent(messageId = `om_${randomBytes(8).toString("hex")}`, chatId = "oc_1") {
  return {
    sender: { sender_id: { open_id: "ou_1" }, sender_type: "user" },
    message: {
      message_id: messageId,
      chat_id: chatId,
      chat_type: "p2p",
      message_type: "text",
      content: '{"text":"帮助"}',
    },
  };
}
