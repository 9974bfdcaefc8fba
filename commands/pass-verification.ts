import { countEvidence } from "../db/files.ts";
import { appendJournal } from "../db/journal.ts";
import { changeMatter } from "../db/matters.ts";
import { planTimers } from "../db/timers.ts";
import { keepVerification } from "../db/verifications.ts";
import { doubtsPass } from "../src/ask-doubt.ts";
import { defineCommand, refresh, show, tell, toast } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { say } from "../src/say/zh-CN.ts";

/** A second party has seen that it is put right: the matter is struck off. */
export default defineCommand({
  name: "pass-verification",
  words: ["核验通过", "同意销号"],
  alone: true,
  usage: "核验通过 XS-2026-0001 现场已更换",
  does: "核验整改并销号(责任单位以外的人)",
  place: 40,
  shownTo: ["street", "department", "office", "admin"],
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "pass", "核验通过", args);
    if (picked.kind === "refused") return picked.said;
    const asked = doubtsPass(ctx, picked.matter, args);
    if (asked) return asked;
    const { tx, at, sender } = ctx;
    const { role } = picked.verdict;

    const evidence = await countEvidence(tx, {
      matterId: picked.matter.id,
      // What was shown before the last return has been found wanting.
      since: picked.matter.returnedAt ?? picked.matter.registeredAt,
    });
    const words = args.text;
    // Nothing is struck off on a bare word: either there is a picture, or the verifier says what was seen.
    if (!words && evidence.kept === 0) throw new AskAgain(say.wordsNeeded());

    const { id, round, reportedChatId } = picked.matter;
    await keepVerification(tx, { matterId: id, round, verdict: "passed", words, personId: sender.id, at });
    const closed = await changeMatter(tx, { id, change: { state: picked.verdict.to, closedAt: at } });
    const actor = personActor(sender, role);
    await appendJournal(tx, {
      matterId: id,
      at,
      entries: [
        { type: "verified", actor, payload: { words, pictures: evidence.kept } },
        {
          type: "closed",
          actor,
          payload: {
            late: closed.submittedAt !== null && closed.dueAt !== null && closed.submittedAt > closed.dueAt,
            chat: ctx.place.chatId,
          },
        },
      ],
    });
    const matter = await planTimers(tx, {
      matter: closed,
      at,
      calendar: ctx.calendar,
    });
    const card = await livingCard(ctx.tx, { ...ctx, matter });
    const news = say.closed(matter.number ?? "", sender.name);
    const elsewhere =
      reportedChatId === ctx.place.chatId ? [] : [tell({ chatId: reportedChatId }, { text: news })];
    return [toast("success", news), show(card, id), refresh(matter, card), ...elsewhere];
  },
});
