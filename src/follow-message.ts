import type { InboxRow } from "../db/lanes.ts";
import { withdrawAsks } from "../db/model-asks.ts";
import { takeAsNew } from "../db/read-backs.ts";
import { wasRecalled } from "../db/recalls.ts";
import { isOurs, mattersFrom } from "../db/sources.ts";
import type { OpenContext } from "./command.ts";
import { dayOf } from "./domain/day.ts";
import type { ReadMessage } from "./read-message.ts";
import { addedToReport, isBareReport, pointsInWords } from "./reading/quote.ts";
import type { Reading } from "./reading/reading.ts";
import { type Route, type RouteContext, routeCommand } from "./route.ts";
import { routeWords } from "./router.ts";
import type { FeishuEvent } from "./webhook/event.ts";

type Message = Extract<FeishuEvent, { kind: "message" }>;
/** A message that the bot is meant by, or that was fetched for a reason; `ctx.reading` is what it says. */
export type Heard = {
  event: Message;
  message: ReadMessage | null;
  /** Whether the bot is meant. */
  addressed: boolean;
  row: InboxRow;
};

const SILENCE: Route = { kind: "silence" };
const NOT_UNDERSTOOD: Route = { kind: "not-understood" };
/** Commands that only answer: nothing is done by them. */
const WORDS_ONLY: ReadonlySet<string> = new Set(["query", "refuse", "help"]);
/** What is sent on from elsewhere without its words reaching us. */
const SENT_ON = /^(merge_forward|share_\w+|interactive)$/;

/**
 * What becomes of a message that is more than its own words: taken back before it was handled, changed after it was,
 * sent on from elsewhere, or pointing at another one. null: it is a message like any other.
 */
export async function followMessage(ctx: OpenContext, heard: Heard): Promise<Route | null> {
  const { event } = heard;
  if (await wasRecalled(ctx.tx, event)) return SILENCE;
  if (event.readBack?.why === "quoted") return quoted(ctx, heard);
  if (event.readBack?.why === "edited") {
    const route = await edited(ctx, heard);
    if (route) return route;
  }
  return pointing(ctx, heard);
}

/** An edit belongs to what was made of the message; else it counts as a message of its own, once. */
async function edited(ctx: OpenContext, heard: Heard): Promise<Route | null> {
  const { event, message, row } = heard;
  const { messageId } = event;
  const lost = event.readBack?.lost === true;
  // Before anything else: should the answer about the old words just be committed, its draft is found below.
  const waited = !lost && (await withdrawAsks(ctx.tx, { messageId, reason: "edited", at: ctx.at }));
  const known = await mattersFrom(ctx.tx, { messageId });
  if (known.length > 0) return routeEdit(ctx, heard);
  if (lost || !heard.addressed || !message) return SILENCE;
  const { lane, receivedWallAt } = row;
  if (await takeAsNew(ctx.tx, { messageId, lane, receivedWallAt, at: ctx.at })) return null;
  // It was heard before and nothing came of it: a report may now be one, but no act is done twice.
  const route = routeAlone(ctx);
  if (route.kind === "run" && route.command.name === "report") return route;
  // Whatever it was before, now somebody is in danger.
  if (ctx.reading?.restricted) return routeCommand(ctx.commands, "answer-restricted", { how: "told" });
  // Who waits for the model's answer about the old words is owed one about the new; an act in words is done by none.
  if (!waited) return SILENCE;
  return route.kind === "run" && !WORDS_ONLY.has(route.command.name) ? NOT_UNDERSTOOD : route;
}

/** What an edited message says now: its report, when it still is one, and all of it, masked. */
function routeEdit(ctx: OpenContext, { event, message }: Heard): Route {
  const lost = event.readBack?.lost === true || message === null;
  // A reply that only points at another message says nothing new.
  if (!lost && event.parentId && isBareReport(message?.text ?? "")) return SILENCE;
  const route = routeAlone(ctx);
  const report = route.kind === "run" && route.command.name === "report" ? route.input.text : null;
  const input = { messageId: event.messageId, report, text: ctx.reading?.masked ?? "", lost };
  return routeCommand(ctx.commands, "follow-edit", input);
}

/** What a reply quotes is read as if its author had said 「上报」 and then these words. */
function quoted(ctx: OpenContext, { event, message }: Heard): Route {
  if (event.readBack?.lost || !message?.text || !ctx.reading) return cannotRead(ctx, "quoted");
  return routeCommand(ctx.commands, "report", { text: ctx.reading.masked });
}

const cannotRead = (ctx: OpenContext, what: string): Route =>
  routeCommand(ctx.commands, "cannot-read", { what });

async function pointing(ctx: OpenContext, { event, message, addressed }: Heard): Promise<Route | null> {
  if (!addressed) return null;
  if (SENT_ON.test(event.messageType)) {
    const what = event.messageType === "merge_forward" ? "merged" : "sent-on";
    return cannotRead(ctx, what);
  }
  const { parentId } = event;
  if (!message || message.pictures.length > 0) return null;
  const added = addedToReport(message.text);
  if (!added && !isBareReport(message.text)) return null;
  // 「这条也报一下」 that points at nothing is no report of its own words.
  if (!parentId) return pointsInWords(message.text) ? cannotRead(ctx, "unquoted") : null;
  if (await isOurs(ctx.tx, { messageId: parentId })) return null;
  // The words it adds are read nowhere: masked as they are, they go back to who wrote them.
  const masked = added ? addedToReport(ctx.reading?.masked ?? "") : null;
  return routeCommand(ctx.commands, "quote-report", { parentId, ...(masked ? { added: masked } : {}) });
}

/** Without the talk about drafts: an edited message is no word about another one. */
const routeAlone = (ctx: OpenContext): Route =>
  ctx.reading ? routeWords(routeContextOf(ctx, ctx.reading), ctx.reading.masked) : SILENCE;

/** What the words of a message are routed by. */
export const routeContextOf = (
  { commands, campaign, at }: OpenContext,
  reading: Reading,
): Omit<RouteContext, "draftTalk"> => ({
  commands,
  numberPrefix: campaign.numberPrefix,
  year: dayOf(at).slice(0, 4),
  reading,
});
