import { ledgerBegins } from "../../db/ledger-counts.ts";
import { closeFigures } from "../../db/ledger-rates.ts";
import { answerCard } from "../cards/answer-card.ts";
import { answer, show } from "../command.ts";
import { dayOf } from "../domain/day.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { comparePlaces, isOfPlaces } from "./compare-places.ts";
import { withChosen } from "./counts.ts";
import { grouped, groupingIn, unkeptGroupIn } from "./grouped.ts";
import { hasHistory, measured, measureName, shownRate } from "./measured.ts";
import { type Answer, rateOf, spanOf, spanOfDays, spanShown } from "./question.ts";

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
    const unkept = unkeptGroupIn(query);
    if (unkept) return [answer(sayQuery.cannotSplit(unkept))];
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

/** The same measure of two spans, or of several places; a span before the ledger's first day has no data, which is no zero. */
export const compare: Answer = (ctx, query) => {
  if ("indicator" in query.scope) return Promise.resolve([answer(sayQuery.incident(false))]);
  if (query.ask.includes("places")) return Promise.resolve([answer(sayQuery.whichPlaces())]);
  return isOfPlaces(query) ? comparePlaces(ctx, query) : compareSpans(ctx, query);
};

const compareSpans: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const { period, metric } = query;
    if (!hasHistory(metric)) return [answer(sayQuery.noHistory(measureName(metric)))];
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
