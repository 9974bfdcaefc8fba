import type { ReadContext } from "../context.ts";
import { findMatterNumber } from "../matter-number.ts";
import type { QueryReading } from "../reading.ts";
import { asksHowUndone } from "../undo-words.ts";
import { buildQuestion, emptyQuery } from "./query-build.ts";
import { readCommand } from "./query-commands.ts";
import { readEllipsis } from "./query-ellipsis.ts";
import { isHelp } from "./query-help.ts";
import { aboutHere } from "./query-here.ts";
import { intentsIn, isRumour, SEVERAL, severalAsked } from "./query-intents.ts";
import { readLoosely } from "./query-loose.ts";
import { aboutMatter } from "./query-matter.ts";
import { aboutPeople } from "./query-people.ts";
import { periodOf, spanOfStatus, withoutSpans } from "./query-period.ts";
import { placesBeside } from "./query-places.ts";
import { type Place, readPlace, topicIn } from "./query-scope.ts";
import { plainText, tightText } from "./query-text.ts";
import { aboutThing } from "./query-thing.ts";
import { hasAsking, hasCount, hasFact, hasRequest, residueOf } from "./query-words.ts";

/** Nobody asks the ledger in more words; a longer text tells something. */
const QUESTION_CHARS_MAX = 120;

/**
 * Reads a question to the ledger, a command in words or a call for help; null for everything else: reports, rumours,
 * talk. To be tried on masked text, after `readRefusal`. What the words do not say is asked, never guessed.
 */
export function readQuery(given: string, ctx: ReadContext): QueryReading | null {
  const plain = besideOurs(plainText(given), ctx);
  const tight = tightText(plain);
  if (tight === "" || tight.length > QUESTION_CHARS_MAX) return null;
  if (isHelp(tight)) return emptyQuery({ intent: "help" });
  if (asksHowUndone(tight)) return emptyQuery({ intent: "query.rule", params: { words: "撤销" } });
  const named = findMatterNumber(plain, ctx.prefix);
  return (
    readEllipsis(plain, tight, named, ctx) ??
    readCommand(plain, named, ctx) ??
    aboutMatter(tight, named, ctx) ??
    aboutThing(plain, tight, ctx) ??
    aboutPeople(plain, tight, ctx) ??
    readQuestion(plain, tight, ctx) ??
    aboutPlace(plain, tight, ctx) ??
    aboutHere(plain, tight, ctx) ??
    readLoosely(plain, ctx, readQuestion)
  );
}

/** 「跟福海比咋样」: the group's own street is the one that is compared. */
const besideOurs = (plain: string, { chat }: ReadContext): string =>
  chat.street && BESIDE_US.test(plain) ? `${chat.street}${plain}` : plain;
const BESIDE_US =
  /^(?:跟|和|与|同)(?!上|去|昨|前[一年天]|往|以前|之前|平时|你|他|我)[^,。;]{2,10}?(?:比|相比|对比)/u;

/** The first kind of question that the words fit and leave nothing unexplained. */
export function readQuestion(plain: string, tight: string, ctx: ReadContext): QueryReading | null {
  if (isRumour(tight) || isStatement(tight)) return null;
  let places: Partial<Record<"street" | "ask", Place>> = {};
  const placeFor = (shared: "street" | "ask" | "none"): Place => {
    if (shared === "none") return { scope: {}, text: "", ask: [], candidates: [], notes: [] };
    const place = places[shared] ?? readPlace(plain, ctx, { shared });
    places = { ...places, [shared]: place };
    return place;
  };
  // Neither 「周一到周三」 nor the second of two names nor a topic is left unexplained.
  const unexplained = (place: Place): number => {
    const others = place.text ? (placesBeside(plain, place, ctx)?.texts ?? []) : [];
    const named = [...others, topicIn(tight) ?? ""];
    const rest = named.reduce((text, name) => text.replace(name, ""), withoutSpans(tight, ctx));
    return residueOf(rest, place.text);
  };
  const several = SEVERAL.test(tight) ? severalAsked(periodOf(plain, ctx, null)) : [];
  for (const intent of [...several, ...intentsIn(tight)]) {
    if (!several.includes(intent) && !intent.matches(tight)) continue;
    const place = placeFor(intent.place);
    if (residueOf(tight, place.text) > intent.residue && unexplained(place) > intent.residue) continue;
    return buildQuestion(intent, { plain, tight, place, ctx });
  }
  return null;
}

const FIGURES =
  /\d(?:%|件|个|起|家|条|处|户)|已(?:经)?(?:到|达|完成|更新|报|交|发)|要(?:做|加强|严格|按|注意|求)|请各|各位|努力|力争|争取|确保|抓紧|尽快|务必|降下来|加快|加强|杜绝|避免/u;
/** 「前卫街道上月销号率92%」 tells a figure and asks for none. */
const isStatement = (tight: string): boolean =>
  FIGURES.test(tight) && !hasAsking(tight) && !hasRequest(tight) && !hasCount(tight);

const STATUS =
  /(?:现在|目前|今天|最近|那边|这边|那里|的|是个?|有)*(?:啥子?|什么|哪样)?(?:情况|状况|现状|态势)(?:怎么样|咋样|如何|是啥|介绍|了|呢)?|怎么样|咋样|咋个样|咋个了|咋了|怎么了|怎样|如何|啥情况|有(?:啥|什么|哪些)(?:问题|隐患|事)(?:没有|没得|吗)?|(?:上次|上回|最近一次|上一次)?(?:排查|检查|查)(?:过|的)?(?:是)?(?:哪天|什么时候|几时|啥时候|哪个时候)|(?:什么时候|哪天|几时|啥时候)(?:去)?(?:排查|检查|查)(?:的|过)?|(?:的)?事(?:情)?(?:办|整|弄)到哪(?:点|里|步|一步)?了?|(?:五个?)?零(?:都|全|全部)?(?:还)?(?:保住|守住|稳住|保持住|做到)(?:了)?(?:没有|没得|没|吗|不)|查一下|查下|查查|查哈|查一哈|看哈|看一哈|查询|看一下|看看|看下|看一眼|(?:去|克|来|给我)?(?:瞧|瞅|瞄)(?:瞧|瞅|瞄|一?下|一?哈|一眼)|了解一下|介绍一下|说说|摸一下|什么样|啥样|汇报一下|报告一下/gu;
const STATUS_RESIDUE_MAX = 2;
/** 「我单位今天无情况」 reports. */
const NOTHING_NEW = /(?:无|没|没有|没得|未发现)(?:什么|啥|其他|异常|任何)*情况/u;

const LOOK = /^(?:去|克|来|给我|帮我)*(?:看|瞧|瞅|瞄)(?:一眼|一?下|一?哈|瞅|瞄|瞧|看)/u;

/** 「金碧的情况」, or a name alone: how a unit or street stands. */
function aboutPlace(plain: string, tight: string, ctx: ReadContext): QueryReading | null {
  if (hasFact(tight) || isRumour(tight) || NOTHING_NEW.test(tight)) return null;
  const isAsked = STATUS.test(tight);
  STATUS.lastIndex = 0;
  if (!isAsked && [...tight].length > 24) return null;
  const glued = readPlace(plain, ctx, { shared: "ask" });
  // 「瞅瞅福海」: a name is not looked for behind signs that may be its own.
  const place = glued.text ? glued : readPlace(plain.replace(LOOK, ""), ctx, { shared: "ask" });
  if (!place.text) return null;
  const left = withoutSpans(tight.replace(place.text.toLowerCase().replace(/\s/g, ""), ""), ctx)
    .replace(STATUS, "")
    .replace(
      /示例·|[\p{P}\p{S}]|那边|这边|现在|目前|今天|最近|那里|社区|街道|[的了吗呢啊吧呀有是在那个下给我请帮]/gu,
      "",
    );
  if (left.length > (isAsked ? STATUS_RESIDUE_MAX : 0)) return null;
  return emptyQuery({
    intent: "query.unit_status",
    scope: place.scope,
    period: spanOfStatus(plain, ctx),
    ask: place.ask,
    candidates: place.candidates,
    notes: place.notes,
  });
}
