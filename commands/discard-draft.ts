import { z } from "zod";
import { moveFiles } from "../db/files.ts";
import { discardDraft, lockMatter, type Matter } from "../db/matters.ts";
import { discardedCard } from "../src/cards/discarded-card.ts";
import { goneCard } from "../src/cards/parts.ts";
import { defineCommand, refresh, type StaffContext, show, toast } from "../src/command.ts";
import { cardOfDraft } from "../src/draft.ts";
import { AskAgain } from "../src/errors.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { say } from "../src/say/zh-CN.ts";

/** The author takes a draft back. It was never on the ledger, so nothing of the ledger is lost. */
export default defineCommand({
  name: "discard-draft",
  words: ["取消", "取消上报"],
  alone: true,
  usage: "取消",
  does: "取消自己还没确认的上报",
  place: 13,
  who: "staff",
  args: onMatter.extend({
    /** The newer draft of the same thing, on whose card it was tapped: it stays, with the pictures of both. */
    keep: z.number().int().positive().optional(),
  }),

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "confirm", "取消", args);
    if (picked.kind === "refused") return picked.said;
    const kept = args.keep ? await keptInstead(ctx, picked.matter, args.keep) : null;
    await discardDraft(ctx.tx, { id: picked.matter.id });
    const { matter, by } = picked;
    const gone = by ? discardedCard(matter, by) : goneCard(say.draftDiscarded());
    if (kept) {
      const card = await cardOfDraft(ctx, kept);
      return [toast("info", say.draftDiscarded()), show(card, kept.id), refresh(picked.matter, gone)];
    }
    return [toast("info", say.draftDiscarded()), show(gone), refresh(picked.matter, gone)];
  },
});

async function keptInstead(ctx: StaffContext, gone: Matter, keep: number): Promise<Matter> {
  const kept = await lockMatter(ctx.tx, { id: keep });
  // Without the one that was to stay, nothing is thrown away.
  if (kept?.state !== "draft" || kept.reportedBy !== ctx.sender.id || kept.id === gone.id)
    throw new AskAgain(say.draftStale());
  await moveFiles(ctx.tx, { from: gone.id, to: kept.id });
  return kept;
}
