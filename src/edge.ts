import { z } from "zod";
import { pollForAnswer } from "../db/answers.ts";
import { openForOneRequest } from "../db/connect-edge.ts";
import { keepEvent } from "../db/inbox.ts";
import { cancelTapPatch } from "../db/outbox-outcome.ts";
import { within } from "../db/within.ts";
import { doorEnv } from "./config.ts";
import { createDoor } from "./webhook/app.ts";

/** The platform waits 3 s; the way to the database may be longer here than beside it. */
const KEEP_MS_MAX = 2000;
const CLOSE_SECONDS_MAX = 1;
const TAKE_BACK_MS_MAX = 1000;

const envSchema = z.object({ ...doorEnv, HYPERDRIVE: z.object({ connectionString: z.string().min(1) }) });

type Env = Readonly<Record<string, unknown>>;
type Context = { waitUntil(work: Promise<unknown>): void };

/** The entry on Cloudflare Workers: the same door as on Node, on Hyperdrive. Drains and jobs run elsewhere. */
export default {
  async fetch(request: Request, env: Env, ctx: Context): Promise<Response> {
    const parsed = envSchema.safeParse(withoutEmpty(env));
    if (!parsed.success) return notConfigured(parsed.error);
    const e = parsed.data;

    const sql = openForOneRequest({
      url: e.HYPERDRIVE.connectionString,
      connectSecondsMax: KEEP_MS_MAX / 1000,
    });
    const answeredTaps: number[] = [];
    const door = createDoor({
      app: {
        appId: e.FEISHU_APP_ID,
        encryptKey: e.FEISHU_ENCRYPT_KEY,
        verificationToken: e.FEISHU_VERIFICATION_TOKEN,
        tenantKeys: e.FEISHU_TENANT_KEYS,
      },
      keep: (row) => keepEvent(sql, { row, wallNow: new Date(), msMax: KEEP_MS_MAX }),
      waitForAnswer: (id, msMax) => pollForAnswer(sql, id, msMax),
      answered: (id) => void answeredTaps.push(id),
      wallNow: () => new Date(),
      count: (outcome) => console.log(JSON.stringify({ door: outcome })),
    });
    try {
      return await door.fetch(request);
    } finally {
      const takeBack = answeredTaps.map((id) => within(TAKE_BACK_MS_MAX, cancelTapPatch(sql, id)));
      ctx.waitUntil(
        Promise.allSettled(takeBack)
          .then(() => sql.end({ timeout: CLOSE_SECONDS_MAX }))
          .catch(() => {}),
      );
    }
  },
};

/** Names what is missing or malformed, never a value. */
function notConfigured(error: z.ZodError): Response {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  const sentence = `The door is not configured: ${[...names].join(", ")} missing or malformed.`;
  console.error(sentence);
  return new Response(sentence, { status: 503 });
}

/** An empty value is a missing one, as on Node. */
function withoutEmpty(env: Env): Env {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => typeof value !== "string" || value.trim()),
  );
}
