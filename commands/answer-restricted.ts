import { z } from "zod";
import { answer, defineCommand, tell } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";

/**
 * What is answered to words of a restricted matter of which nothing else could be made: the group hears whom to call,
 * the person alone what to do. Who speaks of himself is answered as a person, known to us or not.
 */
export default defineCommand({
  name: "answer-restricted",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  args: z.object({ how: z.enum(["told", "self", "asked"]) }),

  async run({ sender, openId, place }, { how }) {
    if (how === "self")
      return place.private
        ? [answer(say.selfAnswer())]
        : [answer(say.selfHeard()), tell({ openId }, { text: say.selfAnswer() }, { urgent: true })];
    if (!sender) return [answer(say.stranger(openId))];
    if (how === "asked") return [answer(say.restrictedAsked())];
    if (place.private) return [answer(say.restrictedHow())];
    return [answer(say.restrictedHeard()), tell({ openId }, { text: say.restrictedHow() }, { urgent: true })];
  },
});
