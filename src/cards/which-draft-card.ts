import { formatInstant } from "../domain/day.ts";
import type { Card } from "../domain/message.ts";
import { say } from "../say/zh-CN.ts";
import type { DraftFacts } from "./draft-card.ts";
import { button, card, markdown, row } from "./parts.ts";

/** More than these are not listed; whoever asks knows by it which are offered. */
export const NAMED_MAX = 8;
const TASK_CHARS_MAX = 16;

/** Several drafts of one person: which one is meant. Each button does at once what the words asked for. */
export function whichDraftCard(q: {
  drafts: readonly DraftFacts[];
  /** 确认, 修改 … as the person said it. */
  word: string;
  command: string;
  /** What was said about it, masked; goes with the tap. */
  text?: string;
  inGroup: boolean;
}): Card {
  const shown = q.drafts.slice(0, NAMED_MAX);
  return card({
    title: say.draftWhich(q.word, q.drafts.length),
    tone: "blue",
    elements: [
      ...shown.map((draft) =>
        row(
          button({
            text: draft.restricted ? apartTitle(draft, q.inGroup) : titleOf(draft),
            value: {
              c: q.command,
              id: draft.id,
              v: draft.version,
              which: 1,
              ...(q.text ? { text: q.text } : {}),
            },
          }),
        ),
      ),
      ...(shown.length < q.drafts.length
        ? [markdown(say.draftsElsewhere(shown.length, q.drafts.length))]
        : []),
    ],
  });
}

/** All of them are called the same; by its time its author knows which it is, and nobody else learns more. */
export const apartTitle = (draft: DraftFacts, inGroup: boolean): string =>
  say.reportedAt(formatInstant(draft.createdAt), inGroup ? say.restrictedCount(1) : titleOf(draft));

export function titleOf(draft: DraftFacts): string {
  const signs = [...draft.task];
  const task = signs.length > TASK_CHARS_MAX ? `${signs.slice(0, TASK_CHARS_MAX).join("")}…` : draft.task;
  return `${draft.unitName ?? "未定单位"}:${task}`;
}
