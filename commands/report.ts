import { z } from "zod";
import { answer, defineCommand, type Said, type StaffContext, show, tell } from "../src/command.ts";
import { cardOfDraft } from "../src/draft.ts";
import { AskAgain } from "../src/errors.ts";
import { addDraft, type ReportDrafts, readDrafts, reportProblem } from "../src/report-drafts.ts";
import { say } from "../src/say/zh-CN.ts";

/** A grid worker says what is wrong; the bot shows what it understood and asks for the rest. Nothing is registered yet. */
export default defineCommand({
  name: "report",
  words: ["上报", "报"],
  usage: "上报 滇润农贸市场二楼灭火器过期4具,3天内整改",
  does: "上报问题(也可以不写「上报」,直接写)",
  who: "staff",
  args: z.object({ text: z.string().trim().default("") }),

  async run(ctx, { text }) {
    const problem = reportProblem(text);
    if (problem) throw new AskAgain(problem);
    const read = readDrafts(ctx, text);
    const said = warnings(read, ctx);
    for (const { content, notes } of read.drafts) {
      const draft = await addDraft(ctx, content);
      said.push(show(await cardOfDraft(ctx, draft, { notes }), draft.id));
    }
    return said;
  },
});

/** The statutory word first; what was masked is told to the sender alone and never echoed in the group. */
function warnings({ incident, masked }: ReportDrafts, ctx: StaffContext): Said[] {
  const emergency = incident ? [answer(say.emergency())] : [];
  const hidden =
    masked.kinds.length > 0
      ? [tell({ openId: ctx.openId }, { text: say.masked(masked.kinds, masked.text) })]
      : [];
  return [...emergency, ...hidden];
}
