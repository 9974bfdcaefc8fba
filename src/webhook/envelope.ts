import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const IV_BYTES = 16;
const decoder = new TextDecoder("utf-8", { fatal: true });
const derived = new Map<string, Buffer>();

/** The platform's AES key: sha256 of the Encrypt Key's UTF-8 bytes. */
function keyOf(encryptKey: string): Buffer {
  let key = derived.get(encryptKey);
  if (!key) {
    key = createHash("sha256").update(encryptKey, "utf8").digest();
    derived.set(encryptKey, key);
  }
  return key;
}

/** Seals a text as the platform does: base64 of IV and AES-256-CBC, the `encrypt` string of its bodies. */
export function seal(plaintext: string, encryptKey: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-cbc", keyOf(encryptKey), iv);
  return Buffer.concat([iv, cipher.update(plaintext, "utf8"), cipher.final()]).toString("base64");
}

/** Opens an `encrypt` string; null for anything that was not sealed with this key. Verify the signature first: CBC proves nothing. */
export function open(sealed: string, encryptKey: string): string | null {
  try {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-cbc", keyOf(encryptKey), bytes.subarray(0, IV_BYTES));
    return decoder.decode(Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]));
  } catch {
    return null;
  }
}
