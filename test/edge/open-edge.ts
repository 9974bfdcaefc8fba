import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { APP_ROLE } from "../../db/migrate.ts";
import { openTestDatabase } from "../database.ts";
import { openGate } from "../gate.ts";
import { APP, eventOf, type Letter, messageEvent } from "../webhook/signed.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SCRATCH = join(ROOT, ".wrangler");

export const message = (messageId?: string) => eventOf(messageEvent(messageId));
export const tap = (eventId: string) =>
  eventOf({ context: { open_chat_id: "oc_1" } }, { event_id: eventId, event_type: "card.action.trigger" });
export const WORKING = { toast: { type: "info", content: "处理中,稍后更新卡片" } };

/**
 * The real Worker of wrangler.toml in the real workerd, on a real database behind a gate.
 * Its login is what wrangler.toml asks for: it owns nothing and inherits from the running role.
 * `direct` leaves out wrangler's stand-in for Hyperdrive, which dies with the first connection that is refused.
 */
export async function openEdge(q: { direct?: boolean } = {}) {
  const testDatabase = await openTestDatabase();
  const sql = postgres(testDatabase.url, { max: 2, onnotice: () => {} });
  const [login, password] = [`edge_${randomBytes(6).toString("hex")}`, randomBytes(12).toString("hex")];
  await sql.unsafe(`create role ${login} login password '${password}' in role ${APP_ROLE}`);
  const url = new URL(testDatabase.url);
  [url.username, url.password] = [login, password];
  const gate = await openGate(url.href);
  const worker = await startWorker({ databaseUrl: gate.url, direct: q.direct ?? false });
  return {
    sql,
    gate,
    url: worker.url,
    async knock({ body, headers }: Letter) {
      const answer = await fetch(`${worker.url}/feishu/events`, { method: "POST", body, headers });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : null };
    },
    rows: async () => Number((await sql`select count(*) as n from inbox`)[0]?.n),
    async close() {
      await worker.stop();
      await gate.close();
      await sql.unsafe(`drop role ${login}`);
      await sql.end();
      await testDatabase.close();
    },
  };
}

async function startWorker({ databaseUrl, direct }: { databaseUrl: string; direct: boolean }) {
  const logFile = join(SCRATCH, "test.log");
  await rm(logFile, { force: true });
  Object.assign(process.env, {
    // Nothing is told to anybody, nothing is kept outside this folder, and no `.env` of a developer is read.
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_SEND_ERROR_REPORTS: "false",
    WRANGLER_LOG_PATH: logFile,
    XDG_CONFIG_HOME: join(SCRATCH, "config"),
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: "false",
    CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl,
  });
  // Loaded late: these variables are read on import, and a machine without workerd never comes here.
  const { unstable_startWorker } = await import("wrangler");
  const secret = (value: string) => ({ type: "secret_text" as const, value });
  const worker = await unstable_startWorker({
    config: join(ROOT, "wrangler.toml"),
    envFiles: [],
    bindings: {
      FEISHU_APP_ID: secret(APP.appId),
      FEISHU_ENCRYPT_KEY: secret(APP.encryptKey),
      FEISHU_VERIFICATION_TOKEN: secret(APP.verificationToken),
      ...(direct ? { HYPERDRIVE: { type: "json", value: { connectionString: databaseUrl } } } : {}),
    },
    dev: {
      server: { hostname: "127.0.0.1", port: 0 },
      registry: join(SCRATCH, "registry"),
      inspector: false,
      watch: false,
      persist: false,
      logLevel: "none",
    },
  });
  await worker.ready;
  return { url: (await worker.url).origin, stop: () => worker.dispose() };
}
