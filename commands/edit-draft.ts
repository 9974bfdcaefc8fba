import { defineCommand, show } from "../src/command.ts";
import { cardOfDraft } from "../src/draft.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";

/** Opens every field of a draft for its author. */
export default defineCommand({
  name: "edit-draft",
  words: ["修改", "修改上报"],
  alone: true,
  usage: "修改",
  does: "修改自己还没确认的上报",
  place: 12,
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "confirm", "修改", args);
    if (picked.kind === "refused") return picked.said;
    return [
      show(await cardOfDraft(ctx, { draft: picked.matter, notes: [], editing: true }), picked.matter.id),
    ];
  },
});
