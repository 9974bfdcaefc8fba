import { z } from "zod";
import { responsibleOf } from "../db/addressees.ts";
import { keptFiles } from "../db/files.ts";
import { appendJournal } from "../db/journal.ts";
import { changeMatter, type Matter, takeNumber } from "../db/matters.ts";
import { holdersOfPost, personByNameOrId } from "../db/people.ts";
import { planTimers } from "../db/timers.ts";
import { unitById, unitByName } from "../db/units.ts";
import { answer, defineCommand, refresh, type StaffContext, show, tell, toast } from "../src/command.ts";
import { policyFor } from "../src/domain/campaign.ts";
import { addDays, dayOf, endOfDay, formatDue, parseDay } from "../src/domain/day.ts";
import { personActor } from "../src/domain/journal.ts";
import { dueFor } from "../src/domain/ladder.ts";
import { questionsOf } from "../src/draft.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { readRefusal } from "../src/reading/act.ts";
import { say } from "../src/say/zh-CN.ts";

const DUE_DAYS_MAX = 366;

const args = onMatter.extend({
  unitId: z.string().regex(/^\d+$/).optional(),
  unitName: z.string().trim().max(100).optional(),
  category: z
    .string()
    .regex(/^[\w-]+\/.+$/)
    .optional(),
  due: z.string().optional(),
  task: z.string().trim().max(1000).optional(),
});
type Args = z.infer<typeof args>;

/** The author's tap puts the draft on the ledger: registered and assigned in one step, numbered without gaps. */
export default defineCommand({
  name: "confirm-report",
  words: ["确认", "确认上报"],
  alone: true,
  usage: "确认",
  does: "确认自己刚才的上报(也可以点卡片)",
  place: 11,
  who: "staff",
  args,

  async run(ctx, given) {
    const picked = await pickMatter(ctx, "confirm", "确认", given);
    if (picked.kind === "refused") return picked.said;
    const { tx, at, campaign, calendar, sender } = ctx;

    const draft = { ...picked.matter, ...(await answersOf(ctx, picked.matter, given)) };
    const [question] = questionsOf(ctx, draft);
    if (question)
      throw new AskAgain(
        { unit: say.unitNeeded(), category: say.categoryNeeded(), due: say.dueNeeded() }[question],
      );
    const unit = draft.unitId ? await unitById(tx, { id: draft.unitId }) : null;
    const policy = draft.category
      ? policyFor(campaign, { category: draft.category, severity: draft.severity })
      : null;
    if (!unit || unit.retiredAt || !policy || !draft.category) throw new AskAgain(say.unitNeeded());

    const byPolicy = draft.dueAt ? null : dueFor(policy, { at, calendar });
    const dueAt = draft.dueAt ?? byPolicy?.dueAt ?? null;
    if (dueAt && dueAt <= at) throw new AskAgain(say.duePast(draft.dueText ?? formatDue(dueAt, at)));
    if (dueAt && dueAt > endOfDay(addDays(dayOf(at), DUE_DAYS_MAX))) throw new AskAgain(say.dueTooFar());

    const year = Number(dayOf(at).slice(0, 4));
    const number = await takeNumber(tx, { campaignId: campaign.id, prefix: campaign.numberPrefix, year });
    const registered = await changeMatter(tx, {
      id: draft.id,
      change: {
        state: picked.verdict.to,
        number,
        policyId: policy.id,
        policyVersion: campaign.version,
        category: draft.category,
        severity: draft.severity,
        task: draft.task,
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
      show(card, matter.id),
      // Confirmed in words, the draft's own card must not go on asking.
      refresh(matter, card),
      ...(level === "unit" ? [] : [answer(say.assignedNobody(unit.name, level))]),
      ...recipients
        .filter((to) => !("openId" in to) || to.openId !== sender.openId)
        .map((to) => tell(to, { card }, { matterId: matter.id, urgent: matter.urgent })),
    ];
  },
});

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
      },
    },
  ];
}

/** The form's answers, checked here: what a client calls required is only a hint. */
async function answersOf(ctx: StaffContext, draft: Matter, given: Args) {
  const answers: Partial<Pick<Matter, "unitId" | "category" | "severity" | "dueAt" | "dueText" | "task">> =
    {};
  if (given.task) {
    const refused = readRefusal(given.task, { prefix: ctx.campaign.numberPrefix });
    if (refused) throw new AskAgain(say.refusal[refused] ?? say.notUnderstood());
    answers.task = given.task;
  }
  if (given.unitName) {
    const unit = await unitByName(ctx.tx, { name: given.unitName });
    if (!unit) throw new AskAgain(say.unitNotFound(given.unitName));
    // Chosen from the list and written beside it: one of the two is meant, and only the person knows which.
    const contradicts =
      given.unitId && Number(given.unitId) !== unit.id && Number(given.unitId) !== draft.unitId;
    if (contradicts) throw new AskAgain(say.unitTwice());
    answers.unitId = unit.id;
  } else if (given.unitId) answers.unitId = Number(given.unitId);
  if (given.category) {
    const [categoryId, severity] = given.category.split("/");
    const category = ctx.campaign.categories.find((item) => item.id === categoryId);
    if (!category || !severity || !category.severities.includes(severity))
      throw new AskAgain(say.categoryNeeded());
    Object.assign(answers, { category: category.id, severity });
  }
  if (given.due) {
    const day = parseDay(given.due.slice(0, 10));
    const today = dayOf(ctx.at);
    if (!day) throw new AskAgain(say.dueUnclear(given.due));
    if (day < today) throw new AskAgain(say.duePast(given.due.slice(0, 10)));
    Object.assign(answers, { dueAt: endOfDay(day), dueText: null });
  }
  return answers;
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
