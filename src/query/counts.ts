import { rowsOf, type Which } from "../../db/ledger-counts.ts";
import { answerCard, footOf } from "../cards/answer-card.ts";
import { listCard } from "../cards/list-card.ts";
import { answer, type Said, type StaffContext, seenBy, show } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { byCategory } from "./by-category.ts";
import { grouped, groupingIn, ofMattersIn, unkeptGroupIn } from "./grouped.ts";
import { type Answer, counter, daysBefore, daysOver, rateOf, spanOf, spanShown } from "./question.ts";
import { stateAsked } from "./states.ts";
import { type Chosen, chosenBy } from "./whose.ts";

const LISTED_MAX = 30;
const BEHIND_A_COUNT_MAX = 10;

/** A count of one kind, and how it is put into words. */
type Counted = {
  title: string;
  which: Which;
  /** The sentence with the number, which may need further ones. */
  figure(total: number, count: Count): Promise<string>;
  definitions: readonly string[];
  rows: number;
  /** What was said about how it was taken. */
  notes?: readonly string[];
  alarming?: boolean;
};
type Count = ReturnType<typeof counter>;

/** The figure asked for and the rows behind it; or one figure for each street, community or unit. */
async function counted(ctx: StaffContext, query: QueryReading, chosen: Chosen, q: Counted): Promise<Said[]> {
  const by = groupingIn(query);
  const notes = [...chosen.notes, ...(q.notes ?? [])];
  if (by) return grouped(ctx, query, { ...chosen, notes }, { by, figure: q });
  const ofMatters = ofMattersIn(query);
  if (ofMatters) return byCategory(ctx, query, { ...chosen, notes }, q, ofMatters);
  const unkept = unkeptGroupIn(query);
  // One figure for all would be an answer to another question.
  if (unkept) return [answer(sayQuery.cannotSplit(unkept))];
  const count = counter(ctx, chosen.selection);
  const total = await count(q.which);
  const figure = await q.figure(total, count);
  return [await countCard(ctx, query, { ...chosen, notes }, { ...q, figure, total })];
}

/** How many are open, or in a state: 「还有几件没销」. */
export const openCount: Answer = (ctx, query) => inState(ctx, query, []);

/** A list by category, severity, state and place. */
export const list: Answer = (ctx, query) =>
  inState(ctx, query, query.output === "export" && !query.params.file ? [sayQuery.noExport()] : []);

const inState = (ctx: StaffContext, query: QueryReading, notes: readonly string[]) =>
  withChosen(ctx, query, async (chosen) => {
    const asked = stateAsked(query, ctx.at);
    if (asked.kind === "say") return [answer(asked.text)];
    const isOpen = asked.which.kind === "open" && !asked.which.states && !asked.which.registeredIn;
    return counted(ctx, query, chosen, {
      ...asked,
      figure: async (total, count) =>
        isOpen
          ? sayQuery.open(total, await count({ kind: "overdue", at: ctx.at }))
          : sayQuery.inState(asked.title, total, asked.ofOpen ? await count({ kind: "open" }) : null),
      rows: LISTED_MAX,
      notes: [...notes, ...asked.notes],
    });
  });

/** How many are overdue, of how many open. */
export const overdueCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const span = spanOf(query.period);
    const isPast = span !== null && query.period !== null && query.period.label !== "当前";
    const days = daysOver(query);
    const dueIn = isPast ? span : days ? { from: new Date(0), to: daysBefore(ctx.at, days) } : null;
    return counted(ctx, query, chosen, {
      title: days ? sayQuery.overdueFor(days) : "逾期",
      which: { kind: "overdue", at: ctx.at, ...(dueIn ? { dueIn } : {}) },
      figure: async (total, count) => {
        const open = await count({ kind: "open" });
        return sayQuery.overdue(total, open, rateOf(total, open), days);
      },
      definitions: [DEFINITIONS.overdue, DEFINITIONS.open],
      rows: LISTED_MAX,
      notes: [
        ...(isPast && query.period ? [sayQuery.overdueThen(spanShown(query.period))] : []),
        ...(days ? [sayQuery.onlyOverdueFor(days)] : []),
      ],
      alarming: true,
    });
  });

/** How many were registered in a span; what was taken back was never reported. */
export const newCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const which: Which = { kind: "found", span: spanOf(query.period) };
    return counted(ctx, query, chosen, {
      title: "新登记",
      which,
      figure: async (total, count) => sayQuery.found(total, await count({ ...which, states: ["rejected"] })),
      definitions: [DEFINITIONS.found],
      rows: BEHIND_A_COUNT_MAX,
    });
  });

/** How many were struck off in a span, and how many of them were handed in late. */
export const closedCount: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const which: Which = { kind: "closed", span: spanOf(query.period) };
    return counted(ctx, query, chosen, {
      title: "销号",
      which,
      figure: async (total, count) => sayQuery.closed(total, await count({ ...which, late: true })),
      definitions: [DEFINITIONS.closed],
      rows: BEHIND_A_COUNT_MAX,
    });
  });

/** What falls due in a span that lies ahead. */
export const dueSoon: Answer = (ctx, query) =>
  withChosen(ctx, query, async (chosen) => {
    const dueIn = spanOf(query.period);
    if (!dueIn) return [answer(sayQuery.cannot())];
    return counted(ctx, query, chosen, {
      title: "将到期",
      which: { kind: "due-soon", at: ctx.at, dueIn },
      figure: async (total, count) => sayQuery.dueSoon(total, await count({ kind: "open" })),
      definitions: [DEFINITIONS.dueSoon, DEFINITIONS.open],
      rows: LISTED_MAX,
    });
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

async function countCard(
  ctx: StaffContext,
  query: QueryReading,
  chosen: Chosen,
  q: Omit<Counted, "figure" | "notes"> & { figure: string; total: number },
): Promise<Said> {
  const span = query.period && query.period.label !== "当前" ? ` · ${spanShown(query.period)}` : "";
  const matters = await rowsOf(ctx.tx, {
    selection: chosen.selection,
    which: q.which,
    limit: q.rows,
    seenBy: seenBy(ctx.sender),
  });
  const title = `${chosen.name}${chosen.subject}:${q.title} ${q.total}${span}`;
  const definitions = [...q.definitions, ...chosen.notes];
  if (q.total === 0) return show(answerCard({ title, lines: [q.figure, sayQuery.nothing], definitions }));
  const card = listCard({
    title,
    lead: q.figure,
    matters,
    total: q.total,
    at: ctx.at,
    inGroup: !ctx.place.private,
    tone: q.alarming ? "red" : "blue",
  });
  card.body.elements.push(...footOf(definitions));
  return show(card);
}
