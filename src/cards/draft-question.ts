import { formatDay } from "../domain/day.ts";
import { dueChoices, type Question, severityMatters } from "../domain/draft.ts";
import { say } from "../say/zh-CN.ts";
import type { DraftShown } from "./draft-card.ts";
import { button, datePicker, escapeMarkdown, form, input, markdown, row, select, submit } from "./parts.ts";

/** Up to so many units are buttons; more are a list to choose from. */
const UNIT_BUTTONS_MAX = 6;
/** Options beyond this would near the platform's limit of 200 elements a card. */
export const UNIT_OPTIONS_MAX = 60;

type Element = Record<string, unknown>;
type Asked = DraftShown & { question: Question };

/** One question with its answers as buttons; what no button offers is written or picked below them. */
export function questionElements(q: Asked): Element[] {
  const heading = markdown(`**${escapeMarkdown(headingOf(q))}**`);
  switch (q.question) {
    case "unit":
      return [heading, ...unitAnswers(q)];
    case "category":
      return [heading, ...categoryAnswers(q)];
    case "severity":
      return [heading, ...severityAnswers(q)];
    case "due":
      return [heading, ...dueAnswers(q)];
  }
}

const headingOf = (q: Asked) => say.question[q.question];
const answer = (q: Asked, more: Record<string, string | number>) => ({
  c: "answer-question",
  id: q.draft.id,
  v: q.draft.version,
  ...more,
});

function unitAnswers(q: Asked): Element[] {
  const options = q.unitOptions.slice(0, UNIT_OPTIONS_MAX);
  const asButtons = options.length <= UNIT_BUTTONS_MAX;
  const buttons = options.map((unit) => button({ text: unit.name, value: answer(q, { unitId: unit.id }) }));
  const list = options.map((unit) => ({ text: unit.name, value: String(unit.id) }));
  return [
    ...(asButtons && options.length > 0 ? [row(...buttons)] : []),
    form(`unit_${q.draft.id}`, [
      ...(asButtons ? [] : [select({ name: "unitId", placeholder: "选择责任单位", options: list })]),
      input({
        name: "unitName",
        label: options.length > 0 ? "不在其中?填写全称" : "责任单位",
        placeholder: "填写单位全称",
      }),
      submit({ name: "unit", text: "确定单位", look: "primary", value: answer(q, {}) }),
    ]),
  ];
}

function categoryAnswers(q: Asked): Element[] {
  const buttons = q.campaign.categories.map((item) =>
    button({ text: item.title, value: answer(q, { category: item.id }) }),
  );
  return [row(...buttons)];
}

function severityAnswers(q: Asked): Element[] {
  const category = q.campaign.categories.find((item) => item.id === q.draft.category);
  if (!category || !severityMatters(q.campaign, category.id)) return [];
  const buttons = category.severities.map((severity) =>
    button({ text: severity, value: answer(q, { category: `${category.id}/${severity}` }) }),
  );
  return [row(...buttons)];
}

/** Each deadline with its date and weekday: nobody should have to reckon what 「7天内」 ends on. */
function dueAnswers(q: Asked): Element[] {
  const stated = q.dueStated.map(({ title, day }) =>
    button({ text: `${title} · ${formatDay(day)}`, look: "primary", value: answer(q, { due: day }) }),
  );
  const others = dueChoices(q.at, q.isPressing).filter(
    ({ day }) => !q.dueStated.some((one) => one.day === day),
  );
  const buttons = others.map(({ title, day }) =>
    button({ text: `${title} · ${formatDay(day)}`, value: answer(q, { due: day }) }),
  );
  const byPolicy = q.policyDueAt
    ? [button({ text: say.duePolicyButton(q.policyDueAt, q.at), value: answer(q, { due: "policy" }) })]
    : [];
  return [
    row(...stated, ...buttons, ...byPolicy),
    form(`due_${q.draft.id}`, [
      datePicker({ name: "due", placeholder: "另选日期" }),
      submit({ name: "pick", text: "用这个日期", look: "primary", value: answer(q, {}) }),
    ]),
  ];
}
