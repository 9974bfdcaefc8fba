import { createHash } from "node:crypto";
import { z } from "zod";
import { type Day, dayOf, parseDay } from "../domain/day.ts";
import { type ChainedEntry, FIRST_PREV_HASH, rootOf } from "../domain/journal.ts";

/** How far a matter's chain reaches. */
export type Head = { matterId: number; seq: number; hash: string };
export type SealedDay = { day: Day; entries: number; prevRoot: string; root: string };

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z
  .string()
  .transform(parseDay)
  .refine((one): one is Day => one !== null);

/** The last line of an export: what the file must hold, so that nothing can be cut off unseen. */
export const closingSchema = z.strictObject({
  closing: z.literal(1),
  exportedAt: z.iso.datetime(),
  matters: z.number().int(),
  entries: z.number().int(),
  /** Matter and number of its entries, to name what is missing. */
  heads: z.array(z.tuple([z.number().int(), z.number().int()])),
  roots: z.array(z.strictObject({ day, entries: z.number().int(), prevRoot: hash, root: hash })),
  digest: hash,
});
export type Closing = z.output<typeof closingSchema>;

/** The closing line over these heads and sealed days. */
export function closingOf(q: {
  exportedAt: string;
  heads: readonly Head[];
  roots: readonly SealedDay[];
}): Closing {
  const heads = [...q.heads].sort((a, b) => a.matterId - b.matterId);
  const said = {
    closing: 1 as const,
    exportedAt: q.exportedAt,
    matters: heads.length,
    entries: heads.reduce((sum, head) => sum + head.seq, 0),
    heads: heads.map(({ matterId, seq }): [number, number] => [matterId, seq]),
    roots: q.roots.map(({ day, entries, prevRoot, root }) => ({ day, entries, prevRoot, root })),
  };
  const digest = createHash("sha256")
    .update(heads.map((head) => `${head.matterId} ${head.seq} ${head.hash}\n`).join(""))
    .update(JSON.stringify(said))
    .digest("hex");
  return { ...said, digest };
}

/** The first day whose seal does not fit these entries, with what is wrong; null when every sealed day is as it was. */
export function unfitDay(
  entries: readonly ChainedEntry[],
  roots: readonly SealedDay[],
): { day: Day; words: string } | null {
  const hashes = new Map<Day, string[]>();
  for (const entry of [...entries].sort((a, b) => a.matterId - b.matterId || a.seq - b.seq)) {
    const recorded = dayOf(entry.recordedAt);
    const known = hashes.get(recorded);
    if (known) known.push(entry.hash);
    else hashes.set(recorded, [entry.hash]);
  }
  let prevRoot = FIRST_PREV_HASH;
  for (const sealed of roots) {
    const found = hashes.get(sealed.day) ?? [];
    hashes.delete(sealed.day);
    if (found.length !== sealed.entries)
      return { day: sealed.day, words: `封签时有 ${sealed.entries} 条记录,文件里有 ${found.length} 条` };
    if (sealed.prevRoot !== prevRoot) return { day: sealed.day, words: "封签与前一天的接不上" };
    if (rootOf(prevRoot, sealed.day, found) !== sealed.root)
      return { day: sealed.day, words: "记录与当日封签不符" };
    prevRoot = sealed.root;
  }
  const last = roots.at(-1)?.day;
  const unsealed = [...hashes.keys()].sort().find((one) => last !== undefined && one <= last);
  return unsealed ? { day: unsealed, words: "有记录而没有封签" } : null;
}
