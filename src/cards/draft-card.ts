import type { Campaign } from "../domain/campaign.ts";
import { type Day, formatDue } from "../domain/day.ts";
import { kindTitle, type Question } from "../domain/draft.ts";
import type { Card } from "../domain/message.ts";
import { say } from "../say/zh-CN.ts";
import { questionElements } from "./draft-question.ts";
import { button, card, escapeMarkdown, facts, markdown, row } from "./parts.ts";

export type DraftFacts = {
  id: number;
  version: number;
  task: string;
  restricted: boolean;
  createdAt: Date;
  place: string | null;
  category: string | null;
  severity: string;
  unitId: number | null;
  unitName: string | null;
  dueAt: Date | null;
  dueText: string | null;
  dueSource: string | null;
};

export type UnitOption = { id: number; name: string };

export type DraftShown = {
  draft: DraftFacts;
  campaign: Campaign;
  /** The open ones; only the first is asked. */
  questions: readonly Question[];
  unitOptions: readonly UnitOption[];
  /** The days that were named where they contradict each other. */
  dueStated: readonly { title: string; day: Day }[];
  /** The deadline the policy gives, where nobody said one. */
  policyDueAt: Date | null;
  /** It burns or leaks: no deadline further than today is offered. */
  isPressing?: boolean;
  notes: readonly string[];
  /** An older draft that tells of the same. */
  like?: Pick<DraftFacts, "id" | "version" | "task"> | null;
  at: Date;
};

/**
 * What the bot understood, and the first thing it still has to know. When nothing is open, its author's tap on 确认
 * puts it on the ledger.
 */
export function draftCard(q: DraftShown): Card {
  const { draft, questions } = q;
  const value = (c: string) => ({ c, id: draft.id, v: draft.version });
  const notes = q.notes.map((note) => markdown(`<font color='orange'>${escapeMarkdown(note)}</font>`));
  const [question] = questions;
  const edit = button({ text: "修改", value: value("edit-draft") });
  const discard = button({ text: "取消", value: value("discard-draft") });
  const confirm = button({ text: "确认", look: "primary_filled", value: value("confirm-report") });
  return card({
    title: question ? "请补充后确认上报" : "请确认上报",
    ...(questions.length > 1 ? { subtitle: say.questionsLeft(questions.length) } : {}),
    tone: "blue",
    elements: [
      understood(q),
      ...notes,
      ...likeElements(q),
      ...(question
        ? [...questionElements({ ...q, question }), row(edit, discard)]
        : [row(confirm, edit, discard)]),
    ],
  });
}

/** Both stay until their author says so; a tap throws the older one away and leaves this one. */
function likeElements({ draft, like }: DraftShown) {
  if (!like) return [];
  const value = { c: "discard-draft", id: like.id, v: like.version, keep: draft.id };
  return [
    markdown(`<font color='orange'>${escapeMarkdown(say.draftLike(like.task))}</font>`),
    row(button({ text: say.discardLike(), value })),
  ];
}

function understood({ draft, campaign, policyDueAt, at }: DraftShown) {
  const said = draft.dueText ? `(原话:${draft.dueText})` : "";
  return facts([
    ["整治任务", draft.task],
    ["责任单位", draft.unitName],
    ["类别", kindTitle(campaign, draft)],
    ["地点", draft.place],
    [
      "整改期限",
      draft.dueAt
        ? `${formatDue(draft.dueAt, at)}${said}`
        : // The rule's day beside a day that was said would look as if it had been taken instead.
          draft.dueSource === "unclear" && draft.dueText
          ? say.dueOpen(draft.dueText)
          : policyDueAt && `${formatDue(policyDueAt, at)}(按规定期限,自确认起算)`,
    ],
  ]);
}
