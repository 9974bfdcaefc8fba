import { type By, bodiesFor, countBy, type Which } from "../../db/ledger-counts.ts";
import { closeFiguresBy } from "../../db/ledger-rates.ts";
import { coverageBy, type OfStreet } from "../../db/survey-counts.ts";
import type { Said, StaffContext } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { OF_MATTERS, type OfMatters } from "./by-category.ts";
import { type Figure, type GroupRow, groupTable } from "./group-table.ts";
import { rateOf, spanOf, textIn } from "./question.ts";
import { type Chosen, registeredIn } from "./whose.ts";

const BY: Record<string, By> = {
  street: "street",
  lead_dept: "regulator",
  community: "community",
  unit: "unit",
};

/** 「各社区」, 「各单位」: by what a question wants its figures told apart; null where it wants one for all. */
export const groupingIn = (query: QueryReading): By | null =>
  BY[textIn(query.scope, "group_by") ?? ""] ?? null;

/** What a question wants its figures told apart by that no row says; null where it wants none, or one that is kept. */
export const unkeptGroupIn = (query: QueryReading): string | null => {
  const by = textIn(query.scope, "group_by");
  const ofMatters = ofMattersIn(query);
  return by === null || by in BY ? null : ofMatters ? sayQuery.ofMatters[ofMatters] : by;
};
/** Matters have a category and a grade each, but no unit has one: their tables are others. */
export const ofMattersIn = (query: QueryReading): OfMatters | null =>
  OF_MATTERS.find((one) => one === textIn(query.scope, "group_by")) ?? null;

/**
 * One row for each street, department, community or unit: what is asked, what stands open and overdue, and how much was
 * looked at. Figures only: what the matters are stays with those whose they are.
 */
export async function grouped(
  ctx: StaffContext,
  query: QueryReading,
  chosen: Chosen,
  { by, figure }: { by: By; figure: Figure },
): Promise<Said[]> {
  const { tx, at } = ctx;
  const { selection } = chosen;
  const countOf = (which: Which) => countBy(tx, { selection, which, by });
  const [open, late] = [await countOf({ kind: "open" }), await countOf({ kind: "overdue", at })];
  const asked = await askedBy(ctx, chosen, by, figure);
  // A zero of what happens in a span stands on who looked in that span; of what stands open, on who ever looked.
  const span = happens(figure) ? spanOf(query.period) : null;
  const covered = await coverageBy(tx, { ...registeredIn(chosen), by, span });
  const groups = by === "street" ? await withEmptyStreets(ctx, chosen, covered) : covered;

  const rowOf = (name: string, ids: readonly Id[], cover: OfStreet | null): GroupRow => ({
    name,
    ...asked.of(ids),
    open: sum(open, ids),
    late: sum(late, ids),
    cover,
  });
  const known = new Set<Id>(groups.map(({ id }) => id));
  const all = [...new Set([...known, ...asked.ids, ...open.keys()])];
  const strays = all.filter((id) => !known.has(id));
  return groupTable({
    query,
    chosen,
    by,
    figure,
    span,
    rows: groups.map((group) => rowOf(group.name, [group.id], group)),
    rest: strays.length > 0 ? rowOf(sayQuery.rest, strays, null) : null,
    total: rowOf(sayQuery.total, all, null),
  });
}

type Id = number | null;
type Asked = { ids: readonly Id[]; of(ids: readonly Id[]): { shown: string; n: number } };

const sum = (counts: ReadonlyMap<Id, number>, ids: readonly Id[]): number =>
  ids.reduce<number>((all, id) => all + (counts.get(id) ?? 0), 0);

async function askedBy(
  { tx, at }: StaffContext,
  { selection }: Chosen,
  by: By,
  figure: Figure,
): Promise<Asked> {
  if ("which" in figure) {
    const counts = await countBy(tx, { selection, which: figure.which, by });
    const of = (ids: readonly Id[]) => ({ n: sum(counts, ids), shown: String(sum(counts, ids)) });
    return { ids: [...counts.keys()], of };
  }
  const figures = await closeFiguresBy(tx, { selection, span: figure.dueWithin, at, by });
  const of = (ids: readonly Id[]) => {
    const own = ids.flatMap((id) => figures.get(id) ?? []);
    const [n, due] = [
      own.reduce((all, one) => all + one.inTime, 0),
      own.reduce((all, one) => all + one.due, 0),
    ];
    return { n: due, shown: due > 0 ? `${rateOf(n, due)}(${n}/${due})` : sayQuery.nothingDue };
  };
  return { ids: [...figures.keys()], of };
}

const happens = (figure: Figure): boolean =>
  "which" in figure && (figure.which.kind === "found" || figure.which.kind === "closed");

/** A street without a unit on the register is a row as well, with nothing looked at. */
async function withEmptyStreets(
  { tx }: StaffContext,
  { selection: { scope } }: Chosen,
  covered: readonly OfStreet[],
): Promise<OfStreet[]> {
  const streets = await bodiesFor(tx, { by: "street" });
  return streets
    .filter(({ id }) => "district" in scope || covered.some((one) => one.id === id))
    .map((street) => covered.find(({ id }) => id === street.id) ?? { ...street, registered: 0, done: 0 });
}
