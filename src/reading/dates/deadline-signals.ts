import { patternOf } from "../pattern.ts";
import { anyOf, DATE_WORDS } from "./deadline-words.ts";

const { fix, happened, obligation, request, second, weak } = DATE_WORDS;
const FIX_OR_SECOND = patternOf(new RegExp(`(${anyOf([...fix, ...weak])})|(${anyOf(second)})`));
export const FIX = patternOf(new RegExp(anyOf(fix)));
const FIX_OR_WEAK = patternOf(new RegExp(anyOf([...fix, ...weak])));
const OBLIGATION = patternOf(new RegExp(anyOf(obligation)));
const REQUEST_BEFORE = patternOf(new RegExp(`${anyOf(request)}[^,。;]{0,12}$`));
export const HAPPENED = patternOf(new RegExp(anyOf(happened)));

/** Figures of something that ends, of something that began, and of papers: none of them is a deadline. */
const NO_DEADLINE_BEFORE =
  /(?:有效期|保质期|质保期?|生产日期|(?:发现|发生|上报|登记|报告|记录|接报|创建|巡查|检查)(?:时间|日期))[^,]{0,4}$|(?:年检|检验|合同|租期|租约|证照|许可证|牌照|保险|出厂|工期|房租|租)期?限?(?:到|至|是|为)[ \t]?$|(?:自|从|打从|自从|不是|并非|每|逢|每到|每天|每日|天天|每晚|每早|每次)[ \t]{0,2}$/;
const LIMITED_BEFORE =
  /(?:最迟|最晚|最慢|至迟|迟至|不(?:得|能|要|许)?(?:晚于|超过|迟于|拖过)|[别莫](?:晚于|超过|拖过)|截止(?:到|至|日期?|时间)?|截至|限(?:期|时|于|定)?(?:到|至|于|在)?|期限|时限|整改期|给[^,]{0,4}到|(?:期限|时限|整改期|时间)(?:为|是|:)?(?:即日|今日|今天)起?[至到]|(?:完成|整改|办结|到期|截止|交付)(?:时间|日期|期限|时限)|时间节点|dead ?line|ddl|due|赶在|(?:延|推|顺延|宽限|放宽|提前|延期|延长|推迟|改|调|调整|变更)(?:到|至|成|为))(?:为|是|在|到|至|改为|改成|改到|定在|:|=|-)?[ \t]{0,2}(?:今年|本)?$/i;
const CORRECTED_BEFORE =
  /(?:(?<!整)改[成为到至在](?!位)|调整?[到为至]|变更[为到]|应为|应该是|应是|(?:延|延期|延长|推|推迟|顺延|宽限|放宽|提前)[到至])[^,]{0,4}$|(?:说错|写错|打错|搞错|不对|口误|更正|纠正)了?[,。!:\s]{0,2}(?:一下|期限|时间|是|应为|应该是|应是|改成?)?[,:]?$/;
const PROMISED_BEFORE =
  /(?:说好|答应|承诺|保证过|原定|原计划|原来|原先|本来|原本|当初|说|约定|定好|口口声声)[^,]{0,8}$/;
const UNMET_AFTER =
  /到现在|到今天|至今|没动|第[一二三四五六七八九十\d]{1,3}天|[天周月]了|还没|还未|仍未|仍没|一直没|迟迟|没动静|没见|不见|拖到|现在都|[都也](?:没|未)|没兑现|未兑现|没弄|没整|没修|没处理|没来/;
const OVERDUE_AFTER =
  /^(?:就该|就应|早该|早就|本该|本应|该[^,]{1,6}的|就[要得][^,]{1,6}的)|^已?(?:到期|超期|逾期)/;

/** 「国庆前就坏了」, 「节前检查发现」, 「2015年前建的」: told, not asked for. */
const TOLD_AFTER = new RegExp(
  [
    "^(?:已经?|曾|还(?:好|没|有|是(?!要|得|必|应|请|给|把)|在)|一直|刚刚?(?!性)|便|没(?:人|有)|就(?!要|得|必|需|应|该|给|把|请|能|行|可|好|改|关掉|关起|搬|收|补|归|整|弄|处|完|修|清|换|拆|搞|到位))",
    "^(?![^,]{0,6}[把将对所])[^,]{0,5}(?:检查|排查|巡查|督查|走访|夜查)?[时中]?(?:发现|查出|查到|发生|出现|接到|收到)",
    "^[节年会假]后",
    "^(?:有效|修?建|入住|交付|入职|办的|买的|装的|来的|报的|报过(?![来去])|的(?:时候|那|事|火|旧))",
    "^(?![^,]{0,6}[把将对])[^,]{0,6}(?:坏|漏|报|来|打|吵|摔|烧|倒|塌|死|停)[^,]{0,2}(?:了(?!再)|过(?![来去]))",
  ].join("|"),
);
/** 「三天内发生两起」, 「一周内坏了3次」, 「三天内没人管」: counted backwards. */
const COUNTED_AFTER =
  /^([^,]{0,6}?)(?:发生|出现|接到|收到|接连|连续|第[一二三四五六七八九十\d]{1,3}[次起回天例]|[一二两三四五六七八九十几\d][起次回宗]|[\u4e00-\u9fa5][了过][一二两三四五六七八九十几\d]|坏了|报了|来了|打了|吵了|丢了|死了|偷了|闹了|没人|无人|没有人|没来|未来|未见|已经?|曾|一直|还没|都没|累计|有[一二两三四五六七八九十几\d]|没(?!有?(?:整|处|修|清|换|拆|完|弄|解|落|搞|办|到位)))/;
const FORBIDDEN_AFTER = /^(?:不得|不能|不许|禁止|不准|暂停)/;

/** Nothing is due by this date: 有效期至…, 自…起, 不是…, 每…. */
export const isNoDeadline = (lead: string) => NO_DEADLINE_BEFORE.test(lead);
/** 最迟, 限, 截止: the date needs no 前. */
export const isLimited = (lead: string) => LIMITED_BEFORE.test(lead);
/** 「改成周三前」, 「说错了,周三前」: this one counts. `before` may reach over the clause. */
export const isCorrection = (before: string) => CORRECTED_BEFORE.test(before);
export const isForbidding = (rest: string) => FORBIDDEN_AFTER.test(rest);
export function isTold(lead: string, rest: string): boolean {
  const told = TOLD_AFTER.exec(rest);
  // 「喊他家明早就搬掉」: of what somebody is bidden, 就 tells nothing yet.
  return told !== null && !FIX.test(told[0]) && !(rest.startsWith("就") && isBidden(lead, rest));
}

/** 「喊他家…」, 「叫他们…」, 「通知商户…」: whom, and by when; with what, nobody has to have listed. */
const BIDDEN_BEFORE =
  /(?:(?<![大呼叫哭])喊|(?<![吵闹名喊狗乱尖])叫|让|催|督促|责令|责成|要求|安排|(?<!的)通知|告诉|(?<!申)请)(?:一下|下|了)?[^,了过]{0,8}$/;
const BIDDEN_TOLD =
  /[了过](?!结|期|道|滤)|^[^,]{0,6}(?:已|没|来|去|到|开会|参会|培训|报名|上课|上班|值班|讨|吃|领|演练|搞活动)/;
export const isBidden = (lead: string, rest: string): boolean =>
  BIDDEN_BEFORE.test(lead) && (FORBIDDEN.test(rest) || (!BIDDEN_TOLD.test(rest) && !HAPPENED.test(rest)));
const FORBIDDEN = /^(?:就|都)?(?:莫|别|不要|不许|不准|不得)/;
export function isCountedBack(rest: string): boolean {
  const counted = COUNTED_AFTER.exec(rest);
  return counted !== null && !FIX.test(counted[1] ?? "");
}

const FORMER_BEFORE = /(?:本来|原来|原先|原本|原定|原计划|当初|之前|说好|讲好|约好|约定)[^,]{0,6}$/;
/** 「本来说周五前」: it held, and may hold no more. */
export const isFormer = (lead: string) => FORMER_BEFORE.test(lead);

/** Promised for then and not kept: what is meant lies behind. */
export const isOverdue = (lead: string, rest: string, after: string) =>
  OVERDUE_AFTER.test(rest) || isBrokenPromise(lead, after);
export const isBrokenPromise = (lead: string, after: string) =>
  PROMISED_BEFORE.test(lead) && UNMET_AFTER.test(after);

/** 「三天不给答复就去上访」: others' threat, which is nobody's order. */
const THREAT_AFTER =
  /(?:不|没|否则)[^。;!?\n]{0,12}就[^,。;!?\n]{0,4}(?:(?:去|克|到|上|找)[^,。]{0,4}(?:[市省区县]|京|政府|上访|信访|集访|法院|闹|堵|告)|不走|堵|闹|跳|罢工|上访|信访|拉横幅|告|死|躺)/;
export const isThreat = (after: string) => THREAT_AFTER.test(after);

/** How closely a date is tied to what must be put right: 2 to the demand itself, 0 to a first step or to 复查, 反馈. */
export function tieOf(lead: string, rest: string): 0 | 1 | 2 {
  if (/先[^,]{0,4}$/.test(lead) || /^[^,]{0,4}先(?!进|锋|生)/.test(rest)) return 0;
  const verb = FIX_OR_SECOND.exec(rest);
  return verb?.[1] ? 2 : verb?.[2] ? 0 : 1;
}

/** Whether a clause neither asks nor obliges. */
export const asksNothing = (lead: string, rest: string) =>
  !FIX_OR_SECOND.test(rest) && !OBLIGATION.test(rest) && !REQUEST_BEFORE.test(lead) && !isLimited(lead);

export const DONE = /[了过](?!结|期|道|滤|断)|^[^,]{0,8}(?:已经?|正在|正|刚|没|未|被)/;
const COMPLETE_AT_END =
  /(?:掉|完|好|走|弄|搞|办|归一|巴适|清爽|到位|干净|齐|结|定|毕|上|通|除|换|改|修|理|复|拆|清|决)[!~。吧嘛哈哦啊呀 \p{So}]*$/u;

const DEMAND_CHARS_MAX = 18;
const OBLIGATION_CHARS_MAX = 4;
const FIRM = /必须|务必|一定/;
/** A notice of what will be: 「明天换变压器停电」. */
const APPOINTED_BEFORE = /(?:约了?|约好|约在|定于|定在|安排在)[ \t]?$/;
const NOTICE = /停[水电气]|封[路道]|施工/;

/** Whether a date without 前 is one to act by: 「周五整改完」, 「今天必须清掉」. Of today more is wanted: it may be told. */
export function isDemanded(lead: string, rest: string, isToday: boolean): boolean {
  const verb = FIX_OR_WEAK.exec(rest);
  if (!verb || verb.index > DEMAND_CHARS_MAX || DONE.test(rest)) return false;
  const between = rest.slice(0, verb.index);
  // 「今天下雨赶紧弄一下」: at once, not today.
  if (FORBIDDEN_AFTER.test(between) || IMMEDIATE.test(between.slice(1))) return false;
  if (APPOINTED_BEFORE.test(lead)) return false;
  const isAsked = REQUEST_BEFORE.test(lead);
  if (OBLIGATION.test(isToday ? between.slice(0, OBLIGATION_CHARS_MAX) : between) || isAsked)
    return !HAPPENED.test(between) || FIRM.test(between);
  if (HAPPENED.test(between) || /[来去]/.test(between) || NOTICE.test(rest) || !FIX.test(rest)) return false;
  return isToday ? COMPLETE_AT_END.test(rest) : true;
}

const OTHERS_BEFORE =
  /(?:业主|住户|租客|施工|包工头|居民|村民|工人|民工|他们?|她们?|对方|人家|有人|家属|群众|开发商|老板|老人|娃娃|小伙|男子|女子)[^,]{0,6}$/;

/** 「业主明天要拆承重墙」: what others will do, rather than what is asked of them. */
export const isOthersPlan = (lead: string, rest: string) =>
  OTHERS_BEFORE.test(lead) && !REQUEST_BEFORE.test(lead) && !FIRM.test(rest) && !/^[^,]{0,4}把/.test(rest);

const IMMEDIATE = new RegExp(`(?:${anyOf(DATE_WORDS.immediate)})`);
/** 「马上要塌了」, 「物业说马上来」, 「已第一时间赶到」: nobody is told to hurry. */
const NOT_HURRIED_BEFORE = /(?:没有?|未|不|已经?|说|答应|承诺|会|表示|称|刚|正)[^,]{0,4}$/;
const NOT_HURRIED_AFTER =
  /^(?:要|就|到|过|下班|放假|年底|[春国中元端清]|快|塌|倒|掉|来了|安排|赶到|赶往|组织|报告|报警|[^,]{0,4}了)/;

/** The word that asks for haste and names no date; null where none does. */
export function findImmediate(text: string): string | null {
  for (const { 0: word, index } of EVERY_IMMEDIATE.all(text)) {
    const lead =
      text
        .slice(Math.max(0, index - 8), index)
        .split(/[,。;!?\n]/)
        .at(-1) ?? "";
    const rest = text.slice(index + word.length, index + word.length + 6);
    if (!NOT_HURRIED_BEFORE.test(lead) && !(SOON.test(word) && NOT_HURRIED_AFTER.test(rest))) return word;
  }
  return null;
}

const EVERY_IMMEDIATE = patternOf(new RegExp(IMMEDIATE.source, "g"));
const SOON = /马上|第一时间|当场|立马|立即|立刻/;
