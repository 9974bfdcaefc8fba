import { mattersAbout } from "../../db/matters-about.ts";
import { footOf } from "../cards/answer-card.ts";
import { listCard } from "../cards/list-card.ts";
import { answer, type Said, type StaffContext, seenBy, show } from "../command.ts";
import { livingCard } from "../living-card.ts";
import { emptyQuery } from "../reading/queries/query-build.ts";
import type { QueryReading } from "../reading/reading.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { status } from "./places.ts";
import { type Answer, textIn } from "./question.ts";
import { whoseIs } from "./whose.ts";

const CLOSED_DAYS = 30;
const DAY_MS = 86_400_000;
const ROWS_MAX = 20;

/** 「滇润市场灭火器换没换」, 「市场那条咋个样了」: the matter that fits stands as it is; of several the list; nothing is made of it. */
export const thing: Answer = async (ctx, query) => {
  const whose = await whoseIs(ctx, placed(ctx, query));
  if (whose.kind === "ask") return whose.said;
  const word = textIn(query.scope, "keyword");
  const closedSince = new Date(ctx.at.getTime() - CLOSED_DAYS * DAY_MS);
  const found = await mattersAbout(ctx.tx, { scope: whose.scope, word, closedSince });
  const seen = found.filter(seenBy(ctx.sender));
  const [first, second] = seen;
  if (first && !second && found.length === 1)
    return [show(await livingCard(ctx.tx, { ...ctx, matter: first }), first.id)];
  if (found.length === 0) return nothingAbout(ctx, query, word, whose.name);
  const card = listCard({
    title: sayQuery.aboutTitle(whose.name, word, found.length),
    lead: sayQuery.aboutLead(word, found.length, CLOSED_DAYS),
    matters: seen.slice(0, ROWS_MAX),
    total: found.length,
    at: ctx.at,
    inGroup: !ctx.place.private,
  });
  card.body.elements.push(...footOf(whose.notes));
  return [show(card)];
};

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
  word: string | null,
  name: string,
): Promise<Said[]> {
  const unit = textIn(query.scope, "unit");
  if (!unit) return [answer(sayQuery.aboutNothing(name, word, CLOSED_DAYS))];
  const said = await status(ctx, emptyQuery({ intent: "query.unit_status", scope: { unit } }));
  return word ? said.map((item) => withFoot(item, sayQuery.aboutNothing(name, word, CLOSED_DAYS))) : said;
}

function withFoot(item: Said, text: string): Said {
  if (item.kind !== "show") return item;
  const { card } = item;
  return {
    ...item,
    card: { ...card, body: { ...card.body, elements: [...card.body.elements, ...footOf([text])] } },
  };
}
