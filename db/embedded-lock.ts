import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const NAME = /^start-lock\.(\d+)$/;
const BEAT_MS = 1000;
/** A holder that has not beaten for so long is dead, or on a machine that is. */
const SILENT_MS_MAX = 20_000;
const LOOK_MS = 100;
const FREE = "free";
const holderSchema = z.object({ pid: z.number().int(), host: z.string() });

/** Somebody else held the folder all the time we were ready to wait. */
export class LockTimeout extends Error {
  override readonly name = "LockTimeout";
}

/**
 * Does the work alone among all starts on this folder; the others wait. A holder that was killed is noticed, by its
 * pid at once, by its missing heartbeat at the latest. Each holder takes the next number, and numbers never go back:
 * so two that find the same dead holder cannot both follow it.
 */
export async function underLock<T>(folder: string, q: { msMax: number }, work: () => Promise<T>): Promise<T> {
  const mine = await acquire(folder, performance.now() + q.msMax);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(mine, now, now).catch(() => {});
  }, BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    // Marked, not removed: the number stays used.
    await writeFile(mine, FREE).catch(() => {});
  }
}

async function acquire(folder: string, until: number): Promise<string> {
  for (;;) {
    const last = await lastNumber(folder);
    if (last === 0 || (await isFree(fileOf(folder, last)))) {
      const next = fileOf(folder, last + 1);
      const holder = JSON.stringify({ pid: process.pid, host: hostname() });
      const taken = await writeFile(next, holder, { flag: "wx" }).catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "EEXIST") return "taken";
        throw error;
      });
      if (taken !== "taken") {
        // Whoever looked long ago may have found a number that was used and tidied away since.
        if ((await lastNumber(folder)) === last + 1) {
          await tidy(folder, last);
          return next;
        }
        await rm(next, { force: true });
      }
    }
    if (performance.now() > until) throw new LockTimeout("another start holds this folder");
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
}

const fileOf = (folder: string, number: number) => join(folder, `start-lock.${number}`);

async function numbers(folder: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => Number(NAME.exec(name)?.[1] ?? 0) || []);
}

const lastNumber = async (folder: string) => Math.max(0, ...(await numbers(folder)));

async function tidy(folder: string, upTo: number) {
  for (const number of await numbers(folder))
    if (number <= upTo) await rm(fileOf(folder, number), { force: true });
}

/** Given back, or its holder dead. A file that is gone was followed by somebody: look again. */
async function isFree(file: string): Promise<boolean> {
  const [text, seen] = [await readFile(file, "utf8").catch(() => null), await stat(file).catch(() => null)];
  if (text === null || seen === null) return false;
  if (text === FREE) return true;
  const silentMs = Date.now() - seen.mtimeMs;
  const holder = parseHolder(text);
  if (!holder) return silentMs > SILENT_MS_MAX;
  return silentMs > SILENT_MS_MAX || (holder.host === hostname() && !isAlive(holder.pid));
}

function parseHolder(text: string) {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
