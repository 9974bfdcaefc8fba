import { readdirSync } from "node:fs";
import { openTestDatabase } from "../database.ts";
import setup from "../global-setup.ts";

/** A figure beside its yardstick, from the same run. */
export type Row = {
  name: string;
  figure: string;
  ratio: number;
  spread: readonly [number, number];
  bar: number;
};
export type Bench = (q: { databaseUrl: string }) => Promise<Row[]>;

const PARTS = new Set(["run.ts", "load.ts", "door-server.ts", "bench-app.ts", "reading-material.ts"]);

/** `npm run bench`: every bench of this folder; speed is a ratio against a yardstick, and a missed bar is exit 1. */
const [wanted = "", ...surplus] = process.argv.slice(2);
const benches = readdirSync(new URL(".", import.meta.url)).filter(
  (name) => name.endsWith(".ts") && !PARTS.has(name) && name.startsWith(wanted),
);
if (benches.length === 0 || surplus.length > 0) {
  console.error("usage: npm run bench [-- name of a file in test/bench]");
  process.exit(1);
}
const teardown = await setup();
let missed = 0;
for (const file of benches) {
  const { default: bench } = (await import(new URL(file, import.meta.url).href)) as { default: Bench };
  const database = await openTestDatabase();
  for (const row of await bench({ databaseUrl: database.url })) {
    const met = row.ratio >= row.bar;
    if (!met) missed += 1;
    console.log(
      `${met ? "✓" : "✗"} ${row.name}: ${row.ratio.toFixed(2)} (${row.spread.map((value) => value.toFixed(2)).join("–")}; bar ${row.bar.toFixed(1)}) · ${row.figure}`,
    );
  }
  await database.close();
}
await teardown();
process.exitCode = missed > 0 ? 1 : 0;
