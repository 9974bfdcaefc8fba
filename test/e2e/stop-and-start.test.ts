import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { until } from "./start-sandbox.ts";
import { freePort, startService, stopService } from "./start-service.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const DATA_DIR = mkdtempSync(join(tmpdir(), "five-zeros-stop-"));
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

/** The processes that belong to this data folder or are children of that one. */
async function running(pattern: string): Promise<string[]> {
  const { stdout } = await run("ps", ["-eo", "pid,ppid,args"]);
  return stdout.split("\n").filter((line) => line.includes(pattern));
}
const servers = () => running(`postgres -D ${DATA_DIR}`);
const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (one) => one.ok,
    () => false,
  );

test("two starts on one data folder share its database; the last to leave, and only it, stops the server", async () => {
  const [first, second] = [await startService({ DATA_DIR }), await startService({ DATA_DIR })];
  expect((await servers()).length).toBe(1);
  const taken = await run(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR, PORT: String(first.port) },
  }).catch((error: { code: number; stderr: string }) => error);
  expect(taken).toMatchObject({ code: 1, stderr: expect.stringContaining(`端口 ${first.port} 已被占用`) });
  expect(await answers(first.port)).toBe(true);

  expect(await stopService(first)).toBe(0);
  expect((await servers()).length).toBe(1);
  expect(await answers(second.port)).toBe(true);
  expect(await stopService(second)).toBe(0);
  expect(await servers()).toEqual([]);
});

test.each([2, 3])(
  "%i starts at once on an empty folder share one database",
  async (count) => {
    for (let round = 0; round < 2; round++) {
      const folder = join(DATA_DIR, `empty-${count}-${round}`);
      const all = await Promise.all(Array.from({ length: count }, () => startService({ DATA_DIR: folder })));
      expect(await running(`postgres -D ${folder}`)).toHaveLength(1);
      expect(await Promise.all(all.map((one) => answers(one.port)))).toEqual(all.map(() => true));
      // And all leave at once: whoever is last stops the server.
      expect(await Promise.all(all.map(stopService))).toEqual(all.map(() => 0));
      expect(await running(`postgres -D ${folder}`)).toEqual([]);
    }
  },
  120_000,
);

test("a start killed while it makes the database is no obstacle to the next", async () => {
  const folder = join(DATA_DIR, "killed");
  const killed = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: "0" },
    stdio: "ignore",
  });
  const making = async () => (await running("initdb")).some((line) => line.includes(folder));
  await until("it makes the database", making, 20_000);
  killed.kill("SIGKILL");
  const next = await startService({ DATA_DIR: folder });
  expect(await stopService(next)).toBe(0);
});

/** A start that must fail: what it said, and after how long. */
async function failingStart(env: Record<string, string>) {
  const started = performance.now();
  const { code, stderr } = await run(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, LOG_LEVEL: "silent", PORT: "0", ...env },
    timeout: 20_000,
  }).then(
    (done) => ({ code: 0, stderr: done.stderr }),
    (error: { code: number; stderr: string }) => error,
  );
  return { code, stderr: stderr.trim(), seconds: (performance.now() - started) / 1000 };
}

const AWAY = "postgres://u:hunter2@127.0.0.1:1/five";
test.each([
  ["DATA_DIR", { DATA_DIR: "/proc/hunter2" }],
  ["DATA_DIR", { DATA_DIR: join(ROOT, "package.json", "hunter2") }],
  ["DATABASE_URL", { DATABASE_URL: AWAY }],
  ["DATABASE_URL", { DATABASE_URL: AWAY.replace("127.0.0.1", "localhost") }],
  ["DATABASE_URL", { DATABASE_URL: AWAY.replace("127.0.0.1", "hunter2.invalid") }],
  ["REDIS_URL", { DATA_DIR, REDIS_URL: "redis://:hunter2@127.0.0.1:1" }],
  ["CAMPAIGN", { CAMPAIGN: "hunter2" }],
  ["ROLE", { ROLE: "hunter2" }],
])("a start that cannot be says in Chinese that it is %s, within seconds: %j", async (name, env) => {
  const { code, stderr, seconds } = await failingStart(env);
  expect(code).toBe(1);
  expect(seconds).toBeLessThan(15);
  expect(stderr).toContain(name);
  expect(stderr).toMatch(/\p{Script=Han}{4}/u);
  expect(stderr).not.toMatch(/hunter2|^\s*at |Error:/m);
});

test("a killed service leaves no sandbox behind, and the next one takes its database over and stops it", async () => {
  const killed = await startService({ DATA_DIR });
  const [sandbox] = (await running("src/sandbox/main.ts"))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => parent === String(killed.child.pid));
  expect(sandbox).toBeDefined();
  killed.child.kill("SIGKILL");
  await killed.exited;
  const stands = async () =>
    (await running("src/sandbox/main.ts")).some((line) => line.trim().startsWith(`${sandbox?.[0]} `));
  await until("the sandbox left", async () => !(await stands()), 10_000);
  expect((await servers()).length).toBe(1);
  const next = await startService({ DATA_DIR });
  expect(await stopService(next)).toBe(0);
  expect(await servers()).toEqual([]);
});

test("npm start told to stop leaves nothing running, though npm tells only its shell", async () => {
  const port = await freePort();
  const npm = spawn("npm", ["start"], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR, PORT: String(port), LOG_LEVEL: "warn" },
    stdio: "ignore",
  });
  await until("it answers", () => answers(port), 20_000);
  npm.kill("SIGTERM");
  await until("the port is free", async () => !(await answers(port)), 20_000);
  await until("the server stopped", async () => (await servers()).length === 0, 20_000);
});
