import type { Matter } from "../db/matters.ts";
import { wasRecalled } from "../db/recalls.ts";
import { type Unit, unitById, unitsOfStreet } from "../db/units.ts";
import { draftCard, type UnitOption } from "./cards/draft-card.ts";
import { draftForm } from "./cards/draft-form.ts";
import type { StaffContext } from "./command.ts";
import { openQuestions, policyDue } from "./domain/draft.ts";
import type { Card } from "./domain/message.ts";
import { daysStated, notesOnDue } from "./due-notes.ts";
import { likeDraft } from "./like-draft.ts";
import { isPerilous } from "./reading/danger.ts";
import { say } from "./say/zh-CN.ts";

type Shown = Pick<StaffContext, "tx" | "campaign" | "calendar" | "place" | "sender" | "at" | "units">;

/** The card of a draft: what is understood, what its author should look at twice, and the next question. */
export async function cardOfDraft(
  ctx: Shown,
  draft: Matter,
  q: { notes?: readonly string[] } = {},
): Promise<Card> {
  const unit = draft.unitId ? await unitById(ctx.tx, { id: draft.unitId }) : null;
  const questions = openQuestions(ctx.campaign, draft);
  return draftCard({
    draft,
    campaign: ctx.campaign,
    questions,
    unitOptions: questions[0] === "unit" ? await unitOptions(ctx, draft) : [],
    dueStated: daysStated(draft, ctx),
    policyDueAt: policyDue(ctx.campaign, draft, ctx)?.dueAt ?? null,
    isPressing: !draft.restricted && isPerilous(draft.task),
    notes: [...(q.notes ?? []), ...(await notesOnQuote(ctx, draft)), ...notesOn(ctx, draft, unit)],
    like: await likeDraft(ctx, draft),
    at: ctx.at,
  });
}

/** All fields of a draft at once. */
export async function formOfDraft(ctx: Shown, draft: Matter): Promise<Card> {
  return draftForm({ draft, campaign: ctx.campaign, unitOptions: await unitOptions(ctx, draft), at: ctx.at });
}

/** The units it might have meant; else those of the chat's street, or of the author's own. */
async function unitOptions(ctx: Shown, draft: Matter): Promise<UnitOption[]> {
  const candidates = await Promise.all(draft.candidateUnitIds.map((id) => unitById(ctx.tx, { id })));
  const named = candidates.filter((unit) => unit !== null && !unit.retiredAt).filter((unit) => unit !== null);
  if (named.length > 0) return named;
  const streetId = ctx.place.streetId ?? ctx.sender.posts.find((post) => post.streetId)?.streetId;
  return streetId ? unitsOfStreet(ctx.tx, { streetId }) : [];
}

/** Whose words they are, when they are another person's, and that these were taken back. */
async function notesOnQuote({ tx }: Shown, { hearsay, quotedMessageId }: Matter): Promise<string[]> {
  if (!hearsay || !quotedMessageId) return [];
  const recalled = await wasRecalled(tx, { messageId: quotedMessageId });
  return [say.hearsay(), ...(recalled ? [say.hearsayRecalled()] : [])];
}

/** What the author should check before it counts; it stays on the card until it is settled. */
function notesOn(ctx: Shown, draft: Matter, unit: Unit | null): string[] {
  const street = unit?.streetName;
  return [
    street && ctx.place.streetName && street !== ctx.place.streetName ? say.unitOutside(street) : null,
    ...notesOnDue(draft, ctx),
  ].filter((note) => note !== null);
}
