import { countByCategory } from "../../db/ledger-counts.ts";
import { closeFigures } from "../../db/ledger-rates.ts";
import { coverageOf, silentUnits } from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { answer, show } from "../command.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { type Answer, counter, rateOf, spanOf, spanShown } from "./question.ts";

/** 周报: what came, what went, what stands, by category; and how much of the area the figures rest on. */
export const report: Answer = (ctx, query) =>
  withChosen(ctx, query, async ({ selection, name, subject, notes }) => {
    const { period } = query;
    const span = spanOf(period);
    if (!span || !period) return [answer(sayQuery.cannot())];
    const count = counter(ctx, selection);
    const of = (which: Parameters<typeof count>[0]) => countByCategory(ctx.tx, { selection, which });
    const found = await of({ kind: "found", span });
    const closed = await of({ kind: "closed", span });
    const open = await of({ kind: "open" });
    const late = await of({ kind: "overdue", at: ctx.at });
    const total = (counts: Map<string | null, number>) => [...counts.values()].reduce((all, n) => all + n, 0);
    const lateClosed = await count({ kind: "closed", span, late: true });
    const baseless = await count({ kind: "found", span, states: ["rejected"] });
    const close = await closeFigures(ctx.tx, { selection, span, at: ctx.at });
    const cover = await coverageOf(ctx.tx, { scope: selection.scope });
    const quiet = await silentUnits(ctx.tx, { scope: selection.scope, span, limit: 0 });

    const row = (title: string, id: string | null) => [
      title,
      ...[found, closed, open, late].map((counts) => String(counts.get(id) ?? 0)),
    ];
    const rows = ctx.campaign.categories.map(({ title, id }) => row(title, id));
    return [
      show(
        answerCard({
          title: `${sayQuery.reportTitle(name, period.label)}${subject}`,
          lines: [
            spanShown(period),
            sayQuery.found(total(found), baseless),
            sayQuery.closed(total(closed), lateClosed),
            sayQuery.open(total(open), total(late)),
            sayQuery.closeRate(close.inTime, close.due, rateOf(close.inTime, close.due)),
            sayQuery.covered(cover.surveyed, cover.registered, rateOf(cover.surveyed, cover.registered)),
            sayQuery.silent(quiet.total, quiet.registered),
          ],
          table: { columns: ["类别", "新登记", "销号", "在办", "逾期"], rows },
          definitions: [
            sayQuery.nowNotThen(),
            DEFINITIONS.found,
            DEFINITIONS.closed,
            DEFINITIONS.open,
            DEFINITIONS.overdue,
            DEFINITIONS.closeRate,
            DEFINITIONS.surveyed,
            DEFINITIONS.silent,
            ...notes,
          ],
        }),
      ),
    ];
  });
