import { z } from "zod";
import type { Question } from "../domain/draft.ts";
import type { ReadContext } from "./context.ts";
import given from "./correction.json" with { type: "json" };
import { type Deadline, readDeadline } from "./dates/deadline.ts";
import { maskText } from "./masks/mask.ts";
import { signsOf } from "./problems.ts";
import { saysProblem } from "./split.ts";
import type { UnitName } from "./units/unit-index.ts";
import { findUnits, type UnitFinding } from "./units/units.ts";

const words = z.array(z.string()).min(1);

/** How people name what a draft holds; data. */
export const TALK = z
  .strictObject({
    source: z.string(),
    categories: z.record(z.string(), words),
    severities: z.record(z.string(), words),
    unitEndings: words,
    fields: z.strictObject({
      unit: words,
      due: words,
      category: words,
      severity: words,
      count: words,
      place: words,
      task: words,
    }),
  })
  .parse(given);

/** What a draft is told in words; null in a category means that only the other half was said. */
export type Answer =
  | { field: "unit"; finding: UnitFinding }
  | { field: "due"; deadline: Deadline }
  | { field: "category"; category: string | null; severity: string | null };

const CHARS_MAX = 40;
const LEAD =
  /^(?:我觉得|我看|那个|呃|嗯|哦|噢|喔|就|应该|应当|其实|还是|选|算|属于|归到|归|在|是|叫|为|[:,、\s])+/;
const TAIL =
  /(?:谢谢|麻烦了|那边|那里|这边|这里|才对|就行|就好|就是了|的|吧|啊|呀|哈|嘛|哦|了|咯|嘞|[。.!~、,\s])+$/;
/** What may stand around a deadline without saying anything else. */
const AROUND_DUE =
  /^(?:整改|处理|完成|搞定|解决|落实|修复|更换|弄|搞|办|整|改|修|换|拆|清理|清|搬|完|好|到位|掉|走|了|要|得|请|限|必须|务必|全部|之前|前|内|底|再|,|\s)*$/;
const A_COUNT = /^[\d一二两三四五六七八九十半]+个?(?:天|工作日|周|星期|礼拜|月|小时|钟头)$/;

/**
 * Whether a message is nothing but the answer to the question a draft is asking: 「普坪社区」, 「治安」, 「周三前」.
 * Whatever says more is null: a new report or a question must not be taken for an answer.
 */
export function answersOpenQuestion(text: string, question: Question, ctx: ReadContext): Answer | null {
  if (text.length > CHARS_MAX * 2) return null;
  const said = maskText(text).text.normalize("NFKC").trim();
  const value = bare(said);
  if (value === "" || [...value].length > CHARS_MAX || /\?|吗$|呢$/.test(said)) return null;
  switch (question) {
    case "unit":
      return asUnit(value, ctx) ?? unlistedUnit(value, ctx);
    case "due":
      return asDue(value, ctx);
    case "category":
    case "severity":
      return asCategory(value);
  }
}

/** 「周五前」 in reply to a draft's card is its deadline, whether the card asks for one or not. */
export function setsDue(text: string, ctx: ReadContext): Answer | null {
  const answer = ctx.replyTo?.kind === "draft" ? answersOpenQuestion(text, "due", ctx) : null;
  return answer?.field === "due" && answer.deadline.kind === "stated" ? answer : null;
}

/** A value without the small words around it. */
export function bare(text: string): string {
  return text.normalize("NFKC").trim().replace(LEAD, "").replace(TAIL, "");
}

/** The whole value as a unit: on the register, shared by several, or named like one that is not there; else null. */
export function asUnit(value: string, ctx: ReadContext): Extract<Answer, { field: "unit" }> | null {
  const finding = unitIn(value, ctx);
  const names = (unit: UnitName) => [unit.name, ...unit.aliases];
  const whole =
    finding.how === "ambiguous"
      ? finding.candidates.some((unit) => names(unit).some((name) => name.includes(value)))
      : (finding.how === "stated" || finding.how === "unknown") && finding.text === value;
  return whole ? { field: "unit", finding } : null;
}

/** Any unit in a value; what the group is bound to is not what was said. */
export function unitIn(value: string, ctx: ReadContext): UnitFinding {
  return findUnits(ctx.units, value, { street: ctx.chat.street, unit: null }, { bodies: false });
}

/** 「李家村小学」, asked for and on no register: said to be unknown rather than not understood. */
export function unlistedUnit(value: string, ctx: ReadContext): Extract<Answer, { field: "unit" }> | null {
  const named =
    /^[\u4e00-\u9fa5A-Za-z0-9·()]{3,20}$/.test(value) &&
    !/[的了有]/.test(value) &&
    !saysProblem(signsOf(value)) &&
    unitIn(value, ctx).how === "missing";
  return named && TALK.unitEndings.some((ending) => value.endsWith(ending))
    ? { field: "unit", finding: { how: "unknown", text: value, near: [], start: 0, end: value.length } }
    : null;
}

/** The whole value as a deadline, else null. */
export function asDue(
  value: string,
  ctx: Pick<ReadContext, "at" | "calendar">,
): Extract<Answer, { field: "due" }> | null {
  const deadline = dueIn(value, ctx);
  if (deadline.kind === "none") return null;
  return AROUND_DUE.test(value.replace(deadline.text, "")) ? { field: "due", deadline } : null;
}

/** A deadline in a value, also one without 「前」 or 「内」, as it is said where only a deadline can be meant. */
export function dueIn(value: string, ctx: Pick<ReadContext, "at" | "calendar">): Deadline {
  const said = readDeadline(value, ctx);
  // 「三天」 alone is unclear in a sentence; where only a deadline can be meant it is a span.
  if (said.kind !== "none" && !(said.kind === "unclear" && A_COUNT.test(value))) return said;
  // 「3日」 is the third, or three days: nobody can tell.
  if (/^\d{1,2}日$/.test(value)) return { kind: "unclear", text: value };
  const end = A_COUNT.test(value) ? "内" : "前";
  const closed = readDeadline(value + end, ctx);
  if (closed.kind === "none") return closed;
  // Its words are kept as they were said.
  return { ...closed, text: closed.text.endsWith(end) ? closed.text.slice(0, -1) : closed.text };
}

/** The whole value as a category, a severity, or both (「一般隐患」); else null. */
export function asCategory(value: string): Extract<Answer, { field: "category" }> | null {
  const plain = value.replace(/(?:类|类别|类型|问题类|级|等级)$/, "");
  const [category, severity] = [keyOf(TALK.categories, plain), keyOf(TALK.severities, plain)];
  if (!category && !severity) return null;
  const both = !category && plain.endsWith("隐患") ? "安全隐患" : null;
  return { field: "category", category: category ?? both, severity };
}

function keyOf(lists: Record<string, readonly string[]>, word: string): string | null {
  return Object.entries(lists).find(([, list]) => list.includes(word))?.[0] ?? null;
}
