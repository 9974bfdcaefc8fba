import type { Matter } from "../../db/matters.ts";
import { mattersAbout } from "../../db/matters-about.ts";
import { footOf } from "../cards/answer-card.ts";
import { listCard } from "../cards/list-card.ts";
import { answer, type Said, type StaffContext, seenBy, show } from "../command.ts";
import { livingCard } from "../living-card.ts";
import { emptyQuery } from "../reading/queries/query-build.ts";
import { calledAlso } from "../reading/queries/query-thing.ts";
import type { QueryReading } from "../reading/reading.ts";
import { headOf, namesThingOf } from "../reading/same-thing.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { status } from "./places.ts";
import { type Answer, daysBefore, listIn, textIn } from "./question.ts";
import { whoseIs } from "./whose.ts";

const CLOSED_DAYS = 30;
const ROWS_MAX = 20;

/** 「滇润市场灭火器换没换」, 「市场那条咋个样了」: the matter that fits stands as it is; of several the list; nothing is made of it. */
export const thing: Answer = async (ctx, query) => {
  const whose = await whoseIs(ctx, placed(ctx, query));
  if (whose.kind === "ask") return whose.said;
  const word = textIn(query.scope, "keyword");
  const kinds = listIn(query.scope, "kind");
  const about = { scope: whose.scope, kinds, closedSince: daysBefore(ctx.at, CLOSED_DAYS) };
  const words = word ? [word, ...calledAlso(word).filter((other) => other !== word)] : [];
  const named = await mattersAbout(ctx.tx, { ...about, words });
  const near = named.length === 0 && word ? await aboutSame(ctx, about, word) : [];
  const found = named.length > 0 ? named : near;
  const where = `${whose.name}${kinds.join("、")}`;
  const seen = found.filter(seenBy(ctx.sender));
  const [first, second] = seen;
  // One with another word for it is shown as a list of one, for whether it is meant is not known.
  if (first && !second && named.length === 1)
    return [show(await livingCard(ctx.tx, { ...ctx, matter: first }), first.id)];
  if (found.length === 0) return nothingAbout(ctx, query, words, where);
  const card = listCard({
    title: sayQuery.aboutTitle(where, word, found.length),
    lead:
      word && near.length > 0
        ? sayQuery.aboutNear(word, near.length, CLOSED_DAYS)
        : sayQuery.aboutLead(words, found.length, CLOSED_DAYS),
    matters: seen.slice(0, ROWS_MAX),
    total: found.length,
    at: ctx.at,
    inGroup: !ctx.place.private,
  });
  card.body.elements.push(...footOf(whose.notes));
  return [show(card)];
};

/** 「应急灯修了没」 where the task says 灯: the same thing in another word, none of them taken for it. */
async function aboutSame(
  ctx: StaffContext,
  about: Omit<Parameters<typeof mattersAbout>[1], "words">,
  word: string,
): Promise<Matter[]> {
  const head = headOf(word);
  if (!head) return [];
  const found = await mattersAbout(ctx.tx, { ...about, words: [head] });
  return found.filter(({ task }) => namesThingOf(word, task));
}

/** Without a name it is a matter of the group's own unit or street, else one of all that this person may see. */
function placed(ctx: StaffContext, query: QueryReading): QueryReading {
  const isPlaced = ["unit", "street", "lead_dept", "unit_text", "lead_dept_text", "assignee"].some(
    (key) => key in query.scope,
  );
  if (isPlaced || query.ask.length > 0) return query;
  const { unitName, streetName } = ctx.place;
  const here = unitName ? { unit: unitName } : streetName ? { street: streetName } : { district: true };
  return { ...query, scope: { ...query.scope, ...here } };
}

/** That nothing is on the ledger is said of the word only; how the unit stands otherwise is shown beside it. */
async function nothingAbout(
  ctx: StaffContext,
  query: QueryReading,
  words: readonly string[],
  name: string,
): Promise<Said[]> {
  const unit = textIn(query.scope, "unit");
  if (!unit) return [answer(sayQuery.aboutNothing(name, words, CLOSED_DAYS))];
  const said = await status(ctx, emptyQuery({ intent: "query.unit_status", scope: { unit } }));
  return words.length > 0
    ? said.map((item) => withFoot(item, sayQuery.aboutNothing(name, words, CLOSED_DAYS)))
    : said;
}

function withFoot(item: Said, text: string): Said {
  if (item.kind !== "show") return item;
  const { card } = item;
  return {
    ...item,
    card: { ...card, body: { ...card.body, elements: [...card.body.elements, ...footOf([text])] } },
  };
}
