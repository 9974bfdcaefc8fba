import type { ReadContext } from "../context.ts";
import { defaultSpan } from "../dates/default-span.ts";
import type { Period, QueryReading } from "../reading.ts";
import type { Intent } from "./query-intents.ts";
import { periodOf, spanAsked } from "./query-period.ts";
import { comparesOthers, placeOfChat, placesBeside } from "./query-places.ts";
import { isDistrictWide, type Place } from "./query-scope.ts";
import { measureOf, subjectOf } from "./query-subject.ts";

type Scope = Record<string, unknown>;

/** A reading with nothing in it but what is given. */
export const emptyQuery = (given: Partial<QueryReading> & { intent: string }): QueryReading => ({
  scope: {},
  period: null,
  metric: null,
  output: "card",
  params: {},
  ask: [],
  candidates: [],
  notes: [],
  ...given,
});

/** What says whose figures are asked; without any of them the group's own place is meant. */
const WHOSE = [
  "street",
  "unit",
  "unit_text",
  "lead_dept",
  "lead_dept_text",
  "district",
  "assignee",
  "reporter",
];
/** 「各街道」 are those of the district, 「各社区」 in a street's own group those of the street. */
const ABOVE_STREETS = ["street", "department", "lead_dept"];
const isOpen = (scope: Scope): boolean =>
  !WHOSE.some((key) => key in scope) &&
  !ABOVE_STREETS.includes(String(scope.level)) &&
  !ABOVE_STREETS.includes(String(scope.group_by));

/** Questions about many units: in a unit's own group they are about its street's. */
const OF_MANY = /silent|unsurveyed|coverage|target|broken|ranking/u;

/** 「什么叫逾期」, 「一般隐患几天内整改」: what is asked about are words, not matters. */
const OF_WORDS = ["query.definition", "query.rule"];

/** A question of this kind about this place, filled with everything else that its words say. */
export function buildQuestion(
  intent: Intent,
  q: { plain: string; tight: string; place: Place; ctx: ReadContext },
): QueryReading {
  const { plain, tight, place, ctx } = q;
  const beside = MEASURED_BESIDE.includes(intent.intent) ? placesBeside(plain, place, ctx) : null;
  // What the places are called says nothing about what is asked: 「前卫和滇润市场」 are not the markets of 前卫.
  const rest = [place.text, ...(beside?.texts ?? [])].reduce(
    (text, name) => text.replace(name.toLowerCase().replace(/\s/g, ""), ""),
    tight,
  );
  const district: Scope =
    Object.keys(place.scope).length === 0 && isDistrictWide(tight) ? { district: true } : {};
  const said: Scope = { ...place.scope, ...district, ...subjectOf(intent.intent, rest) };
  const isAsked = place.ask.length > 0;
  const here =
    intent.chat && isOpen(said) && !isAsked
      ? placeOfChat(ctx, { many: "group_by" in said || OF_MANY.test(intent.intent) })
      : null;
  const scope: Scope = { ...here?.scope, ...said };
  if (intent.bare && Object.keys(scope).length === 0 && !isAsked) scope.district = true;
  const isComparing = intent.intent === "query.compare";
  const isBeside =
    beside !== null ||
    (isComparing &&
      !periodOf(plain, ctx, null)?.base &&
      (WHICH_OF_TWO.test(tight) || comparesOthers(plain, ctx)));
  const period = spanAsked(intent, { plain, tight, ctx });
  const measure = measureOf(intent, rest);
  if (isBeside) {
    const said = periodOf(plain, ctx, null);
    const span = said ?? (isComparing ? defaultSpan("this-year", ctx.at) : period);
    return besideOthers({
      scope,
      beside,
      period: OF_NOW.test(measure.metric ?? "") ? said : span,
      metric: measure.metric,
    });
  }
  return emptyQuery({
    intent: intent.intent,
    scope,
    period,
    ...measure,
    params: {
      ...(OF_WORDS.includes(intent.intent) ? { words: tight } : {}),
      ...(FILE.test(tight) ? { file: true } : {}),
    },
    ask: [...place.ask],
    candidates: [...place.candidates],
    notes: [...place.notes, ...(here?.notes ?? []), ...spanNotes(intent, period, plain, ctx)],
  });
}

/** 「导出台账」, 「给个excel」: a file is wanted. */
const FILE =
  /导出(?!来)|导[一个张]|excel|xlsx?|下载|打印(?!机|店)|电子版|电子表|^(?:麻烦|请)?(?:给|弄|整|搞|做|出|来|要)(?:我|我们)?一?[个张份]?(?:表格?|报表)(?!扬|态|示)/u;

/** What two places can be held side by side by: of one alone it would be half an answer. */
const MEASURED_BESIDE = [
  "query.compare",
  "query.ranking",
  "query.overdue",
  "query.open_count",
  "query.new_count",
  "query.closed_count",
  "query.close_rate",
];
const OF_NOW = /^(?:open|overdue)_/u;
/** Who asks which of them has more compares places, not times. */
const WHICH_OF_TWO = /(?:哪个|谁|哪边|哪家|哪头)(?:的)?[^,。;]{0,8}(?:多|少|高|低|好|差|快|慢)/u;
const NOT_OF_PLACES = ["level", "group_by", "district", "street", "unit", "lead_dept"];

/** 「前卫和福海哪个多」: one figure for each; a second place that nobody knows is asked, never left out. */
function besideOthers(q: {
  scope: Scope;
  beside: ReturnType<typeof placesBeside>;
  period: Period | null;
  metric: string | null;
}): QueryReading {
  const { beside, period, metric } = q;
  const kept = Object.fromEntries(Object.entries(q.scope).filter(([key]) => !NOT_OF_PLACES.includes(key)));
  const isKnown = beside !== null && !beside.unknown;
  return emptyQuery({
    intent: "query.compare",
    scope: { ...kept, ...(isKnown ? beside.scope : {}) },
    period: period && { label: period.label.replace(/[同环]比$/u, ""), from: period.from, to: period.to },
    metric,
    output: "number",
    ask: isKnown ? [] : ["places"],
  });
}

const SPANS_SAID_SO = ["today", "this-month", "this-year"];

const OF_PAST = /[月年周]初|当时|那时候?|那会儿?/u;
const NOW_ONLY = ["query.open_count", "query.overdue", "query.list"];

/** A span that nobody said is shown with the answer. */
const spanNotes = (intent: Intent, period: Period | null, plain: string, ctx: ReadContext): string[] => {
  const stated = intent.intent === "query.due_soon" ? periodOf(plain, ctx, null) : null;
  if (stated && period && stated.to < period.from)
    return [`${stated.label}已过,这里是今后的;过了期限还没办的请问「逾期的有哪些」`];
  if (OF_PAST.test(plain) && !period && NOW_ONLY.includes(intent.intent))
    return ["过去某天的在办、逾期没有留存,这里是现在的数"];
  return unsaidSpan(intent, period, plain, ctx);
};

const unsaidSpan = (intent: Intent, period: Period | null, plain: string, ctx: ReadContext): string[] =>
  period &&
  intent.period &&
  SPANS_SAID_SO.includes(intent.period) &&
  !periodOf(plain, ctx, null) &&
  !/这[两二三四五几]天/u.test(plain)
    ? [`未说时段,按${period.label}统计`]
    : [];
