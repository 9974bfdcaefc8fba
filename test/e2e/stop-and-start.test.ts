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
