import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { privateChatOf } from "../../src/sandbox/people.ts";
import { seedDemo } from "../../src/seed-demo.ts";
import { buttonsOf, textOf } from "../card-text.ts";
import { openTestDatabase } from "../database.ts";
import { botEnv, startSandbox, until } from "./start-sandbox.ts";
import { freePort, type Service, startService, stopService } from "./start-service.ts";

const REPORTS = 20;
const GROUP = "oc_demo_fuhai";
/** 15 s, 5 min, 1 h and 6 h become 0.1 s, 2.4 s, 29 s, 3 min: time enough for every restart below. */
const RETRY_SCALE = 0.008;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let bot: Service;
let env: Record<string, string>;

beforeAll(async () => {
  database = await openTestDatabase();
  await seedDemo({ ownerUrl: database.url });
  const port = await freePort();
  sandbox = await startSandbox({
    databaseUrl: database.url,
    webhookUrl: `http://127.0.0.1:${port}/feishu/events`,
    retryScale: RETRY_SCALE,
  });
  env = { ...botEnv({ databaseUrl: database.url, domain: sandbox.url }), PORT: String(port) };
  bot = await startService(env);
});
afterAll(async () => {
  if (bot) await stopService(bot);
  await sandbox?.close();
  await database?.close();
});

/** kill -9 some time after something was begun, and a new start, as a supervisor would. */
async function killAndRestart(afterMs: number) {
  await new Promise((done) => setTimeout(done, afterMs));
  bot.child.kill("SIGKILL");
  await bot.exited;
  bot = await startService(env);
}

async function waiting(): Promise<number> {
  const sql = postgres(database.url, { max: 1 });
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from outbox where outcome is null`;
  await sql.end();
  return row?.n ?? 0;
}

const ofBot = async (chatId: string) =>
  (await sandbox.messages(chatId)).filter((message) => message.from === "bot");
/** Random moments of a message's way; a failing run names its seed, which gives the same moments again. */
const SEED = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1e9));
const [forReports = [], forTaps = []] = fc.sample(
  fc.array(fc.integer({ min: 0, max: 350 }), { minLength: REPORTS, maxLength: REPORTS }),
  { numRuns: 2, seed: SEED },
);

test(`kill -9 at ${REPORTS} random moments (KILL_SEED=${SEED}) of a message's way: exactly one confirm card for each report`, async () => {
  for (const [n, moment] of forReports.entries()) {
    sandbox.say("ou_demo_grid", GROUP, `上报 示例·滇润农贸市场${n + 1}号摊位灭火器过期`);
    await killAndRestart(moment);
  }
  await until("all events answered", async () => (await sandbox.pending()) === 0, 240_000);
  const cardsFor = async (n: number) =>
    (await ofBot(GROUP)).filter((message) => textOf(message.content).includes(`农贸市场${n}号摊位`)).length;
  for (let n = 1; n <= REPORTS; n++) {
    await until(`a card for report ${n}`, async () => (await cardsFor(n)) > 0);
    expect(await cardsFor(n), `report ${n}`).toBe(1);
  }
}, 400_000);

test("kill -9 while each one is confirmed: one number and one reply for each report, numbered without a gap", async () => {
  const drafts = (await ofBot(GROUP)).filter((message) =>
    buttonsOf(message.content).some((button) => button.text === "确认"),
  );
  expect(drafts).toHaveLength(REPORTS);
  for (const [n, draft] of drafts.entries()) {
    const value = buttonsOf(draft.content).find((button) => button.text === "确认")?.value ?? {};
    const tapped = sandbox.tap("ou_demo_grid", draft.messageId, value);
    await killAndRestart(forTaps[n] ?? 0);
    const first = await tapped;
    // A click into a dead bot shows an error, and the person taps again: it may have counted, or not.
    if (first.error || !first.toast) await sandbox.tap("ou_demo_grid", draft.messageId, value);
  }
  const unitChat = privateChatOf("ou_demo_market");
  await until("every task told", async () => (await ofBot(unitChat)).length >= REPORTS);
  await until("all cards settled", async () => (await sandbox.pending()) === 0);

  const numbers = (await ofBot(unitChat)).map(
    (message) => /XS-\d{4}-\d{4}/.exec(textOf(message.content))?.[0] ?? "",
  );
  const year = /XS-(\d{4})/.exec(numbers[0] ?? "")?.[1];
  expect([...numbers].sort()).toEqual(
    Array.from({ length: REPORTS }, (_, n) => `XS-${year}-${String(n + 1).padStart(4, "0")}`),
  );
  // Whatever is still on its way has had its time: a second answer would stand here by now.
  await until("nothing waits to leave", async () => (await waiting()) === 0);
  expect(await ofBot(unitChat)).toHaveLength(REPORTS);
  for (const draft of drafts) {
    await until("the card shows its number", async () => {
      const [now] = (await sandbox.messages(GROUP)).filter(
        (message) => message.messageId === draft.messageId,
      );
      return /待签收 XS-/.test(textOf(now?.content));
    });
  }
}, 400_000);

test("the same event six times at once, and again after a kill and a restart: one card, and no second answer", async () => {
  const cards = async () =>
    (await ofBot(GROUP)).filter((message) => textOf(message.content).includes("农贸市场南门应急灯")).length;
  sandbox.say("ou_demo_grid", GROUP, "上报 示例·滇润农贸市场南门应急灯不亮", 6);
  await until("its card", async () => (await cards()) > 0);
  await killAndRestart(0);
  for (let again = 0; again < 3; again++) await sandbox.repeatLast();
  await until("all events answered", async () => (await sandbox.pending()) === 0);
  // A later message has its answer: whatever the repeats had caused would stand before it.
  sandbox.say("ou_demo_grid", GROUP, "我是谁");
  await until("the answer behind them", async () =>
    (await ofBot(GROUP)).some((message) => textOf(message.content).includes("open_id")),
  );
  expect(await cards()).toBe(1);
}, 120_000);
