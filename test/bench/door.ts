import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { z } from "zod";
import type { Bench, Row } from "./run.ts";

const ROUNDS = 21;
const SECONDS = 0.5;
const KINDS = ["ours", "sdk", "sdk-insert"] as const;
type Kind = (typeof KINDS)[number];
/** A process of this bench and the lines it prints. */
type Part = { child: ChildProcess; nextLine(): Promise<unknown> };

/**
 * The door beside the SDK's own adapter: signed and encrypted messages, 32 connections, the row committed before
 * the 200. Many short rounds, interleaved, and the ratio is taken within each: a drifting machine does not count.
 */
const bench: Bench = async ({ databaseUrl }) => {
  const loader = startPart("./load.ts");
  const servers = KINDS.map((kind) => ({ kind, part: startPart("./door-server.ts", kind, databaseUrl) }));
  try {
    const ports = new Map<Kind, number>();
    for (const { kind, part } of servers)
      ports.set(kind, z.object({ port: z.number() }).parse(await part.nextLine()).port);
    const load = async (kind: Kind, seconds: number) => {
      loader.child.stdin?.write(`${JSON.stringify({ port: ports.get(kind), seconds })}\n`);
      return z.object({ requestsPerSecond: z.number() }).parse(await loader.nextLine()).requestsPerSecond;
    };
    for (const kind of KINDS) await load(kind, 2);
    const rounds: Record<Kind, number>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const speeds = { ours: 0, sdk: 0, "sdk-insert": 0 };
      for (const kind of round % 2 ? [...KINDS].reverse() : KINDS) speeds[kind] = await load(kind, SECONDS);
      rounds.push(speeds);
      await empty(databaseUrl);
    }
    return [
      compare("door ÷ SDK adapter that stores nothing", rounds, "sdk", 1.0),
      compare("door ÷ SDK adapter with one INSERT", rounds, "sdk-insert", 2.0),
    ];
  } finally {
    for (const { child } of [loader, ...servers.map(({ part }) => part)]) child.kill();
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

function startPart(file: string, ...args: string[]): Part {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${file} ended before it answered`);
      return JSON.parse(value);
    },
  };
}

/** Between rounds only: every round meets a table of the same size. */
async function empty(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`truncate inbox`;
  await sql.end();
}
