import { z } from "zod";
import type { Calendar } from "../domain/calendar.ts";
import type { Campaign } from "../domain/campaign.ts";
import { dayOf } from "../domain/day.ts";
import type { ReadContext } from "../reading/context.ts";
import { findMatterNumber } from "../reading/matter-number.ts";
import { readText } from "../reading/read.ts";
import type { Reading } from "../reading/reading.ts";
import type { UnitIndex } from "../reading/units/unit-index.ts";

const earlier = z.union([
  z.string().transform((text) => ({ text, now: null as Date | null })),
  z.object({
    text: z.string(),
    now: z.iso
      .datetime({ offset: true })
      .transform((at) => new Date(at))
      .nullish()
      .transform((at) => at ?? null),
  }),
]);

/** A line of a message file, as in test/fixtures; other fields are tolerated. */
export const rowSchema = z.object({
  id: z.string(),
  now: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
  chat: z
    .object({ street: z.string().nullish(), unit: z.string().nullish() })
    .nullish()
    .transform((chat) => ({ street: chat?.street ?? null, unit: chat?.unit ?? null })),
  text: z.string(),
  attachments: z.array(z.unknown()).nullish(),
  forwarded: z.boolean().nullish(),
  reply_to: z
    .union([z.string(), z.object({ text: z.string().optional() }).transform(({ text }) => text ?? "")])
    .nullish(),
  /** Earlier messages of the chat, oldest first. */
  history: z.array(earlier).nullish(),
  expect: z.record(z.string(), z.unknown()).optional(),
});
export type Row = z.output<typeof rowSchema>;

export type Reader = { campaign: Campaign; calendar: Calendar; units: UnitIndex };

/** As long as a question stays open in a chat, so that 「那福海呢」 belongs to it. */
const QUESTION_MS = 10 * 60_000;

/** What the bot would understand of this line. */
export function readRow(row: Row, { campaign, calendar, units }: Reader): Reading {
  let ctx: ReadContext = {
    at: row.now,
    calendar,
    units,
    prefix: campaign.numberPrefix,
    chat: row.chat,
    hasPictures: (row.attachments?.length ?? 0) > 0,
    forwarded: row.forwarded ?? false,
    replyTo: repliedTo(row.reply_to ?? null, campaign.numberPrefix),
    hasDraft: false,
    lastQuery: null,
    lastReport: null,
  };
  for (const { text, now } of row.history ?? []) {
    const before = readText(text, { ...ctx, at: now ?? row.now, replyTo: null });
    const [matter] = before.matters;
    const fresh = !now || row.now.getTime() - now.getTime() <= QUESTION_MS;
    if (before.act === "query" && fresh) ctx = { ...ctx, lastQuery: before.query };
    if (before.act === "report" && matter)
      ctx = { ...ctx, hasDraft: true, lastReport: { category: matter.category, unit: matter.unit } };
  }
  return readText(row.text, ctx);
}

function repliedTo(given: string | null, prefix: string): ReadContext["replyTo"] {
  if (!given) return null;
  const named = findMatterNumber(given, prefix);
  if (named && "number" in named) return { kind: "matter", number: named.number };
  return /草稿|确认卡|请确认/.test(given) ? { kind: "draft" } : { kind: "other" };
}

/** A reading in the fields of the samples' `expect`. */
export function shownReading(reading: Reading, row: Pick<Row, "now">): Record<string, unknown> {
  const { act, query, target } = reading;
  const asked = query && {
    intent: query.intent,
    scope: query.scope,
    period: query.period,
    metric: query.metric,
    output: query.output,
    ...(Object.keys(query.params).length > 0 ? { params: query.params } : {}),
    ...(query.candidates.length > 0 ? { candidates: query.candidates } : {}),
    ...(query.notes.length > 0 ? { notes: query.notes } : {}),
  };
  const ask = [...(query?.ask ?? []), ...reading.ask];
  return {
    // What is not understood is, to whoever reads the file, nothing that was said to the bot.
    act: act === "unknown" ? "none" : act,
    matters: reading.matters.map(shownMatter),
    ...asked,
    ...(act === "zero_report"
      ? { units: reading.units, report_date: reading.reportDate ?? dayOf(row.now) }
      : {}),
    ...(act === "submit_rectification"
      ? { target_hint: { unit: target.unit, keyword: target.keyword } }
      : {}),
    ...(ask.length > 0 ? { ask } : {}),
    ...(reading.flags.length > 0 ? { flags: reading.flags } : {}),
    ...(reading.pii.length > 0 ? { pii: reading.pii, masked: reading.masked } : {}),
    ...(reading.restricted ? { restricted: true } : {}),
  };
}

function shownMatter(matter: Reading["matters"][number]): Record<string, unknown> {
  const { unitHow, coUnits, dueAt, dueText, dueSource, occurredOn, ref, casualties, candidates, ...same } =
    matter;
  return {
    ...same,
    unit_how: unitHow,
    due_at: dueAt,
    due_text: dueText,
    due_source: dueSource,
    ...(candidates.length > 0 ? { candidates } : {}),
    ...(coUnits.length > 0 ? { co_units: coUnits } : {}),
    ...(casualties ? { casualties } : {}),
    ...(occurredOn ? { occurred_on: occurredOn } : {}),
    ...(ref ? { ref } : {}),
  };
}
