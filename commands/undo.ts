import { z } from "zod";
import { responsibleOf } from "../db/addressees.ts";
import { actsSince, appendJournal, journalOf, lastActedOn } from "../db/journal.ts";
import { changeMatter, lockMatter, type Matter, matterByNumber } from "../db/matters.ts";
import { personByOpenId } from "../db/people.ts";
import { planTimers } from "../db/timers.ts";
import { undoVerification } from "../db/verifications.ts";
import { answer, defineCommand, refresh, type Said, type StaffContext, tell } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { MATTER_ACTS } from "../src/domain/matter.ts";
import { judgeUndo, UNDO_MS_MAX, type UndoVerdict } from "../src/domain/undo.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter } from "../src/pick-matter.ts";
import { standsAsNumber } from "../src/reading/unread-number.ts";
import { refuseRestricted } from "../src/refuse-restricted.ts";
import { say } from "../src/say/zh-CN.ts";

/** A person takes back their own last act, within minutes and before anybody else acted: with a new entry, nothing deleted. */
export default defineCommand({
  name: "undo",
  words: ["撤销", "撤回", "点错了"],
  alone: true,
  usage: "撤销",
  does: "撤销自己5分钟内的最后一步",
  place: 32,
  who: "staff",
  args: onMatter.extend({ act: z.enum(MATTER_ACTS).optional() }),

  async run(ctx, args) {
    const { tx, at, sender } = ctx;
    // What is on no ledger yet is not undone but discarded: 「撤销上报」 may mean either.
    if (args.act === "confirm" && !args.number && ctx.conversation.drafts.length > 0)
      throw new AskAgain(say.undoOrDiscard());
    const before = await matterMeant(ctx, args.number);
    refuseRestricted(ctx, [before], args.text);
    const entries = await journalOf(tx, { matterId: before.id });
    const verdict = judgeUndo({ entries, state: before.state, openId: sender.openId, at });
    if (verdict.kind === "refused") throw new AskAgain(refusal(verdict, before.number ?? ""));

    const { act, seq, role, back } = verdict;
    if (args.act && args.act !== act) throw new AskAgain(say.undoOther(act, args.act, before.number ?? ""));
    const { submittedBy, ...standing } = back;
    const submitter = submittedBy ? await personByOpenId(tx, { openId: submittedBy }) : null;
    const withdrawn = act === "confirm" ? { withdrawnAt: at } : {};
    const undone = await changeMatter(tx, {
      id: before.id,
      change: { ...standing, ...withdrawn, submittedBy: submitter?.id ?? null, closedAt: null },
    });
    if (act === "pass" || act === "return-to-work")
      await undoVerification(tx, { matterId: before.id, personId: sender.id, at });
    await appendJournal(tx, {
      matterId: before.id,
      at,
      entries: [
        {
          type: "undone",
          actor: personActor(sender, role),
          payload: { act, seq, from: before.state, to: back.state, chat: ctx.place.chatId },
        },
      ],
    });
    // Signing starts no clock, so taking it back stops none.
    const matter = act === "accept" ? undone : await planTimers(tx, { ...ctx, matter: undone });
    const card = await livingCard(tx, { ...ctx, matter });
    // The card is patched where it stands; the words say which step it was.
    return [
      answer(say.undone(act, matter.number ?? "", matter)),
      refresh(matter, card),
      ...(await news(ctx, matter, act)),
    ];
  },
});

/** By number, by reply, else what this person did last in this chat. */
async function matterMeant(ctx: StaffContext, number: string | undefined): Promise<Matter> {
  const [replied, ...others] = ctx.conversation.repliedTo;
  const id = number
    ? (await matterByNumber(ctx.tx, { number }))?.id
    : replied && others.length === 0
      ? replied.id
      : await lastDoneHere(ctx);
  const matter = id ? await lockMatter(ctx.tx, { id }) : null;
  if (!matter) throw new AskAgain(number ? say.matterMissing(number) : say.undoNothing());
  return matter;
}

/** Who works in several chats means what was done in this one; of what was done elsewhere a bare word undoes nothing. */
async function lastDoneHere(ctx: StaffContext): Promise<number | null> {
  const { tx, at, sender, place, campaign, reading } = ctx;
  if (standsAsNumber(reading?.masked ?? "", campaign.numberPrefix))
    throw new AskAgain(say.undoNumberUnread());
  const { openId } = sender;
  const acts = await actsSince(tx, { openId, since: new Date(at.getTime() - UNDO_MS_MAX) });
  const here = acts.find(({ chat }) => chat === null || chat === place.chatId);
  if (here) return here.matterId;
  const [last] = acts;
  // Nothing within the time: what came before is too late, and is said to be so.
  if (!last) return lastActedOn(tx, { openId });
  const elsewhere = await lockMatter(tx, { id: last.matterId });
  const mayShow = elsewhere !== null && (place.private || !elsewhere.restricted);
  throw new AskAgain(say.undoElsewhere(mayShow ? elsewhere.number : null));
}

function refusal(verdict: Extract<UndoVerdict, { kind: "refused" }>, number: string): string {
  switch (verdict.because) {
    case "late":
      return say.undoLate(verdict.act, number);
    case "moved-on":
      return say.undoMovedOn(number);
    case "already":
      return say.undoAlready();
    default:
      return say.undoNothing();
  }
}

/** Who was told in words that it was done is told in words that it is not; all others see it on their card. */
async function news(
  ctx: StaffContext,
  matter: Matter,
  act: Extract<UndoVerdict, { kind: "go" }>["act"],
): Promise<Said[]> {
  const number = matter.number ?? "";
  if (act === "confirm") {
    const { recipients } = await responsibleOf(ctx.tx, { matter });
    return recipients
      .filter((to) => !("openId" in to) || to.openId !== ctx.sender.openId)
      .map((to) => tell(to, { text: say.undoneWithdrawn(number) }));
  }
  const elsewhere = act === "pass" && matter.reportedChatId !== ctx.place.chatId;
  return elsewhere
    ? [tell({ chatId: matter.reportedChatId }, { text: say.undoneClosed(number, ctx.sender.name) })]
    : [];
}
