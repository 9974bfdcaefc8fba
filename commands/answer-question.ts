import { changeMatter } from "../db/matters.ts";
import { defineCommand, refresh, show, toast } from "../src/command.ts";
import { openQuestions } from "../src/domain/draft.ts";
import { cardOfDraft } from "../src/draft.ts";
import { changeByAnswers, draftAnswers } from "../src/draft-answers.ts";
import { AskAgain } from "../src/errors.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { say } from "../src/say/zh-CN.ts";

/** A tap answers the question a draft is asking; the next one stands in its place. */
export default defineCommand({
  name: "answer-question",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: onMatter.extend(draftAnswers.pick({ unitId: true, unitName: true, category: true, due: true }).shape),

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "confirm", "", args);
    if (picked.kind === "refused") return picked.said;

    const before = picked.matter;
    const changed = await changeByAnswers(ctx, before, args).catch((error: unknown) => {
      // The days on the buttons may be of another week by now: the card comes again with those of today.
      if (error instanceof AskAgain && args.due) return error;
      throw error;
    });
    if (changed instanceof AskAgain)
      return [toast("warning", changed.message), show(await cardOfDraft(ctx, before), before.id)];
    const [question] = openQuestions(ctx.campaign, before);
    if (Object.keys(changed.change).length === 0)
      throw new AskAgain(question ? say.needed[question] : say.correctHow());

    const draft = await changeMatter(ctx.tx, { id: before.id, change: changed.change });
    const card = await cardOfDraft(ctx, draft, { notes: changed.notes });
    return [...changed.notes.map((note) => toast("info", note)), show(card, draft.id), refresh(draft, card)];
  },
});
