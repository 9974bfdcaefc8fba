import { z } from "zod";
import { matterByNumber } from "../db/matters.ts";
import { answer, defineCommand } from "../src/command.ts";
import { AskAgain } from "../src/errors.ts";
import { say } from "../src/say/zh-CN.ts";

/** What is understood and cannot be done here yet is said to be so, with what can be done instead; nothing changes. */
export default defineCommand({
  name: "not-yet",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: z.object({ number: z.string().optional() }),

  async run({ tx, reading }, { number }) {
    if (number && !(await matterByNumber(tx, { number }))) throw new AskAgain(say.matterMissing(number));
    return [answer(say.notYet(reading?.query?.intent ?? "", number ?? null))];
  },
});
