import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerNow, openDatabase } from "../../db/connect.ts";
import { openTestDatabase } from "../database.ts";
import { runTool } from "./run-tool.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const FEISHU = {
  FEISHU_APP_ID: "cli_test",
  FEISHU_APP_SECRET: "secret-of-a-test",
  FEISHU_EVENTS: "websocket",
};

async function movedBy(work: () => Promise<unknown>): Promise<number> {
  const { db, close } = openDatabase({ url: database.url, connectionsMax: 1 });
  const ahead = async () => (await ledgerNow(db)).getTime() - Date.now();
  const before = await ahead();
  await work();
  const after = await ahead();
  await close();
  return Math.round((after - before) / 1000);
}

test.each([
  ["90m", 5400],
  ["5h", 18_000],
  ["3d", 259_200],
])("advance %s moves ledger time by just that, and shows both times in Beijing", async (span, seconds) => {
  let run = { code: -1, out: "" };
  const moved = await movedBy(async () => {
    run = await runTool("clock", ["advance", span], { DATABASE_URL: database.url });
  });
  expect(Math.abs(moved - seconds)).toBeLessThanOrEqual(1);
  expect(run.code).toBe(0);
  const time = String.raw`\d{4}年\d+月\d+日\(周.\) \d\d:\d\d`;
  expect(run.out).toMatch(new RegExp(`^台账时钟:${time} → ${time}\n$`));
});

test("beside a real platform the clock stays, unless the database is said to be a test's", async () => {
  let refused = { code: -1, err: "" };
  const env = { DATABASE_URL: database.url, ...FEISHU };
  const moved = await movedBy(async () => {
    refused = await runTool("clock", ["advance", "3d"], env);
  });
  expect([Math.abs(moved), refused.code]).toEqual([0, 1]);
  expect(refused.err).toMatch(/不能拨动台账时钟.*ALLOW_TEST_CLOCK=1/);
  expect((await runTool("clock", ["advance", "1m"], { ...env, ALLOW_TEST_CLOCK: "1" })).code).toBe(0);
});

test.each(["401d", "9625h", "99999d", "999999999m"])(
  "a step that could never be taken back is refused: %s",
  async (span) => {
    let refused = { code: -1, err: "" };
    const moved = await movedBy(async () => {
      refused = await runTool("clock", ["advance", span], { DATABASE_URL: database.url });
    });
    expect([Math.abs(moved), refused.code]).toEqual([0, 1]);
    expect(refused.err).toContain("一次最多拨 400 天");
  },
);

test.each([[["advance", "-3d"]], [["advance", "3d", "--chek"]], [["back", "3d"]]])(
  "a wrong call says how it is done: %j",
  async (words) => {
    const { code, err } = await runTool("clock", words, { DATABASE_URL: database.url });
    expect([code, err.startsWith("用法")]).toEqual([1, true]);
  },
);
