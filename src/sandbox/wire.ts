import { createHash, randomBytes } from "node:crypto";
import type { SandboxApp } from "./sandbox.ts";

const DEADLINE_MS = 3000;

export type Knock = { rawBody: string; headers: Record<string, string> };
export type Answer = { status: number; body: unknown; ms: number };

/** The bytes of a push with a signature over them; an attacker may state another time or another key. */
export function sign(rawBody: string, q: { encryptKey: string; atMs?: number | undefined }): Knock {
  const timestamp = String(Math.floor((q.atMs ?? Date.now()) / 1000));
  const nonce = randomBytes(8).toString("hex");
  const signature = createHash("sha256")
    .update(timestamp + nonce + q.encryptKey + rawBody)
    .digest("hex");
  return {
    rawBody,
    headers: {
      "content-type": "application/json",
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": signature,
    },
  };
}

/** One try: three seconds, no redirect; status 0 when nothing came back. */
export async function knock(url: string, { rawBody, headers }: Knock): Promise<Answer> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const answer = await fetch(url, { method: "POST", body: rawBody, redirect: "error", signal, headers });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {}, ms: ms() };
  } catch {
    return { status: 0, body: null, ms: ms() };
  }
}

/** An event in the envelope of version 2.0; `token` is ours unless an attacker guesses. */
export function envelopeOf(
  app: SandboxApp,
  q: { eventType: string; event: unknown; eventId: string; token?: string },
): string {
  const header = {
    event_id: q.eventId,
    event_type: q.eventType,
    create_time: String(Date.now()),
    token: q.token ?? app.verificationToken,
    app_id: app.appId,
    tenant_key: app.tenantKey,
  };
  return JSON.stringify({ schema: "2.0", header, event: q.event });
}
