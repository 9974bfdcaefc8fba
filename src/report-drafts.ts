import { noteFiles } from "../db/files.ts";
import { insertDraft, type Matter, matterById, type NewDraft } from "../db/matters.ts";
import type { StaffContext } from "./command.ts";
import type { Masked } from "./reading/mask.ts";
import { type ReportReading, readReport } from "./reading/report.ts";
import { say } from "./say/zh-CN.ts";

const TASK_CHARS_MIN = 4;
const TASK_CHARS_MAX = 1000;

/** What one problem of a report says, in the columns of its draft. */
export type DraftContent = Pick<
  NewDraft,
  | "category"
  | "severity"
  | "task"
  | "place"
  | "unitId"
  | "candidateUnitIds"
  | "dueAt"
  | "dueText"
  | "dueSource"
  | "calendarProvisional"
  | "urgent"
> & { task: string };

export type ReportDrafts = {
  /** One for each problem, in the order of the text, with what its card should say about the reading. */
  drafts: { content: DraftContent; notes: string[] }[];
  /** Words of an accident: the statutory sentence comes first. */
  incident: boolean;
  /** The text as it may be kept, and what of it had to be hidden. */
  masked: Masked;
};

/** Why a text cannot be a report at all; null when it can. */
export function reportProblem(text: string): string | null {
  const { length } = [...text];
  if (length < TASK_CHARS_MIN) return say.taskEmpty();
  return length > TASK_CHARS_MAX ? say.taskTooLong(TASK_CHARS_MAX) : null;
}

/** The one way from a report's text to drafts: for a new message, an edited one and a quoted one alike. */
export function readDrafts(
  ctx: Pick<StaffContext, "at" | "calendar" | "units" | "campaign" | "place">,
  text: string,
): ReportDrafts {
  const { at, calendar, units, campaign, place } = ctx;
  const chat = { street: place.streetName, unit: place.unitName };
  const reading = readReport(text, { at, calendar, units, chat });
  const unit = reading.unit.how === "stated" || reading.unit.how === "context" ? reading.unit.unit : null;
  const category = campaign.categories.find((item) => item.title === reading.category) ?? null;
  const deadline = reading.deadline.kind === "stated" ? reading.deadline : null;
  const content = {
    category: category?.id ?? null,
    severity: category?.severities.includes(reading.severity)
      ? reading.severity
      : (category?.severities[0] ?? "一般"),
    task: reading.task,
    place: reading.place,
    unitId: unit?.id ?? null,
    dueAt: deadline?.due ?? null,
    ...dueWords(reading.deadline),
    calendarProvisional: deadline?.provisional ?? false,
    urgent: reading.urgent,
    candidateUnitIds: candidatesOf(reading).map((candidate) => candidate.id),
  };
  return {
    drafts: [{ content, notes: notesOn(reading) }],
    incident: reading.incident,
    masked: { text: reading.maskedText, kinds: reading.masked },
  };
}

/** A draft of its own, with the pictures that came with the message. */
export async function addDraft(ctx: StaffContext, content: DraftContent): Promise<Matter> {
  const { tx, at, campaign, place, sender, origin } = ctx;
  const message = origin.kind === "message" ? origin : null;
  const id = await insertDraft(tx, {
    ...content,
    campaignId: campaign.id,
    policyVersion: campaign.version,
    reportedBy: sender.id,
    reportedChatId: place.chatId,
    sourceMessageId: message?.messageId ?? null,
    quotedMessageId: message?.quoted?.messageId ?? null,
    hearsay: message?.quoted?.hearsay ?? false,
    createdAt: at,
  });
  await keepPictures(ctx, id);
  const draft = await matterById(tx, { id });
  if (!draft) throw new Error("a draft disappeared within its transaction");
  return draft;
}

/** Notes the pictures of the message for this matter; those of a quoted one hang on that. */
export async function keepPictures(ctx: StaffContext, matterId: number): Promise<void> {
  const { tx, at, sender, origin } = ctx;
  if (origin.kind !== "message") return;
  const messageId = origin.quoted?.messageId ?? origin.messageId;
  await noteFiles(tx, { matterId, messageId, sentBy: sender.id, at, pictures: origin.pictures });
}

function candidatesOf(reading: ReportReading) {
  if (reading.unit.how === "ambiguous") return reading.unit.candidates;
  return reading.unit.how === "unknown" ? reading.unit.near : [];
}

/** A deadline that cannot be taken is kept by its words, so that the card asks and the policy's own does not slip in. */
function dueWords(deadline: ReportReading["deadline"]) {
  switch (deadline.kind) {
    case "stated":
      return { dueText: deadline.text, dueSource: deadline.rolled ? "rolled" : "stated" };
    case "past":
    case "unclear":
      return { dueText: deadline.text, dueSource: deadline.kind };
    default:
      return { dueText: null, dueSource: null };
  }
}

/** A name that is on no register is said, with those that are near it. */
function notesOn(reading: ReportReading): string[] {
  const names = candidatesOf(reading).map((candidate) => candidate.name);
  return reading.unit.how === "unknown" ? [say.unitUnknown(reading.unit.text, names)] : [];
}
