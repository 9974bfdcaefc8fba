import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const feishu = {
  FEISHU_APP_ID: "cli_0123456789abcdef",
  FEISHU_APP_SECRET: "a-secret",
  FEISHU_ENCRYPT_KEY: "a-key",
  FEISHU_VERIFICATION_TOKEN: "a-token",
};

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

test("nothing configured means the sandbox on embedded defaults", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    role: "all",
    databaseUrl: null,
    redisUrl: null,
    feishu: null,
    model: null,
  });
});

test("an empty value counts as missing, so an empty FEISHU_ key is no configuration", () => {
  expect(readConfig({ FEISHU_APP_ID: "", PORT: " " })).toMatchObject({ feishu: null, port: 3000 });
});

test("all mistakes are named at once and no value is shown", () => {
  const mistakes = mistakesOf({ PORT: "abc-hunter2", ROLE: "boss", FEISHU_APP_SECRET: "hunter2" });
  expect(mistakes.map((line) => line.split(":")[0])).toEqual(
    expect.arrayContaining([
      "PORT",
      "ROLE",
      "FEISHU_APP_ID",
      "FEISHU_ENCRYPT_KEY",
      "FEISHU_VERIFICATION_TOKEN",
    ]),
  );
  expect(mistakes.join("\n")).not.toContain("hunter2");
});

const HAN = /\p{Script=Han}/u;
test.each([
  ["PORT", "seven", /0 到 65535/],
  ["PORT", "70000", /0 到 65535/],
  ["PORT", "3.5", /0 到 65535/],
  ["ROLE", "boss", /all、web、jobs/],
  ["DATABASE_URL", "mysql://x", /postgres:\/\//],
  ["DATABASE_URL", "postgres://[x", /postgres:\/\//],
  ["DATABASE_APP_URL", "x", /postgres:\/\//],
  ["REDIS_URL", "http://x", /redis:\/\//],
  ["REDIS_URL", "redis+sentinel://x:1", /主库名/],
  ["FEISHU_DOMAIN", "feishu.example", /https:\/\//],
  ["FEISHU_EVENTS", "both", /webhook、websocket/],
  ["CAMPAIGN", "../x", /src\/campaigns/],
  ["LOG_LEVEL", "loud", /fatal、error/],
  ["ALLOW_TEST_CLOCK", "yes", /0、1/],
])("a mistake in %s (%s) says in Chinese what is expected, once", (name, value, expected) => {
  const mistakes = mistakesOf({ [name]: value });
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(expected);
  expect(mistakes[0]?.startsWith(`${name}:`)).toBe(true);
  for (const word of mistakes[0]?.split(/[,。;]/) ?? []) expect(word).toMatch(HAN);
  if (value.length > 1) expect(mistakes[0]?.includes(value)).toBe(false);
});

test("a wrong FEISHU_APP_ID and the keys that are missing are all named in Chinese", () => {
  const mistakes = mistakesOf({ FEISHU_APP_ID: "hunter2" });
  expect(mistakes).toHaveLength(4);
  for (const mistake of mistakes) expect(mistake).toMatch(/^FEISHU_[A-Z_]+:.*\p{Script=Han}/u);
  expect(mistakes.join()).not.toContain("hunter2");
});

test.each(["postgres://u:p@a:5432,b:5432/five", "postgresql://u@h/five?sslmode=require"])(
  "an address the driver knows is taken: %s",
  (DATABASE_URL) => {
    expect(mistakesOf({ DATABASE_URL })).toEqual([]);
  },
);

test.each([
  { events: "webhook", without: "FEISHU_ENCRYPT_KEY", mistakes: 1 },
  { events: "websocket", without: "FEISHU_ENCRYPT_KEY", mistakes: 0 },
  { events: "websocket", without: "FEISHU_APP_SECRET", mistakes: 1 },
])("$events without $without has $mistakes mistakes", ({ events, without, mistakes }) => {
  const env = { ...feishu, FEISHU_EVENTS: events, [without]: "" };
  expect(mistakesOf(env)).toHaveLength(mistakes);
});

test("the platform's address is taken without its trailing slash, as the SDK wants it", () => {
  expect(readConfig({ ...feishu, FEISHU_DOMAIN: "http://127.0.0.1:9/" }).feishu?.domain).toBe(
    "http://127.0.0.1:9",
  );
});

test("a model is asked only where an address is given; a name and a key alone switch nothing on", () => {
  expect(readConfig({ READING_MODEL_KEY: "k", READING_MODEL_NAME: "m" }).model).toBeNull();
  expect(readConfig({ READING_MODEL_URL: "http://127.0.0.1:9/v1/" }).model).toEqual({
    url: "http://127.0.0.1:9/v1",
    name: "default",
    key: null,
  });
});

test.each([
  "ftp://127.0.0.1/v1",
  "127.0.0.1:9/v1",
  "file:///etc/passwd",
  "https://hunter2@127.0.0.1/v1",
  "https://127.0.0.1/v1?key=hunter2",
  "https://",
  "https:// /v1",
])("a model's address must be plain http(s), and the wrong one is not shown: %s", (url) => {
  const mistakes = mistakesOf({ READING_MODEL_URL: url, READING_MODEL_KEY: "hunter2\nhunter2" });
  expect(mistakes.map((line) => line.split(":")[0])).toEqual(["READING_MODEL_URL", "READING_MODEL_KEY"]);
  expect(mistakes.join()).not.toContain("hunter2");
});
