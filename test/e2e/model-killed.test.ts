import { afterAll, expect, test } from "vitest";
import { seedDemo } from "../../src/seed-demo.ts";
import { textOf } from "../card-text.ts";
import { openTestDatabase } from "../database.ts";
import { openFakeModel, sayIn, textIn } from "../fake-model.ts";
import { botEnv, startSandbox, until } from "./start-sandbox.ts";
import { freePort, startService, stopService } from "./start-service.ts";

const GROUP = "oc_demo_fuhai";
const THINKS_MS = 900;
/** Before the question, in the middle of it, and about when the answer is written down. */
const MOMENTS_MS = [150, 500, 900, 1050, 1200, 1400];

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close().catch(() => {});
});

test("kill -9 while a model is asked: every message has exactly one answer, and no model is asked a third time", async () => {
  const database = await openTestDatabase();
  closing.push(database.close);
  await seedDemo({ ownerUrl: database.url });
  const model = await openFakeModel((response, asked) => {
    const answer = { act: "report", matters: [{ task: textIn(asked), category: "安全隐患" }] };
    setTimeout(() => sayIn(response, JSON.stringify(answer)), THINKS_MS);
  });
  closing.push(model.close);
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}/feishu/events`;
  const sandbox = await startSandbox({ databaseUrl: database.url, webhookUrl, retryScale: 0.02 });
  closing.push(sandbox.close);
  const env = {
    ...botEnv({ databaseUrl: database.url, domain: sandbox.url }),
    PORT: String(port),
    READING_MODEL_URL: model.endpoint.url,
    READING_MODEL_KEY: model.endpoint.key,
  };
  let bot = await startService(env);
  closing.push(() => stopService(bot));

  const lines = MOMENTS_MS.map((_, n) => `${n + 1}号红坨坨恼火得很`);
  for (const [n, moment] of MOMENTS_MS.entries()) {
    sandbox.say("ou_demo_grid", GROUP, lines[n] ?? "");
    await new Promise((done) => setTimeout(done, moment));
    bot.child.kill("SIGKILL");
    await bot.exited;
    expect(bot.output()).not.toContain(model.endpoint.key);
    bot = await startService(env);
  }
  const answers = async () =>
    (await sandbox.messages(GROUP)).filter((one) => one.from === "bot").map((one) => textOf(one.content));
  await until("an answer for each", async () => (await answers()).length >= lines.length, 90_000);
  // Whatever were said twice would have been said by the time a later message is answered.
  sandbox.say("ou_demo_grid", GROUP, "我是谁");
  await until("the answer behind them", async () =>
    (await answers()).some((text) => text.includes("open_id")),
  );
  const said = (await answers()).filter((text) => !text.includes("open_id"));
  expect(said).toHaveLength(lines.length);
  const proposals = lines.map((line) => said.filter((text) => text.includes(line)).length);
  expect(Math.max(...proposals)).toBe(1);
  const sorry = said.filter((text) => text.includes("没看懂")).length;
  expect(proposals.reduce((total, count) => total + count, 0) + sorry).toBe(lines.length);
  for (const line of lines)
    expect(model.asked.filter((one) => textIn(one) === line).length).toBeLessThanOrEqual(2);
}, 180_000);
