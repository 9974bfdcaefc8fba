import { z } from "zod";
import { ACT_WORDS } from "./act-words.ts";
import given from "./doubt.json" with { type: "json" };
import { plainText } from "./plain-text.ts";

const regex = z
  .string()
  .min(1)
  .transform((source) => new RegExp(source, "u"));
const WORDS = z
  .object({
    contrast: regex,
    rest: regex,
    undone: regex,
    settled: regex,
    unseen: regex,
    asks: regex,
    asksWithin: regex,
    tag: regex,
  })
  .parse(given);
const SETTLED = new RegExp(WORDS.settled.source, "gu");

/** `unseen`: who says it was not there. `doubt`: a contrast, or something left over. */
export type Doubt = "unseen" | "doubt";

/**
 * What is said beside a word that settles something takes it back in part: 「通过,但是还有一半没换」 is no yes. To ask once
 * too often costs a tap; to strike off what is not done costs the ledger its truth.
 */
export function readDoubt(given: string): Doubt | null {
  // 「没发现问题」, 「没换的都换了」 deny the very thing that would be a doubt.
  const text = plainText(given).replace(SETTLED, " ");
  if (WORDS.unseen.test(text)) return "unseen";
  return WORDS.contrast.test(text) || WORDS.rest.test(text) || WORDS.undone.test(text) ? "doubt" : null;
}

/** Whether that something is done is asked, or another's word doubted: 「换好了没有?」, 「哪个说换好了」. */
export function asksWhetherDone(given: string): boolean {
  const clauses = plainText(given).match(/[^,，。;；!！?？\n]+[,，。;；!！?？]?/gu) ?? [];
  const bare = clauses.map((clause) => clause.replace(/[,，;；]$/u, "").trim());
  if (bare.some((clause) => WORDS.tag.test(clause) || WORDS.asksWithin.test(clause))) return true;
  const done = bare.filter((clause) => ACT_WORDS.done.test(clause));
  // 「换好了,可以复查了吗?」 tells first and asks then.
  return done.length > 0 && done.every((clause) => WORDS.asks.test(clause));
}
