import { z } from "zod";
import given from "./query-help.json" with { type: "json" };
import { alternation } from "./query-text.ts";

const helpWords = z
  .object({ before: z.array(z.string()), asks: z.array(z.string()), after: z.array(z.string()) })
  .parse(given);
const HELP = new RegExp(
  `^(?:${alternation(helpWords.before)}|[,。!?:])*(?:${helpWords.asks.join("|")})(?:${alternation(helpWords.after)}|[,。!?~]|${helpWords.asks.join("|")})*$`,
  "u",
);
const HELP_CHARS_MAX = 40;

/** Whether nothing but a call for help is said: 「灭火器咋个用没人会」 is none. */
export const isHelp = (tight: string): boolean => tight.length <= HELP_CHARS_MAX && HELP.test(tight);
