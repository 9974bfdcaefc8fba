import type { Campaign } from "../domain/campaign.ts";
import { dueDayOf, formatDue } from "../domain/day.ts";
import type { Card } from "../domain/message.ts";
import {
  button,
  card,
  datePicker,
  escapeMarkdown,
  facts,
  form,
  input,
  markdown,
  row,
  select,
  submit,
} from "./parts.ts";

export type DraftFacts = {
  id: number;
  version: number;
  task: string;
  place: string | null;
  category: string | null;
  severity: string;
  unitName: string | null;
  dueAt: Date | null;
  dueText: string | null;
};

/** What the bot still has to ask before the matter can stand on the ledger. */
export type Question = "unit" | "category" | "due";

/** As long as a report may be; also what the platform lets an input hold. */
const TASK_CHARS_MAX = 1000;

/** Options beyond this would near the platform's limit of 200 elements a card. */
export const UNIT_OPTIONS_MAX = 60;

/** What the bot understood, and a form for what it did not. Its author's tap on 确认 puts it on the ledger. */
export function draftCard(q: {
  draft: DraftFacts;
  campaign: Campaign;
  questions: readonly Question[];
  unitOptions: readonly { id: number; name: string }[];
  notes: readonly string[];
  at: Date;
  /** The deadline it would get if it were confirmed now without one of its own; null where a person must say one. */
  policyDueAt: Date | null;
  /** Everything can be changed, not only what is missing. */
  editing?: boolean;
}): Card {
  const { draft, campaign, questions } = q;
  const category = campaign.categories.find((item) => item.id === draft.category);
  const known = facts([
    ["整治任务", draft.task],
    ["责任单位", draft.unitName],
    ["类别", category ? `${category.title} · ${draft.severity}` : null],
    ["地点", draft.place],
    [
      "整改期限",
      draft.dueAt
        ? `${formatDue(draft.dueAt, q.at)}${draft.dueText ? `(原话:${draft.dueText})` : ""}`
        : q.policyDueAt && `${formatDue(q.policyDueAt, q.at)}(没有写期限,按规定)`,
    ],
  ]);
  const notes = q.notes.map((note) => markdown(`<font color='orange'>${escapeMarkdown(note)}</font>`));
  const value = (c: string) => ({ c, id: draft.id, v: draft.version });
  const fields = formFields(q);

  const actions =
    fields.length > 0
      ? [
          form(`draft_${draft.id}`, [
            ...fields,
            submit({
              name: "confirm",
              text: "确认上报",
              look: "primary_filled",
              value: value("confirm-report"),
            }),
          ]),
          row(button({ text: "取消", value: value("discard-draft") })),
        ]
      : [
          row(
            button({ text: "确认", look: "primary_filled", value: value("confirm-report") }),
            button({ text: "修改", value: value("edit-draft") }),
            button({ text: "取消", value: value("discard-draft") }),
          ),
        ];
  return card({
    title: questions.length > 0 ? "请补充后确认上报" : "请确认上报",
    tone: "blue",
    elements: [known, ...notes, ...actions],
  });
}

function formFields(q: Parameters<typeof draftCard>[0]) {
  const { draft, campaign, questions, editing } = q;
  const asks = (question: Question) => editing || questions.includes(question);
  const fields: Record<string, unknown>[] = [];
  if (editing)
    fields.push(
      input({
        name: "task",
        label: "整治任务",
        placeholder: "要整改什么",
        value: draft.task,
        multiline: true,
        max: TASK_CHARS_MAX,
      }),
    );
  if (asks("unit")) {
    const options = q.unitOptions
      .slice(0, UNIT_OPTIONS_MAX)
      .map((unit) => ({ text: unit.name, value: String(unit.id) }));
    const chosen = options.find((option) => option.text === draft.unitName)?.value;
    if (options.length > 0)
      fields.push(select({ name: "unitId", placeholder: "选择责任单位", options, value: chosen }));
    fields.push(
      input({
        name: "unitName",
        label: "责任单位",
        placeholder: options.length > 0 ? "不在列表里?填写全称" : "填写单位全称",
        value: options.length > 0 ? undefined : (draft.unitName ?? undefined),
      }),
    );
  }
  if (asks("category")) {
    fields.push(
      select({
        name: "category",
        placeholder: "选择类别",
        options: campaign.categories.flatMap((item) =>
          item.severities.map((severity) => ({
            text: `${item.title} · ${severity}`,
            value: `${item.id}/${severity}`,
          })),
        ),
        value: draft.category ? `${draft.category}/${draft.severity}` : undefined,
      }),
    );
  }
  if (asks("due"))
    fields.push(
      datePicker({
        name: "due",
        placeholder: "整改期限",
        value: draft.dueAt ? dueDayOf(draft.dueAt) : undefined,
      }),
    );
  return fields;
}
