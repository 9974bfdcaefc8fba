import { rungsFired } from "../../db/rungs.ts";
import { answerCard } from "../cards/answer-card.ts";
import { answer, show } from "../command.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { type Answer, spanOf, spanShown } from "./question.ts";

/** 「这个月催办了几次」: what the clock sent; what people said to one another nobody counted. */
export const urged: Answer = (ctx, query) =>
  withChosen(ctx, query, async ({ selection, name, subject, notes }) => {
    const span = spanOf(query.period);
    if (!span || !query.period) return [answer(sayQuery.cannot())];
    if ("group_by" in query.scope) return [answer(sayQuery.oneByOne("催办了几次"))];
    const rungs = await rungsFired(ctx.tx, { selection, span });
    const total = rungs.reduce((all, { n }) => all + n, 0);
    return [
      show(
        answerCard({
          title: `${name}${subject}:提醒、催办 ${total} 次 · ${spanShown(query.period)}`,
          lines: [
            sayQuery.urged(total),
            ...rungs.map((rung) => sayQuery.urgedRung(rung.title, rung.n, rung.matters)),
          ],
          definitions: [DEFINITIONS.urged, ...notes],
        }),
      ),
    ];
  });
