import type { OpenContext } from "./command.ts";
import type { Conversation } from "./conversation.ts";
import type { ReadContext } from "./reading/context.ts";

/** What a message in this context is read against. */
export function readContextOf(ctx: Omit<OpenContext, "tx">): ReadContext {
  return {
    at: ctx.at,
    calendar: ctx.calendar,
    units: ctx.units,
    prefix: ctx.campaign.numberPrefix,
    chat: { street: ctx.place.streetName, unit: ctx.place.unitName },
    hasPictures: ctx.origin.kind === "message" && ctx.origin.pictures.length > 0,
    forwarded: ctx.origin.kind === "message" && ctx.origin.quoted?.hearsay === true,
    replyTo: replyOf(ctx.conversation),
    hasDraft: ctx.conversation.drafts.length > 0,
    drafted: drafted(ctx),
    lastQuery: ctx.conversation.lastQuery,
    lastReport: lastReportOf(ctx),
  };
}

/** A restricted one is named in no group. */
const drafted = ({ conversation, place }: Pick<OpenContext, "conversation" | "place">): string[] =>
  [...conversation.repliedTo, ...conversation.drafts]
    .filter(({ state, restricted }) => state === "draft" && (place.private || !restricted))
    .map(({ task, place: where }) => `${task} ${where ?? ""}`);

/** The category by its title, as readings name it. */
function lastReportOf({ conversation, campaign }: Pick<OpenContext, "conversation" | "campaign">) {
  const { lastReport } = conversation;
  const category = campaign.categories.find(({ id }) => id === lastReport?.category);
  return lastReport && { unit: lastReport.unit, category: category?.title ?? null };
}

function replyOf({ isReply, repliedTo }: Conversation): ReadContext["replyTo"] {
  const [first, ...others] = repliedTo;
  if (!first) return isReply ? { kind: "other" } : null;
  if (first.state === "draft") return { kind: "draft" };
  return first.number && others.length === 0 ? { kind: "matter", number: first.number } : { kind: "other" };
}
