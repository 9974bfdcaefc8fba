import { z } from "zod";
import { noteFiles } from "../db/files.ts";
import { insertDraft, matterById } from "../db/matters.ts";
import { answer, defineCommand, type Said, type StaffContext, show } from "../src/command.ts";
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
  place: 10,
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
      dueText: deadline?.text ?? null,
      dueSource: deadline ? "stated" : null,
      calendarProvisional: deadline?.provisional ?? false,
      urgent: reading.urgent,
      candidateUnitIds: candidatesOf(reading).map((candidate) => candidate.id),
      reportedBy: sender.id,
      reportedChatId: place.chatId,
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
    const card = await cardOfDraft(ctx, { draft, notes: notesOn(reading, ctx, unit) });
    return [...warnings(reading), show(card, id)];
  },
});

function candidatesOf(reading: ReportReading) {
  if (reading.unit.how === "ambiguous") return reading.unit.candidates;
  return reading.unit.how === "unknown" ? reading.unit.near : [];
}

/** What the reporter should look at twice. */
function notesOn(
  reading: ReportReading,
  ctx: StaffContext,
  unit: { street: string | null } | null,
): string[] {
  const { deadline } = reading;
  const names = candidatesOf(reading).map((candidate) => candidate.name);
  return [
    reading.unit.how === "ambiguous" ? say.unitAsked(names) : null,
    reading.unit.how === "unknown" ? say.unitUnknown(reading.unit.text, names) : null,
    unit?.street && ctx.place.streetName && unit.street !== ctx.place.streetName
      ? say.unitOutside(unit.street)
      : null,
    deadline.kind === "past" ? say.duePast(deadline.text) : null,
    deadline.kind === "unclear" ? say.dueUnclear(deadline.text) : null,
    deadline.kind === "stated" && deadline.rolled ? say.dueRolled(deadline.text) : null,
  ].filter((note) => note !== null);
}

/** The statutory word first. */
function warnings(reading: ReportReading): Said[] {
  return reading.incident ? [answer(say.emergency())] : [];
}
