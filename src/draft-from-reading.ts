import type { Tx } from "../db/connect.ts";
import { noteFiles } from "../db/files.ts";
import { insertDraft, matterById } from "../db/matters.ts";
import type { Picture, Place } from "./command.ts";
import type { Campaign } from "./domain/campaign.ts";
import { endOfDay, parseDay } from "./domain/day.ts";
import type { Card } from "./domain/message.ts";
import { cardOfDraft } from "./draft.ts";
import type { MatterReading } from "./reading/reading.ts";
import type { UnitIndex, UnitName } from "./reading/unit-index.ts";
import { say } from "./say/zh-CN.ts";

export type DraftSource = {
  at: Date;
  campaign: Campaign;
  units: UnitIndex;
  place: Place;
  personId: number;
  /** The message it was read from, with what came beside its words; null where there is none. */
  message: { messageId: string; pictures: readonly Picture[] } | null;
  /** The name as it was written, where the register does not know it. */
  unknownName?: string | null;
  /** What stands on the card before our own remarks. */
  notes?: readonly string[];
};

/** Makes one draft of one matter as it was read, and its card: what is not certain is asked there, never filled in. */
export async function draftFromReading(
  tx: Tx,
  q: DraftSource,
  matter: MatterReading,
): Promise<{ matterId: number; card: Card }> {
  const { at, campaign, place } = q;
  const unit = matter.unit ? unitNamed(q.units, matter.unit) : null;
  const candidates = matter.candidates.flatMap((name) => unitNamed(q.units, name) ?? []);
  const category = campaign.categories.find((item) => item.title === matter.category) ?? null;
  const dueAt = matter.dueSource === "stated" ? dueOf(matter) : null;
  const matterId = await insertDraft(tx, {
    campaignId: campaign.id,
    policyVersion: campaign.version,
    category: category?.id ?? null,
    severity: category?.severities.includes(matter.severity)
      ? matter.severity
      : (category?.severities[0] ?? "一般"),
    task: matter.task,
    place: matter.place,
    unitId: unit?.id ?? null,
    dueAt,
    dueText: dueAt ? matter.dueText : null,
    dueSource: dueAt ? "stated" : null,
    calendarProvisional: matter.flags.includes("calendar_provisional"),
    urgent: matter.urgent,
    candidateUnitIds: candidates.map((candidate) => candidate.id),
    reportedBy: q.personId,
    reportedChatId: place.chatId,
    createdAt: at,
  });
  if (q.message) await noteFiles(tx, { matterId, sentBy: q.personId, at, ...q.message });
  const draft = await matterById(tx, { id: matterId });
  if (!draft) throw new Error("a draft disappeared within its transaction");
  const notes = [...(q.notes ?? []), ...remarksOn(matter, q, { unit, candidates })];
  return { matterId, card: await cardOfDraft({ tx, campaign, place, at }, { draft, notes }) };
}

/** The one unit that has exactly this name; a street or a department answers for no matter of its own. */
function unitNamed(units: UnitIndex, name: string): UnitName | null {
  const [only, ...others] = (units.keys.get(name) ?? []).filter((one) => one.name === name && !one.isBody);
  return only && others.length === 0 ? only : null;
}

function dueOf(matter: MatterReading): Date | null {
  if (matter.dueAt) return new Date(matter.dueAt);
  const day = matter.due ? parseDay(matter.due) : null;
  return day ? endOfDay(day) : null;
}

/** What its author should look at twice. */
function remarksOn(
  matter: MatterReading,
  q: DraftSource,
  found: { unit: UnitName | null; candidates: readonly UnitName[] },
): string[] {
  const names = found.candidates.map((candidate) => candidate.name);
  const street = found.unit?.street;
  const { dueSource, dueText } = matter;
  return [
    matter.unitHow === "ambiguous" && names.length > 0 ? say.unitAsked(names) : null,
    matter.unitHow === "unknown" && q.unknownName ? say.unitUnknown(q.unknownName, names) : null,
    street && q.place.streetName && street !== q.place.streetName ? say.unitOutside(street) : null,
    dueSource === "past" && dueText ? say.duePast(dueText) : null,
    dueSource === "unclear" && dueText ? say.dueUnclear(dueText) : null,
    matter.flags.includes("due_rolled") && dueText ? say.dueRolled(dueText) : null,
  ].filter((remark) => remark !== null);
}
