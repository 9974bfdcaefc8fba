import { answerCard } from "../cards/answer-card.ts";
import { escapeMarkdown } from "../cards/parts.ts";
import { answer, type Said, type StaffContext, show } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { hasHistory, measured, measureName } from "./measured.ts";
import { listIn, spanOf, spanShown } from "./question.ts";

const KEYS = ["street", "unit", "lead_dept"] as const;
const placesIn = ({ scope }: QueryReading) =>
  KEYS.flatMap((key) => listIn(scope, key).map((name) => ({ [key]: name })));

/** Whether several places are held side by side. */
export const isOfPlaces = (query: QueryReading): boolean => placesIn(query).length > 1;

/** 「前卫和福海哪个多」: one figure for each, with its share where there is one. */
export async function comparePlaces(ctx: StaffContext, query: QueryReading): Promise<Said[]> {
  const { metric } = query;
  const span = spanOf(query.period);
  const isOfNow = !hasHistory(metric);
  if (!isOfNow && !span) return [answer(sayQuery.cannot())];
  const rest = Object.fromEntries(
    Object.entries(query.scope).filter(([key]) => !KEYS.some((place) => place === key)),
  );
  const lines: string[] = [];
  const names: string[] = [];
  const notes = new Set<string>();
  for (const place of placesIn(query)) {
    const one = { ...query, scope: { ...rest, ...place } };
    const said = await withChosen(ctx, one, async (chosen) => {
      const { shown, definition } = await measured(ctx, chosen, metric, span);
      lines.push(`${escapeMarkdown(chosen.name)}${chosen.subject}${measureName(metric)}:**${shown}**`);
      names.push(chosen.name);
      for (const note of [definition, ...chosen.notes]) notes.add(note);
      return [];
    });
    if (said.length > 0) return said;
  }
  const { period } = query;
  return [
    show(
      answerCard({
        title: `${names.join("与")}:${measureName(metric)}`,
        lines: [...(isOfNow || !period ? [] : [spanShown(period)]), ...lines],
        definitions: [
          ...notes,
          ...(isOfNow && period ? [sayQuery.nowNotThen()] : []),
          sayQuery.moreIsNotWorse(),
        ],
      }),
    ),
  ];
}
