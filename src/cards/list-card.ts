import type { Matter } from "../../db/matters.ts";
import { formatDue } from "../domain/day.ts";
import { isOverdue } from "../domain/matter.ts";
import type { Card } from "../domain/message.ts";
import { stateTitle } from "../say/words.ts";
import { say } from "../say/zh-CN.ts";
import { card, escapeMarkdown, markdown, type Tone } from "./parts.ts";

const ROWS_MAX = 30;
const TASK_CHARS_MAX = 40;

/** Rows of the ledger under a count that says what was counted. */
export function listCard(q: {
  title: string;
  lead: string;
  matters: readonly Matter[];
  total: number;
  at: Date;
  /** Whether a group reads it: of restricted matters it hears how many there are. */
  inGroup: boolean;
  tone?: Tone;
}): Card {
  const listed = q.matters.slice(0, ROWS_MAX);
  const shown = q.inGroup ? listed.filter((matter) => !matter.restricted) : listed;
  const apart = listed.length - shown.length;
  const rows = [
    ...shown.map((matter) => markdown(lineOf(matter, q.at))),
    ...(apart > 0 ? [markdown(say.restrictedCount(apart))] : []),
  ];
  const more =
    q.total > listed.length
      ? [markdown(`另有 ${q.total - listed.length} 项未列出(不在您职责范围的只计数)。发送编号可看详情。`)]
      : [];
  const hint =
    shown.length > 0 && more.length === 0
      ? [markdown("<font color='grey'>发送编号可看详情与办理。</font>")]
      : [];
  return card({
    title: q.title,
    tone: q.tone ?? "blue",
    elements: [markdown(q.lead), ...rows, ...more, ...hint],
  });
}

function lineOf(matter: Matter, at: Date): string {
  const task = matter.task.length > TASK_CHARS_MAX ? `${matter.task.slice(0, TASK_CHARS_MAX)}…` : matter.task;
  const overdue = isOverdue(matter, at) ? "<font color='red'>逾期</font> " : "";
  const due = matter.dueAt ? ` · ${escapeMarkdown(formatDue(matter.dueAt, at))}` : "";
  return `**${matter.number ?? "草稿"}** ${overdue}${stateTitle(matter.state)}${due}\n${escapeMarkdown(matter.unitName ?? "未定单位")}:${escapeMarkdown(task)}`;
}
