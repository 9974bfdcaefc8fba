import { z } from "zod";
import { type ChainedEntry, verifyChain } from "../domain/journal.ts";
import { type Closing, closingOf, closingSchema, unfitDay } from "./closing-line.ts";
import { formatWithYear } from "./words.ts";

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

const NOTHING = "文件里没有任何记录,无可核验:请确认导出的是这本台账。";
const NO_CLOSING =
  "文件没有结尾行:末尾被截掉了,或是旧版本导出的,无法证明没有少。请用现在的版本重新导出再核验(npm run ledger -- export)。";
const NAMED_MAX = 10;

/** Whether an exported journal is whole, with the sentence that says so or names what is not. */
export function verifyExport(text: string): { whole: boolean; words: string } {
  const broken = (words: string) => ({ whole: false, words });
  const chains = new Map<number, ChainedEntry[]>();
  const closings: Closing[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    const read = readLine(line);
    if (!read) return broken(`第 ${at + 1} 行不是一条记录,文件可能被改动或截断。`);
    if ("closing" in read) closings.push(read);
    else {
      const chain = chains.get(read.matterId);
      if (chain) chain.push(read);
      else chains.set(read.matterId, [read]);
    }
  }
  for (const entries of chains.values()) entries.sort((a, b) => a.seq - b.seq);
  const [closing] = closings;
  if (!closing && chains.size === 0) return broken(NOTHING);
  const faults = [...chainFaults(chains), ...(closing ? missingIn(chains, closing) : [])];
  if (faults.length > 0) return broken(shorten(faults).join("\n"));
  if (!closing) return broken(NO_CLOSING);
  if (closings.length > 1) return broken("文件有不止一行结尾:几次导出被拼在一起了,请分开核验。");

  const unfit = unfitDay([...chains.values()].flat(), closing.roots);
  if (unfit) return broken(`${unfit.day} 的${unfit.words}。`);
  const heads = [...chains.values()].flatMap((entries) => entries.at(-1) ?? []);
  if (closingOf({ ...closing, heads }).digest !== closing.digest)
    return broken("结尾行与记录不符:结尾行被改动过,或换成了别的。");
  return { whole: true, words: wordsOf(closing) };
}

function chainFaults(chains: ReadonlyMap<number, readonly ChainedEntry[]>): string[] {
  return [...chains.values()].flatMap((entries) => {
    const verdict = verifyChain(entries);
    if (verdict.kind === "whole") return [];
    const what = verdict.because === "missing" ? "缺失" : "与哈希链不符,内容被改动过";
    return `事项(内部号 ${verdict.matterId})第 ${verdict.seq} 条记录${what}。`;
  });
}

/** What the closing line counts and the file does not hold, or the other way round. */
function missingIn(chains: ReadonlyMap<number, readonly ChainedEntry[]>, closing: Closing): string[] {
  const stated = new Map(closing.heads);
  const missing = [...stated].flatMap(([matterId, seq]) => {
    const last = chains.get(matterId)?.at(-1)?.seq ?? 0;
    if (last === 0) return `事项(内部号 ${matterId})全部 ${seq} 条记录缺失。`;
    return last < seq ? `事项(内部号 ${matterId})第 ${last + 1} 至 ${seq} 条记录缺失。` : [];
  });
  const surplus = [...chains].filter(([matterId, { length }]) => length > (stated.get(matterId) ?? 0));
  return [
    ...missing,
    ...surplus.map(([matterId]) => `事项(内部号 ${matterId})比结尾行所记的多,导出之后被添加过。`),
  ];
}

const shorten = (faults: readonly string[]) =>
  faults.length > NAMED_MAX ? [...faults.slice(0, NAMED_MAX), `……共 ${faults.length} 处。`] : faults;

function wordsOf({ matters, entries, roots, exportedAt, digest }: Closing): string {
  const last = roots.at(-1);
  return [
    `完好:${matters} 个事项,${entries} 条记录,哈希链完整。`,
    last
      ? `每日封签 ${roots.length} 天,全部相符;最近一天 ${last.day}:${last.root},请与当天群里公布的比对。`
      : "还没有每日封签。",
    `导出时间 ${formatWithYear(new Date(exportedAt))},校验码 ${digest},请与导出时所记的比对。`,
  ].join("\n");
}

function readLine(line: string): ChainedEntry | Closing | null {
  try {
    const value: unknown = JSON.parse(line);
    const closing = closingSchema.safeParse(value);
    return closing.success ? closing.data : (entrySchema.parse(value) as ChainedEntry);
  } catch {
    return null;
  }
}
