import type { Campaign } from "../domain/campaign.ts";
import { dueDayOf, formatDue } from "../domain/day.ts";
import type { Card } from "../domain/message.ts";
import type { DraftFacts, UnitOption } from "./draft-card.ts";
import { UNIT_OPTIONS_MAX } from "./draft-question.ts";
import { button, card, datePicker, facts, form, input, row, select, submit } from "./parts.ts";

/** Every field of a draft, for an author who wants to change more than a question asks. */
export function draftForm(q: {
  draft: DraftFacts;
  campaign: Campaign;
  unitOptions: readonly UnitOption[];
  at: Date;
}): Card {
  const { draft, campaign } = q;
  const value = (c: string) => ({ c, id: draft.id, v: draft.version });
  // The unit it has stands first in its own list: what is not touched must not change anything.
  const own = draft.unitId && draft.unitName ? [{ id: draft.unitId, name: draft.unitName }] : [];
  const units = [...own, ...q.unitOptions.filter((unit) => unit.id !== draft.unitId)]
    .slice(0, UNIT_OPTIONS_MAX)
    .map((unit) => ({ text: unit.name, value: String(unit.id) }));
  const categories = campaign.categories.flatMap((item) =>
    item.severities.map((severity) => ({
      text: `${item.title} · ${severity}`,
      value: `${item.id}/${severity}`,
    })),
  );
  const chosen = `${draft.category}/${draft.severity}`;
  return card({
    title: "请确认上报",
    tone: "blue",
    elements: [
      ...(draft.dueAt ? [facts([["现在的期限", formatDue(draft.dueAt, q.at)]])] : []),
      form(`draft_${draft.id}`, [
        input({
          name: "task",
          label: "整治任务",
          placeholder: "要整改什么",
          value: draft.task,
          multiline: true,
          max: 1000,
        }),
        ...(units.length > 0
          ? [
              select({
                name: "unitId",
                placeholder: "选择责任单位",
                options: units,
                value: own[0] && String(own[0].id),
              }),
            ]
          : []),
        input({
          name: "unitName",
          label: "责任单位",
          placeholder: units.length > 0 ? "不在列表里?填写全称" : "填写单位全称",
        }),
        select({
          name: "category",
          placeholder: "选择类别",
          options: categories,
          value: categories.some((item) => item.value === chosen) ? chosen : undefined,
        }),
        input({
          name: "place",
          label: "地点",
          placeholder: "楼栋、楼层、门口等",
          value: draft.place ?? undefined,
        }),
        datePicker({
          name: "due",
          placeholder: "整改期限",
          value: draft.dueAt ? dueDayOf(draft.dueAt) : undefined,
        }),
        submit({ name: "confirm", text: "确认上报", look: "primary_filled", value: value("confirm-report") }),
      ]),
      row(button({ text: "取消", value: value("discard-draft") })),
    ],
  });
}
