import { z } from "zod";
import { type Matter, matterById } from "../db/matters.ts";
import { allDoneCard, askAllCard } from "../src/cards/all-drafts-card.ts";
import { titleOf } from "../src/cards/which-draft-card.ts";
import { defineCommand, type Said, type StaffContext, show, toast } from "../src/command.ts";
import { openQuestions } from "../src/domain/draft.ts";
import { AskAgain } from "../src/errors.ts";
import { noDraftHere, refuseChosen, showChoice } from "../src/pick-draft.ts";
import { say } from "../src/say/zh-CN.ts";

/**
 * 「全部取消」, 「全部确认」: asked once for all drafts of this person here, done by one tap. The button names each with
 * its version, so that what was written or changed since is left alone.
 */
export default defineCommand({
  name: "all-drafts",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: z.object({
    act: z.enum(["discard", "confirm"]),
    of: z
      .string()
      .regex(/^\d{1,12}\.\d{1,6}(?:,\d{1,12}\.\d{1,6})*$/)
      .max(4000)
      .optional(),
  }),

  async run(ctx, { act, of }) {
    const inGroup = !ctx.place.private;
    if (!of) {
      const { drafts } = ctx.conversation;
      if (drafts.length === 0) throw await noDraftHere(ctx, say.draftsNoneHere(inGroup));
      const able = drafts.filter((draft) => act === "discard" || isComplete(ctx, draft, inGroup));
      const left = drafts.filter((draft) => !able.includes(draft));
      return [showChoice(askAllCard({ act, drafts: able, left, inGroup }), able)];
    }
    await refuseChosen(ctx);
    const [done, left, said]: [string[], Matter[], Said[]] = [[], [], []];
    for (const pair of of.split(",")) {
      const [id = 0, v = 0] = pair.split(".").map(Number);
      const one = await settle(ctx, { act, id, v, inGroup });
      done.push(...(one.line ? [one.line] : []));
      left.push(...(one.left ? [one.left] : []));
      said.push(...one.said);
    }
    const title = say.allDone(say.allWord[act], done.length);
    const card = allDoneCard({ title, lines: done, left, drafts: [], inGroup });
    return [toast(done.length > 0 ? "success" : "warning", title), show(card), ...said];
  },
});

/** Nothing is left to ask; in a group a restricted one is confirmed by none but its own card. */
const isComplete = (ctx: StaffContext, draft: Matter, inGroup: boolean): boolean =>
  openQuestions(ctx.campaign, draft).length === 0 && !(inGroup && draft.restricted);

type Settled = { line: string | null; left: Matter | null; said: Said[] };

/** One of them by the command it belongs to, in a savepoint of its own: the next does not suffer from it. */
async function settle(
  ctx: StaffContext,
  q: { act: "discard" | "confirm"; id: number; v: number; inGroup: boolean },
): Promise<Settled> {
  const nothing = { line: null, left: null, said: [] };
  const before = await matterById(ctx.tx, { id: q.id });
  if (before?.state !== "draft" || before.reportedBy !== ctx.sender.id) return nothing;
  const left = { ...nothing, left: before };
  const name = q.act === "discard" ? "discard-draft" : "confirm-report";
  const command = ctx.commands.find((item) => item.name === name);
  if (!command || before.version !== q.v || (q.act === "confirm" && !isComplete(ctx, before, q.inGroup)))
    return left;
  try {
    const said = await ctx.tx.transaction((savepoint) =>
      command.start({ ...ctx, tx: savepoint }, { id: q.id, v: q.v }),
    );
    if (said.some((item) => item.kind === "toast" && item.tone === "warning")) return left;
    const now = await matterById(ctx.tx, { id: q.id });
    const title = q.inGroup && before.restricted ? say.restrictedCount(1) : titleOf(before);
    return {
      line: now?.number ? `${now.number} ${title}` : title,
      left: null,
      said: said.filter(({ kind }) => kind === "tell" || kind === "refresh" || kind === "answer"),
    };
  } catch (error) {
    if (error instanceof AskAgain) return left;
    throw error;
  }
}
