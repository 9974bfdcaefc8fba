import type { Calendar } from "./calendar.ts";
import { type Campaign, policyFor } from "./campaign.ts";
import { addDays, type Day, dayFrom, dayOf } from "./day.ts";
import { dueFor } from "./ladder.ts";

/** What must still be asked before a draft can stand on the ledger, in the order in which it is asked. */
export type Question = "unit" | "category" | "severity" | "due";

export type DraftState = {
  unitId: number | null;
  category: string | null;
  severity: string;
  dueAt: Date | null;
  /** stated, rolled, doubtful, listed, or one of DUE_REFUSED. */
  dueSource: string | null;
};

/** A deadline was said and cannot be taken, or was called wrong: the policy's own must not silently replace it. */
const DUE_REFUSED: readonly (string | null)[] = ["past", "unclear", "asked"];

/** Stands for a severity that is still to be chosen. */
export const UNGRADED = "待定";

/** Whether the severities of a category lead to different deadlines or ladders; only then one is asked for. */
export function severityMatters(campaign: Campaign, categoryId: string): boolean {
  const severities = campaign.categories.find((item) => item.id === categoryId)?.severities ?? [];
  const policies = severities.map((severity) => policyFor(campaign, { category: categoryId, severity })?.id);
  return new Set(policies).size > 1;
}

/**
 * What a matter of this kind is called: 「重大矛盾纠纷」 is the board's column, and of a small one 「重大」 was not said.
 * Where the grade changes nothing, the policy's own name stands beside it.
 */
export function kindTitle(
  campaign: Campaign,
  q: { category: string | null; severity: string },
): string | null {
  const category = campaign.categories.find((item) => item.id === q.category);
  if (!category) return null;
  const { id, title, severities } = category;
  const graded = severities.includes(q.severity);
  if (!graded || (title.startsWith(q.severity) && severities.length > 1)) return title;
  const plain = severityMatters(campaign, id)
    ? title
    : policyFor(campaign, { category: id, severity: q.severity })?.title;
  return `${plain ?? title} · ${q.severity}`;
}

/** The severity a category begins with: its only one in effect, or one still to be chosen. */
export function firstSeverity(campaign: Campaign, categoryId: string): string {
  if (severityMatters(campaign, categoryId)) return UNGRADED;
  return campaign.categories.find((item) => item.id === categoryId)?.severities[0] ?? UNGRADED;
}

/** The open questions of a draft, the next one first. */
export function openQuestions(campaign: Campaign, draft: DraftState): Question[] {
  const category = campaign.categories.find((item) => item.id === draft.category);
  const graded = category?.severities.includes(draft.severity) ?? false;
  const policy = category && policyFor(campaign, { category: category.id, severity: draft.severity });
  const refused = DUE_REFUSED.includes(draft.dueSource);
  return [
    ...(draft.unitId ? [] : (["unit"] as const)),
    ...(category ? [] : (["category"] as const)),
    ...(category && !graded ? (["severity"] as const) : []),
    // Some categories have no number of ours: then a person must say until when.
    ...(draft.dueAt || !(refused || (graded && !policy?.due)) ? [] : (["due"] as const)),
  ];
}

/** The deadline a draft has by its policy, were it confirmed now; null where none applies or one was said. */
export function policyDue(
  campaign: Campaign,
  draft: DraftState,
  q: { at: Date; calendar: Calendar },
): { dueAt: Date; provisional: boolean } | null {
  const category = campaign.categories.find((item) => item.id === draft.category);
  if (!category?.severities.includes(draft.severity)) return null;
  const policy = policyFor(campaign, { category: category.id, severity: draft.severity });
  return policy && dueFor(policy, q);
}

export type DueChoice = { title: "今天内" | "3天内" | "7天内" | "月底前"; day: Day };

/** The deadlines offered as buttons, each on a day of its own: the nearest title keeps a day that two would share. */
export function dueChoices(at: Date, isPressing = false): DueChoice[] {
  const today = dayOf(at);
  if (isPressing) return [{ title: "今天内", day: today }];
  const choices: DueChoice[] = [
    { title: "今天内", day: today },
    { title: "3天内", day: addDays(today, 3) },
    { title: "7天内", day: addDays(today, 7) },
    { title: "月底前", day: lastOfMonth(today) },
  ];
  return choices
    .filter((choice, index) => choices.findIndex((other) => other.day === choice.day) === index)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function lastOfMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const next = month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1);
  return next ? addDays(next, -1) : day;
}

/** A draft made within this time is what its author is speaking of. */
const JUST_NOW_MS = 10 * 60_000;

/** Of several drafts, newest first, those that words about 「it」 can mean: the newest alone when only it is of just now. */
export function draftsMeant<D extends { createdAt: Date }>(drafts: readonly D[], at: Date): D[] {
  const isNew = (draft: D) => at.getTime() - draft.createdAt.getTime() <= JUST_NOW_MS;
  const [newest, second] = drafts;
  return newest && isNew(newest) && !(second && isNew(second)) ? [newest] : [...drafts];
}
