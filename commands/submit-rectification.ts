import { verifiersOf } from "../db/addressees.ts";
import { awaitEvidence, countEvidence, noteFiles } from "../db/files.ts";
import { appendJournal } from "../db/journal.ts";
import { changeMatter, type Matter } from "../db/matters.ts";
import { planTimers } from "../db/timers.ts";
import { doubtsHandIn } from "../src/ask-doubt.ts";
import { defineCommand, refresh, type Said, type StaffContext, show, tell, toast } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import type { Card } from "../src/domain/message.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { say } from "../src/say/zh-CN.ts";

const EVIDENCE_WAIT_MS = 30 * 60_000;

/** The unit hands in what it did, with pictures from a rich-text post or from the private chat. */
export default defineCommand({
  name: "submit-rectification",
  words: ["整改", "提交整改"],
  alone: true,
  usage: "整改 XS-2026-0001 4具灭火器已更换",
  does: "提交整改情况;可带照片",
  place: 31,
  shownTo: ["unit", "street"],
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    const picked = await pickMatter(ctx, "submit", "整改", args);
    if (picked.kind === "refused") return picked.said;
    const asked = doubtsHandIn(ctx, picked.matter, args);
    if (asked) return asked;
    const { tx, at, sender, origin } = ctx;
    const before = picked.matter;

    // A later picture in the private chat still belongs here: an image cannot carry a number.
    await awaitEvidence(tx, {
      personId: sender.id,
      matterId: before.id,
      untilAt: new Date(at.getTime() + EVIDENCE_WAIT_MS),
    });
    if (origin.kind === "message") {
      await noteFiles(tx, {
        matterId: before.id,
        messageId: origin.messageId,
        sentBy: sender.id,
        at,
        pictures: origin.pictures,
      });
    }
    const words = args.text;
    if (!words) return askForWords(ctx, before);

    const matter = await changeMatter(tx, {
      id: before.id,
      change: {
        state: picked.verdict.to,
        rectification: words,
        returnReason: null,
        submittedBy: sender.id,
        submittedAt: at,
        acceptedAt: before.acceptedAt ?? at,
      },
    });
    const evidence = await countEvidence(tx, { matterId: matter.id, since: before.registeredAt });
    await appendJournal(tx, {
      matterId: matter.id,
      at,
      entries: [
        {
          type: "submitted",
          actor: personActor(sender, picked.verdict.role),
          payload: { words, pictures: evidence.kept + evidence.pending, chat: ctx.place.chatId },
        },
      ],
    });
    const planned = await planTimers(tx, { matter, at, calendar: ctx.calendar });
    const card = await livingCard(ctx.tx, { ...ctx, matter: planned });
    return [
      toast("success", say.submitted(matter.number ?? "")),
      show(card, matter.id),
      refresh(planned, card),
      ...(await askVerifiers(ctx, planned, card)),
    ];
  },
});

async function askForWords(ctx: StaffContext, matter: Matter): Promise<Said[]> {
  const how = say.rectifyHow(matter.number ?? "");
  const card = await livingCard(ctx.tx, { ...ctx, matter });
  if (ctx.place.private && ctx.origin.kind === "message") return [show(card, matter.id)];
  return [
    toast("info", ctx.place.private ? how : say.rectifyHowPrivate()),
    tell({ openId: ctx.sender.openId }, { text: how }),
    tell({ openId: ctx.sender.openId }, { card }, { matterId: matter.id }),
  ];
}

async function askVerifiers(ctx: StaffContext, matter: Matter, card: Card): Promise<Said[]> {
  const verifiers = await verifiersOf(ctx.tx, { matter });
  return verifiers.map((to) => tell(to, { card }, { matterId: matter.id }));
}
