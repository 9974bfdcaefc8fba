import { changeMatter, discardDraft, type Matter } from "../db/matters.ts";
import { sourceStandOf } from "../db/sources.ts";
import { askReporter } from "./ask-reporter.ts";
import { goneCard } from "./cards/parts.ts";
import { type OpenContext, refresh, type Said } from "./command.ts";
import { isSameWording } from "./domain/source.ts";
import { cardOfDraft } from "./draft.ts";
import { type DraftContent, keepPictures } from "./draft-from-reading.ts";
import type { Problem } from "./report-drafts.ts";
import { asReporter } from "./reporter.ts";
import { say } from "./say/zh-CN.ts";

/** How a message reads after its author changed it. */
export type Edit = {
  messageId: string;
  /** The platform did not give the new text. */
  lost: boolean;
  /** All of it, masked. */
  text: string;
  /** Whether it still is a report. */
  isReport: boolean;
  /** It must not stand in a group now. */
  restricted: boolean;
  /** All that was made of it are drafts still: then problems that it no longer names go. */
  drafts: boolean;
};
type EditOf = Edit & { problem: Problem | null };

/** Whether a message is its reporter's own: the report itself, or an earlier message of theirs that it quotes. */
export const isReporters = (matter: Matter, messageId: string): boolean =>
  !matter.hearsay || matter.sourceMessageId === messageId;

/** A draft is read again where its own author changed the words; else its card says what happened. */
export async function editedDraft(ctx: OpenContext, draft: Matter, edit: EditOf): Promise<Said[]> {
  const { messageId, lost, isReport, problem } = edit;
  const reporter = await asReporter(ctx, draft);
  const noted = async (note: string) => [
    refresh(draft, await cardOfDraft(reporter, draft, { notes: [note] })),
  ];
  if (!isReporters(draft, messageId)) return noted(say.hearsayEdited());
  if (lost) return noted(say.draftUnread());
  if (ctx.sender?.id !== draft.reportedBy) return [];
  // The card of a matter that was restricted from the beginning stands with its author alone.
  if (edit.restricted && !reporter.place.private && !draft.restricted) return noted(say.draftRestricted());
  if (!isReport) return noted(say.draftKept());
  if (!problem && !edit.drafts) return noted(say.draftUnmatched());
  if (!problem) {
    await discardDraft(ctx.tx, { id: draft.id });
    return [refresh(draft, goneCard(say.draftEditedAway()))];
  }
  const own = draft.sourceMessageId === messageId ? { quotedMessageId: null, hearsay: false } : {};
  const { tx, at, sender, origin } = { ...ctx, sender: reporter.sender };
  await keepPictures(tx, { at, sender, message: origin.kind === "message" ? origin : null }, draft.id);
  if (saysSame(draft, problem.content)) return [];
  const changed = await changeMatter(ctx.tx, {
    id: draft.id,
    change: { ...problem.content, ...own, restricted: draft.restricted || edit.restricted },
  });
  const notes = [say.draftEdited(), ...problem.notes];
  return [refresh(changed, await cardOfDraft(reporter, changed, { notes }))];
}

/** On the ledger nothing changes by itself: both wordings are entered, where they may be, and the reporter is asked. */
export async function editedMatter(ctx: OpenContext, matter: Matter, edit: EditOf): Promise<Said[]> {
  const { messageId: message, text, problem } = edit;
  const before = { task: matter.task, place: matter.place };
  const enter = (payload: Record<string, unknown>, notes: readonly string[] = []) =>
    askReporter(ctx, {
      matter,
      entry: { type: "source-edited", payload: { message, before, ...payload } },
      notes,
    });
  if (edit.lost) return enter({ unread: true });
  // The task stands on cards in groups, and in a record that is never shortened: such words come into neither.
  if (edit.restricted && !matter.restricted)
    return enter({ restricted: true }, [say.sourceRestricted(isReporters(matter, edit.messageId))]);
  if (!edit.isReport) return enter({ words: text });
  const after = { task: problem?.content.task ?? text, place: problem?.content.place ?? matter.place };
  const { last } = await sourceStandOf(ctx.tx, { matterId: matter.id });
  // Changed back before anybody answered: that is entered too, so that the older question lapses.
  if (isSameWording(before, after) && (!last || last.answer)) return [];
  return enter({ after }, movesMore(matter, problem) ? [say.fixedOnLedger(matter.number ?? "")] : []);
}

/** The new words name another unit or deadline, which an edit does not change. */
function movesMore(matter: Matter, problem: Problem | null): boolean {
  if (!problem) return false;
  const { unitId, dueAt, dueText } = problem.content;
  return (
    (unitId != null && unitId !== matter.unitId) || (dueAt != null && (dueText ?? null) !== matter.dueText)
  );
}

const plain = (value: unknown) => JSON.stringify(value ?? null);
const saysSame = (draft: Matter, content: DraftContent) =>
  Object.entries(content).every(([name, value]) => plain(value) === plain(draft[name as keyof Matter]));
