import { z } from "zod";
import { answer, defineCommand } from "../src/command.ts";
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

  async run({ reading }, { number }) {
    return [answer(say.notYet(reading?.query?.intent ?? "", number ?? null))];
  },
});
