import { asCategory, asDue, asUnit, bare, dueIn, TALK } from "./answer.ts";
import type { ReadContext } from "./context.ts";
import { areAlike, contrastsIn, countAlone, type Swap, withoutSlip } from "./correction-contrast.ts";
import {
  AFTER_FIELD,
  AND_NOT,
  CHANGED,
  FIELD,
  IS_CHANGE,
  JUST_CHANGE,
  NEXT_FIELD,
  NOT_OURS,
  NUMBER,
  OPENING,
  SHOULD_BE,
  swapIn,
  TWO_WAYS,
  WRONG_FIRST,
} from "./correction-forms.ts";
import {
  byForm,
  type Correction,
  countValue,
  insteadOf,
  isOpen,
  textValue,
  unitValue,
} from "./correction-values.ts";
import { countOf } from "./count.ts";
import { maskText } from "./masks/mask.ts";
import { signsOf } from "./problems.ts";
import { saysProblem } from "./split.ts";

type Field = keyof typeof TALK.fields;

const CHARS_MAX = 200;
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

function readOne(given: string, ctx: ReadContext): Correction | null {
  const text = withoutSlip(given);
  const twoWays = inTwoWays(text, ctx);
  if (twoWays) return twoWays;
  const named = FIELD.exec(text);
  const field = named && fieldOf(named[2] ?? "");
  if (named && field) return ofField(field, text.slice(named[0].length), named[1] !== undefined, ctx);

  const swap = swapIn(text);
  if (swap) return swapped(bare(swap.before), bare(swap.after), ctx);
  const contrast = isOpen(ctx) ? inContrast(text, ctx) : null;
  if (contrast) return contrast;
  const wrong = WRONG_FIRST.exec(text);
  if (wrong) return byForm(bare(wrong[1] ?? ""), ctx);
  const changed = CHANGED.exec(text);
  if (changed) return changedInto(bare(changed[1] ?? ""), bare(changed[2] ?? ""), ctx);
  const should = isOpen(ctx) ? SHOULD_BE.exec(text) : null;
  const value = should ? byForm(bare(should[1] ?? ""), ctx) : null;
  const count = value || !isOpen(ctx) ? null : countAlone(text);
  return count === null ? value : countValue(count, undefined);
}

/** The first contrast in which both are of one kind, or alike and the wrong one stands on a draft. */
function inContrast(text: string, ctx: ReadContext): Correction | null {
  for (const said of contrastsIn(text)) {
    const swap: Swap = { before: bare(said.before), after: bare(said.after) };
    const value = byForm(swap.after, ctx);
    if (value && byForm(swap.before, ctx)?.field === value.field) return insteadOf(swap.before, value);
    if (areAlike(swap) && isDrafted(swap.before, ctx))
      return { field: "task", text: swap.after, instead: swap.before };
  }
  return null;
}

const isDrafted = (words: string, { drafted = [] }: ReadContext) =>
  words.length > 1 && drafted.some((text) => text.includes(words));

/** Taken by the nearest reading, and asked. */
function inTwoWays(text: string, ctx: ReadContext): Correction | null {
  const [verb = null] = TWO_WAYS.exec(text) ?? [];
  if (verb === null) return null;
  const read = asDue(bare(`${verb.endsWith("下下") ? "下下" : ""}${text.slice(verb.length)}`), ctx);
  if (read?.deadline.kind !== "stated") return read;
  return { ...read, deadline: { ...read.deadline, asked: true } };
}

function fieldOf(word: string): Field | null {
  const hit = Object.entries(TALK.fields).find(([, words]) => words.includes(word));
  return (hit?.[0] as Field | undefined) ?? null;
}

/** After 「单位」, 「期限」 …: what is wrong with it, and what it becomes. */
function ofField(field: Field, rest: string, touched: boolean, ctx: ReadContext): Correction | null {
  const twoWays = field === "due" ? inTwoWays(rest, ctx) : null;
  if (twoWays) return twoWays;
  const cue = AFTER_FIELD.exec(rest);
  const [all = "", wrong, touch, instead, verb] = cue ?? [];
  const strong = touched || [wrong, touch, instead].some(Boolean) || IS_CHANGE.test(verb ?? "");
  if (!strong && !(isOpen(ctx) && (verb || field === "due" || field === "count"))) return null;
  const said = rest.slice(all.length).trim().replace(JUST_CHANGE, "");
  const [, not] = AND_NOT.exec(said) ?? [];
  const value = said.replace(AND_NOT, "");
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
    case "count": {
      const count = bare(value);
      if (countOf(count)) return countValue(count, instead ?? not);
      return sure && value === "" ? { field, text: "" } : null;
    }
    default:
      return textValue(field, value, sure, instead ?? (not && bare(not)));
  }
}

/** 「不是前卫,是福海」: of what kind the two are says what is meant; untyped words replace one another in the task. */
function swapped(before: string, after: string, ctx: ReadContext): Correction | null {
  const value = byForm(after, ctx);
  if (value) return insteadOf(before, value);
  return asUnit(before, ctx) ? unitValue(after, true, ctx) : inTask(before, after, ctx);
}

/** 「改成周三」, 「周五改成周三」: 「把安全出口改成仓库」 is a report, so the two must be of one kind. */
function changedInto(before: string, after: string, ctx: ReadContext): Correction | null {
  const value = byForm(after, ctx);
  if (before === "") return value;
  if (!value) return /^\d/.test(before) && /^\d/.test(after) ? inTask(before, after, ctx) : null;
  if (byForm(before, ctx)?.field !== value.field) return null;
  return insteadOf(before, value);
}

/** 「不是4具,是6具」: a number or a thing of the report, not what somebody says of people. */
function inTask(before: string, after: string, ctx: ReadContext): Correction | null {
  const counts = [before, after].map(countOf);
  if (isOpen(ctx) && counts.every((count) => count !== null) && counts[0]?.measure)
    return countValue(after, before);
  const ofReport = /\d/.test(before) || saysProblem(signsOf(before)) || isDrafted(before, ctx);
  return isOpen(ctx) && ofReport && after.length <= 30
    ? { field: "task", text: after, instead: before }
    : null;
}
