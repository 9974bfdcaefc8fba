import { z } from "zod";
import { noteFiles } from "../db/files.ts";
import { insertDraft, matterById } from "../db/matters.ts";
import { answer, defineCommand, type Said, type StaffContext, show, tell } from "../src/command.ts";
import { cardOfDraft } from "../src/draft.ts";
import { AskAgain } from "../src/errors.ts";
import { type ReportReading, readReport } from "../src/reading/report.ts";
import { say } from "../src/say/zh-CN.ts";

const TASK_CHARS_MIN = 4;
const TASK_CHARS_MAX = 1000;

/** A grid worker says what is wrong; the bot shows what it understood and asks for the rest. Nothing is registered yet. */
export default defineCommand({
  name: "report",
  words: ["上报", "报"],
  usage: "上报 滇润农贸市场二楼灭火器过期4具,3天内整改",
  does: "上报问题(也可以不写「上报」,直接写)",
  who: "staff",
  args: z.object({ text: z.string().trim().default("") }),

  async run(ctx, { text }) {
    if ([...text].length < TASK_CHARS_MIN) throw new AskAgain(say.taskEmpty());
    if ([...text].length > TASK_CHARS_MAX) throw new AskAgain(say.taskTooLong(TASK_CHARS_MAX));
    const { tx, at, campaign, calendar, units, place, sender, origin } = ctx;

    const reading = readReport(text, {
      at,
      calendar,
      units,
      chat: { street: place.streetName, unit: place.unitName },
    });
    const unit = reading.unit.how === "stated" || reading.unit.how === "context" ? reading.unit.unit : null;
    const category = campaign.categories.find((item) => item.title === reading.category) ?? null;
    const deadline = reading.deadline.kind === "stated" ? reading.deadline : null;
    const id = await insertDraft(tx, {
      campaignId: campaign.id,
      policyVersion: campaign.version,
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
      reportedBy: sender.id,
      reportedChatId: place.chatId,
      sourceMessageId: origin.kind === "message" ? origin.messageId : null,
      createdAt: at,
    });
    if (origin.kind === "message") {
      await noteFiles(tx, {
        matterId: id,
        messageId: origin.messageId,
        sentBy: sender.id,
        at,
        pictures: origin.pictures,
      });
    }
    const draft = await matterById(tx, { id });
    if (!draft) throw new Error("a draft disappeared within its transaction");
    const card = await cardOfDraft(ctx, draft, { notes: notesOn(reading) });
    return [...warnings(reading, ctx), show(card, id)];
  },
});

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

/** The statutory word first; what was masked is told to the sender alone and never echoed in the group. */
function warnings(reading: ReportReading, ctx: StaffContext): Said[] {
  const emergency = reading.incident ? [answer(say.emergency())] : [];
  const masked =
    reading.masked.length > 0
      ? [tell({ openId: ctx.openId }, { text: say.masked(reading.masked, reading.maskedText) })]
      : [];
  return [...emergency, ...masked];
}
