import { responsibleOf } from "../db/addressees.ts";
import { appendJournal } from "../db/journal.ts";
import { changeMatter } from "../db/matters.ts";
import { planTimers } from "../db/timers.ts";
import { keepVerification } from "../db/verifications.ts";
import { defineCommand, refresh, show, tell, toast } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { say } from "../src/say/zh-CN.ts";

/** The verifier found it not put right: back to the unit, with the reason, on the same deadline. */
export default defineCommand({
  name: "return-to-work",
  words: ["打回", "核验不通过"],
  alone: true,
  usage: "打回 XS-2026-0001 仍有2具未更换",
  does: "核验不通过,退回继续整改",
  place: 41,
  shownTo: ["street", "department", "office", "admin"],
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "return-to-work", "打回", args);
    if (picked.kind === "refused") return picked.said;
    const { tx, at, sender } = ctx;
    const words = args.text;
    if (!words) throw new AskAgain(say.reasonNeeded());

    const { id, round } = picked.matter;
    await keepVerification(tx, { matterId: id, round, verdict: "returned", words, personId: sender.id, at });
    const returned = await changeMatter(tx, {
      id,
      change: {
        state: picked.verdict.to,
        submittedAt: null,
        submittedBy: null,
        returnReason: words,
        returnedAt: at,
      },
    });
    await appendJournal(tx, {
      matterId: id,
      at,
      entries: [
        {
          type: "returned-to-work",
          actor: personActor(sender, picked.verdict.role),
          payload: { words, chat: ctx.place.chatId },
        },
      ],
    });
    const matter = await planTimers(tx, {
      matter: returned,
      at,
      calendar: ctx.calendar,
    });
    const card = await livingCard(ctx.tx, { ...ctx, matter });
    const news = say.returned(matter.number ?? "", words);
    const { recipients } = await responsibleOf(tx, { matter });
    return [
      toast("success", news),
      show(card, id),
      refresh(matter, card),
      ...recipients.map((to) => tell(to, { card }, { matterId: id })),
    ];
  },
});
