import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/connect.ts";
import { openTestDatabase } from "../database.ts";
import { needs } from "../needs.ts";
import { startRedis } from "../queue/redis-server.ts";
import { keepJournal } from "./keep-journal.ts";
import { runTool } from "./run-tool.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
  await keepJournal(database.url);
});
afterAll(() => database.close());

const doctor = (env: Record<string, string>) => runTool("doctor", [], env);
const FEISHU = {
  FEISHU_APP_ID: "cli_test",
  FEISHU_APP_SECRET: "secret-of-a-test",
  FEISHU_EVENTS: "websocket",
  FEISHU_DOMAIN: "http://127.0.0.1:1",
};

async function withOwner(
  url: string,
  work: (sql: ReturnType<typeof openDatabase>["sql"]) => Promise<unknown>,
) {
  const { sql, close } = openDatabase({ url, connectionsMax: 1 });
  await work(sql).finally(close);
}

test("a healthy installation is well in every line", async () => {
  const { code, out } = await doctor({ DATABASE_URL: database.url });
  expect(
    out
      .split("\n")
      .filter((line) => /^[✓✗]/.test(line))
      .map((line) => line.slice(0, 7)),
  ).toEqual([
    "✓ Node ",
    "✓ 环境变量:",
    expect.stringContaining("✓ 数据库"),
    "✓ 台账防改:",
    "✓ 台账时钟:",
    "✓ 台账哈希链",
  ]);
  expect(out).toContain("2 个事项,链条完整");
  expect([code, out.trimEnd().endsWith("一切正常")]).toEqual([0, true]);
});

test("what it does not know is refused with the usage", async () => {
  expect(await runTool("doctor", ["--fix"], {})).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^用法/),
  });
});

test("before the first start there is nothing wrong, and nothing is made", async () => {
  const { code, out } = await doctor({ DATA_DIR: join(".data", `none-${randomUUID()}`) });
  expect([code, out.includes("首次 npm start 时自动建立")]).toEqual([0, true]);
});

test("every mistake of the environment is named at once, and no value of it is shown", async () => {
  const { code, out } = await doctor({
    PORT: "many",
    REDIS_URL: "my-secret-host",
    FEISHU_APP_SECRET: "my-secret",
  });
  expect(code).toBe(1);
  for (const key of ["PORT", "REDIS_URL", "FEISHU_APP_ID", "FEISHU_ENCRYPT_KEY"])
    expect(out).toMatch(new RegExp(`^✗ 环境变量:${key}.* → `, "m"));
  expect(out).not.toMatch(/my-secret|many/);
});

test("a database that is away is one line with what to do, not one a check; no password is shown", async () => {
  const { code, out } = await doctor({ DATABASE_URL: "postgres://me:my-secret@127.0.0.1:1/none" });
  expect([code, out.match(/^✗/gm)?.length]).toEqual([1, 1]);
  expect(out).toMatch(/^✗ 数据库:没有成功\(ECONNREFUSED\) → /m);
  expect(out).not.toContain("my-secret");
});

test("a platform that does not answer is found, and the permissions to ask for are listed", async () => {
  const { code, out } = await doctor({ DATABASE_URL: database.url, ...FEISHU });
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ 飞书应用:.* → /m);
  expect(out).toContain("im:message:send_as_bot");
  expect(out).not.toContain(FEISHU.FEISHU_APP_SECRET);
});

test("a moved clock is said loudly, and is a fault beside a real platform", async () => {
  const own = await openTestDatabase();
  await withOwner(own.url, (sql) => sql`select clock.advance('3 days')`);
  const trial = await doctor({ DATABASE_URL: own.url });
  expect(trial.out).toMatch(/^⚠ 台账时钟:.*拨动了 72\.0 小时!!/m);
  expect([trial.code, trial.out.includes("一切正常")]).toEqual([0, false]);
  expect(trial.out).toContain("没有故障,但有 1 处须留意");
  expect((await doctor({ DATABASE_URL: own.url, ...FEISHU })).out).toMatch(/^✗ 台账时钟:.*72\.0 小时/m);
  await own.close();
});

test("a changed entry, a disabled guard, a right too many: each is found", async () => {
  const own = await openTestDatabase();
  await keepJournal(own.url);
  await withOwner(own.url, async (sql) => {
    await sql`alter table journal disable trigger all`;
    await sql`update journal set payload = '{}' where matter_id = 2 and seq = 1`;
  });
  const { code, out } = await doctor({ DATABASE_URL: own.url });
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ 台账防改:.*触发器/m);
  expect(out).toMatch(/^✗ 台账哈希链:1 个事项.*内部号 2/m);
  await withOwner(own.url, (sql) => sql`grant update (payload) on journal to five_zeros_app`);
  expect((await doctor({ DATABASE_URL: own.url })).out).toMatch(
    /^✗ 台账防改:运行角色 five_zeros_app 能改写台账/m,
  );
  await own.close();
});

test("a database that was never migrated is told so, and stays as it is", async () => {
  const own = await openTestDatabase();
  await withOwner(own.url, (sql) => sql`drop schema drizzle cascade`);
  expect((await doctor({ DATABASE_URL: own.url })).out).toMatch(
    /^✗ 数据库:.*缺 \d+ 步表结构升级 → 请启动一次 npm start/m,
  );
  await withOwner(own.url, async (sql) => {
    expect(await sql`select to_regnamespace('drizzle') as made`).toMatchObject([{ made: null }]);
  });
  await own.close();
});

const redisServer = needs("redis-server");
describe.skipIf(!redisServer)("with Redis", () => {
  test("a Redis that answers is well, one that is gone is told within seconds", async () => {
    const redis = await startRedis(redisServer ?? "");
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    expect((await doctor(env)).out).toMatch(/^✓ Redis:有应答/m);
    await redis.stop();
    expect(await doctor(env)).toMatchObject({ code: 1, out: expect.stringMatching(/^✗ Redis:.* → /m) });
  }, 40_000);
});
