import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { journalRows } from "../../db/journal.ts";
import { type ChainedEntry, verifyChain } from "../domain/journal.ts";
import { main, withLedger } from "./open-ledger.ts";

const USAGE = "用法:npm run ledger -- export 文件.jsonl | verify 文件.jsonl";

const actorSchema = z.union([
  z.object({ kind: z.literal("clock") }),
  z.object({ kind: z.literal("person"), openId: z.string(), name: z.string(), role: z.string() }),
]);
const entrySchema = z.object({
  matterId: z.number(),
  seq: z.number(),
  type: z.string(),
  actor: actorSchema,
  happenedAt: z.iso.datetime().transform((text) => new Date(text)),
  recordedAt: z.iso.datetime().transform((text) => new Date(text)),
  payload: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});

/** `npm run ledger`: takes the journal out, and checks such a file offline, without any database. */
await main(async () => {
  const [verb, file] = process.argv.slice(2);
  if (file && verb === "export") return exportJournal(file);
  if (file && verb === "verify") return verifyFile(await readFile(file, "utf8"));
  console.error(USAGE);
  return 1;
});

async function exportJournal(file: string): Promise<number> {
  return withLedger(async ({ db }) => {
    const out = createWriteStream(file);
    let count = 0;
    for await (const entry of journalRows(db)) {
      out.write(`${JSON.stringify(entry)}\n`);
      count += 1;
    }
    out.end();
    await once(out, "finish");
    console.log(`已导出 ${count} 条记录到 ${file}`);
    return 0;
  });
}

function verifyFile(text: string): number {
  const chains = new Map<number, ChainedEntry[]>();
  for (const [index, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    const entry = readEntry(line);
    if (!entry) {
      console.error(`第 ${index + 1} 行不是一条记录,文件可能被改动或截断。`);
      return 1;
    }
    chains.set(entry.matterId, [...(chains.get(entry.matterId) ?? []), entry]);
  }
  for (const entries of chains.values()) {
    const verdict = verifyChain(entries.sort((a, b) => a.seq - b.seq));
    if (verdict.kind === "broken") {
      const what = verdict.because === "missing" ? "缺失" : "与哈希链不符,内容被改动过";
      console.error(`事项(内部号 ${verdict.matterId})第 ${verdict.seq} 条记录${what}。`);
      return 1;
    }
  }
  console.log(`完好:${chains.size} 个事项,${[...chains.values()].flat().length} 条记录,哈希链完整。`);
  return 0;
}

function readEntry(line: string): ChainedEntry | null {
  try {
    return entrySchema.parse(JSON.parse(line)) as ChainedEntry;
  } catch {
    return null;
  }
}
