import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import postgres from "postgres";
import { z } from "zod";
import type { Bench, Row } from "./run.ts";

const run = promisify(execFile);
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const ROUNDS = 7;
const SECONDS = 3;
const KINDS = ["ours", "sdk", "sdk-insert"] as const;
type Kind = (typeof KINDS)[number];

/**
 * The door beside the SDK's own adapter: signed and encrypted messages, 32 connections, the row committed before
 * the 200. Rounds are interleaved, and the ratio is taken within each round, so a drifting machine does not count.
 */
const bench: Bench = async ({ databaseUrl }) => {
  const servers = new Map<Kind, { port: number; child: ChildProcess }>();
  try {
    for (const kind of KINDS) servers.set(kind, await startServer(kind, databaseUrl));
    for (const { port } of servers.values()) await load(port, 1);
    const rounds: Record<Kind, number>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const speeds = { ours: 0, sdk: 0, "sdk-insert": 0 };
      for (const kind of round % 2 ? [...KINDS].reverse() : KINDS)
        speeds[kind] = await load(servers.get(kind)?.port ?? 0, SECONDS);
      rounds.push(speeds);
      await empty(databaseUrl);
    }
    return [
      compare("door ÷ SDK adapter that stores nothing", rounds, "sdk", 1.0),
      compare("door ÷ SDK adapter with one INSERT", rounds, "sdk-insert", 2.0),
    ];
  } finally {
    for (const { child } of servers.values()) child.kill();
  }
};
export default bench;

function compare(name: string, rounds: readonly Record<Kind, number>[], yardstick: Kind, bar: number): Row {
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const ratios = rounds.map((speeds) => speeds.ours / speeds[yardstick]);
  return {
    name,
    figure: `${Math.round(median(rounds.map((speeds) => speeds.ours)))}/s ÷ ${Math.round(median(rounds.map((speeds) => speeds[yardstick])))}/s`,
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    bar,
  };
}

async function startServer(kind: Kind, databaseUrl: string): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [...process.execArgv, here("./door-server.ts"), kind, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((done) =>
    createInterface({ input: child.stdout }).once("line", done),
  );
  return { child, port: z.object({ port: z.number() }).parse(JSON.parse(line)).port };
}

async function load(port: number, seconds: number): Promise<number> {
  const { stdout } = await run(process.execPath, [
    ...process.execArgv,
    here("./load.ts"),
    String(port),
    "32",
    String(seconds),
  ]);
  return z.object({ requestsPerSecond: z.number() }).parse(JSON.parse(stdout)).requestsPerSecond;
}

/** Between rounds only: every round meets a table of the same size. */
async function empty(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`truncate inbox`;
  await sql.end();
}
