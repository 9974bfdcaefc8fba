import { z } from "zod";
import { ConfigError } from "./errors.ts";
import { readRedisAddress } from "./redis-address.ts";

const text = z.string().trim().min(1);
const fits = (pattern: RegExp, message: string) => text.regex(pattern, message);
const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, `应为 ${words.join("、")} 之一`);
const list = text.transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

const PORT_RANGE = "应为 0 到 65535 的整数";
const DATABASE_SHAPE = "应为 postgres://用户:密码@主机:5432/库名 的样子";
const REDIS_SHAPE =
  "应为 redis://主机:6379 的样子(也可用 rediss://、redis+cluster://主机,主机、redis+sentinel://主机,主机/主库名)";
const database = text.refine(
  // Several hosts are the driver's own form, which URL does not know.
  (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace(/,[^/]*/, "")),
  DATABASE_SHAPE,
);

/** What the door must know of the app, on Node and on the edge alike. */
export const doorEnv = {
  FEISHU_APP_ID: fits(
    /^cli_[0-9a-zA-Z]+$/,
    "应为 cli_ 开头的字母数字(飞书开放平台「凭证与基础信息」里的 App ID)",
  ),
  FEISHU_ENCRYPT_KEY: text,
  FEISHU_VERIFICATION_TOKEN: text,
  FEISHU_TENANT_KEYS: list.default([]),
};

const envSchema = z.object({
  PORT: z.coerce.number(PORT_RANGE).int(PORT_RANGE).min(0, PORT_RANGE).max(65_535, PORT_RANGE).default(3000),
  HOST: text.default("127.0.0.1"),
  ROLE: oneOf("all", "web", "jobs").default("all"),
  DATABASE_URL: database.optional(),
  DATABASE_APP_URL: database.optional(),
  REDIS_URL: text.refine(isRedisAddress, REDIS_SHAPE).optional(),
  DATA_DIR: text.default(".data"),
  FEISHU_APP_ID: doorEnv.FEISHU_APP_ID.optional(),
  FEISHU_APP_SECRET: text.optional(),
  FEISHU_ENCRYPT_KEY: doorEnv.FEISHU_ENCRYPT_KEY.optional(),
  FEISHU_VERIFICATION_TOKEN: doorEnv.FEISHU_VERIFICATION_TOKEN.optional(),
  FEISHU_TENANT_KEYS: doorEnv.FEISHU_TENANT_KEYS,
  FEISHU_DOMAIN: text
    .refine(
      (value) => /^https?:\/\//.test(value) && URL.canParse(value),
      "应为 https:// 开头的地址,例如 https://open.feishu.cn",
    )
    .default("https://open.feishu.cn")
    .transform((value) => value.replace(/\/+$/, "")),
  FEISHU_EVENTS: oneOf("webhook", "websocket").default("webhook"),
  CAMPAIGN: fits(/^[a-z0-9-]+$/, "应为 src/campaigns 里的文件名,不带 .json").default("xishan-five-zeros"),
  LOG_LEVEL: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent").default("info"),
  ADMIN_OPEN_IDS: list.default([]),
  ALLOW_TEST_CLOCK: oneOf("0", "1").default("0"),
  // Without a login or a query: `/chat/completions` is put behind it.
  READING_MODEL_URL: fits(
    /^https?:\/\/[^\s@?#/][^\s@?#]*$/,
    "应为 http:// 或 https:// 开头的地址,不带账号和问号后的参数",
  )
    .transform((value) => value.replace(/\/+$/, ""))
    .optional(),
  READING_MODEL_NAME: text.default("default"),
  READING_MODEL_KEY: fits(/^[\x21-\x7e]+$/, "应为不含空格和中文的一串字符").optional(),
});

function isRedisAddress(value: string): boolean {
  try {
    readRedisAddress(value);
    return true;
  } catch {
    return false;
  }
}

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
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}:${issue.message}`);
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
  return needed.filter((key) => !given[key]).map((key) => `${key}:没有设,飞书的密钥设了一个就要设全`);
}
