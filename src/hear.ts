import type { InboxRow } from "../db/lanes.ts";
import type { OpenContext } from "./command.ts";
import { openQuestions, type Question } from "./domain/draft.ts";
import { RetryLater } from "./errors.ts";
import { followMessage, type Heard, routeContextOf } from "./follow-message.ts";
import { hearRestricted } from "./hear-restricted.ts";
import { wordsOfDraft } from "./pick-draft.ts";
import { readContextOf } from "./read-context.ts";
import { isToBot, readMessage } from "./read-message.ts";
import type { ReadContext } from "./reading/context.ts";
import { kindTitles, maskText } from "./reading/masks/mask.ts";
import { readText } from "./reading/read.ts";
import type { Reading } from "./reading/reading.ts";
import { type DraftTalk, type Route, routeCommand } from "./route.ts";
import { routeNotice, routeTap, routeWords } from "./router.ts";
import type { Town } from "./town.ts";
import type { FeishuEvent } from "./webhook/event.ts";

/** What was hidden in something written: the text as it may be kept, and the kinds as people call them. */
export type Hidden = { text: string; kinds: readonly string[] };

/** What is meant, what of it had to be hidden, and of a message whether the bot was meant at all. */
export type HeardAs = { route: Route; masked: Hidden; addressed: boolean | null };

const NOTHING: Hidden = { text: "", kinds: [] };
const SILENCE: Route = { kind: "silence" };

/**
 * What is meant, and what of it had to be hidden. Everything a person wrote or filled in is masked here, once,
 * before any command sees it: nothing behind this line can store or echo it.
 */
export async function hear(
  ctx: OpenContext,
  { event, row }: { event: FeishuEvent; row: InboxRow },
  town: Town,
): Promise<HeardAs> {
  if (event.kind === "tap") {
    const { formValue, ...masked } = maskForm(event.formValue);
    return { route: routeTap(town.commands, { ...event, formValue }), masked, addressed: null };
  }
  if (event.kind !== "message") {
    const { kind, eventId: _, ...input } = event;
    return { route: routeNotice(town.commands, kind, input), masked: NOTHING, addressed: null };
  }
  const botOpenId = town.botOpenId();
  // In a group only our own name says whether we are meant; the message waits until we know it.
  if (!botOpenId && event.chatType === "group") throw new RetryLater("our own open_id is not known yet");
  const addressed = isToBot(event, botOpenId ?? "");
  // What is said to others is not read at all, unless something was made of it before and it was changed since.
  if (!addressed && !event.readBack) return { route: SILENCE, masked: NOTHING, addressed };
  return {
    ...(await hearMessage(ctx, { event, message: readMessage(event, botOpenId ?? ""), addressed, row })),
    addressed,
  };
}

async function hearMessage(ctx: OpenContext, heard: Heard): Promise<{ route: Route; masked: Hidden }> {
  const { event, message } = heard;
  if (ctx.origin.kind === "message") ctx.origin.pictures = message?.pictures ?? [];
  const read = readContextOf(ctx);
  const words = message?.text;
  // A changed or quoted message is no word about a draft that is open here now.
  if (words)
    ctx.reading = readText(words, event.readBack ? { ...read, hasDraft: false, replyTo: null } : read);
  const followed = await followMessage(ctx, heard);
  if (followed)
    return { route: followed, masked: followed.kind === "silence" ? NOTHING : hiddenIn(ctx.reading) };
  if (!words) {
    const pictures = message?.pictures ?? [];
    return {
      route: pictures.length > 0 ? routeNotice(ctx.commands, "photo", {}) : pointToHelp(ctx, heard),
      masked: NOTHING,
    };
  }
  const reading = event.readBack ? readText(words, read) : (ctx.reading ?? readText(words, read));
  ctx.reading = reading;
  const draftTalk = ctx.sender ? draftTalkOf(ctx, read) : null;
  const route = routeWords(
    { ...routeContextOf(ctx, reading), ...(draftTalk ? { draftTalk } : {}) },
    reading.masked,
  );
  const deserves = !SAYS.test(words) || (ctx.place.private && !THANKS.test(words.trim()));
  if (route.kind === "silence" && !event.readBack && deserves)
    return { route: pointToHelp(ctx, heard), masked: NOTHING };
  const apart = hearRestricted(ctx, { words, reading, route });
  return { route: apart ?? route, masked: hiddenIn(reading) };
}

/** A letter or a figure; signs, faces and blanks say nothing. */
const SAYS = /[\p{L}\p{N}]/u;
/** What ends a talk; an answer to it would only be noise. */
const THANKS =
  /^(?:收到|好|嗯|哦|噢|行|可以|要得|明白|了解|知|晓得|谢|感谢|多谢|辛苦|ok|马上|立即|在处理|正在|处理中|已|按要求|遵照|照办|我[来去]|我们|这就|稍等|等一?下|是的|对|没问题|赞|点赞|哈|领导|各位)/iu;

/** Whoever calls us without a word, with a sticker or a 「?」 in private, with a bare mention in a group, is told how. */
function pointToHelp({ commands }: OpenContext, { event }: Heard): Route {
  if (event.readBack) return SILENCE;
  return routeCommand(commands, "point-to-help", { kind: event.messageType });
}

const hiddenIn = (reading: Reading | null): Hidden =>
  reading ? { text: reading.masked, kinds: kindTitles(reading.pii, reading.masked) } : NOTHING;

const draftTalkOf = (ctx: OpenContext, read: ReadContext): DraftTalk => ({
  read,
  questions: questionsAsked(ctx),
  drafts: draftWords(ctx),
  count: ctx.conversation.drafts.length,
});

const draftWords = ({ conversation, place }: OpenContext): string[] =>
  // A restricted one is named in no group.
  conversation.drafts.filter((draft) => place.private || !draft.restricted).map(wordsOfDraft);

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
