import { z } from "zod";
import { answer, defineCommand, type Said, type StaffContext, show, tell } from "../src/command.ts";
import { draftFromReading } from "../src/draft-from-reading.ts";
import { AskAgain } from "../src/errors.ts";
import { readContextOf } from "../src/read-context.ts";
import { readReport } from "../src/reading/read.ts";
import type { MatterReading } from "../src/reading/reading.ts";
import { say } from "../src/say/zh-CN.ts";

const TASK_CHARS_MIN = 4;
const TASK_CHARS_MAX = 1000;

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
    if ([...text].length < TASK_CHARS_MIN) throw new AskAgain(say.taskEmpty());
    if ([...text].length > TASK_CHARS_MAX) throw new AskAgain(say.taskTooLong(TASK_CHARS_MAX));
    const read = ctx.reading?.act === "report" ? ctx.reading.matters : [];
    const matters = read.length > 0 ? read : readReport(text, readContextOf(ctx));
    const restricted = ctx.reading?.restricted ?? false;

    const said: Said[] = matters.some((matter) => matter.incident !== null || matter.category === "事故")
      ? [answer(say.emergency())]
      : [];
    // What must not stand in a group goes to its author alone; the group hears only that there is something.
    if (restricted && !ctx.place.private) said.push(answer(say.restricted()));
    for (const matter of matters) said.push(await draftOf(ctx, matter, restricted));
    return said;
  },
});

async function draftOf(ctx: StaffContext, matter: MatterReading, restricted: boolean): Promise<Said> {
  const { tx, origin } = ctx;
  const message = origin.kind === "message" ? origin : null;
  const { matterId, card } = await draftFromReading(tx, { ...ctx, message }, matter);
  return restricted && !ctx.place.private
    ? tell({ openId: ctx.openId }, { card }, { matterId, urgent: true })
    : show(card, matterId);
}
