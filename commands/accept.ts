import { appendJournal } from "../db/journal.ts";
import { changeMatter } from "../db/matters.ts";
import { refuseDoubt } from "../src/ask-doubt.ts";
import { defineCommand, refresh, show, toast } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { sayDoubt } from "../src/say/doubt.ts";
import { say } from "../src/say/zh-CN.ts";

/** The responsible unit signs for a matter: from now on it is known to be in its hands. */
export default defineCommand({
  name: "accept",
  words: ["签收"],
  alone: true,
  usage: "签收 XS-2026-0001",
  does: "责任单位签收事项",
  place: 30,
  shownTo: ["unit", "street"],
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    refuseDoubt(ctx, args, sayDoubt.notSigned);
    const picked = await pickMatter(ctx, "accept", "签收", args);
    if (picked.kind === "refused") return picked.said;
    const { tx, at, sender } = ctx;

    const matter = await changeMatter(tx, {
      id: picked.matter.id,
      change: { state: picked.verdict.to, acceptedAt: at },
    });
    await appendJournal(tx, {
      matterId: matter.id,
      at,
      entries: [
        {
          type: "accepted",
          actor: personActor(sender, picked.verdict.role),
          payload: { chat: ctx.place.chatId },
        },
      ],
    });
    const card = await livingCard(ctx.tx, { ...ctx, matter });
    return [
      toast("success", say.accepted(matter.number ?? "")),
      show(card, matter.id),
      refresh(matter, card),
    ];
  },
});
