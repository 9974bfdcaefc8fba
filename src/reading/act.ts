import { saysAccident } from "./accident.ts";
import { ACT_WORDS } from "./act-words.ts";
import type { ReadContext } from "./context.ts";
import { readDeadline } from "./dates/deadline.ts";
import { isDone } from "./done.ts";
import { findMatterNumber } from "./matter-number.ts";
import type { Signs } from "./problems.ts";
import type { Act } from "./reading.ts";
import { saysProblem } from "./split.ts";
import type { Told } from "./told.ts";
import type { UnitFinding } from "./units/units.ts";
import { isAllWell, isQuestion, isZero, leavesOneOut, saysFigures } from "./zero.ts";

const CHATTER_CHARS_MAX = 24;
const REPORT_CHARS_MIN = 6;
const POLITE = /^(?:收到|好的|好|明白|ok|知道了|谢谢|辛苦)/i;
/** Something is not as it should be, in words of no list: with a unit before it, that is a report. */
const AMISS =
  /没(?!问题|事)|未(?!成年)|无|不(?!错|用谢|客气)|坏(?![账帐人事习])|破|(?<![判诊推果决不])断(?![定言然案])|裂(?!变)|漏(?![报斗勺洞])|堵(?!漏)|松|掉|倒(?!班|是|垃|计|卖|数|休)|歪|缺|少|烂|脏|乱|臭|满了|塌|锈|旧|超|违|私|偷|吵|闹|打|骂|跑|困|滑|湿|积|泄|冒|烧|危|险|挡|占|晃|响|黑|刺鼻|爆|陷|咬|骗|抢|泼|撬|瞒报|造假|(?<![放请寒暑休年病事])假的|更深|更大|更严重|谁都能|取消了|被(?:人|谁)|有(?:个|只|几个)?(?:人|男的|女的|男子|女子|陌生人|小伙子?|狗)[^,。;]{0,8}(?:盯|守着|跟|蹲|拦|追|偷拍|摸|闯|翻|收[^,。;]{0,4}费|删)|有问题|要处理|要整治|整一下|看一下|来看|老样子/;

/** What a message is for, once it is neither refused, nor a question, nor a command. */
export function readAct(told: Told, ctx: ReadContext): Act {
  const [signs, unit] = [told.signs(), told.unit()];
  const text = told.unnamed();
  const problem = saysProblem(signs);
  if (isChatter(text)) return "none";
  if (isZero(told) || saysFigures(told) || leavesOneOut(told)) return "zero_report";
  if (isRumour(told)) return "unverified";
  if (isAllWell(told)) return "none";
  if (ACT_WORDS.returning.test(text)) return "return_request";
  if (ACT_WORDS.hearsay.test(text) && (problem || saysAccident(signs) || signs.has("accidentWeak")))
    return "unverified";
  // 「换了没得」 asks how it stands: nothing is told by it, and nothing done.
  if (isQuestion(told)) return "unknown";
  if (isCorrection(text, ctx)) return "correction";
  const done = isDone(told, ctx);
  // 「上次报的那个已经修好了」 is the end of it, not news.
  if (!(done && /^(?:上[次回]|前次|前几天)/.test(text)) && isFollowup(text, signs, ctx))
    return isNews(told, ctx) ? "report" : "followup";
  // An accident is reported, however well it ended: 「树倒了压到车,已清理」.
  if (done) return isNews(told, ctx) ? "report" : "submit_rectification";
  if (isProgress(text, ctx)) return "followup";
  if (isNotice(text, signs, unit)) return "none";
  if (isAnnounced(text) && !saysAccident(signs) && !signs.has("fault")) return "none";
  if (POLITE.test(text) && !signs.has("fault", "accidentStrong", "violent", "petition")) return "none";
  if (isCall(text, signs, unit)) return "none";
  if (problem || signs.has("accidentStrong") || saysAccident(signs)) return "report";
  const named = unit.how !== "missing";
  if (!named || [...text].length < REPORT_CHARS_MIN) return "unknown";
  // A limit is set to a unit for what it has to put right, in whatever words that is told.
  const asks =
    AMISS.test(signs.text) || ACT_WORDS.demand.test(text) || readDeadline(text, ctx).kind === "stated";
  return asks ? "report" : "unknown";
}

/** 「网上有人传福海要拆迁,不晓得真假」: told by others and doubted, whatever it is about. */
const isRumour = ({ text }: Told): boolean => PASSED_ON.test(text) && DOUBTED.test(text);
const PASSED_ON =
  /(?:网上|抖音|快手|微信|群里|朋友圈|外面|街上|到处|大家|有人|都|在|听人?|摊贩些?|老百姓|商户|居民)[^,。;]{0,5}(?:传(?!染|统|真|达|单)|听?说|讲)|听(?:倒|到|着|人)?(?:家)?(?:说|讲)|据说|据传|网传|谣传|传闻/;
const DOUBTED =
  /(?:不|没)(?:晓得|知道?|清楚|敢信)[^,。;]{0,6}真|真的?假|是真是假|(?:是不是|是否)(?:真|有这|属实)|是真的(?:吗|么|不)|可靠不|靠不靠谱|(?:没|未)(?:经|有)?(?:核实|证实)/;

/** 「转发:各社区注意,近期严查…」: of no unit in particular, whatever may have happened elsewhere. */
function isNotice(text: string, signs: Signs, unit: UnitFinding): boolean {
  if (unit.how !== "missing" && unit.how !== "context") return false;
  if (!ACT_WORDS.notice.test(text) || ACT_WORDS.toldBy.test(text)) return false;
  const grave = saysAccident(signs) || signs.has("violent", "disputeStrong") || BROKE.test(signs.text);
  return !grave || ACT_WORDS.general.test(text);
}

/** 「各社区请注意,前面路口塌了」: it happened, and here. */
const BROKE = /[漏堵塌垮断裂倒坏掉爆炸歪丢偷][^,,。;;]{0,2}了/;

/** A meeting by which something is to be done announces none. */
const isAnnounced = (text: string): boolean => ACT_WORDS.announcement.test(text.replace(BY_MEETING, ""));
const BY_MEETING =
  /(?:开会|会议|例会)(?:之前|以前|前)|(?:开会|会议|例会)(?=[,,][^,,。;;]{0,4}(?:[会之以此]前|这之前|来前))/g;

/** 「你电话打不通,看到回一下」 says nothing of any unit. */
const isCall = (text: string, signs: Signs, unit: UnitFinding): boolean =>
  ACT_WORDS.calling.test(text) && unit.how !== "stated" && !signs.has("thing", "accidentStrong", "violent");

function isChatter(text: string): boolean {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  if (bare === "") return true;
  if ([...bare].length > CHATTER_CHARS_MAX) return false;
  let left = bare;
  for (const word of CHATTER) left = left.replaceAll(word, "");
  return left === "" || /^\d{1,2}$/.test(left);
}
const CHATTER = [...ACT_WORDS.chatter].sort((a, b) => b.length - a.length);

/** 「路灯时间不对,晚上不亮」, 「数量不对的灭火器」: the thing itself is amiss, not what was told of it. */
const THING_AMISS =
  /(?:灯|牌子?|钟|机|阀|门|梯|栓|器|屏|闸|井|管|线|箱|柜|标识|标志|显示)[上的里]?(?:单位|地点|地址|位置|期限|时间|日期|数量|名字|编号)?(?:写|标|填|报|装|设)?(?:错|不对|有误|反)了?|(?:时间|日期|数量|位置|编号)(?:不对|有误|错了?)的/;

/** Of what was just reported: only where there is something that can be corrected. */
function isCorrection(text: string, ctx: ReadContext): boolean {
  // 「是河南,别搞错」 puts nothing right, it takes care.
  const said = text.replace(/(?:别|不要|莫|勿)(?:再)?(?:搞|弄|写|填|报|记|看|听)(?:错|混|岔)了?/g, "");
  if (!ACT_WORDS.correction.test(said)) return false;
  const open = ctx.hasDraft || ctx.replyTo !== null || ctx.lastReport !== null;
  if (THING_AMISS.test(said) && !(open && /[,，]\s{0,3}(?:应该?)?(?:是|改)/.test(said))) return false;
  return (
    open || /更正|纠正|错了|搞错|写错|填错|报错|说错|听[岔错]|看[岔错]|记错|口误|笔误|不对|有误/.test(said)
  );
}

/** An accident at a place that is named, and nothing that was reported before. */
function isNews(told: Told, ctx: ReadContext): boolean {
  const text = told.unnamed();
  return (
    ctx.lastReport === null &&
    ctx.replyTo === null &&
    told.unit().how === "stated" &&
    saysAccident(told.signs()) &&
    findMatterNumber(text, ctx.prefix) === null &&
    !BEFORE.test(text)
  );
}
const BEFORE =
  /续报|续[:：]|补[充报]|后续|最新|进展|进度|更新|刚才|刚刚|先前|之前|上[次回]|前[次面]|昨天报|整改|复查|验收|核验|那(?:个|起|条|件|位|家|处)|伤[者员]/;

function isFollowup(text: string, signs: Signs, ctx: ReadContext): boolean {
  if (!ACT_WORDS.followup.test(text)) return false;
  // 「刚才那个路口着火了」 is news; 「续报」 and 「刚才报的」 are not.
  if (/续报|补充|后续|最新|进展|进度|更新/.test(text)) return true;
  if (/(?:报|发|说|讲|上报)(?:的|过|了)/.test(text)) return true;
  return ctx.lastReport !== null || ctx.replyTo !== null || !signs.has("fault", "thing");
}

/** How far it has got with something already told, and nothing asked for: 「那个漏水的,师傅来看过了」. */
function isProgress(text: string, ctx: ReadContext): boolean {
  if (!ACT_WORDS.progress.test(text) || ACT_WORDS.undone.test(text)) return false;
  if (/请|一直|迟迟|还是(?:没|不)|仍|又|没(?:人|有人)?(?:来|管|修|处理)|必须|务必|限期/.test(text))
    return false;
  const told = ctx.lastReport !== null || ctx.replyTo !== null || findMatterNumber(text, ctx.prefix) !== null;
  return told || TOPIC.test(text);
}
/** What stands before a comma as known to both: 「那个井盖,…」, 「井盖那个,…」. */
const TOPIC = /^(?:那|上次那)(?:个|处|条|家|件|根)[^,，。]{1,10}[,，]|^[^,，。]{2,10}那(?:个|件|处)[,，]/;
