import type { OpenContext } from "./command.ts";
import { dayOf } from "./domain/day.ts";
import { openQuestions, type Question } from "./domain/draft.ts";
import { RetryLater } from "./errors.ts";
import { readContextOf } from "./read-context.ts";
import { readMessage } from "./read-message.ts";
import { kindTitles, maskText } from "./reading/mask.ts";
import { readText } from "./reading/read.ts";
import { type Route, routeNotice, routeTap, routeWords } from "./router.ts";
import type { Town } from "./town.ts";
import type { FeishuEvent } from "./webhook/event.ts";

/** What was hidden in something written: the text as it may be kept, and the kinds as people call them. */
export type Hidden = { text: string; kinds: readonly string[] };

/**
 * What is meant, and what of it had to be hidden. Everything a person wrote or filled in is masked here, once,
 * before any command sees it: nothing behind this line can store or echo it.
 */
export function hear(ctx: OpenContext, event: FeishuEvent, town: Town): { route: Route; masked: Hidden } {
  const silence = { route: { kind: "silence" as const }, masked: { text: "", kinds: [] } };
  if (event.kind === "tap") {
    const { formValue, ...masked } = maskForm(event.formValue);
    return { route: routeTap(town.commands, { ...event, formValue }), masked };
  }
  if (event.kind !== "message") {
    const input = "name" in event ? { name: event.name } : {};
    return { ...silence, route: routeNotice(town.commands, event.kind, input) };
  }
  const botOpenId = town.botOpenId();
  // In a group only our own name says whether we are meant; the message waits until we know it.
  if (!botOpenId && event.chatType === "group") throw new RetryLater("our own open_id is not known yet");
  const message = readMessage(event, botOpenId ?? "");
  if (!message?.toBot) return silence;
  if (ctx.origin.kind === "message") ctx.origin.pictures = message.pictures;
  if (!message.text)
    return message.pictures.length > 0
      ? { ...silence, route: routeNotice(town.commands, "photo", {}) }
      : silence;
  const read = readContextOf(ctx);
  const reading = readText(message.text, read);
  ctx.reading = reading;
  const draftTalk = ctx.sender ? { read, questions: questionsAsked(ctx) } : null;
  const route = routeWords(
    {
      commands: town.commands,
      numberPrefix: ctx.campaign.numberPrefix,
      year: dayOf(ctx.at).slice(0, 4),
      reading,
      ...(draftTalk ? { draftTalk } : {}),
    },
    reading.masked,
  );
  return { route, masked: { text: reading.masked, kinds: kindTitles(reading.pii) } };
}

/** What the sender's drafts are asking; of the one replied to, where there is one. */
function questionsAsked({ conversation, campaign }: OpenContext): Question[] {
  const { repliedTo, drafts } = conversation;
  const asking = repliedTo.length > 0 ? repliedTo.filter((matter) => matter.state === "draft") : drafts;
  return asking.flatMap((draft) => openQuestions(campaign, draft).slice(0, 1));
}

function maskForm(fields: Record<string, unknown>): Hidden & { formValue: Record<string, unknown> } {
  const kinds = new Set<string>();
  const texts: string[] = [];
  const formValue = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      const masked = maskText(value);
      for (const kind of masked.kinds) kinds.add(kind);
      if (masked.kinds.length > 0) texts.push(masked.text);
      return [name, masked.text];
    }),
  );
  return { formValue, kinds: [...kinds], text: texts.join("\n") };
}
