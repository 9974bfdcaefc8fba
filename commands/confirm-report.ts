import { responsibleOf } from "../db/addressees.ts";
import { keptFiles } from "../db/files.ts";
import { appendJournal } from "../db/journal.ts";
import { changeMatter, type Matter, takeNumber } from "../db/matters.ts";
import { holdersOfPost, personByNameOrId } from "../db/people.ts";
import { planTimers } from "../db/timers.ts";
import { unitById } from "../db/units.ts";
import { refuseDoubt } from "../src/ask-doubt.ts";
import {
  answer,
  defineCommand,
  refresh,
  type Said,
  type StaffContext,
  show,
  tell,
  toast,
} from "../src/command.ts";
import { policyFor } from "../src/domain/campaign.ts";
import { addDays, dayOf, endOfDay, formatDue } from "../src/domain/day.ts";
import { openQuestions, type Question } from "../src/domain/draft.ts";
import { personActor } from "../src/domain/journal.ts";
import { dueFor } from "../src/domain/ladder.ts";
import { cardOfDraft } from "../src/draft.ts";
import { type Changed, changeByAnswers, DUE_DAYS_MAX, draftAnswers } from "../src/draft-answers.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { sayDoubt } from "../src/say/doubt.ts";
import { say } from "../src/say/zh-CN.ts";

/** The author's tap puts the draft on the ledger: registered and assigned in one step, numbered without gaps. */
export default defineCommand({
  name: "confirm-report",
  words: ["确认", "确认上报"],
  alone: true,
  usage: "确认",
  does: "确认自己刚才的上报(也可以点卡片)",
  place: 11,
  who: "staff",
  args: onMatter.extend(draftAnswers.shape),

  async run(ctx, given) {
    refuseDoubt(ctx, given, sayDoubt.notConfirmed);
    const picked = await pickMatter(ctx, "confirm", "确认", given);
    if (picked.kind === "refused") return picked.said;
    const { tx, at, campaign, calendar, sender } = ctx;

    const answered = await changeByAnswers(ctx, picked.matter, given);
    const { change, notes } = await withoutPast(ctx, picked.matter, answered);
    const draft = { ...picked.matter, ...change };
    const [question] = openQuestions(campaign, draft);
    if (question) return askNext(ctx, draft, { change, notes, question });
    const unit = draft.unitId ? await unitById(tx, { id: draft.unitId }) : null;
    const policy = draft.category
      ? policyFor(campaign, { category: draft.category, severity: draft.severity })
      : null;
    if (!unit || !policy) throw new Error("a draft without questions has a unit and a policy");
    const byPolicy = draft.dueAt ? null : dueFor(policy, { at, calendar });
    const dueAt = draft.dueAt ?? byPolicy?.dueAt ?? null;
    if (dueAt && dueAt > endOfDay(addDays(dayOf(at), DUE_DAYS_MAX))) throw new AskAgain(say.dueTooFar());

    const year = Number(dayOf(at).slice(0, 4));
    const number = await takeNumber(tx, { campaignId: campaign.id, prefix: campaign.numberPrefix, year });
    const registered = await changeMatter(tx, {
      id: draft.id,
      change: {
        ...change,
        state: picked.verdict.to,
        number,
        policyId: policy.id,
        policyVersion: campaign.version,
        unitId: unit.id,
        streetId: unit.streetId,
        caseLeaderId: await caseLeaderOf(ctx, unit),
        dueAt,
        firstDueAt: dueAt,
        dueSource: byPolicy ? "policy" : "stated",
        calendarProvisional: byPolicy?.provisional ?? draft.calendarProvisional,
        candidateUnitIds: [],
        registeredAt: at,
      },
    });
    await appendJournal(tx, {
      matterId: draft.id,
      at,
      happenedAt: draft.createdAt,
      entries: [
        ...entriesOf(ctx, registered, picked.verdict.role),
        // Pictures that came with the draft were kept before there was a journal to enter them in.
        ...(await keptFiles(tx, { matterId: draft.id })).map((payload) => ({
          type: "evidence-kept" as const,
          actor: { kind: "clock" as const },
          payload,
        })),
      ],
    });
    const matter = await planTimers(tx, { matter: registered, at, calendar });
    const card = await livingCard(ctx.tx, { ...ctx, matter });
    const { level, recipients } = await responsibleOf(tx, { matter });
    return [
      toast("success", say.registered(number)),
      // Of several drafts its author must see at once which one this was; 「撤销」 takes it back.
      ...(picked.by ? [answer(say.shownConfirmed(number, unit.name, taskOf(ctx, matter), picked.by))] : []),
      show(card, matter.id),
      // Confirmed in words, the draft's own card must not go on asking.
      refresh(matter, card, { wasDraft: true }),
      ...(level === "unit" ? [] : [answer(say.assignedNobody(unit.name, level))]),
      ...recipients
        .filter((to) => !("openId" in to) || to.openId !== sender.openId)
        .map((to) => tell(to, { card }, { matterId: matter.id, urgent: matter.urgent })),
    ];
  },
});

const taskOf = (ctx: StaffContext, matter: Matter): string =>
  matter.restricted && !ctx.place.private ? say.restrictedCount(1) : matter.task;

function entriesOf(ctx: StaffContext, matter: Matter, role: string) {
  const actor = personActor(ctx.sender, role);
  const { number, task, category, severity, unitName, caseLeaderName, dueSource, policyId, policyVersion } =
    matter;
  return [
    {
      type: "registered" as const,
      actor,
      payload: { number, task, category, severity, chat: matter.reportedChatId },
    },
    {
      type: "assigned" as const,
      actor,
      payload: {
        unit: unitName,
        caseLeader: caseLeaderName,
        due: matter.dueAt?.toISOString() ?? null,
        dueSource,
        policyId,
        policyVersion,
        chat: ctx.place.chatId,
      },
    },
  ];
}

/** What was right when the draft was written and is so no more is asked again: a day gone by, a unit retired. */
async function withoutPast(ctx: StaffContext, before: Matter, { change, notes }: Changed): Promise<Changed> {
  const { unitId, dueAt, dueText } = { ...before, ...change };
  const unit = unitId ? await unitById(ctx.tx, { id: unitId }) : null;
  return {
    change: {
      ...change,
      ...(unit?.retiredAt ? { unitId: null, candidateUnitIds: [] } : {}),
      ...(dueAt && dueAt <= ctx.at
        ? { dueAt: null, dueSource: "past", dueText: dueText ?? formatDue(dueAt, ctx.at) }
        : {}),
    },
    notes,
  };
}

/** Something is still open: what was answered is kept, and the card asks for the next. */
async function askNext(
  ctx: StaffContext,
  draft: Matter,
  { change, notes, question }: Changed & { question: Question },
): Promise<Said[]> {
  const kept = Object.keys(change).length > 0 ? await changeMatter(ctx.tx, { id: draft.id, change }) : draft;
  const card = await cardOfDraft(ctx, kept, { notes });
  return [toast("warning", say.needed[question]), show(card, kept.id), refresh(kept, card)];
}

/** The unit's own case leader, else its street's, else the office; null shows as 不合格台账. */
async function caseLeaderOf(
  ctx: StaffContext,
  unit: { caseLeader: string | null; streetId: number | null },
): Promise<number | null> {
  const named = unit.caseLeader
    ? await personByNameOrId(ctx.tx, { nameOrOpenId: unit.caseLeader, role: "case-leader" })
    : null;
  if (named) return named.id;
  const ofStreet = unit.streetId
    ? await holdersOfPost(ctx.tx, { role: "case-leader", streetId: unit.streetId })
    : [];
  const [leader] = ofStreet.length > 0 ? ofStreet : await holdersOfPost(ctx.tx, { role: "office" });
  return leader?.id ?? null;
}
