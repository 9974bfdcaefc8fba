import { type Answer, asCategory, asDue, asUnit, bare, dueIn, TALK, unitIn, unlistedUnit } from "./answer.ts";
import type { ReadContext } from "./context.ts";
import { maskText } from "./masks/mask.ts";
import { signsOf } from "./problems.ts";
import { saysProblem } from "./split.ts";

/** What somebody says is to be otherwise on a draft. An ambiguous or unknown unit is for the card to ask. */
export type Correction =
  | Answer
  /** `instead`: the words that it replaces, where they were said. */
  | { field: "place" | "task"; text: string; instead?: string };

type Field = keyof typeof TALK.fields;

const CHARS_MAX = 200;
const any = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
const GAP = "[,、。;!\\s]*";
const SEP = "[,、。;:!\\s]*";
/** 写错了, 整错咯, 不对: how people say that something is wrong. */
const WRONG =
  "(?:(?:都|好像|是|又)?(?:写|填|选|搞|弄|报|打|说|点|定|标|认|整|看)?(?:错|岔|反)(?:了|咯|啦|喽|(?=$|[,。、;\\s是应改]))|不对头?(?:了|哦|咯|(?=$|[,。、;!\\s是应改]))|不准|有误|太[短长紧]了?|来不及)";
/** 改成, 换到, 延到: nobody says these without meaning a change. */
const CHANGE =
  "(?:改成|改为|改到|改在|改(?![成为到在了])|换成|换为|换到|更正为|更正成|变更为|调整为|调整到|调到|延长到|延期到|延到|推迟到|推到|宽限到|放宽到|缩短到|提前到|挪到|定到|定在|定为)";
/** 不是X, 写成X了: what it is not. */
const NOT = "(?:不是|(?:写|填|选|搞|弄|报|打|整)成了?)";
/** Weaker: they join a name and its value, also in a report. */
const JOIN = "(?:应该是|应当是|应是|应为|其实是|实际是|而是|就是|是|为|在|写|:)";
const ASK = "(?:请|要|麻烦|帮我|给我|帮忙|就|再|还是|,|\\s)*";

/** 「改一下」 says that it changes, not into what. */
const TOUCH = "(?:改|换|调)(?:一下|一哈|下|哈)";
const JUST_CHANGE = /^(?:改|换|调)(?:一下|一哈|下|哈)?(?:吧|嘛|哈)?$/;
const AND_NOT = /[,、\s]*(?:而)?不是[^,。;]{1,20}$/;
const IS_CHANGE = new RegExp(`^${CHANGE}$`);
const OPENING =
  /^(?:@\S+\s+|哎呀|哎|唉|不好意思|对不起|抱歉|更正一下|更正|纠正一下|纠正|订正|修正|刚才|刚刚|刚|上面|前面|那个|这个|那条|这条|上一条|的|哦|噢|呃|嗯|啊|对了|请|麻烦|帮我|帮忙|我|这(?=是|不是)|[,。、:!\s])+/;
const NUMBER =
  /^(?:[A-Za-z]{2,4}[\s_-]*20\d{2}[\s_-]*\d{1,6}|0\d{3}|\d{3,4}号)(?:那条|这条|那个|这个|的|[,:\s])*/;
const FIELD = new RegExp(`^(?:把|将|(${TOUCH}))?(${any(Object.values(TALK.fields).flat())})(?:的|都|也)?`);
const AFTER_FIELD = new RegExp(
  `^${GAP}(${WRONG})?${GAP}(${TOUCH})?${GAP}(?:从[^,。;]{1,20}?(?=${CHANGE}))?(?:${NOT}([^,。;]{1,20}?)了?(?=[,、。;\\s]|(?:而|应该|应当|其实|就)?是|${CHANGE}))?${GAP}${ASK}(${CHANGE}|${JOIN})?${SEP}`,
);
const NEXT_FIELD = new RegExp(`[,;。\\n]\\s*(?=(?:把|将)?(?:${any(Object.values(TALK.fields).flat())}))`);
const NOT_BUT = new RegExp(`^${NOT}([^,。;]{1,20}?)了?[,、。\\s]*(?:而|应该|应当|其实|才|就)?是(.{1,60})$`);
const BUT_NOT = /^(?:应该|应当|其实)?是([^,。;]{1,20}?)[,、。\s]*(?:而)?不是([^,。;]{1,20})$/;
const CHANGED = new RegExp(`^${ASK}(?:(?:把|将|从)?([^,。;]{1,30}?))??${ASK}${CHANGE}(?!了)${SEP}(.{1,60})$`);
const WRONG_FIRST = new RegExp(`^${WRONG}${SEP}(?:${ASK}(?:${CHANGE}|${JOIN}))?${SEP}(.{1,60})$`);
const SHOULD_BE = /^(?:应该|应当|应|其实|实际|就|还)?(?:是|为|属于|归到|归为|算作|算)(.{1,40})$/;
const NOT_AT = /^不在([^,。;]{1,20}?)[,、。\s]*(?:而|应该|其实|就)?是?在(.{1,40})$/;
/** 3栋, 二楼东侧, 5号院门口: a place told from its form. */
const PLACE_FORM =
  /^[\u4e00-\u9fa5]{0,8}(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼|号院|单元|楼|层|号门|车间|号铺|号摊)[\u4e00-\u9fa5\d]{0,10}$/;
/** Other things that are done with words like these: they are read elsewhere. */
const NOT_OURS = /退回|转给|转办|发现时间|登记时间|上报时间|倒签|删|\?|吗$/;

/** The first thing that a message corrects, or null: the whole message must be a correction and nothing else. */
export function readCorrection(given: string, ctx: ReadContext): Correction | null {
  return readCorrections(given, ctx)[0] ?? null;
}

/** All that a message corrects: 「单位错了,是普坪社区,期限改到周五」 corrects two things. Empty when it is none. */
export function readCorrections(given: string, ctx: ReadContext): Correction[] {
  if (given.length > CHARS_MAX * 2) return [];
  // Runs of signs become one: what many signs say is no more, and no pattern has to try them all.
  const text = maskText(given)
    .text.normalize("NFKC")
    .trim()
    .replace(/([,、。;!\s])[,、。;!\s]+/g, "$1");
  if (text.length > CHARS_MAX || NOT_OURS.test(text)) return [];
  const said = text.replace(OPENING, "").replace(NUMBER, "").replace(OPENING, "");
  const parts = said.split(NEXT_FIELD).map((part) => readOne(part, ctx));
  if (parts.length > 1 && parts.every((part) => part !== null)) return parts;
  const whole = parts.length > 1 ? null : parts[0];
  return whole ? [whole] : [];
}

/** Only where a draft is open do the weaker forms count: in a report they are said of other things. */
const isOpen = (ctx: ReadContext) => ctx.hasDraft || ctx.replyTo?.kind === "draft";

function readOne(text: string, ctx: ReadContext): Correction | null {
  const named = FIELD.exec(text);
  const field = named && fieldOf(named[2] ?? "");
  if (named && field) return ofField(field, text.slice(named[0].length), named[1] !== undefined, ctx);

  const swap = swapIn(text);
  if (swap) return swapped(bare(swap.before), bare(swap.after), ctx);
  const wrong = WRONG_FIRST.exec(text);
  if (wrong) return byForm(bare(wrong[1] ?? ""), ctx);
  const changed = CHANGED.exec(text);
  if (changed) return changedInto(bare(changed[1] ?? ""), bare(changed[2] ?? ""), ctx);
  const should = isOpen(ctx) ? SHOULD_BE.exec(text) : null;
  return should ? byForm(bare(should[1] ?? ""), ctx) : null;
}

function fieldOf(word: string): Field | null {
  const hit = Object.entries(TALK.fields).find(([, words]) => words.includes(word));
  return (hit?.[0] as Field | undefined) ?? null;
}

/** After 「单位」, 「期限」 …: what is wrong with it, and what it becomes. */
function ofField(field: Field, rest: string, touched: boolean, ctx: ReadContext): Correction | null {
  const cue = AFTER_FIELD.exec(rest);
  const [all = "", wrong, touch, instead, verb] = cue ?? [];
  const strong = touched || [wrong, touch, instead].some(Boolean) || IS_CHANGE.test(verb ?? "");
  if (!strong && !(isOpen(ctx) && (verb || field === "due"))) return null;
  const value = rest.slice(all.length).trim().replace(JUST_CHANGE, "").replace(AND_NOT, "");
  // 「单位错了员工受伤」: what follows belongs to something else, unless it can only be the value.
  const sure = strong && (value === "" || verb !== undefined);
  switch (field) {
    case "unit":
      return unitValue(bare(value), sure, ctx);
    case "due": {
      const whole = asDue(bare(value), ctx);
      if (whole || !sure) return whole;
      return { field, deadline: dueIn(bare(value), ctx) };
    }
    case "category":
    case "severity": {
      const read = asCategory(bare(value));
      if (read || !sure) return read;
      return { field: "category", category: null, severity: null };
    }
    default:
      return textValue(field, value, sure, instead);
  }
}

function unitValue(value: string, sure: boolean, ctx: ReadContext): Correction | null {
  const whole = asUnit(value, ctx) ?? unlistedUnit(value, ctx);
  if (whole || !sure) return whole;
  const finding = unitIn(value, ctx);
  // 「是普坪社区那家网吧」 names a place in a community, or the community: asked.
  return finding.how === "stated"
    ? { field: "unit", finding: { ...finding, how: "ambiguous", candidates: [finding.unit], areas: [] } }
    : { field: "unit", finding };
}

function textValue(
  field: "place" | "task",
  value: string,
  sure: boolean,
  instead: string | undefined,
): Correction | null {
  // A form with several labels is a report of its own.
  if (value.replace(/\d:\d/g, "").includes(":")) return null;
  if (field === "task" && !sure) return null;
  return { field, text: value.replace(/[。!]+$/, ""), ...(instead ? { instead } : {}) };
}

/** 「不是甲,是乙」, 「是乙,不是甲」, 「不在甲,在乙」. */
function swapIn(text: string): { before: string; after: string } | null {
  const [, before, after] = NOT_BUT.exec(text) ?? NOT_AT.exec(text) ?? [];
  if (before && after) return { before, after };
  const [, becomes, was] = BUT_NOT.exec(text) ?? [];
  return becomes && was ? { before: was, after: becomes } : null;
}

/** 「不是前卫,是福海」: of what kind the two are says what is meant; untyped words replace one another in the task. */
function swapped(before: string, after: string, ctx: ReadContext): Correction | null {
  const value = byForm(after, ctx);
  if (value) return value.field === "place" ? { ...value, instead: before } : value;
  return asUnit(before, ctx) ? unitValue(after, true, ctx) : inTask(before, after, ctx);
}

/** 「改成周三」, 「周五改成周三」: 「把安全出口改成仓库」 is a report, so the two must be of one kind. */
function changedInto(before: string, after: string, ctx: ReadContext): Correction | null {
  const value = byForm(after, ctx);
  if (before === "") return value;
  if (!value) return /^\d/.test(before) && /^\d/.test(after) ? inTask(before, after, ctx) : null;
  if (byForm(before, ctx)?.field !== value.field) return null;
  return value.field === "place" ? { ...value, instead: before } : value;
}

/** 「不是4具,是6具」: a number or a thing of the report, not what somebody says of people. */
function inTask(before: string, after: string, ctx: ReadContext): Correction | null {
  const ofReport = /\d/.test(before) || saysProblem(signsOf(before));
  return isOpen(ctx) && ofReport && after.length <= 30
    ? { field: "task", text: after, instead: before }
    : null;
}

/** What a value can only be, told from the value alone. */
function byForm(value: string, ctx: ReadContext): Correction | null {
  if (value === "") return null;
  const place = PLACE_FORM.test(value) ? ({ field: "place", text: value } as const) : null;
  return asUnit(value, ctx) ?? asCategory(value) ?? asDue(value, ctx) ?? place;
}
