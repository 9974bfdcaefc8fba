import { TALK } from "./answer.ts";

const any = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
const GAP = "[,、。;!\\s]*";
const SEP = "[,、。;:!\\s]*";
/** 写错了, 整错咯, 不对: how people say that something is wrong. */
const WRONG =
  "(?:(?:都|好像|是|又)?(?:写|填|选|搞|弄|报|打|说|点|定|标|认|整|看|数)?(?:错|岔|反|(?<=[写填报数说])[多少])(?:了|咯|啦|喽|(?=$|[,。、;\\s是应改]))|不对头?(?:了|哦|咯|(?=$|[,。、;!\\s是应改]))|不准|有误|太[短长紧]了?|来不及)";
/** 改成, 换到, 延到: nobody says these without meaning a change. */
const CHANGE =
  "(?:改成|改为|改到|改在|改(?![成为到在了])|换成|换为|换到|更正为|更正成|变更为|调整为|调整到|调到|延长到|延期到|延到|推迟到|推到|宽限到|放宽到|缩短到|提前到|挪到|定到|定在|定为|(?:推迟|延期|延长|顺延|推|延|挪|换|调)(?=[上下]{1,2}个?(?:周|星期|礼拜|月)))";
/** 不是X, 写成X了: what it is not. */
const NOT = "(?:不是|(?:写|填|选|搞|弄|报|打|整)成了?)";
/** Weaker: they join a name and its value, also in a report. */
const JOIN = "(?:应该是|应当是|应是|应为|其实是|实际是|而是|就是|是|为|在|写|:)";
const ASK = "(?:请|要|麻烦|帮我|给我|帮忙|就|再|还是|,|\\s)*";

/** 「改一下」 says that it changes, not into what; the 下 of 「改下周三」 belongs to the day. */
const TOUCH = "(?:改|换|调)(?:一下(?!午)|一哈|下(?!下?个?(?:周|星期|礼拜|月)|午|旬|半)|哈)";
/** 「改一下周三」, 「改下下周三」: the week may begin with the last 下 or with that before it. */
export const TWO_WAYS = /^(?:改|换|调)(?:一下|下下)(?=个?(?:周|星期|礼拜|月))/;
export const JUST_CHANGE = /^(?:改|换|调)(?:一下|一哈|下|哈)?(?:吧|嘛|哈)?$/;
export const AND_NOT = /[,、\s]*(?:而)?不是([^,。;]{1,20})$/;
export const IS_CHANGE = new RegExp(`^${CHANGE}$`);
export const OPENING =
  /^(?:@\S+\s+|哎呀|哎|唉|不好意思|对不起|抱歉|更正一下|更正|纠正一下|纠正|订正|修正|刚才|刚刚|刚|上面|前面|那个|这个|那条|这条|上一条|的|哦|噢|呃|嗯|啊|对了|请|麻烦|帮我|帮忙|我|这(?=是|不是)|[,。、:!\s])+/;
export const NUMBER =
  /^(?:[A-Za-z]{2,4}[\s_-]*20\d{2}[\s_-]*\d{1,6}|0\d{3}|\d{3,4}号)(?:那条|这条|那个|这个|的|[,:\s])*/;
export const FIELD = new RegExp(
  `^(?:把|将|(${TOUCH}))?(${any(Object.values(TALK.fields).flat())})(?:的|都|也)?`,
);
export const AFTER_FIELD = new RegExp(
  `^${GAP}(${WRONG})?${GAP}(${TOUCH})?${GAP}(?:从[^,。;]{1,20}?(?=${CHANGE}))?(?:${NOT}([^,。;]{1,20}?)了?(?=[,、。;\\s]|(?:而|应该|应当|其实|就)?是|${CHANGE}))?${GAP}${ASK}(${CHANGE}|${JOIN})?${SEP}`,
);
export const NEXT_FIELD = new RegExp(
  `[,;。\\n]\\s*(?=(?:把|将)?(?:${any(Object.values(TALK.fields).flat())}))`,
);
const NOT_BUT = new RegExp(`^${NOT}([^,。;]{1,20}?)了?[,、。\\s]*(?:而|应该|应当|其实|才|就)?是(.{1,60})$`);
const BUT_NOT = /^(?:应该|应当|其实)?是([^,。;]{1,20}?)[,、。\s]*(?:而)?不是([^,。;]{1,20})$/;
export const CHANGED = new RegExp(
  `^${ASK}(?:(?:把|将|从)?([^,。;]{1,30}?))??${ASK}${CHANGE}(?!了)${SEP}(.{1,60})$`,
);
export const WRONG_FIRST = new RegExp(`^${WRONG}${SEP}(?:${ASK}(?:${CHANGE}|${JOIN}))?${SEP}(.{1,60})$`);
export const SHOULD_BE = /^(?:应该|应当|应|其实|实际|就|还)?(?:是|为|属于|归到|归为|算作|算)(.{1,40})$/;
const NOT_AT = /^不在([^,。;]{1,20}?)[,、。\s]*(?:而|应该|其实|就)?是?在(.{1,40})$/;
/** 3栋, 二楼东侧, 5号院门口: a place told from its form. */
export const PLACE_FORM =
  /^[\u4e00-\u9fa5]{0,8}(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼|号院|单元|楼|层|号门|车间|号铺|号摊)[\u4e00-\u9fa5\d]{0,10}$/;
/** Other things that are done with words like these: they are read elsewhere. */
export const NOT_OURS = /退回|转给|转办|发现时间|登记时间|上报时间|倒签|删|\?|吗$/;

/** 「不是甲,是乙」, 「是乙,不是甲」, 「不在甲,在乙」. */
export function swapIn(text: string): { before: string; after: string } | null {
  const [, before, after] = NOT_BUT.exec(text) ?? NOT_AT.exec(text) ?? [];
  if (before && after) return { before, after };
  const [, becomes, was] = BUT_NOT.exec(text) ?? [];
  return becomes && was ? { before: was, after: becomes } : null;
}
