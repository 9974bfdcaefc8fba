import { z } from "zod";
import type { ReadContext } from "../context.ts";
import { patternOf } from "../pattern.ts";
import { signsAsWritten } from "../problems.ts";
import type { QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { isRumour } from "./query-intents.ts";
import { soleOf } from "./query-places.ts";
import { kindsIn, type Place, readPlace, topicIn } from "./query-scope.ts";
import { alternation } from "./query-text.ts";
import given from "./query-thing.json" with { type: "json" };

const words = z.array(z.string().min(1)).min(1);
const WORDS = z
  .object({
    source: z.string(),
    verbs: words,
    results: words,
    kinds: words,
    /** What the same thing is called besides. */
    same: z.array(z.array(z.string().min(1)).min(2)),
    /** How things end that get broken and mended, and words that end so but are none. */
    ends: z.string(),
    not_ends: z.string(),
    not_things: words,
  })
  .parse(given);
const VERB = alternation(WORDS.verbs);
const NOT = "(?:没有|没得|没|不曾)";
const TAIL = "(?:呢|啊|嘛|哦|咯|\\?)*$";
/** 「换没换」, 「换了没有」, 「整好没得」, 「还堵着没」: asked of it, and not told. 「配电箱盖没得」 tells. `verb` is the number of its group. */
const askedForms = (verb: number): string =>
  [
    `(${VERB})(?:好|完|掉)?没(?:有|得)?\\${verb}(?:好|完|掉|了)?${TAIL}`,
    `(?:${VERB})(?:${alternation(WORDS.results)}){1,2}(?:${NOT}|吗|么|不)${TAIL}`,
    `(?:还|还在|是不是还)(?:${VERB})(?:着|到|起)?(?:${NOT}|吗|么|不)${TAIL}`,
    `(?:${VERB})得(?:咋个?样|怎么?样|如何)了?${TAIL}`,
  ].join("|");
const ASKED = patternOf(new RegExp(askedForms(1), "u"));
const WHERE =
  "(?:门口|楼道|楼[上下]|院子?里?|[一二两三四五六七八九十\\d]{1,3}[楼层]|里面|外面|屋顶|路口|厕所|食堂|教室|车间)";
/** What gets broken and mended, though no report names it alone: 「灯修了没」, 「后门开了没有」. */
const MENDED = patternOf(
  new RegExp(
    `^(?:请问|问一?下)?(?:[^,。;]{0,6}?那(?:个|条|处|盏|扇|道)|那个?|这个?|的)?(?:${WHERE}的?)?([\\u4e00-\\u9fa5]{0,4}?(?:${WORDS.ends}))(?:现在|到底|今天)?(?:是不是)?(?:已经)?(?:${askedForms(2)})`,
    "u",
  ),
);
const NOT_MENDED = new RegExp(WORDS.not_ends, "u");
const CHARS_MAX = 30;
const ORDER = /请|麻烦|赶紧|尽快|马上|务必|必须|要求|限期|安排|督促|通知/u;

/** 「市场那条咋个样了」: a matter by what it is about. */
const THAT_ONE = patternOf(
  /^(?:请问|问一?下|帮?我?查(?:一?下|一?哈)|看(?:一?下|一?哈))?(.{1,12}?)(?:的)?那(?:个|条|件|家|处|起|单)(?:事情?|隐患|问题|单子|案子|纠纷)?(?:现在|到底|后来)?(?:咋个?样|怎么?样|(?:咋个?|怎么)说|咋个?了|怎么了|怎样|啥情况|什么情况|到哪|进展|进度|结果|办得|整得|弄得|处理得|(?:整|弄|搞|办|改|换|修|清|处理|解决)(?:好|完)?了?(?:没|吗))/u,
);

/** 「上次那个井盖哪个在弄」 */
const WHO_MENDS = patternOf(
  /^(?:上次|上回|昨天|前天|之前)?(?:报的)?那(?:个|条|件|处)([^,。;]{1,8}?)(?:现在|到底|是)?(?:哪个|谁|哪家)(?:在|负责|来)?(?:弄|整|办|修|搞|处理|管|负责|跟)|^(?:上次|上回|昨天|前天|之前)?(?:我)?(?:报的)?那(?:个|条|件|处)([^,。;]{1,8}?)(?:的)?(?:现在|到底)?(?:咋个?样|怎么?样|到哪一?步|(?:啥|什么)情况|进展|结果)了?(?:呢|\?)*$/u,
);

/** 「那个电线的事咋说」, 「滇润那个井盖有结果没」: what was told of it already, and nothing new of it. */
const WHAT_OF_IT = patternOf(
  /^(?:请问|问一?下)?[^,。;]{0,6}?(?:那|这)(?:个|条|件|处)([^,。;了没不坏断掉漏堵裂倒破]{1,8}?)(?:的)?(?:那)?(?:个|件)?(?:事情?|问题|隐患)?(?:现在|到底|后来)?(?:(?:咋个?|怎么|怎样)说|(?:咋个?|怎么)(?:处理|整|弄|办|解决|搞)的|(?:有没有|有)(?:啥子?|什么)?(?:结果|进展|下文|消息|说法)了?(?:没有?|没得|吗|么)?)了?[呢啊嘛?]*$/u,
);
/** 「学校那边怎么样」: those of a kind, without a name. */
const KIND_THERE = new RegExp(
  `^(?:请问|问一?下)?(${alternation(WORDS.kinds)})(?:那边|那里|那点|那头|那儿|些)(?:现在|目前|最近|今天)?(?:的)?(?:咋个?样|怎么?样|(?:啥子?|什么|哪样)(?:情况|状况)|情况(?:咋个?样|怎么?样|如何)?|咋个?了|怎么了|如何)了?[呢啊嘛?]*$`,
  "u",
);

/**
 * A question of how a thing stands: 「滇润市场灭火器换没换」, 「市场那条咋个样了」. It tells nothing, and nothing is made of it;
 * null where neither a unit nor a thing says of what.
 */
export function aboutThing(plain: string, tight: string, ctx: ReadContext): QueryReading | null {
  if ([...tight].length > CHARS_MAX || /[,。;!]./u.test(tight) || isRumour(tight)) return null;
  const there = KIND_THERE.exec(tight)?.[1];
  if (there) return ofKind(there, ctx);
  const that = THAT_ONE.exec(tight)?.[1] ?? ofOne(tight);
  if (that === undefined && (!ASKED.test(tight) || ORDER.test(tight))) return null;
  if (that !== undefined && NOT_A_THING.test(that)) return null;
  if (ctx.replyTo?.kind === "matter")
    return emptyQuery({
      intent: "query.matter",
      scope: { matter_no: ctx.replyTo.number, from_card: true },
    });
  const place = placeOf(plain, tight, ctx);
  const rest = without(that ?? tight, place.text);
  const thing = thingIn(rest) ?? mendedIn(rest);
  const keyword = thing ?? (that === undefined ? null : (thingAlone(rest) ?? wordOf(rest)));
  const isPlaced = place.text !== "";
  if (!keyword && !(isPlaced && (that !== undefined || isBare(rest)))) return null;
  if (that === undefined && !isPlaced && !thing) return null;
  // 「幼儿园消防栓修好了没」: those of that kind, where no name was said.
  const kind = keyword && !isPlaced ? kindsIn(rest.replace(keyword, "")) : null;
  // 「福海街道都整改完没得」 asks of all of them: that is a count.
  if (!keyword && !("unit" in place.scope) && place.ask.length === 0) return null;
  return emptyQuery({
    intent: "query.thing",
    scope: { ...place.scope, ...(keyword ? { keyword } : {}), ...(kind ? { kind } : {}) },
    output: "list",
    ask: [...place.ask],
    candidates: [...place.candidates],
    notes: [...place.notes],
  });
}

const ofOne = (tight: string): string | undefined =>
  WHO_MENDS.exec(tight)?.slice(1).find(Boolean) ?? WHAT_OF_IT.exec(tight)?.[1];

/** A group of one unit has its own school in mind; any other, those of the kind that it may see. */
function ofKind(word: string, ctx: ReadContext): QueryReading | null {
  if (ctx.replyTo?.kind === "matter") return null;
  const kind = kindsIn(word);
  return emptyQuery({ intent: "query.thing", scope: kind ? { kind } : { keyword: word }, output: "list" });
}

const NOT_A_THING = new RegExp(`^${alternation(WORDS.not_things)}`, "u");
const KIND = new RegExp(alternation(WORDS.kinds), "u");

/** 「红星的飞线」: the word before it is a name, for what is asked stands behind it. */
function placeOf(plain: string, tight: string, ctx: ReadContext): Place {
  const place = soleOf(readPlace(plain, ctx, { shared: "ask" }), ctx);
  if (place.text !== "") return place;
  const [, called = ""] = /^([^的那]{2,6})(?:的|那)/u.exec(tight) ?? [];
  return called && !thingIn(called) ? soleOf(readPlace(called, ctx, { shared: "ask" }), ctx) : place;
}

const without = (text: string, name: string): string =>
  name ? text.replace(name.toLowerCase().replace(/\s/g, ""), "") : text;

/** What is asked after, as a task would name it: 消防栓, and not 消防. */
export function thingIn(text: string): string | null {
  const named = signsAsWritten(text).hits.filter(
    ({ tag, word }) => tag === "thing" && !word.endsWith("隐患"),
  );
  const topic = topicIn(text);
  const wider = named.find(({ word }) => topic !== null && word.includes(topic));
  return wider?.word ?? topic ?? named[0]?.word ?? null;
}

function mendedIn(text: string): string | null {
  const thing = MENDED.exec(text)?.[1] ?? null;
  return thing && !NOT_MENDED.test(thing) && !/[那这的我你他谁几哪]/u.test(thing) && !NOT_A_THING.test(thing)
    ? thing
    : null;
}

const ENDED = new RegExp(`^[\\u4e00-\\u9fa5]{0,4}?(?:${WORDS.ends})$`, "u");

/** A thing's name and nothing else, as it stands in 「那后门呢」. */
export const thingAlone = (words: string): string | null => {
  const isEnded = ENDED.test(words) && !NOT_MENDED.test(words) && !NOT_A_THING.test(words);
  return isEnded || thingIn(words) === words ? words : null;
};

/** What else the same thing is called: a task may have another word for it. */
export const calledAlso = (word: string): string[] => [
  ...new Set(WORDS.same.filter((names) => names.includes(word)).flat()),
];

/** A kind of place: 「市场那条」. Any other word may be somebody's name. */
const wordOf = (rest: string): string | null => KIND.exec(rest)?.[0] ?? null;

/** Nothing but whether it is done: 「滇润市场换好了没有」. */
const isBare = (rest: string): boolean => ASKED.test(rest) && !HOW.test(rest) && [...rest].length <= 8;
/** 「团结街道搞得怎么样」 asks how the place stands. */
const HOW = /得(?:咋|怎|如何)/u;
