import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SandboxMessage } from "../../src/sandbox/sandbox.ts";

const MAIN = fileURLToPath(new URL("../../src/sandbox/main.ts", import.meta.url));

export const TEST_APP = {
  appId: "cli_0123456789abcdef",
  appSecret: "a secret of tests",
  encryptKey: "a key of tests",
  verificationToken: "a token of tests",
  tenantKey: "a tenant",
  botOpenId: "ou_bot_of_tests",
};

/** The environment by which a bot answers for this app on that platform. */
export const botEnv = (q: { databaseUrl: string; domain: string }) => ({
  DATABASE_URL: q.databaseUrl,
  FEISHU_APP_ID: TEST_APP.appId,
  FEISHU_APP_SECRET: TEST_APP.appSecret,
  FEISHU_ENCRYPT_KEY: TEST_APP.encryptKey,
  FEISHU_VERIFICATION_TOKEN: TEST_APP.verificationToken,
  FEISHU_DOMAIN: q.domain,
  ALLOW_TEST_CLOCK: "1",
});

/** The emulator as a process of its own: it judges the bot from outside and repeats what was not answered. */
export async function startSandbox(q: { databaseUrl: string; webhookUrl: string; retryScale: number }) {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: {
      ...process.env,
      DATABASE_URL: q.databaseUrl,
      SANDBOX_WEBHOOK_URL: q.webhookUrl,
      SANDBOX_RETRY_SCALE: String(q.retryScale),
      SANDBOX_DEMO: "1",
      SANDBOX_APP: JSON.stringify(TEST_APP),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((done) =>
    createInterface({ input: child.stdout }).once("line", done),
  );
  const { listening: url } = JSON.parse(line) as { listening: string };
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(
      `${url}/sandbox/api/${path}`,
      body
        ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
        : {},
    );
    return answer.json();
  };
  const pending = async () =>
    ((await ask("deliveries")) as { nextAt: string | null }[]).filter((push) => push.nextAt !== null).length;
  return {
    url,
    /** Does not wait for the push: it may well fall into a dead bot. */
    say: (from: string, chatId: string, text: string, times = 1) =>
      void ask("say", { from, chatId, text, mentionBot: true, times }).catch(() => {}),
    /** Delivers the newest event once more, whatever it was answered. */
    async repeatLast() {
      const [last] = (await ask("deliveries")) as { eventId: string }[];
      await ask("repeat", { eventId: last?.eventId });
    },
    tap: (from: string, messageId: string, value: object, formValue?: object) =>
      ask("tap", { from, messageId, value, ...(formValue ? { formValue } : {}) }) as Promise<{
        toast: { content: string } | null;
        error: string | null;
      }>,
    messages: (chatId: string) => ask(`chats/${chatId}/messages`) as Promise<SandboxMessage[]>,
    clock: (advance: "1h" | "1d" | "next") => ask("clock", { advance }),
    pending,
    async close() {
      child.kill("SIGTERM");
      await new Promise((done) => child.once("exit", done));
    },
  };
}

/** Waits until it is so, and says what was still missing when it never is. */
export async function until(what: string, isSo: () => Promise<boolean>, msMax = 60_000): Promise<void> {
  const end = performance.now() + msMax;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${msMax} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
