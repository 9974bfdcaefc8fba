import type { Tx } from "../db/connect.ts";
import { noteFiles } from "../db/files.ts";
import { insertDraft, matterById, type NewDraft } from "../db/matters.ts";
import type { Origin, Picture, Place, Sender } from "./command.ts";
import type { Calendar } from "./domain/calendar.ts";
import type { Campaign } from "./domain/campaign.ts";
import { endOfDay, parseDay } from "./domain/day.ts";
import { UNGRADED } from "./domain/draft.ts";
import type { Card } from "./domain/message.ts";
import { cardOfDraft } from "./draft.ts";
import { isOngoing } from "./reading/danger.ts";
import type { MatterReading } from "./reading/reading.ts";
import { isMajorCue } from "./reading/severity.ts";
import type { UnitIndex, UnitName } from "./reading/units/unit-index.ts";
import { say } from "./say/zh-CN.ts";

export type DraftSource = {
  at: Date;
  campaign: Campaign;
  calendar: Calendar;
  units: UnitIndex;
  place: Place;
  sender: Sender;
  /** The message it was read from, with what came beside its words; null where there is none. */
  message: {
    messageId: string;
    pictures: readonly Picture[];
    quoted: Extract<Origin, { kind: "message" }>["quoted"];
  } | null;
  /** It must not stand in a group. */
  restricted: boolean;
  /** What stands on the card before our own remarks. */
  notes?: readonly string[];
};

/** What one matter of a report says, in the columns of its draft. */
export type DraftContent = Pick<
  NewDraft,
  | "category"
  | "severity"
  | "place"
  | "unitId"
  | "candidateUnitIds"
  | "dueAt"
  | "dueText"
  | "dueSource"
  | "calendarProvisional"
  | "urgent"
> & { task: string };

/** Makes one draft of one matter as it was read, and its card: what is not certain is asked there, never filled in. */
export async function draftFromReading(
  tx: Tx,
  q: DraftSource,
  matter: MatterReading,
): Promise<{ matterId: number; card: Card }> {
  const { at, campaign, place, sender, message } = q;
  const matterId = await insertDraft(tx, {
    ...contentOf(q, matter),
    campaignId: campaign.id,
    policyVersion: campaign.version,
    reportedBy: sender.id,
    reportedChatId: place.chatId,
    sourceMessageId: message?.messageId ?? null,
    quotedMessageId: message?.quoted?.messageId ?? null,
    hearsay: message?.quoted?.hearsay ?? false,
    restricted: q.restricted,
    createdAt: at,
  });
  await keepPictures(tx, q, matterId);
  const draft = await matterById(tx, { id: matterId });
  if (!draft) throw new Error("a draft disappeared within its transaction");
  const notes = [...(q.notes ?? []), ...remarksOn(matter)];
  return { matterId, card: await cardOfDraft({ tx, ...q }, draft, { notes }) };
}

/** Notes the pictures of the message for this matter; those of a quoted one hang on that. */
export async function keepPictures(
  tx: Tx,
  { at, sender, message }: Pick<DraftSource, "at" | "sender" | "message">,
  matterId: number,
): Promise<void> {
  if (!message) return;
  const messageId = message.quoted?.messageId ?? message.messageId;
  await noteFiles(tx, { matterId, messageId, sentBy: sender.id, at, pictures: message.pictures });
}

const ACCIDENT = "事故";
/** Somebody is still in it: no seven days. */
const ON_SPOT = "立行立改";
/** What it is, whoever looks into it will say: 「有人被打伤」 is no hazard with seven days because somebody was hurt. */
const UNSAID = { category: null, severity: UNGRADED };

/** One matter as it was read, as drafts keep it. */
export function contentOf(
  { campaign, units, restricted }: Pick<DraftSource, "campaign" | "units" | "restricted">,
  matter: MatterReading,
): DraftContent {
  const candidates = matter.candidates.flatMap((name) => unitNamed(units, name) ?? []);
  return {
    ...(restricted && matter.category === ACCIDENT ? UNSAID : boardCategory(campaign, matter)),
    task: matter.task,
    place: matter.place,
    unitId: (matter.unit ? unitNamed(units, matter.unit) : null)?.id ?? null,
    candidateUnitIds: candidates.map((candidate) => candidate.id),
    dueAt: dueOf(matter),
    dueText: matter.dueText,
    // What is a matter of an hour gets no seven days by itself: until when is asked of whoever reports it.
    dueSource: dueSourceOf(matter) ?? (restricted ? "asked" : null),
    calendarProvisional: matter.flags.includes("calendar_provisional"),
    urgent: matter.urgent || restricted,
  };
}

/** What the board calls it. An accident is no category of the board: its matter is the hazard that has to be put right. */
function boardCategory(
  campaign: Campaign,
  matter: MatterReading,
): { category: string | null; severity: string } {
  const category =
    campaign.categories.find((item) => item.title === matter.category) ??
    (matter.indicator && matter.category
      ? campaign.categories.find((item) => item.zero === matter.indicator)
      : undefined);
  if (!category) return { category: null, severity: UNGRADED };
  const said = matter.category === ACCIDENT && isOngoing(matter.task) ? ON_SPOT : matter.severity;
  const severity = category.severities.includes(said) ? said : category.severities[0];
  return { category: category.id, severity: severity ?? UNGRADED };
}

/** The one unit that has exactly this name; a street or a department answers for no matter of its own. */
function unitNamed(units: UnitIndex, name: string): UnitName | null {
  const unit = units.byName.get(name);
  return unit && !unit.isBody ? unit : null;
}

function dueOf(matter: MatterReading): Date | null {
  if (matter.dueSource !== "stated" && matter.dueSource !== "statutory") return null;
  if (matter.dueAt) return new Date(matter.dueAt);
  const day = matter.due ? parseDay(matter.due) : null;
  return day ? endOfDay(day) : null;
}

/** As drafts keep it: rolled, doubtful, past and unclear ones are asked about on the card. */
function dueSourceOf(matter: MatterReading): string | null {
  if (matter.dueSource === "past" || matter.dueSource === "unclear") return matter.dueSource;
  if (matter.dueSource !== "stated" && !(matter.dueSource === "statutory" && matter.due)) return null;
  if (matter.flags.includes("due_rolled")) return "rolled";
  if (matter.flags.includes("due_listed")) return "listed";
  // 「周一前」, said on a Monday: taken, but a person should look.
  return matter.ask.includes("due") ? "doubtful" : "stated";
}

/** What its author should look at twice. */
export function remarksOn(matter: MatterReading): string[] {
  const { candidates } = matter;
  return [
    matter.unitHow === "unknown" && matter.unitText ? say.unitUnknown(matter.unitText, candidates) : null,
    matter.coUnits.length > 0 ? say.coUnits(matter.coUnits) : null,
    matter.category === ACCIDENT ? say.accidentPending() : null,
    matter.flags.includes("due_elsewhere") && matter.dueSource === "policy" ? say.dueElsewhere() : null,
    ...(matter.severity === "疑似重大" ? [say.suspectedMajor(matter.flags.filter(isMajorCue))] : []),
  ].filter((remark) => remark !== null);
}
