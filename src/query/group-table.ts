import type { By, Which } from "../../db/ledger-counts.ts";
import type { OfStreet } from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { type Said, show } from "../command.ts";
import type { QueryReading } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { rateOf, type Span, spanShown } from "./question.ts";
import type { Chosen } from "./whose.ts";

/** What is asked of each row: a count, or what share of what came due was struck off in time. */
export type Figure = { title: string; definitions: readonly string[] } & (
  | { which: Which }
  | { dueWithin: Span }
);

/** `shown` is the figure asked for, and `n` zero where there is nothing of it; `cover` null for what is no unit's. */
export type GroupRow = {
  name: string;
  shown: string;
  n: number;
  open: number;
  late: number;
  cover: OfStreet | null;
};

const ROWS_MAX = 30;
/** What the rows are, by what they are told apart. */
export const GROUP_TITLES: Record<By, string> = {
  street: "街道",
  regulator: "监管部门",
  community: "社区",
  unit: "单位",
};

/** The table of a question asked of each; where nobody looked, no zero is shown. */
export function groupTable(q: {
  query: QueryReading;
  chosen: Chosen;
  by: By;
  figure: Figure;
  span: Span | null;
  rows: readonly GroupRow[];
  rest: GroupRow | null;
  total: GroupRow;
}): Said[] {
  const { query, chosen, by, figure, span } = q;
  const rows = inOrder(q.rows);
  const shown = rows.slice(0, ROWS_MAX);
  const unlooked = rows.filter(isUnlooked).length;
  const columns = columnsOf(figure);
  const period = query.period && (span || "dueWithin" in figure) ? [spanShown(query.period)] : [];
  return [
    show(
      answerCard({
        title: `${chosen.name}${chosen.subject}${figure.title} ${q.total.shown} · 按${GROUP_TITLES[by]}`,
        lines: [
          ...period,
          sayQuery.open(q.total.open, q.total.late),
          sayQuery.groups(GROUP_TITLES[by], rows.length, unlooked),
          ...(rows.length > shown.length ? [sayQuery.moreGroups(rows.length - shown.length)] : []),
        ],
        table: {
          columns: [GROUP_TITLES[by], ...columns.map(({ title }) => title), "已排查/在册"],
          rows: [...shown, ...(q.rest ? [q.rest] : [])].map((row) => [
            row.name,
            ...columns.map(({ cell }) => cell(row)),
            row.cover ? `${row.cover.done}/${row.cover.registered}` : "—",
          ]),
        },
        definitions: [
          ...new Set([...figure.definitions, DEFINITIONS.open, DEFINITIONS.overdue]),
          span ? DEFINITIONS.surveyedIn : DEFINITIONS.surveyed,
          ...chosen.notes,
        ],
      }),
    ),
  ];
}

const isUnlooked = ({ cover }: GroupRow): boolean => cover !== null && cover.done === 0;

/** As registered, for it is no ranking; but those with something in hand first, and those nobody looked at next. */
function inOrder(rows: readonly GroupRow[]): GroupRow[] {
  const place = (row: GroupRow) => (row.n > 0 || row.open > 0 ? 0 : isUnlooked(row) ? 1 : 2);
  return [...rows].sort((a, b) => place(a) - place(b));
}

type Column = { title: string; cell(row: GroupRow): string };

const OPEN: Column = { title: "在办", cell: (row) => countCell(row, row.open) };
const LATE: Column = { title: "逾期", cell: (row) => (row.open > 0 ? String(row.late) : countCell(row, 0)) };
const LATE_RATE: Column = {
  title: "逾期率",
  cell: (row) => (row.open > 0 ? rateOf(row.late, row.open) : sayQuery.nothingOpen),
};

function columnsOf(figure: Figure): Column[] {
  if ("dueWithin" in figure) return [{ title: figure.title, cell: ({ shown }) => shown }, OPEN, LATE];
  const { which } = figure;
  if (which.kind === "open" && !which.states && !which.registeredIn) return [OPEN, LATE];
  if (which.kind === "overdue" && !which.dueIn) return [LATE, OPEN, LATE_RATE];
  return [{ title: figure.title, cell: (row) => countCell(row, row.n) }, OPEN, LATE];
}

/** A zero is one only where somebody looked. */
const countCell = (row: GroupRow, n: number): string =>
  n === 0 && isUnlooked(row) ? sayQuery.unlooked : String(n);
