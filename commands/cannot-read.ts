import { z } from "zod";
import { answer, defineCommand } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";

const SAYS = {
  merged: say.cannotReadMerged,
  "sent-on": say.cannotReadSentOn,
  quoted: say.cannotReadQuoted,
  unquoted: say.quoteWhich,
};

/** The bot was given something whose words it does not get: it says so, and what would help. */
export default defineCommand({
  name: "cannot-read",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  args: z.object({ what: z.enum(["merged", "sent-on", "quoted", "unquoted"]) }),

  async run(_ctx, { what }) {
    return [answer(SAYS[what]())];
  },
});
