import { discardDraft } from "../db/matters.ts";
import { discardedCard } from "../src/cards/discarded-card.ts";
import { goneCard } from "../src/cards/parts.ts";
import { defineCommand, refresh, show, toast } from "../src/command.ts";
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
  args: onMatter,

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "confirm", "取消", args);
    if (picked.kind === "refused") return picked.said;
    await discardDraft(ctx.tx, { id: picked.matter.id });
    const { matter, shown } = picked;
    const gone = shown ? discardedCard(matter) : goneCard(say.draftDiscarded());
    return [toast("info", say.draftDiscarded()), show(gone), refresh(picked.matter, gone)];
  },
});
