import { z } from "zod";
import { type ChainedEntry, verifyChain } from "../domain/journal.ts";

const date = z.iso.datetime().transform((text) => new Date(text));
/** Strict: a field that the hash does not cover would be a place to write something in unseen. */
const entrySchema = z.strictObject({
  matterId: z.number().int(),
  seq: z.number().int(),
  type: z.string(),
  actor: z.union([
    z.strictObject({ kind: z.literal("clock") }),
    z.strictObject({ kind: z.literal("person"), openId: z.string(), name: z.string(), role: z.string() }),
  ]),
  happenedAt: date,
  recordedAt: date,
  payload: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});

/** Whether an exported journal is whole, with the sentence that says so or names the first thing that is not. */
export function verifyExport(text: string): { whole: boolean; words: string } {
  const broken = (words: string) => ({ whole: false, words });
  const chains = new Map<number, ChainedEntry[]>();
  let count = 0;
  for (const [at, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    const entry = readEntry(line);
    if (!entry) return broken(`第 ${at + 1} 行不是一条记录,文件可能被改动或截断。`);
    const chain = chains.get(entry.matterId);
    if (chain) chain.push(entry);
    else chains.set(entry.matterId, [entry]);
    count += 1;
  }
  if (count === 0) return broken("文件里没有任何记录,无可核验:请确认导出的是这本台账。");
  for (const entries of chains.values()) {
    const verdict = verifyChain(entries.sort((a, b) => a.seq - b.seq));
    if (verdict.kind === "broken") {
      const what = verdict.because === "missing" ? "缺失" : "与哈希链不符,内容被改动过";
      return broken(`事项(内部号 ${verdict.matterId})第 ${verdict.seq} 条记录${what}。`);
    }
  }
  return { whole: true, words: `完好:${chains.size} 个事项,${count} 条记录,哈希链完整。` };
}

function readEntry(line: string): ChainedEntry | null {
  try {
    return entrySchema.parse(JSON.parse(line)) as ChainedEntry;
  } catch {
    return null;
  }
}
