import { z } from "zod";
import { ConfigError } from "./errors.ts";

const text = z.string().trim().min(1);
const url = (protocols: RegExp) => text.regex(protocols);
const list = text.transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

/** What the door must know of the app, on Node and on the edge alike. */
export const doorEnv = {
  FEISHU_APP_ID: text.regex(/^cli_[0-9a-zA-Z]+$/),
  FEISHU_ENCRYPT_KEY: text,
  FEISHU_VERIFICATION_TOKEN: text,
  FEISHU_TENANT_KEYS: list.default([]),
};

const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.default("127.0.0.1"),
  ROLE: z.enum(["all", "web", "jobs"]).default("all"),
  DATABASE_URL: url(/^postgres(ql)?:\/\//).optional(),
  DATABASE_APP_URL: url(/^postgres(ql)?:\/\//).optional(),
  REDIS_URL: url(/^(rediss?|redis\+sentinel|redis\+cluster):\/\//).optional(),
  DATA_DIR: text.default(".data"),
  FEISHU_APP_ID: doorEnv.FEISHU_APP_ID.optional(),
  FEISHU_APP_SECRET: text.optional(),
  FEISHU_ENCRYPT_KEY: doorEnv.FEISHU_ENCRYPT_KEY.optional(),
  FEISHU_VERIFICATION_TOKEN: doorEnv.FEISHU_VERIFICATION_TOKEN.optional(),
  FEISHU_TENANT_KEYS: doorEnv.FEISHU_TENANT_KEYS,
  FEISHU_DOMAIN: url(/^https?:\/\//)
    .default("https://open.feishu.cn")
    .transform((value) => value.replace(/\/+$/, "")),
  FEISHU_EVENTS: z.enum(["webhook", "websocket"]).default("webhook"),
  CAMPAIGN: text.regex(/^[a-z0-9-]+$/).default("xishan-five-zeros"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ADMIN_OPEN_IDS: list.default([]),
  ALLOW_TEST_CLOCK: z.enum(["0", "1"]).default("0"),
  // Without a login or a query: `/chat/completions` is put behind it.
  READING_MODEL_URL: url(/^https?:\/\/[^\s@?#/][^\s@?#]*$/)
    .transform((value) => value.replace(/\/+$/, ""))
    .optional(),
  READING_MODEL_NAME: text.default("default"),
  READING_MODEL_KEY: text.regex(/^[\x21-\x7e]+$/).optional(),
});

export type FeishuApp = {
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  domain: string;
  tenantKeys: readonly string[];
};

/** Where a language model answers, OpenAI-compatible. */
export type ModelEndpoint = { url: string; name: string; key: string | null };

export type Config = {
  port: number;
  host: string;
  role: "all" | "web" | "jobs";
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  redisUrl: string | null;
  dataDir: string;
  /** null = nothing configured: the sandbox plays the platform. */
  feishu: (FeishuApp & { events: "webhook" | "websocket" }) | null;
  campaign: string;
  logLevel: string;
  adminOpenIds: readonly string[];
  allowTestClock: boolean;
  /** null = off: no message is shown to any model. */
  model: ModelEndpoint | null;
};

/** Reads the environment once. All mistakes are named at once; no value is ever printed. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // An empty value is a missing one: `FEISHU_APP_ID=` in an env file must not count as set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = envSchema.safeParse(given);
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  mistakes.push(...missingFeishuKeys(given));
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);

  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    role: e.ROLE,
    databaseUrl: e.DATABASE_URL ?? null,
    databaseAppUrl: e.DATABASE_APP_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    dataDir: e.DATA_DIR,
    feishu:
      e.FEISHU_APP_ID && e.FEISHU_APP_SECRET
        ? {
            appId: e.FEISHU_APP_ID,
            appSecret: e.FEISHU_APP_SECRET,
            encryptKey: e.FEISHU_ENCRYPT_KEY ?? "",
            verificationToken: e.FEISHU_VERIFICATION_TOKEN ?? "",
            domain: e.FEISHU_DOMAIN,
            tenantKeys: e.FEISHU_TENANT_KEYS,
            events: e.FEISHU_EVENTS,
          }
        : null,
    campaign: e.CAMPAIGN,
    logLevel: e.LOG_LEVEL,
    adminOpenIds: e.ADMIN_OPEN_IDS,
    allowTestClock: e.ALLOW_TEST_CLOCK === "1",
    model: e.READING_MODEL_URL
      ? { url: e.READING_MODEL_URL, name: e.READING_MODEL_NAME, key: e.READING_MODEL_KEY ?? null }
      : null,
  };
}

const WEBHOOK_KEYS = [
  "FEISHU_APP_ID",
  "FEISHU_APP_SECRET",
  "FEISHU_ENCRYPT_KEY",
  "FEISHU_VERIFICATION_TOKEN",
] as const;

/** None of the four = sandbox. One of them = all that the chosen way of delivery needs. */
function missingFeishuKeys(given: Record<string, string | undefined>): string[] {
  if (!WEBHOOK_KEYS.some((key) => given[key])) return [];
  const needed = given.FEISHU_EVENTS === "websocket" ? WEBHOOK_KEYS.slice(0, 2) : WEBHOOK_KEYS;
  return needed
    .filter((key) => !given[key])
    .map((key) => `${key}: required as soon as one FEISHU_ key is set`);
}
