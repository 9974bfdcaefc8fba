import type { ReadContext } from "../context.ts";
import type { NamedMatter } from "../matter-number.ts";
import type { QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { isRumour } from "./query-intents.ts";
import { residueOf } from "./query-words.ts";

const MATTER_ASKED =
  /到(?:了)?(?:哪|什么)|进展|进度|怎么?样|咋个?样|(?:咋个?|怎么)(?:了|说|办|整|弄|还|就|老|一直|不|没)|情况|状态|谁|(?:催|提醒|通知)(?:过|了)|等哪个|哪个(?:负责|在|办|签|批|单位|街道)|什么时候|几时|多久|啥时候|哪天|历史|记录|流程|轨迹|为(?:什么|啥|哪样|何)|原因|凭(?:什么|啥)|包案|责任|期限|到期|查|看|[?]|吗|没有?$|了没|没得$|问|了解|说说|讲|剩|卡|还差|几天|有没有|是不是|呢$|结果|详情|在哪|(?:什么|啥子?|哪样)(?:事|内容|问题|隐患|案子)|内容|讲的|关于|(?:整改|改|换|修|做|弄|搞|清|拆|处理)了?些?(?:哪些|哪几|哪样|什么|啥|几[项处具个样][了呢]?$)|(?:哪些|哪几[项处具个样]|什么)(?:都|已|已经)?(?:整改|改|换|修|弄|清|没)/u;
const REPLIED_ASKED =
  /^(?:这个|这件|这条|该件|那|现在)*(?:事项|的)?(?:到(?:了)?(?:哪|什么)|进展|进度|怎么?样了?|咋个?样了?|(?:是)?(?:谁|哪个)(?:在)?(?:负责|办|签|批|包案|处理)|(?:什么|啥)时候(?:到期|销|整改|完成|办结|能好)|几时|(?:整改|处理|弄|搞|办|修|换|清)(?:完|好|到位)?(?:了)?(?:没|吗|没有|没得|不)|销(?:号)?了(?:没|吗)|(?:为(?:什么|啥|哪样|何)|咋个?|怎么)(?:还)?(?:不|没|未|逾期)|咋个?说|催(?:过|了)(?:没|吗|几次|几回)|期限|查一下|看一下)/u;
const DESCRIBED =
  /(?:那个|那件|那条|上次|上回|之前|昨天|前天|上周|我报的|我们报的|报的)[^,。;]{1,20}(?:到(?:了)?哪(?:一)?步|到什么程度|(?:办|处理|整改|弄|搞|整)得(?:怎么样|咋样|如何)|进展|进度|结果(?:呢|如何|怎么样|咋样|$)|(?:整改|处理|销号|办结|弄|搞)(?:完|好|到位)?了?(?:没|没有|没得|吗)(?:\?|$))/u;
/** Of nothing but when it was told: 「昨天那条整好没」, 「上次那个咋样了」. Which one, is asked. */
const OF_THEN =
  /^(?:请问|问一?下)?(?:昨天|前天|大前天|上次|上回|前次|上周|刚才|刚刚|之前|先前|前几天|那天|早上|上午|下午|昨晚)(?:我们?|群里)?(?:上?报|说|发|讲|提|登记)?(?:过|了)?(?:的)?(?:那|这)(?:个|条|件|处|起|单)(?:事情?|隐患|问题|单子)?(?:现在|到底|后来)?(?:(?:整改|处理|解决|整|弄|搞|办|改|换|修|清|销)(?:好|完|掉|到位|号)?了?(?:没有?|没得|吗|么|不)|咋个?样了?|怎么?样了?|(?:咋个?|怎么)说|(?:咋个?|怎么)了|到哪一?步了?|(?:有|有没有)?(?:啥子?|什么)?(?:结果|进展|下文)了?(?:没有?|没得|吗)?)[呢啊呀嘛哦?]*$/u;
/** 「已销号 XS-… 核验人:某街道」, as our cards say it: told by somebody, it closes nothing, and the card shows how it stands. */
const TOLD_CLOSED = /^[\p{P}\p{S}]*(?:已经?)(?:核验)?销号|核验人[:是为]/u;
const RESIDUE_WITH_NUMBER = 8;

/** Why it stands still, and who was told of it. */
const WHY =
  /为(?:什么|啥子?|哪样|何)|(?:咋个?|怎么|凭(?:什么|啥))(?:还|老|会|就|也)*(?:不|没|未|逾期)|原因|卡在|催(?:过|了)(?:没|吗|几|好多)|(?:提醒|通知|催)(?:了|过)?(?:谁|哪个|几次|几回|没有|没得|吗)|谁(?:还)?没|等(?:谁|哪个)/u;

/** Who told of it, which is not asked of what became of it. */
const REPORTER =
  /(?:谁|哪个(?!单位|社区|街道|部门|群)(?:人|网格员|同志)?|哪位|(?:什么|啥)人)(?:是)?(?:去|来|先)?(?:上报|报|登记)(?:上来|上去|来|出来)?(?:的|了)/u;
const THIS_ONE = /^(?:请问)?(?:这|那|该|此)/u;
/** Nothing but that: 「这条是哪个报的」, 「谁报的」. */
const THIS_REPORTED = new RegExp(
  `^(?:请问|查(?:一?下)?)?(?:(?:这|那|该|此)(?:个|件|条|单|起)?(?:事|事项|隐患|问题|单子)?)?(?:的)?(?:到底|究竟|当时)?(?:是|由)?(?:${REPORTER.source})[呢啊呀嘛?]*$`,
  "u",
);

/** 「XS-2026-0312 到哪一步了」; a number alone asks too. What is told of it besides is no question. */
export function aboutMatter(tight: string, named: NamedMatter | null, ctx: ReadContext): QueryReading | null {
  const reporter = REPORTER.test(tight);
  const params = reporter ? { reporter } : WHY.test(tight) ? { why: true } : {};
  const ask = (scope: Record<string, unknown>, asked: string[] = []) =>
    emptyQuery({ intent: "query.matter", scope, ask: asked, params });
  if (named) {
    const rest = tight.replace(named.text.replace(/\s/g, "").toLowerCase(), "");
    const residue = residueOf(rest, "");
    const isAlone = rest.replace(/[\p{P}\p{S}号件的那这条个第编单事项]/gu, "") === "";
    const isAsked = reporter || MATTER_ASKED.test(rest);
    if (!isAlone && !TOLD_CLOSED.test(rest) && (!isAsked || residue > RESIDUE_WITH_NUMBER)) return null;
    return ask("number" in named ? { matter_no: named.number } : { matter_no_suffix: named.suffix });
  }
  const isAsked = REPLIED_ASKED.test(tight) || OF_THEN.test(tight) || (reporter && THIS_REPORTED.test(tight));
  if (ctx.replyTo?.kind === "matter" && isAsked)
    return ask({ matter_no: ctx.replyTo.number, from_card: true });
  const last = ctx.lastQuery;
  if (last?.intent === "query.matter" && isAsked) return ask({ ...last.scope });
  if (reporter && THIS_REPORTED.test(tight) && THIS_ONE.test(tight)) return ask({}, ["matter_no"]);
  if (OF_THEN.test(tight)) return ask({}, ["matter_no"]);
  return DESCRIBED.test(tight) && !/几|哪些|多少/.test(tight) && !isRumour(tight)
    ? ask({}, ["matter_no"])
    : null;
}
