import { z } from "zod";
import given from "./act-words.json" with { type: "json" };
import { patternOf } from "./pattern.ts";
import { fillIn, wordListsSchema } from "./queries/query-text.ts";

/** What the patterns name as {safeguard}: each a list of words that anybody can lengthen. */
const lists = wordListsSchema.parse(given.lists);
const regex = z
  .string()
  .min(1)
  .transform((pattern) => patternOf(new RegExp(fillIn(pattern, lists))));

const schema = z.object({
  chatter: z.array(z.string().min(1)).min(1),
  announcement: regex,
  /** To all of them, of things in general; unless it is what somebody told. */
  notice: regex,
  general: regex,
  toldBy: regex,
  hearsay: regex,
  zero: regex,
  returning: regex,
  followup: regex,
  correction: regex,
  done: regex,
  /** A remedy told as done without 已 or 好; what takes that back; a safeguard that is gone, which is no remedy. */
  remedied: regex,
  reopened: regex,
  removed: regex,
  progress: regex,
  calling: regex,
  undone: regex,
  demand: regex,
  found: regex,
});

/** The words that tell what a message is for, as data. */
export const ACT_WORDS = schema.parse(given);
