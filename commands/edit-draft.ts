import { defineCommand, refresh, show } from "../src/command.ts";
import { cardOfDraft, formOfDraft } from "../src/draft.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";

/** Opens every field of a draft for its author. */
export default defineCommand({
  name: "edit-draft",
  words: ["修改", "修改上报"],
  alone: true,
  usage: "修改",
  does: "修改自己还没确认的上报(也可以直接说「单位错了,是…」)",
  place: 12,
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "confirm", "修改", args);
    if (picked.kind === "refused") return picked.said;
    const { matter } = picked;
    // Where the form stands, the draft is asked about; its other cards point there.
    return [show(await formOfDraft(ctx, matter), matter.id), refresh(matter, await cardOfDraft(ctx, matter))];
  },
});
