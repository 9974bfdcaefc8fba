import { type Context, Hono } from "hono";
import { z } from "zod";
import { open } from "./envelope.ts";
import { parseJson, readEnvelope } from "./event.ts";
import { strangerTo, type TakeDeps, takeEnvelope } from "./take-envelope.ts";
import { isSignedByFeishu, sameText } from "./verify.ts";

const BODY_BYTES_MAX = 1024 * 1024;

const challengeSchema = z.object({
  type: z.literal("url_verification"),
  challenge: z.string(),
  token: z.string(),
});

export type DoorDeps = TakeDeps & {
  app: { appId: string; encryptKey: string; verificationToken: string; tenantKeys: readonly string[] };
  wallNow(): Date;
};

/** The door: verify, keep, answer. No rule and no reply lives here, because Feishu waits three seconds. */
export function createDoor(deps: DoorDeps): Hono {
  const refuse = (c: Context, status: 400 | 401 | 413 | 503, why: string) => {
    deps.count(why);
    return c.json({ error: why }, status);
  };
  const health = new Hono().get("/healthz", (c) => c.text("ok"));
  // Without both keys anybody could sign for the platform: then events come by the long connection alone.
  if (!deps.app.encryptKey || !deps.app.verificationToken) return health;
  return health
    .post("/feishu/events", async (c) => {
      const arrived = performance.now();
      const rawBody = await readBody(c.req.raw);
      if (!rawBody) {
        // The rest of the body was not read: this connection cannot carry another request.
        c.header("connection", "close");
        return refuse(c, 413, "too-large");
      }
      const body = parseBytes(rawBody);
      // The address check may come plain, and comes without a signature; only our own token opens it.
      const plain = readChallenge(body);
      if (plain) return answerChallenge(c, deps, plain);
      if (
        typeof body !== "object" ||
        body === null ||
        !("encrypt" in body) ||
        typeof body.encrypt !== "string"
      ) {
        return refuse(c, 400, "wrong-shape");
      }
      const plaintext = open(body.encrypt, deps.app.encryptKey);
      const content = plaintext === null ? null : parseJson(plaintext);
      // One answer for bad padding and for bad content: the door must not tell a stranger which it was.
      if (content === null) return refuse(c, 400, "undecryptable");
      const sealed = readChallenge(content);
      if (sealed) return answerChallenge(c, deps, sealed);

      const signed = {
        timestamp: c.req.header("x-lark-request-timestamp") ?? null,
        nonce: c.req.header("x-lark-request-nonce") ?? null,
        signature: c.req.header("x-lark-signature") ?? null,
      };
      const { encryptKey } = deps.app;
      if (!isSignedByFeishu({ signed, rawBody, encryptKey, wallNow: deps.wallNow() })) {
        return refuse(c, 401, "bad-signature");
      }
      const envelope = readEnvelope(content);
      if (!envelope) return refuse(c, 400, "wrong-shape");
      const stranger = sameText(envelope.header.token, deps.app.verificationToken)
        ? strangerTo(deps.app, envelope.header)
        : "wrong-token";
      if (stranger) return refuse(c, 401, stranger);

      try {
        return c.json(await takeEnvelope(deps, envelope, { sealed: body.encrypt, arrived }));
      } catch {
        // Not kept, so not answered: the platform comes again.
        return refuse(c, 503, "not-kept");
      }
    })
    .onError((_error, c) => refuse(c, 400, "aborted"));
}

function answerChallenge(c: Context, deps: DoorDeps, q: { challenge: string; token: string }) {
  const ours = sameText(q.token, deps.app.verificationToken);
  deps.count(ours ? "challenge" : "wrong-token");
  return ours ? c.json({ challenge: q.challenge }) : c.json({ error: "wrong-token" }, 401);
}

function readChallenge(content: unknown): { challenge: string; token: string } | null {
  // Nearly every request is an event: a glance spares it the check.
  if (typeof content !== "object" || content === null || !("challenge" in content)) return null;
  const parsed = challengeSchema.safeParse(content);
  return parsed.success ? parsed.data : null;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parseBytes(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return null;
  }
}

/** The raw bytes, or null as soon as they are too many, whatever Content-Length claimed. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const claimed = Number(request.headers.get("content-length") ?? Number.NaN);
  if (claimed > BODY_BYTES_MAX) return null;
  // A truthful length: the runtime itself stops reading there.
  if (!Number.isNaN(claimed)) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}
