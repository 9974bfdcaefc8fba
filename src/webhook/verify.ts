import { createHash, timingSafeEqual } from "node:crypto";

/** The platform repeats an unanswered event for about 7 hours; the inbox key, not the age, stops a replay. */
const AGE_SECONDS_MAX = 8 * 3600;
const AHEAD_SECONDS_MAX = 5 * 60;

export type Signed = { timestamp: string | null; nonce: string | null; signature: string | null };

/**
 * True when Feishu signed exactly these bytes: sha256 over timestamp, nonce, encrypt key and the RAW body.
 * Never over a re-serialised object: one moved space would change the digest.
 */
export function isSignedByFeishu(q: {
  signed: Signed;
  rawBody: Uint8Array;
  encryptKey: string;
  wallNow: Date;
}): boolean {
  const { timestamp, nonce, signature } = q.signed;
  if (!timestamp || !nonce || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  const age = q.wallNow.getTime() / 1000 - Number(timestamp);
  if (age > AGE_SECONDS_MAX || age < -AHEAD_SECONDS_MAX) return false;
  const expected = createHash("sha256")
    .update(timestamp + nonce + q.encryptKey, "utf8")
    .update(q.rawBody)
    .digest("hex");
  return sameText(expected, signature.toLowerCase());
}

/** Compares without stopping at the first difference, so that timing tells an attacker nothing. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
