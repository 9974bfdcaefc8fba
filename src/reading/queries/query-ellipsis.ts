import type { ReadContext } from "../context.ts";
import type { NamedMatter } from "../matter-number.ts";
import type { QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { applied, type Change, PLACES } from "./query-change.ts";
import { grouped } from "./query-group.ts";
import { incidentsInstead } from "./query-incident.ts";
import { INTENTS } from "./query-intents.ts";
import { respanned } from "./query-period.ts";
import { placeOfChat, soleOf } from "./query-places.ts";
import { MEASURES } from "./query-row.ts";
import { categoryIn, isDistrictWide, kindsIn, readPlace, severitiesIn } from "./query-scope.ts";
import { thingAlone } from "./query-thing.ts";
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
  const meaning = isMarked && ctx.lastQuery ? meaningInstead(core, ctx.lastQuery) : null;
  if (meaning) return meaning;
  const other = last?.intent === "query.thing" && isMarked ? thingAlone(core) : null;
  if (last && other)
    return { ...last, scope: { ...last.scope, keyword: other }, ask: [], candidates: [], notes: [] };
  const incidents = last && CLOSED.test(tight) ? incidentsInstead(core, last, ctx) : null;
  if (incidents || hasFact(tight)) return incidents;
  if (named) return isMarked && isNumberAlone(core, named) ? aboutNumber(named) : null;
  const change = changeIn({ core, plain, tight }, ctx, last);
  if (!change || (!isMarked && !isBare(tight, change))) return null;
  if (last && isOfOne(last)) return behindOne(last, change, ctx);
  return last ? applied(last, change, ctx) : unclear(change, "没有上一个问题可以接着问", ctx);
}

const ASKED_OF_WORDS: Record<string, (core: string) => string> = {
  "query.definition": (core) => `什么叫${core}`,
  "query.rule": (core) =>
    `${core.replace(/的$/u, "")}${categoryIn(core) || /[黄红]牌|延期|签收|核验|复查|销号/u.test(core) ? "" : "隐患"}几天内整改`,
};

/** 「什么叫黄牌」, 「那红牌呢」: the same of another word. */
function meaningInstead(core: string, last: QueryReading): QueryReading | null {
  const words = ASKED_OF_WORDS[last.intent]?.(core);
  const isKnown = words && INTENTS.some(({ intent, matches }) => intent === last.intent && matches(words));
  const isMeant = isKnown && (last.intent !== "query.rule" || severitiesIn(words) || categoryIn(core));
  return isMeant ? emptyQuery({ intent: last.intent, output: last.output, params: { words } }) : null;
}

/** A matter, or what is done about a thing: of one place at a time, and now. */
const isOfOne = ({ intent }: QueryReading): boolean => intent === "query.matter" || intent === "query.thing";

/**
 * 「那前卫呢」 behind one matter asks how 前卫 stands, behind a thing of the same thing there. A span or a category of one
 * matter means nothing: that is asked. A measure is a question of its own: null, and it is read as such.
 */
function behindOne(last: QueryReading, change: Change, ctx: ReadContext): QueryReading | null {
  const { place, scope, measure } = change;
  if (measure) return null;
  const isPlaced = place.text !== "" || "district" in scope;
  if (last.intent === "query.thing" && (isPlaced || "kind" in scope)) {
    const kept = Object.fromEntries(Object.entries(last.scope).filter(([key]) => !PLACES.includes(key)));
    return applied({ ...last, scope: kept }, { ...change, period: null }, ctx);
  }
  if (!isPlaced) return unclear(change, "上一问问的是一件事,没有时段和类别可换", ctx);
  return emptyQuery({
    intent: "query.unit_status",
    scope: { ...place.scope, ...scope },
    ask: [...place.ask],
    candidates: [...place.candidates],
    notes: [...place.notes],
  });
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

/** Nothing to go by: what is meant is asked, with what was named kept for the answer. */
function unclear({ place, period, scope }: Change, why: string, ctx: ReadContext): QueryReading {
  const isPlaced = place.text !== "" || "district" in scope;
  const here = isPlaced ? place.scope : placeOfChat(ctx, { many: false }).scope;
  const whose = isPlaced || Object.keys(here).length > 0 ? here : { district: true };
  return emptyQuery({
    intent: "query.unit_status",
    scope: { ...whose, ...scope },
    period,
    ask: place.ask.length > 0 ? [...place.ask] : ["question"],
    candidates: [...place.candidates],
    notes: [why],
  });
}
