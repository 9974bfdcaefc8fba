import { z } from "zod";
import { patternOf } from "./pattern.ts";
import { bankOf } from "./pattern-bank.ts";
import given from "./restricted-deeds.json" with { type: "json" };

const WHY = ["homicide", "suicide", "minor", "sexual", "violence"] as const;
export type DeedKind = (typeof WHY)[number];

const data = z
  .object({
    source: z.string(),
    classes: z.record(z.string(), z.string()),
    deeds: z.array(z.object({ why: z.enum(WHY), pattern: z.string() })).min(1),
    not: z.array(z.string()).min(1),
    harmless: z.array(z.string()).min(1),
    self: z.object({ pattern: z.string(), told: z.string() }),
    asked: z.object({ source: z.string(), pattern: z.string() }),
  })
  .parse(given);

/** {child} stands for its class; a class may hold another. */
const filled = (pattern: string): string =>
  pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const found = data.classes[name];
    if (found === undefined) throw new Error(`restricted-deeds.json has no class ${name}`);
    return filled(found);
  });

const deedsMaybeIn = bankOf(
  data.deeds.map(({ why, pattern }) => ({ why, found: patternOf(new RegExp(filled(pattern))) })),
  ({ found }) => found.needs,
);
const NOT = new RegExp(data.not.map(filled).join("|"), "g");
const HARMLESS = new RegExp(data.harmless.map(filled).join("|"), "g");
const SELF = new RegExp(data.self.pattern, "g");
const TOLD = new RegExp(data.self.told);
const ASKED = patternOf(new RegExp(data.asked.pattern));
/** No person and no deed has this sign: what is blanked joins nothing. */
const BLANK = "□";
const TOLD_CHARS = 6;

const blanked = (text: string, said: RegExp) => text.replace(said, (all) => BLANK.repeat(all.length));

/** Words that hold a grave one and never mean it: 强暴雨, 轻生产重销售. */
export const withoutHarmless = (text: string): string => blanked(text, HARMLESS);

/** Who had what done to them, of a text without spaces in simplified signs; null where nothing of it is told. */
export function deedIn(text: string): DeedKind | null {
  const told = blanked(text, NOT);
  return deedsMaybeIn(told).find(({ found }) => found.test(told))?.why ?? null;
}

/** Whether the ledger is asked for such matters, and nothing of one is told. */
export const asksForRestricted = (text: string): boolean => ASKED.test(text);

/** Said of oneself, and not passed on: 「我不想活了」, not 「他说我不想活了」. */
export function saidOfSelf(text: string): boolean {
  for (const { 0: match, index } of text.matchAll(SELF)) {
    const begins = match.search(/[^,。;!?:~]/);
    if (!TOLD.test(text.slice(Math.max(0, index - TOLD_CHARS), index + begins))) return true;
  }
  return false;
}
