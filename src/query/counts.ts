import { rowsOf, type Which } from "../../db/ledger-counts.ts";
import { answerCard, footOf } from "../cards/answer-card.ts";
import { listCard } from "../cards/list-card.ts";
import { answer, type Said, type StaffContext, seenBy, show } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { byStreet } from "./by-street.ts";
import { type Answer, counter, rateOf, spanOf, spanShown, textIn } from "./question.ts";
import { stateAsked } from "./states.ts";
import { type Chosen, chosenBy } from "./whose.ts";

const LISTED_MAX = 30;
const BEHIND_A_COUNT_MAX = 10;

type Counted = {
  title: string;
  which: Which;
  figure: string;
  total: number;
  definitions: readonly string[];
  rows: number;
  /** What was said about how it was taken. */
  notes?: readonly string[];
  tone?: "red" | "blue";
};

/** How many are open, or in a state: 「还有几件没销」. */
export const openCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const asked = stateAsked(query, ctx.at);
    if (asked.kind === "say") return [answer(asked.text)];
    if (textIn(query.scope, "group_by") === "street")
      return byStreet(ctx, chosen, asked.which, asked.title, asked.definitions);
    return [await stateCard(ctx, query, chosen, asked, LISTED_MAX)];
  });

/** A list by category, severity, state and place. */
export const list: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const asked = stateAsked(query, ctx.at);
    if (asked.kind === "say") return [answer(asked.text)];
    const notes = query.output === "export" ? [sayQuery.noExport()] : [];
    return [
      await stateCard(ctx, query, { ...chosen, notes: [...chosen.notes, ...notes] }, asked, LISTED_MAX),
    ];
  });

async function stateCard(
  ctx: StaffContext,
  query: QueryReading,
  chosen: Chosen,
  asked: Extract<ReturnType<typeof stateAsked>, { kind: "which" }>,
  rows: number,
): Promise<Said> {
  const count = counter(ctx, chosen.selection);
  const [total, openNow] = [await count(asked.which), await count({ kind: "open" })];
  const isOpen = asked.which.kind === "open" && !asked.which.states && !asked.which.registeredIn;
  const late = isOpen ? await count({ kind: "overdue", at: ctx.at }) : 0;
  return countCard(ctx, query, chosen, {
    title: asked.title,
    which: asked.which,
    figure: isOpen
      ? sayQuery.open(total, late)
      : sayQuery.inState(asked.title, total, asked.ofOpen ? openNow : null),
    total,
    definitions: asked.definitions,
    rows,
    notes: asked.notes,
  });
}

/** How many are overdue, of how many open. */
export const overdueCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const span = spanOf(query.period);
    const isPast = span !== null && query.period !== null && query.period.label !== "当前";
    const which: Which = { kind: "overdue", at: ctx.at, ...(isPast ? { dueIn: span } : {}) };
    const definitions = [DEFINITIONS.overdue, DEFINITIONS.open];
    if (textIn(query.scope, "group_by") === "street")
      return byStreet(ctx, chosen, which, "逾期", definitions);
    const count = counter(ctx, chosen.selection);
    const [total, open] = [await count(which), await count({ kind: "open" })];
    return [
      await countCard(ctx, query, chosen, {
        title: "逾期",
        which,
        figure: sayQuery.overdue(total, open, rateOf(total, open)),
        total,
        definitions,
        rows: LISTED_MAX,
        notes: isPast && query.period ? [sayQuery.overdueThen(spanShown(query.period))] : [],
        tone: total > 0 ? "red" : "blue",
      }),
    ];
  });

/** How many were registered in a span; what was taken back was never reported. */
export const newCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const span = spanOf(query.period);
    const which: Which = { kind: "found", span };
    if (textIn(query.scope, "group_by") === "street")
      return byStreet(ctx, chosen, which, "新登记", [DEFINITIONS.found]);
    const count = counter(ctx, chosen.selection);
    const [total, baseless] = [await count(which), await count({ ...which, states: ["rejected"] })];
    return [
      await countCard(ctx, query, chosen, {
        title: "新登记",
        which,
        figure: sayQuery.found(total, baseless),
        total,
        definitions: [DEFINITIONS.found],
        rows: BEHIND_A_COUNT_MAX,
      }),
    ];
  });

/** How many were struck off in a span, and how many of them were handed in late. */
export const closedCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const which: Which = { kind: "closed", span: spanOf(query.period) };
    if (textIn(query.scope, "group_by") === "street")
      return byStreet(ctx, chosen, which, "销号", [DEFINITIONS.closed]);
    const count = counter(ctx, chosen.selection);
    const [total, late] = [await count(which), await count({ ...which, late: true })];
    return [
      await countCard(ctx, query, chosen, {
        title: "销号",
        which,
        figure: sayQuery.closed(total, late),
        total,
        definitions: [DEFINITIONS.closed],
        rows: BEHIND_A_COUNT_MAX,
      }),
    ];
  });

/** What falls due in a span that lies ahead. */
export const dueSoon: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const dueIn = spanOf(query.period);
    if (!dueIn) return [answer(sayQuery.cannot())];
    const which: Which = { kind: "due-soon", at: ctx.at, dueIn };
    if (textIn(query.scope, "group_by") === "street")
      return byStreet(ctx, chosen, which, "将到期", [DEFINITIONS.dueSoon]);
    const count = counter(ctx, chosen.selection);
    const [total, open] = [await count(which), await count({ kind: "open" })];
    return [
      await countCard(ctx, query, chosen, {
        title: "将到期",
        which,
        figure: sayQuery.dueSoon(total, open),
        total,
        definitions: [DEFINITIONS.dueSoon, DEFINITIONS.open],
        rows: LISTED_MAX,
      }),
    ];
  });

/** The scope found, the answer about it; or what has to be asked first. */
export async function withChosen(
  ctx: StaffContext,
  query: QueryReading,
  about: (chosen: Chosen) => Promise<Said[]>,
): Promise<Said[]> {
  const found = await chosenBy(ctx, query);
  return found.kind === "ask" ? found.said : about(found.chosen);
}

async function countCard(ctx: StaffContext, query: QueryReading, chosen: Chosen, q: Counted): Promise<Said> {
  const span = query.period && query.period.label !== "当前" ? ` · ${spanShown(query.period)}` : "";
  const matters = await rowsOf(ctx.tx, {
    selection: chosen.selection,
    which: q.which,
    limit: q.rows,
    seenBy: seenBy(ctx.sender),
  });
  const title = `${chosen.name}${chosen.subject}:${q.title} ${q.total}${span}`;
  const definitions = [...q.definitions, ...chosen.notes, ...(q.notes ?? [])];
  if (q.total === 0) return show(answerCard({ title, lines: [q.figure, sayQuery.nothing], definitions }));
  const card = listCard({
    title,
    lead: q.figure,
    matters,
    total: q.total,
    at: ctx.at,
    inGroup: !ctx.place.private,
    tone: q.tone ?? "blue",
  });
  card.body.elements.push(...footOf(definitions));
  return show(card);
}
