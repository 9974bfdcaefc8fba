import type { ReadContext } from "../context.ts";
import type { QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { INTENTS } from "./query-intents.ts";
import { periodOf, spanOfStatus, withoutSpans } from "./query-period.ts";
import { placeOfChat } from "./query-places.ts";

const CHARS_MAX = 18;
const ASKED_BEFORE =
  "(?:请问|领导问|书记问|问一?下|看一?下|看一?哈|看看|瞧瞧|瞅瞅|汇报一?下|报一?下|说一?下|说说|讲一?下|给我|帮我|我们?|咱们|大家)*";
const NOW = "(?:现在|目前|眼下|当前|最新)";
const ITS = "(?:我们|咱们|这边|这里|这儿|群里|本群|台账|工作|总体|整体|大体|的)*";
const STANDS =
  "(?:(?:啥子?|什么|哪样|咋个|怎么个?)(?:情况|形势|状况|现状|进展|动态)|(?:情况|形势|状况|现状|进展|动态|数据|数字)(?:咋个?样|怎么?样|怎样|如何|好不好|报一?下|汇报一?下|说一?下|讲一?下|看一?下|看看|是啥)?)";
const HOW = "(?:咋个?样|怎么?样|怎样|如何)";
const TAIL = "(?:了|呢|啊|嘛|吧|\\?)*";
/** Of now it has to be a 情况: 「现在咋样」 may be said to anybody. */
const OF_NOW = new RegExp(`^${ASKED_BEFORE}${NOW}${ITS}${STANDS}${TAIL}$`, "u");
/** Behind a span of time, which is cut out. */
const OF_SPAN = new RegExp(`^${ASKED_BEFORE}${ITS}(?:${STANDS}|${HOW})${TAIL}$`, "u");
const TODAY = "今天";

/** 「这周啥情况」, 「现在什么情况」 without a name: of a span the figures of that span, of now how the group's own place stands. */
export function aboutHere(plain: string, tight: string, ctx: ReadContext): QueryReading | null {
  if ([...tight].length > CHARS_MAX) return null;
  const span = periodOf(plain, ctx, null);
  const isOfSpan = span !== null && OF_SPAN.test(withoutSpans(tight, ctx));
  // 「今天咋样」 is asked of people.
  const isMeant = isOfSpan ? span.label !== TODAY || OF_STATE.test(tight) : OF_NOW.test(tight);
  if (!isMeant) return null;
  const here = placeOfChat(ctx, { many: false });
  const whose = Object.keys(here.scope).length > 0 ? here.scope : { district: true };
  const past = isOfSpan && span.label !== TODAY ? span : null;
  const report = past && INTENTS.find(({ intent }) => intent === "query.report");
  return emptyQuery({
    intent: report ? report.intent : "query.unit_status",
    output: report ? report.output : "card",
    scope: whose,
    period: past ?? spanOfStatus(plain, ctx),
    notes: [...here.notes],
  });
}
const OF_STATE = new RegExp(STANDS, "u");
