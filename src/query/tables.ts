import { boardOf, bodiesFor, countBy } from "../../db/ledger-counts.ts";
import { type CloseFigures, closeFiguresBy } from "../../db/ledger-rates.ts";
import { coverageByStreet } from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { answer, show } from "../command.ts";
import { type Day, dayOf } from "../domain/day.ts";
import type { Period } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { withChosen } from "./counts.ts";
import { measureName } from "./measured.ts";
import { type Answer, rateOf, spanOf, spanShown, textIn } from "./question.ts";
import { coverage } from "./surveys.ts";

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, n) => all + n, 0);
const BODY_TITLES = { street: "街道", regulator: "监管部门" } as const;

/** 挂图作战: what stands open in each street and category. No row is not a zero: the surveyed fraction stands beside it. */
export const board: Answer = (ctx, query) =>
  withChosen(ctx, query, async ({ selection, name, subject, notes }) => {
    const by = textIn(query.scope, "group_by") === "lead_dept" ? "regulator" : "street";
    const cells = await boardOf(ctx.tx, { selection, by, at: ctx.at });
    const bodies = await bodiesFor(ctx.tx, { by });
    const covered = new Map(
      (await coverageByStreet(ctx.tx, { scope: { district: true } })).map((one) => [one.id, one]),
    );
    const categories = ctx.campaign.categories.filter(
      ({ id }) => !selection.category || selection.category === id,
    );
    const rowOf = (title: string, isThis: (bodyId: number | null) => boolean, cover: string) => {
      const own = cells.filter((cell) => isThis(cell.bodyId));
      const of = (id: string) => sum(own.flatMap((cell) => (cell.category === id ? cell.open : [])));
      const counts = categories.map(({ id }) => String(of(id)));
      const late = String(sum(own.map((cell) => cell.overdue)));
      return [
        title,
        ...counts,
        String(sum(own.map((cell) => cell.open))),
        late,
        ...(by === "street" ? [cover] : []),
      ];
    };
    const scope = selection.scope;
    const shown = bodies.filter(({ id }) => !("streetId" in scope) || scope.streetId === id);
    const coverOf = (id: number) => {
      const one = covered.get(id);
      return `${one?.done ?? 0}/${one?.registered ?? 0}`;
    };
    const rows = shown.map(({ id, name: title }) => rowOf(title, (bodyId) => bodyId === id, coverOf(id)));
    const known = new Set(bodies.map(({ id }) => id));
    const isRest = (bodyId: number | null) => bodyId === null || !known.has(bodyId);
    if (cells.some((cell) => isRest(cell.bodyId))) rows.push(rowOf(sayQuery.rest, isRest, "—"));
    rows.push(rowOf(sayQuery.total, () => true, "—"));
    const [open, late] = [sum(cells.map((one) => one.open)), sum(cells.map((one) => one.overdue))];
    return [
      show(
        answerCard({
          title: `挂图作战 · ${name}${subject}:在办 ${open},逾期 ${late}`,
          lines: [sayQuery.open(open, late)],
          table: {
            columns: [
              BODY_TITLES[by],
              ...categories.map(({ title }) => title),
              sayQuery.total,
              "其中逾期",
              ...(by === "street" ? ["已排查/在册"] : []),
            ],
            rows,
          },
          definitions: [
            ...(query.period ? [sayQuery.statusIsNow(query.period.label)] : []),
            DEFINITIONS.open,
            DEFINITIONS.overdue,
            DEFINITIONS.surveyed,
            ...notes,
          ],
        }),
      ),
    ];
  });

const RANKED = ["overdue_rate", "overdue_count", "open_count", "found_count", "closed_count", "close_rate"];
/** A street with fewer reports must not stand better for it: what it found stands beside every rate. */
type Ranked = {
  name: string;
  late: number;
  open: number;
  found: number;
  closed: number;
  close: CloseFigures | null;
};

/** Streets (or regulators) side by side by one measure. Never people, and never one column alone. */
export const ranking: Answer = (ctx, query) => {
  const level = textIn(query.scope, "level") ?? "street";
  const metric = query.metric ?? "overdue_rate";
  if (metric === "coverage_rate") return coverage(ctx, { ...query, scope: { ...query.scope, level } });
  if (!RANKED.includes(metric)) return Promise.resolve([answer(sayQuery.notKept(measureName(metric)))]);
  if (level !== "street" && level !== "department")
    return Promise.resolve([answer(sayQuery.noRankingOf("社区和单位"))]);
  return withChosen(ctx, query, async ({ selection, subject, notes }) => {
    const by = level === "street" ? "street" : "regulator";
    const period = spanRanked(query.period, ctx.at);
    const span = spanOf(period);
    if (!span) return [answer(sayQuery.cannot())];
    const q = { selection, by } as const;
    const late = await countBy(ctx.tx, { ...q, which: { kind: "overdue", at: ctx.at } });
    const open = await countBy(ctx.tx, { ...q, which: { kind: "open" } });
    const found = await countBy(ctx.tx, { ...q, which: { kind: "found", span } });
    const closed = await countBy(ctx.tx, { ...q, which: { kind: "closed", span } });
    const close = await closeFiguresBy(ctx.tx, { ...q, span, at: ctx.at });
    const ranked = (await bodiesFor(ctx.tx, { by }))
      .map(({ id, name }) => ({
        name,
        late: late.get(id) ?? 0,
        open: open.get(id) ?? 0,
        found: found.get(id) ?? 0,
        closed: closed.get(id) ?? 0,
        close: close.get(id) ?? null,
      }))
      .sort((a, b) => measureOf(metric, b) - measureOf(metric, a));
    const all = {
      late: sum(late.values()),
      open: sum(open.values()),
    };
    return [
      show(
        answerCard({
          title: sayQuery.rankingTitle(`${subject}${measureName(metric)}`, BODY_TITLES[by]),
          lines: [
            sayQuery.noRanking(),
            `全部:${sayQuery.overdue(all.late, all.open, rateOf(all.late, all.open))}`,
          ],
          table: {
            columns: [BODY_TITLES[by], "逾期率", "逾期/在办", "发现数", "销号数", "按期销号率"],
            rows: ranked.map((one) => [
              one.name,
              one.open > 0 ? rateOf(one.late, one.open) : sayQuery.nothingOpen,
              `${one.late}/${one.open}`,
              String(one.found),
              String(one.closed),
              one.close && one.close.due > 0
                ? `${rateOf(one.close.inTime, one.close.due)}(${one.close.inTime}/${one.close.due})`
                : sayQuery.nothingDue,
            ]),
          },
          definitions: [
            `发现数、销号数、按期销号率:${spanShown(period)};逾期、在办:现在`,
            DEFINITIONS.overdueRate,
            DEFINITIONS.overdue,
            DEFINITIONS.found,
            DEFINITIONS.closeRate,
            ...notes,
          ],
        }),
      ),
    ];
  });
};

/** 「当前」 has no past: what was found stands for the year so far. */
function spanRanked(period: Period | null, at: Date): Period {
  const today: Day = dayOf(at);
  return period && period.label !== "当前"
    ? period
    : { label: "今年以来", from: `${today.slice(0, 4)}-01-01`, to: today };
}

/** What has no denominator stands last, not first and not as a zero. */
function measureOf(metric: string, one: Ranked): number {
  switch (metric) {
    case "overdue_count":
      return one.late;
    case "open_count":
      return one.open;
    case "found_count":
      return one.found;
    case "closed_count":
      return one.closed;
    case "close_rate":
      return one.close && one.close.due > 0 ? one.close.inTime / one.close.due : -1;
    default:
      return one.open > 0 ? one.late / one.open : -1;
  }
}
