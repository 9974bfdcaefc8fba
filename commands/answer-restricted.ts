import { z } from "zod";
import type { Tx } from "../db/connect.ts";
import { countOf } from "../db/ledger-counts.ts";
import { answer, defineCommand, type Sender, tell } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";
import { tellRestricted } from "../src/tell-restricted.ts";

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

  async run({ sender, openId, place, tx, at }, { how }) {
    if (how === "self")
      return place.private
        ? [answer(say.selfAnswer())]
        : [answer(say.selfHeard()), tell({ openId }, { text: say.selfAnswer() }, { urgent: true })];
    if (!sender) return [answer(say.stranger(openId))];
    if (how === "asked") {
      if (!place.private) return [answer(say.restrictedAsked())];
      return [
        answer(isEntitled(sender) ? say.restrictedFigures(await figures(tx, at)) : say.restrictedKept()),
      ];
    }
    return place.private ? [answer(say.restrictedHow())] : tellRestricted(openId);
  },
});

const PEACE_AND_LAW = "区委政法委";

/** The office and its commission answer for such matters in the whole district; all others see those that are theirs. */
const isEntitled = ({ posts }: Sender): boolean =>
  posts.some(({ role, bodyName }) => role === "office" || role === "admin" || bodyName === PEACE_AND_LAW);

async function figures(tx: Tx, at: Date) {
  const selection = { scope: { district: true }, restricted: true } as const;
  return {
    open: await countOf(tx, { selection, which: { kind: "open" } }),
    late: await countOf(tx, { selection, which: { kind: "overdue", at } }),
    closed: await countOf(tx, { selection, which: { kind: "closed", span: null } }),
  };
}
