import { z } from "zod";
import { defineCommand } from "../src/command.ts";
import { AskAgain } from "../src/errors.ts";
import { besideRemedy } from "../src/remedy-beside.ts";
import { callFirst, readDrafts, reportProblem, showNewDrafts } from "../src/report-drafts.ts";

/** A grid worker says what is wrong; the bot shows what it understood and asks for the rest. Nothing is registered yet. */
export default defineCommand({
  name: "report",
  words: ["上报", "报"],
  usage: "上报 滇润农贸市场二楼灭火器过期4具,3天内整改",
  does: "上报问题(也可以不写「上报」,直接写)",
  place: 10,
  who: "staff",
  args: z.object({ text: z.string().trim().default("") }),

  async run(ctx, { text }) {
    const problem = reportProblem(text);
    if (problem) throw new AskAgain(problem);
    const read = readDrafts(ctx, text);
    const { drafts, restricted } = read;
    const said = callFirst(read, !ctx.place.private);
    const beside = await besideRemedy(ctx, { text, drafts });
    return [...said, ...(await showNewDrafts(ctx, beside.drafts, restricted)), ...beside.asks];
  },
});
