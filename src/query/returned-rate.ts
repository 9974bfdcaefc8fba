import { closeFigures } from "../../db/ledger-rates.ts";
import { coverageOf } from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { answer, show } from "../command.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { type Answer, rateOf, spanOf, spanShown } from "./question.ts";
import { registeredIn } from "./whose.ts";

/** 「返工率」: of what came due in a span, what a verifier sent back at least once. Other rates have no figures yet. */
export const otherRate: Answer = (ctx, query) =>
  query.metric === "reopen_rate"
    ? withChosen(ctx, query, async (chosen) => {
        const { period } = query;
        const span = spanOf(period);
        if (!span || !period) return [answer(sayQuery.cannot())];
        if ("group_by" in query.scope) return [answer(sayQuery.oneByOne("打回率"))];
        const { selection } = chosen;
        const { returned, due } = await closeFigures(ctx.tx, { selection, span, at: ctx.at });
        const cover = await coverageOf(ctx.tx, registeredIn(chosen));
        return [
          show(
            answerCard({
              title: `${chosen.name}${chosen.subject}打回率 · ${period.label}`,
              lines: [
                spanShown(period),
                sayQuery.returnedRate(returned, due, rateOf(returned, due)),
                sayQuery.covered(cover.surveyed, cover.registered, rateOf(cover.surveyed, cover.registered)),
                sayQuery.notKept("销号以后重开的"),
              ],
              definitions: [DEFINITIONS.returnedRate, DEFINITIONS.surveyed, ...chosen.notes],
            }),
          ),
        ];
      })
    : Promise.resolve([answer(sayQuery.notKept("这项比率"))]);
