import { coverageByKind, coverageOf, looksAt } from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { show } from "../command.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { type Answer, counter, rateOf, spanOf, spanShown } from "./question.ts";
import { registeredIn } from "./whose.ts";

/** What a zero stands on: 「查了没有」, 「只是报了零」 and 「没查」 are three things. */
export const explainZero: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const { period } = query;
    const all = { from: new Date(0), to: ctx.at };
    const span = spanOf(period) ?? all;
    const found = await counter(ctx, chosen.selection)({ kind: "found", span });
    const looks = await looksAt(ctx.tx, { ...registeredIn(chosen), span });
    const { registered } = await coverageOf(ctx.tx, registeredIn(chosen));
    const whole = looks.unitsSurveyed >= registered;
    return [
      show(
        answerCard({
          title: `${chosen.name}${chosen.subject}为什么是零${period ? ` · ${period.label}` : ""}`,
          lines: [
            ...(period ? [spanShown(period)] : []),
            sayQuery.zeroFound(found),
            sayQuery.zeroLooks({ ...looks, registered }),
            sayQuery.lastSurvey(looks.lastSurveyAt, ctx.at),
            sayQuery.zeroVerdict({ found, ...looks, whole }),
          ],
          definitions: [DEFINITIONS.found, DEFINITIONS.surveyed, ...chosen.notes],
          tone: found === 0 && !whole ? "orange" : "blue",
        }),
      ),
    ];
  });

/** Targets: none is set in the data, and what is reached is not ours to judge; what is known is how much was looked at. */
export const targetProgress: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const year = query.period?.from.slice(0, 4) ?? "";
    const kinds = await coverageByKind(ctx.tx, registeredIn(chosen));
    const { surveyed, registered } = await coverageOf(ctx.tx, registeredIn(chosen));
    return [
      show(
        answerCard({
          title: `${chosen.name}达标 · ${year}年:未设目标`,
          lines: [
            sayQuery.target(year),
            sayQuery.covered(surveyed, registered, rateOf(surveyed, registered)),
          ],
          table: {
            columns: ["类别", "在册", "已排查", "未排查"],
            rows: kinds.map((one) => [
              one.kind,
              String(one.registered),
              `${one.surveyed}/${one.registered}`,
              String(one.registered - one.surveyed),
            ]),
          },
          definitions: [DEFINITIONS.surveyed, ...chosen.notes],
        }),
      ),
    ];
  });
