import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { open, seal } from "../../src/webhook/envelope.ts";
import { isSignedByFeishu } from "../../src/webhook/verify.ts";

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/crypto/${file}`, import.meta.url), "utf8"));

test.each(
  read("official-aes-vectors.json") as {
    source: string;
    encrypt_key: string;
    encrypt: string;
    plaintext: string;
  }[],
)("the official vector decrypts: $source", ({ encrypt, encrypt_key, plaintext }) => {
  expect(open(encrypt, encrypt_key)).toBe(plaintext);
});

test("what is sealed opens with the same key and with no other; a broken seal gives null, never an error", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string({ minLength: 1 }),
      fc.string(),
      (text, key, other) => {
        const sealed = seal(text, key);
        expect(open(sealed, key)).toBe(text);
        if (other !== key) expect(open(sealed, `${other}#`)).not.toBe(`${text}#`);
        expect(() => open(other, key)).not.toThrow();
      },
    ),
  );
});

const vectors = read("generated-request-vectors.json") as {
  encrypt_key: string;
  headers: Record<string, string>;
  cases: { name: string; raw_body: string; "X-Lark-Signature": string }[];
};

test.each(vectors.cases)("signature over the raw bytes: $name", (sample) => {
  const ask = (change: { body?: string; agoSeconds?: number } = {}) =>
    isSignedByFeishu({
      signed: {
        timestamp: vectors.headers["X-Lark-Request-Timestamp"] ?? null,
        nonce: vectors.headers["X-Lark-Request-Nonce"] ?? null,
        signature: sample["X-Lark-Signature"],
      },
      rawBody: new TextEncoder().encode(change.body ?? sample.raw_body),
      encryptKey: vectors.encrypt_key,
      wallNow: new Date((1608725989 + (change.agoSeconds ?? 0)) * 1000),
    });
  expect(ask()).toBe(true);
  expect(ask({ body: `${sample.raw_body} ` })).toBe(false);
  expect(ask({ agoSeconds: 8 * 3600 + 1 })).toBe(false);
  expect(ask({ agoSeconds: -301 })).toBe(false);
});
