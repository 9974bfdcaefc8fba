import { ledgerBegins } from "../../db/ledger-counts.ts";
import { type CloseFigures, closeFigures } from "../../db/ledger-rates.ts";
import { answerCard } from "../cards/answer-card.ts";
import { escapeMarkdown } from "../cards/parts.ts";
import { answer, type Said, type StaffContext, show } from "../command.ts";
import { dayOf } from "../domain/day.ts";
import type { QueryReading } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { grouped, groupingIn } from "./grouped.ts";
import {
  type Answer,
  counter,
  listIn,
  rateOf,
  type Span,
  spanOf,
  spanOfDays,
  spanShown,
} from "./question.ts";
import type { Chosen } from "./whose.ts";

/** 按期销号率, with its numerator, denominator and all that is in neither. */
export const closeRate: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const span = spanOf(query.period);
    if (!span || !query.period) return [answer(sayQuery.cannot())];
    const by = groupingIn(query);
    if (by) {
      const figure = { title: "按期销号率", definitions: [DEFINITIONS.closeRate], dueWithin: span };
      return grouped(ctx, query, chosen, { by, figure });
    }
    const figures = await closeFigures(ctx.tx, { selection: chosen.selection, span, at: ctx.at });
    return [
      show(
        answerCard({
          title: `${chosen.name}${chosen.subject}按期销号率 ${shownRate(figures)} · ${query.period.label}`,
          lines: [
            spanShown(query.period),
            sayQuery.closeRate(figures.inTime, figures.due, rateOf(figures.inTime, figures.due)),
            sayQuery.closeParts(figures),
          ],
          definitions: [DEFINITIONS.closeRate, ...chosen.notes],
        }),
      ),
    ];
  });

/** 82.4%(14/17) */
const shownRate = ({ inTime, due }: CloseFigures): string =>
  due > 0 ? `${rateOf(inTime, due)}(${inTime}/${due})` : "—";

/** Measures whose past is kept; what stands open or overdue now was different then, and nobody wrote it down. */
const WITH_HISTORY = ["found_count", "created_count", "closed_count", "close_rate"];

const MEASURE_NAMES: Record<string, string> = {
  found_count: "发现数",
  created_count: "发现数",
  closed_count: "销号数",
  close_rate: "按期销号率",
  overdue_rate: "逾期率",
  overdue_count: "逾期数",
  open_count: "在办数",
};
export const measureName = (metric: string | null): string => MEASURE_NAMES[metric ?? ""] ?? "这项指标";

/** The same measure of two spans, or of two streets; a span before the ledger's first day has no data, which is no zero. */
export const compare: Answer = (ctx, query) => {
  const streets = listIn(query.scope, "street");
  return streets.length > 1 ? compareStreets(ctx, query, streets) : compareSpans(ctx, query);
};

const compareSpans: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const { period, metric } = query;
    if (!WITH_HISTORY.includes(metric ?? "")) return [answer(sayQuery.noHistory(measureName(metric)))];
    const span = spanOf(period);
    const base = period?.base ? spanOfDays(period.base[0], period.base[1]) : null;
    if (!span || !base || !period?.base) return [answer(sayQuery.cannot())];
    const begins = await ledgerBegins(ctx.tx);
    const title = `${chosen.name}${chosen.subject}${measureName(metric)} · ${period.label}`;
    const now = await measured(ctx, chosen, metric, span);
    const shown = spanShown(period);
    if (!begins || base.to <= begins)
      return [
        show(
          answerCard({
            title,
            lines: [`${shown}:**${now.shown}**`, sayQuery.noBase(begins)],
            definitions: [now.definition, ...chosen.notes],
          }),
        ),
      ];
    const then = await measured(ctx, chosen, metric, base);
    const difference = now.n !== null && then.n !== null ? [`**${sayQuery.difference(now.n, then.n)}**`] : [];
    return [
      show(
        answerCard({
          title,
          lines: [
            `${shown}:**${now.shown}**`,
            `${sayQuery.spanShown("基期", period.base[0], period.base[1])}:**${then.shown}**`,
            ...difference,
          ],
          definitions: [
            now.definition,
            ...(base.from < begins && dayOf(base.from) !== dayOf(begins) ? [sayQuery.partBase(begins)] : []),
            sayQuery.moreIsNotWorse(),
            ...chosen.notes,
          ],
        }),
      ),
    ];
  });

type Measured = { shown: string; n: number | null; definition: string };

async function measured(
  ctx: StaffContext,
  chosen: Chosen,
  metric: string | null,
  span: Span,
): Promise<Measured> {
  const count = counter(ctx, chosen.selection);
  const counted = (n: number, definition: string): Measured => ({ shown: `${n} 项`, n, definition });
  switch (metric) {
    case "close_rate": {
      const figures = await closeFigures(ctx.tx, { selection: chosen.selection, span, at: ctx.at });
      return { shown: shownRate(figures), n: null, definition: DEFINITIONS.closeRate };
    }
    case "closed_count":
      return counted(await count({ kind: "closed", span }), DEFINITIONS.closed);
    case "open_count":
      return counted(await count({ kind: "open" }), DEFINITIONS.open);
    case "overdue_count":
    case "overdue_rate": {
      const [late, open] = [await count({ kind: "overdue", at: ctx.at }), await count({ kind: "open" })];
      const definition = `${DEFINITIONS.overdue}。${DEFINITIONS.overdueRate}`;
      return { shown: `${rateOf(late, open)}(${late}/${open})`, n: null, definition };
    }
    default:
      return counted(await count({ kind: "found", span }), DEFINITIONS.found);
  }
}

/** 「前卫和福海哪个多」 */
async function compareStreets(
  ctx: StaffContext,
  query: QueryReading,
  streets: readonly string[],
): Promise<Said[]> {
  const span = spanOf(query.period);
  if (!span || !query.period) return [answer(sayQuery.cannot())];
  const lines: string[] = [];
  const notes = new Set<string>();
  for (const street of streets) {
    const said = await withChosen(ctx, { ...query, scope: { ...query.scope, street } }, async (chosen) => {
      const { shown, definition } = await measured(ctx, chosen, query.metric, span);
      lines.push(`${escapeMarkdown(chosen.name)}${chosen.subject}${measureName(query.metric)}:**${shown}**`);
      for (const note of [definition, ...chosen.notes]) notes.add(note);
      return [];
    });
    if (said.length > 0) return said;
  }
  const isOfNow = !WITH_HISTORY.includes(query.metric ?? "");
  const period = { ...query.period, label: query.period.label.replace(/[同环]比$/, "") };
  return [
    show(
      answerCard({
        title: `${streets.join("与")}:${measureName(query.metric)}`,
        lines: [...(isOfNow ? [] : [spanShown(period)]), ...lines],
        definitions: [...notes, sayQuery.moreIsNotWorse()],
      }),
    ),
  ];
}
