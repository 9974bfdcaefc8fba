import { type Answer, asCategory, asDue, asUnit, bare, unitIn, unlistedUnit } from "./answer.ts";
import type { ReadContext } from "./context.ts";
import { PLACE_FORM } from "./correction-forms.ts";
import { countOf } from "./count.ts";

/** What somebody says is to be otherwise on a draft. An ambiguous or unknown unit is for the card to ask. */
export type Correction =
  | Answer
  /** `instead`: the words that it replaces, where they were said. */
  | { field: "place" | "task"; text: string; instead?: string }
  /** 「数量是6具」: how many, and how many were said by mistake, where that was repeated. */
  | { field: "count"; text: string; instead?: string };

/** Only where a draft is open do the weaker forms count: in a report they are said of other things. */
export const isOpen = (ctx: ReadContext) => ctx.hasDraft || ctx.replyTo?.kind === "draft";

export function unitValue(value: string, sure: boolean, ctx: ReadContext): Correction | null {
  const whole = asUnit(value, ctx) ?? unlistedUnit(value, ctx);
  if (whole || !sure) return whole;
  const finding = unitIn(value, ctx);
  // 「是普坪社区那家网吧」 names a place in a community, or the community: asked.
  return finding.how === "stated"
    ? { field: "unit", finding: { ...finding, how: "ambiguous", candidates: [finding.unit], areas: [] } }
    : { field: "unit", finding };
}

export const countValue = (text: string, instead: string | undefined): Correction => ({
  field: "count",
  text,
  ...(instead && countOf(bare(instead)) ? { instead: bare(instead) } : {}),
});

export function textValue(
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

/** Of places and counts several may stand in a task: the one that was named is meant. */
export const insteadOf = (before: string, value: Correction): Correction =>
  value.field === "place" || value.field === "count" ? { ...value, instead: before } : value;

/** What a value can only be, told from the value alone. */
export function byForm(value: string, ctx: ReadContext): Correction | null {
  if (value === "") return null;
  const place = PLACE_FORM.test(value) ? ({ field: "place", text: value } as const) : null;
  const count = isOpen(ctx) && countOf(value)?.measure ? countValue(value, undefined) : null;
  return asUnit(value, ctx) ?? asCategory(value) ?? asDue(value, ctx) ?? place ?? count;
}
