import type { ReadContext } from "../context.ts";
import type { NamedMatter } from "../matter-number.ts";
import type { Period, QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { incidentsInstead } from "./query-incident.ts";
import { respanned } from "./query-period.ts";
import { soleOf } from "./query-places.ts";
import { figureOfRow, isOfSeveral, MEASURES, type Measure, spanOfRow } from "./query-row.ts";
import { categoryIn, isDistrictWide, kindsIn, type Place, readPlace } from "./query-scope.ts";
import { grouped } from "./query-subject.ts";
import { hasCount, hasFact, residueOf } from "./query-words.ts";

const OPENING = "那么?|换成?|换到|改成|改看|再看|再查|再来|还有|另外|同样|然后|以及|接着";
const FORM = new RegExp(
  `^(?:${OPENING})*(.{1,16}?)(?:的)?(?:呢|咧|嘞|又?(?:怎么样|咋样|如何)|有没有|多少|情况)?[?。!]*$`,
  "u",
);
const OPENED = /^(?:那(?!个|件|条|些|边|里)么?|换成?|再看|再查|同样)/u;
const CLOSED = /(?:呢|咧|嘞)[?。!]*$/u;
/** What a word means or where to complain is the same everywhere. */
const FOLLOWED = /^query\.(?!definition|rule|channels|privacy)/u;
const LENGTH_MAX = 18;
const BARE_LENGTH_MAX = 10;

/** What the few words change: another place, span, category or measure. */
type Change = {
  place: Place;
  period: Period | null;
  scope: Record<string, unknown>;
  measure: Measure | null;
};
/** 「那福海呢」, 「上个月呢」: the last question with something else in it; without a last question, asked what is meant. */
export function readEllipsis(
  plain: string,
  tight: string,
  named: NamedMatter | null,
  ctx: ReadContext,
): QueryReading | null {
  if ([...tight].length > LENGTH_MAX) return null;
  const isMarked = OPENED.test(tight) || CLOSED.test(tight);
  const last = ctx.lastQuery && FOLLOWED.test(ctx.lastQuery.intent) ? ctx.lastQuery : null;
  if (!isMarked && !last) return null;
  const core = FORM.exec(tight)?.[1];
  if (!core) return null;
  const incidents = last && CLOSED.test(tight) ? incidentsInstead(core, last, ctx) : null;
  if (incidents || hasFact(tight)) return incidents;
  if (named) return isMarked && isNumberAlone(core, named) ? aboutNumber(named) : null;
  const change = changeIn({ core, plain, tight }, ctx, last);
  if (!change || (!isMarked && !isBare(tight, change))) return null;
  return last ? applied(last, change, ctx) : unclear(change);
}

const isNumberAlone = (core: string, named: NamedMatter): boolean =>
  core.replace(named.text.replace(/\s/g, "").toLowerCase(), "").replace(/[\p{P}号件个条第]/gu, "") === "";

const aboutNumber = (named: NamedMatter): QueryReading =>
  emptyQuery({
    intent: "query.matter",
    scope: "number" in named ? { matter_no: named.number } : { matter_no_suffix: named.suffix },
  });

const SPAN_OR_CATEGORY =
  /(?:今|昨|前|明|后)[天日]|[上下这本]个?(?:周|星期|礼拜|月|季度)|当月|今年以来|[今去前]年|[上下]半年|\d+月份?|最近\d+天|[一二三四]季度|安全隐患|隐患|矛盾纠纷|纠纷|信访件?|治安问题|治安|盲区|全区|企业|单位|街道|社区|的/gu;

/** Without 「那」 and 「呢」 nothing else may be said: 「福海」 after a question, not 「今天开会」. */
function isBare(tight: string, { place, measure }: Change): boolean {
  if (measure || hasCount(tight) || tight.length > BARE_LENGTH_MAX) return false;
  const left = place.text ? tight.replace(place.text.toLowerCase().replace(/\s/g, ""), "") : tight;
  return left.replace(SPAN_OR_CATEGORY, "").replace(/[\p{P}\p{S}]/gu, "") === "";
}

function changeIn(
  { core, plain, tight }: { core: string; plain: string; tight: string },
  ctx: ReadContext,
  last: QueryReading | null,
): Change | null {
  const period = respanned(tight, last, ctx);
  const shared = last && !isAboutUnit(last) ? "street" : "ask";
  const written = readPlace(plain, ctx, { shared });
  // 「那红星呢」: a word as well, but behind a question nothing else stands there than a name.
  const place = soleOf(written.text === "" ? readPlace(core, ctx, { shared }) : written, ctx);
  const rest = core.replace(place.text, "");
  const category = categoryIn(rest);
  const each = /^[各按分每]/u.test(rest) && last && TOLD_APART.includes(last.intent) ? grouped(rest) : {};
  const isEach = "group_by" in each;
  const group = isEach ? null : (kindsIn(rest) ?? (/^(?:各|那)?社区$/u.test(rest) ? ["社区"] : null));
  const scope = {
    ...(category ? { category } : {}),
    ...(group ? { kind: group } : {}),
    ...(!isEach && /^(?:各|那)?街道$/u.test(rest) ? { level: "street" } : {}),
    ...each,
    ...(isDistrictWide(rest) ? { district: true } : {}),
  };
  const measure = MEASURES.find(([pattern]) => pattern.test(rest))?.[1] ?? null;
  const says = period || place.text || measure || Object.keys(scope).length > 0;
  return says && residueOf(core, place.text) <= 1 ? { place, period, scope, measure } : null;
}

/** Counts, of which each street, community or unit has its own. */
const TOLD_APART = [
  "query.overdue",
  "query.open_count",
  "query.new_count",
  "query.closed_count",
  "query.due_soon",
  "query.close_rate",
  "query.coverage",
];

const isAboutUnit = (query: QueryReading): boolean =>
  query.intent === "query.unit_status" && !("street" in query.scope);

const PLACES = [
  "street",
  "unit",
  "unit_text",
  "lead_dept",
  "lead_dept_text",
  "district",
  "matter_no",
  "matter_no_suffix",
  "assignee",
  "reporter",
];
const GROUPS = ["level", "kind"];

function applied(
  last: QueryReading,
  { place, period, scope, measure }: Change,
  ctx: ReadContext,
): QueryReading {
  const isPlaced = place.text !== "" || "district" in scope || scope.group_by === "street";
  const isGrouped = "kind" in scope || "level" in scope;
  const dropped = [...(isPlaced ? [...PLACES, "level"] : []), ...(isGrouped ? GROUPS : [])];
  // One street of a table of streets, or one unit, is no table any more; the communities of one street are.
  const isOne = place.text !== "" && (last.scope.group_by === "street" || "unit" in place.scope);
  if (isOne) dropped.push("group_by");
  // Of one place there is no table: its own figure is asked. A table of ranks stays one, by another measure.
  const isRow = place.text !== "" && isOfSeveral(last);
  const own = isRow ? figureOfRow(last, measure) : undefined;
  if (isRow) dropped.push(...GROUPS, "group_by", ...(own?.intent === "query.overdue" ? ["state"] : []));
  const kept = Object.fromEntries(Object.entries(last.scope).filter(([key]) => !dropped.includes(key)));
  const isTable = !own && (last.intent === "query.ranking" || last.intent === "query.compare");
  return {
    ...last,
    ...(own ?? (measure && (isTable ? { metric: measure.metric } : measure))),
    scope: { ...kept, ...place.scope, ...(isTable && isGrouped ? ranked(scope) : scope) },
    period: period ?? (own ? spanOfRow(own, last, ctx) : last.period),
    params: {},
    ask: [...place.ask],
    candidates: [...place.candidates],
    notes: [...place.notes],
  };
}

function ranked(scope: Record<string, unknown>): Record<string, unknown> {
  const { kind, ...rest } = scope;
  if (!Array.isArray(kind)) return scope;
  return kind.includes("社区") ? { ...rest, level: "community" } : { ...rest, level: "unit", kind };
}

/** Nothing to go by: what is meant is asked, with what was named kept for the answer. */
function unclear({ place, period, scope }: Change): QueryReading {
  return emptyQuery({
    intent: "query.unit_status",
    scope: { ...place.scope, ...scope },
    period,
    ask: place.ask.length > 0 ? [...place.ask] : ["question"],
    candidates: [...place.candidates],
    notes: ["没有上一个问题可以接着问"],
  });
}
