import { dayOf, daysBetween, dueDayOf, formatDay, formatDue } from "../domain/day.ts";
import type { Card, Depends } from "../domain/message.ts";
import { card, escapeMarkdown, markdown } from "./parts.ts";

const TASK_CHARS_MAX = 80;
/** So many are told in full; of the others the number and the deadline, for a card holds 30 KB and 200 elements. */
const FULL_MAX = 12;
/** More than this do not fit into one card: of the rest it tells how many. */
export const NOTICES_MAX = 100;

/** One thing the clock has to say about one matter to one person. */
export type Notice = {
  matterId: number;
  round: number;
  number: string;
  /** 提醒, 逾期, 催办, 黄牌建议 … */
  rungTitle: string;
  overdue: boolean;
  task: string;
  /** A group is told that there is one, and no more. */
  restricted: boolean;
  unitName: string | null;
  dueAt: Date;
  /** The deadline is the verifier's own, not that of the rectification. */
  ofVerifier: boolean;
  /** Set when it comes later than it should have. */
  late: boolean;
  /** The post it was meant for, when nobody holds it. */
  insteadOf: string | null;
  /** Somebody holds that post, but cannot be reached. */
  unreachable: boolean;
};

/**
 * What the clock tells a person in one tick: one card, however many matters (P8). Each matter's lines can be
 * dropped by the sender when the matter has moved on meanwhile (P5), also of those that are only counted.
 */
export function noticeCard(q: { notices: readonly Notice[]; at: Date }): { card: Card; depends: Depends[] } {
  const { at } = q;
  const notices = [...q.notices].sort((a, b) => Number(b.overdue) - Number(a.overdue));
  const [first] = notices;
  const shown = notices.slice(0, NOTICES_MAX);
  const others = notices.length - shown.length;
  const elements = shown.map((notice, index) =>
    markdown(index < FULL_MAX ? linesOf(notice, at) : briefly(notice, at)),
  );
  if (others > 0) elements.push(markdown(`另有 ${others} 项,发送「台账」可查看`));
  const depends = notices.map((notice, index) => ({
    matterId: notice.matterId,
    round: notice.round,
    elements: [Math.min(index, shown.length)],
    notice,
  }));
  const overdue = notices.filter((notice) => notice.overdue).length;
  const title =
    first && notices.length === 1
      ? `${first.rungTitle} ${first.number}`
      : `${notices.length} 项事项的提醒${overdue > 0 ? `,其中逾期 ${overdue} 项` : ""}`;
  return {
    card: card({
      title,
      tone: overdue > 0 ? "red" : "orange",
      elements: [...elements, markdown("<font color='grey'>发送编号可查看与办理。</font>")],
    }),
    depends,
  };
}

const briefly = (notice: Notice, at: Date) =>
  [
    `**${notice.rungTitle}** ${notice.number} ${escapeMarkdown(formatDue(notice.dueAt, at))}`,
    ...(notice.insteadOf ? [`(原应发${escapeMarkdown(notice.insteadOf)})`] : []),
  ].join("");

function linesOf(notice: Notice, at: Date): string {
  const task = notice.task.length > TASK_CHARS_MAX ? `${notice.task.slice(0, TASK_CHARS_MAX)}…` : notice.task;
  const days = daysBetween(dueDayOf(notice.dueAt), dayOf(at));
  const over = notice.overdue && days > 0 ? `,已逾期 ${days} 天` : "";
  const notes = [
    notice.late ? `迟发:本应更早送达,${formatDay(dayOf(at))}补发` : null,
    notice.insteadOf
      ? `原应发${notice.insteadOf},${notice.unreachable ? "暂时联系不上" : "该岗位空缺"}`
      : null,
  ].filter((note) => note !== null);
  return [
    `**${notice.rungTitle}** ${notice.number} ${escapeMarkdown(notice.unitName ?? "")}`,
    escapeMarkdown(task),
    `${notice.ofVerifier ? "核验期限" : "整改期限"} ${escapeMarkdown(formatDue(notice.dueAt, at))}${over}`,
    ...notes.map((note) => `<font color='grey'>(${escapeMarkdown(note)})</font>`),
  ].join("\n");
}
