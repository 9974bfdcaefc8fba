import { z } from "zod";
import type { Calendar } from "../domain/calendar.ts";
import type { Campaign } from "../domain/campaign.ts";
import { readAct } from "../reading/act.ts";
import { findMatterNumber } from "../reading/matter-number.ts";
import { type ReportReading, readReport } from "../reading/report.ts";
import type { UnitIndex } from "../reading/unit-index.ts";
import { findUnits } from "../reading/units.ts";

/** A line of a message file, as in test/fixtures; other fields are tolerated. */
export const rowSchema = z.object({
  id: z.string(),
  now: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
  chat: z
    .object({ street: z.string().nullish(), unit: z.string().nullish() })
    .nullish()
    .transform((chat) => ({ street: chat?.street ?? null, unit: chat?.unit ?? null })),
  text: z.string(),
  expect: z.record(z.string(), z.unknown()).optional(),
});
export type Row = z.output<typeof rowSchema>;

export type Reader = { campaign: Campaign; calendar: Calendar; units: UnitIndex };
type Reading = Record<string, unknown>;

/** What the bot would understand of this line, in the fields of the samples' `expect`. */
export function readRow(row: Row, { campaign, calendar, units }: Reader): Reading {
  const q = { at: row.now, calendar, units, chat: row.chat, prefix: campaign.numberPrefix };
  const act = readAct(row.text, q);
  switch (act.kind) {
    case "report":
      return { act: "report", matters: [matterOf(readReport(row.text, q))] };
    case "refusal":
      return { act: "refusal", intent: `refuse.${act.refusal}`, output: "refuse" };
    case "query":
      return { act: act.command === "help" ? "help" : "query", ...askedBy(act.command, row.text, q) };
    default:
      return { act: act.kind === "chatter" ? "none" : "unknown", matters: [] };
  }
}

function matterOf(reading: ReportReading): Reading {
  const { unit, deadline, incident } = reading;
  const named = unit.how === "stated" || unit.how === "context" ? unit.unit : null;
  const candidates = unit.how === "ambiguous" ? unit.candidates : unit.how === "unknown" ? unit.near : [];
  const stated = deadline.kind === "stated" ? deadline : null;
  return {
    task: reading.task,
    unit: named?.name ?? null,
    unit_how: unit.how,
    category: incident ? "事故" : reading.category,
    severity: incident ? "待定" : reading.severity,
    place: reading.place,
    due: stated?.day ?? null,
    due_text: "text" in deadline ? deadline.text : null,
    due_source: stated ? "stated" : deadline.kind === "immediate" ? "immediate" : "policy",
    urgent: reading.urgent || incident,
    ask: [...(named ? [] : ["unit"]), ...(reading.category || incident ? [] : ["category"])],
    pii: reading.masked,
    ...(candidates.length > 0 ? { candidates: candidates.map((one) => one.name) } : {}),
  };
}

function askedBy(command: string, text: string, q: { units: UnitIndex; prefix: string }): Reading {
  const number = findMatterNumber(text, q.prefix);
  if (command !== "query") return { intent: command === "help" ? "help" : `query.${command}`, scope: {} };
  if (number) {
    const scope = "number" in number ? { matter_no: number.number } : { matter_no_suffix: number.suffix };
    return { intent: "query.matter", scope, output: "card" };
  }
  const found = findUnits(q.units, text, { street: null, unit: null });
  if (found.how === "unknown")
    return { intent: "query.unit_status", scope: { unit_text: found.text }, ask: ["unit"] };
  if (found.how === "ambiguous") return { intent: "query.unit_status", scope: {}, ask: ["unit"] };
  const named = found.how === "stated" || found.how === "context" ? found.unit : null;
  return {
    intent: "query.unit_status",
    scope: named ? { [named.kind === "街道" ? "street" : "unit"]: named.name } : {},
    output: "card",
  };
}
