import type { Matter } from "../db/matters.ts";
import { unitById, unitsOfStreet } from "../db/units.ts";
import { draftCard, type Question, UNIT_OPTIONS_MAX } from "./cards/draft-card.ts";
import type { StaffContext } from "./command.ts";
import { policyFor } from "./domain/campaign.ts";
import { dueFor } from "./domain/ladder.ts";
import type { Card } from "./domain/message.ts";

/** What must still be asked before this draft can be registered. */
export function questionsOf(
  ctx: Pick<StaffContext, "campaign">,
  draft: Pick<Matter, "unitId" | "category" | "severity" | "dueAt">,
): Question[] {
  const policy = draft.category
    ? policyFor(ctx.campaign, { category: draft.category, severity: draft.severity })
    : null;
  return [
    ...(draft.unitId ? [] : (["unit"] as const)),
    ...(draft.category ? [] : (["category"] as const)),
    // Some categories have no number of ours: then a person must say until when.
    ...(draft.dueAt || !policy || policy.due ? [] : (["due"] as const)),
  ];
}

/** The card of a draft, with the units to choose from: those it might have meant, else those of the chat's street. */
export async function cardOfDraft(
  ctx: Pick<StaffContext, "tx" | "campaign" | "calendar" | "place" | "at">,
  q: { draft: Matter; notes: readonly string[]; editing?: boolean },
): Promise<Card> {
  const { draft } = q;
  const candidates = await Promise.all(draft.candidateUnitIds.map((id) => unitById(ctx.tx, { id })));
  const named = candidates.filter((unit) => unit !== null);
  const ofStreet =
    named.length > 0 || !ctx.place.streetId
      ? named
      : await unitsOfStreet(ctx.tx, { streetId: ctx.place.streetId });
  // The unit that was read stands first, so that editing something else keeps it.
  const own = draft.unitId ? await unitById(ctx.tx, { id: draft.unitId }) : null;
  const options = [...(own ? [own] : []), ...ofStreet.filter((unit) => unit.id !== own?.id)].slice(
    0,
    UNIT_OPTIONS_MAX,
  );
  const policy = draft.category
    ? policyFor(ctx.campaign, { category: draft.category, severity: draft.severity })
    : null;
  return draftCard({
    draft,
    policyDueAt: policy ? (dueFor(policy, ctx)?.dueAt ?? null) : null,
    campaign: ctx.campaign,
    questions: questionsOf(ctx, draft),
    unitOptions: options,
    notes: q.notes,
    at: ctx.at,
    editing: q.editing ?? false,
  });
}
