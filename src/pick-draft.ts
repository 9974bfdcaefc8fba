import { hasFiles } from "../db/files.ts";
import { lastShownOf } from "../db/last-shown.ts";
import { draftsElsewhere, type Matter } from "../db/matters.ts";
import { isChosen } from "../db/outbox-choices.ts";
import { NAMED_MAX, whichDraftCard } from "./cards/which-draft-card.ts";
import type { Said, StaffContext } from "./command.ts";
import type { Card } from "./domain/message.ts";
import { AskAgain } from "./errors.ts";
import { namedAmong } from "./reading/name-draft.ts";
import { namesThingOf } from "./reading/same-thing.ts";
import { say } from "./say/zh-CN.ts";

export type Refused = { kind: "refused"; said: Said[] };
/** How it was told from the others, where there are any: its card was shown last, or words named it. */
export type ToldBy = "shown" | "named";
export type Meant = { kind: "meant"; id: number; by?: ToldBy };

export const meantIs = (id: number): Meant => ({ kind: "meant", id });

/** What may stand behind 「确认」 and says nothing more. */
const BARE = /^(?:了|吧|一下|掉|嘛|哈|[\s\p{P}])*$/u;

/**
 * 「确认」 without a tap means the one draft this person has in this chat; of several, the one whose card was just
 * shown, and else a tap says which. What 「取消」 throws away must be such that one tap brings it back.
 */
export async function draftByWords(
  ctx: StaffContext,
  q: { word: string; said: string; named?: string | undefined; given: readonly Matter[] },
): Promise<Meant | Refused> {
  const drafts = q.given.filter((draft) => draft.state === "draft" && draft.reportedBy === ctx.sender.id);
  const [only, ...others] = drafts;
  if (!only && q.given.some((draft) => draft.state === "draft")) throw new AskAgain(say.draftNotYours());
  // Of another's card, which may be the newest here, nothing is said to be gone.
  const none = q.given.length > 0 ? say.draftGone() : say.draftsNoneHere(!ctx.place.private);
  if (!only) throw await noDraftHere(ctx, none);
  if (q.named) return draftByName(ctx, { ...q, named: q.named, drafts });
  if (others.length === 0) return meantIs(only.id);
  const last = BARE.test(q.said) ? await justShown(ctx, drafts) : null;
  if (last && (q.word !== DISCARD || (await comesBack(ctx, last))))
    return { ...meantIs(last.id), by: "shown" };
  return askWhichDraft(ctx, drafts, q.word);
}
const DISCARD = "取消";

/** Words reach the drafts of their own chat alone; whoever has others hears where to say it. */
export async function noDraftHere(ctx: StaffContext, otherwise: string): Promise<AskAgain> {
  const count = await draftsElsewhere(ctx.tx, { personId: ctx.sender.id, chatId: ctx.place.chatId });
  return new AskAgain(count > 0 ? say.draftsElsewhereOnly(count) : otherwise);
}

/** What stands on a draft, for words that name it. */
export const wordsOfDraft = ({ unitName, task, place }: Matter): string =>
  [unitName, task, place].filter(Boolean).join(" ");

/** 「后门锁死那个」: the one draft it fits, those it may be, or none of them; never simply the only one there is. */
async function draftByName(
  ctx: StaffContext,
  q: { word: string; named: string; drafts: readonly Matter[] },
): Promise<Meant | Refused> {
  const open = q.drafts.filter((draft) => ctx.place.private || !draft.restricted);
  const fitting = namedAmong(q.named, open, { wordsOf: wordsOfDraft, same: namesThingOf });
  const [only, ...others] = fitting;
  // What no group may read is not said back to one.
  const echoed = ctx.reading?.restricted && !ctx.place.private ? say.restrictedCount(1) : q.named;
  if (!only) throw new AskAgain(say.draftNone(echoed, open.length));
  const whole = q.word !== DISCARD || (await comesBack(ctx, only));
  return others.length === 0 && whole
    ? { ...meantIs(only.id), by: "named" }
    : askWhichDraft(ctx, fitting, q.word);
}

/**
 * The draft that our last message here shows, if these words can only be about it: none of ours came after, it stood
 * there before they were written, and no other draft was made of the same message. A reply says itself which it means.
 */
export async function justShown(ctx: StaffContext, drafts: readonly Matter[]): Promise<Matter | null> {
  const { origin, place, openId, conversation, at } = ctx;
  if (origin.kind !== "message" || conversation.repliedTo.length > 0) return null;
  const id = await lastShownOf(ctx.tx, {
    draftIds: drafts.map((draft) => draft.id),
    chatId: place.chatId,
    privateOf: place.private ? openId : null,
    messageId: origin.messageId,
    at,
  });
  const shown = drafts.find((draft) => draft.id === id);
  const { sourceMessageId } = shown ?? {};
  const siblings = conversation.drafts.filter((draft) => draft.sourceMessageId === sourceMessageId);
  return shown && (!sourceMessageId || siblings.length === 1) ? shown : null;
}

/** Nothing is on it that its words, read once more, would not bring: no picture, no correction, no mark. */
async function comesBack(ctx: StaffContext, draft: Matter): Promise<boolean> {
  if (draft.version > 1 || draft.restricted || draft.hearsay) return false;
  return !(await hasFiles(ctx.tx, { matterId: draft.id }));
}

/** A card that asks which of these is meant: it asks once, and no more when none of them can be meant. */
export const showChoice = (card: Card, of: readonly { id: number }[]): Said => ({
  kind: "show",
  card,
  matterId: null,
  offers: of.map(({ id }) => id),
});

/** A card that asked which one is meant was answered once: a second tap, of a client that is behind, is no second act. */
export async function refuseChosen({ tx, origin }: StaffContext): Promise<void> {
  if (origin.kind === "tap" && (await isChosen(tx, { messageId: origin.messageId })))
    throw new AskAgain(say.choiceMade());
}

/** A card with one button a draft; each runs the command that the word belongs to. */
export function askWhichDraft(
  ctx: StaffContext,
  drafts: readonly Matter[],
  word: string,
  more: { command?: string; text?: string } = {},
): Refused {
  const command = more.command ?? ctx.commands.find((item) => item.words.includes(word))?.name;
  if (!command) throw new AskAgain(say.draftGone());
  const card = whichDraftCard({
    drafts,
    word,
    command,
    inGroup: !ctx.place.private,
    ...(more.text ? { text: more.text } : {}),
  });
  return { kind: "refused", said: [showChoice(card, drafts.slice(0, NAMED_MAX))] };
}
