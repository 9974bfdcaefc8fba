import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LockTimeout, underLock } from "../../db/embedded-lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "start-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const hold = (holder: object, number = 1) =>
  writeFileSync(join(folder, `start-lock.${number}`), JSON.stringify(holder));
/** The id of a process that is over. */
const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("many at once work one after the other, and leave one file", async () => {
  let [inside, most, done] = [0, 0, 0];
  await Promise.all(
    Array.from({ length: 8 }, () =>
      underLock(folder, { msMax: 20_000 }, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await pause(5);
        inside -= 1;
        done += 1;
      }),
    ),
  );
  expect([most, done]).toEqual([1, 8]);
  expect(readdirSync(folder)).toEqual(["start-lock.8"]);
});

test("many that find a dead holder at once still follow it one after the other", async () => {
  hold({ pid: deadPid(), host: hostname() }, 41);
  let [inside, most] = [0, 0];
  await Promise.all(
    Array.from({ length: 6 }, () =>
      underLock(folder, { msMax: 20_000 }, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await pause(5);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
});

test.each([
  ["alive here", () => ({ pid: process.pid, host: hostname() })],
  ["on another machine, whatever its pid", () => ({ pid: deadPid(), host: "elsewhere" })],
])("a holder %s is waited for, and given up on only when it falls silent", async (_, holder) => {
  hold(holder());
  await expect(underLock(folder, { msMax: 300 }, async () => {})).rejects.toThrow(LockTimeout);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(join(folder, "start-lock.1"), longAgo, longAgo);
  expect(await underLock(folder, { msMax: 300 }, async () => "mine")).toBe("mine");
});

test("what the work throws comes through, and the folder is free again", async () => {
  const failing = underLock(folder, { msMax: 300 }, async () => {
    throw new Error("no luck");
  });
  await expect(failing).rejects.toThrow("no luck");
  expect(await underLock(folder, { msMax: 300 }, async () => "mine")).toBe("mine");
});
