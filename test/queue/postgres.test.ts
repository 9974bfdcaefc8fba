import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../database.ts";
import { promiseTheSame } from "./guarantees.ts";
import { counting, openRuntime } from "./open-runtime.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let owner: Sql;
beforeAll(async () => {
  database = await openTestDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

promiseTheSame(() => ({
  databaseUrl: database.url,
  redisUrl: null,
  failures: async () => {
    const rows = await owner<{ reason: string }[]>`
      select failed_reason as reason from bullmq.job where state = 'failed'`;
    return rows.map((row) => row.reason);
  },
}));

test("killed connections stop neither the process nor the schedule", async () => {
  const { job, runs } = counting("tick", "1s");
  const runtime = await openRuntime({ databaseUrl: database.url, redisUrl: null, jobs: [job] });
  await expect.poll(() => runs.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(1);
  for (let round = 0; round < 3; round += 1) {
    await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    const seen = runs.length;
    await expect.poll(() => runs.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(seen + 1);
  }
  await expect.poll(() => runtime.health()).toBe("up");
  await runtime.stop();
});

test("a database that refuses everybody is not hammered, and the schedule goes on after", async () => {
  const { job, runs } = counting("tick", "1s");
  const runtime = await openRuntime({ databaseUrl: database.url, redisUrl: null, jobs: [job] });
  await expect.poll(() => runs.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
  const gate = await refuseEverybody();
  await expect.poll(() => runtime.health(), { timeout: 5000 }).toBe("down");
  await expect.poll(() => runtime.lines.length, { timeout: 5000 }).toBeGreaterThan(0);
  await gate.open();
  const seen = runs.length;
  await expect.poll(() => runs.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(seen + 1);
  expect(runtime.lines.length).toBeLessThan(10);
  await runtime.stop();
});

test("a start waits for a database that is not ready yet", async () => {
  const { job, runs } = counting("tick", "1s");
  const gate = await refuseEverybody();
  const starting = openRuntime({ databaseUrl: database.url, redisUrl: null, jobs: [job] });
  setTimeout(gate.open, 300);
  const runtime = await starting;
  await expect.poll(() => runs.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(1);
  await runtime.stop();
});

/** The server answers, the database does not: as while it starts up. */
async function refuseEverybody() {
  const server = postgres(process.env.TEST_SERVER_URL ?? "", { max: 1, onnotice: () => {} });
  const name = new URL(database.url).pathname.slice(1);
  await server`alter database ${server(name)} with allow_connections false`;
  await server`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  return {
    async open() {
      await server`alter database ${server(name)} with allow_connections true`;
      await server.end();
    },
  };
}
