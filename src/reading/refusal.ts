import type { Refusal } from "../domain/refusal.ts";
import type { ReadContext } from "./context.ts";
import { withKinds } from "./masks/mask-kinds.ts";
import { findMatterNumber, type NamedMatter } from "./matter-number.ts";
import { inOurWriting } from "./other-writing.ts";
import type { Pattern } from "./pattern.ts";
import { emptyQuery } from "./queries/query-build.ts";
import { dayIn } from "./queries/query-day.ts";
import { categoryIn, readPlace } from "./queries/query-scope.ts";
import { plainText, tightText } from "./queries/query-text.ts";
import type { QueryReading } from "./reading.ts";
import { ADJACENT, ENGLISH, MARKS, NEGATED, ORDERS, type Rule, verbsIn } from "./refusal-rules.ts";

const NUMBER_SIGN = "№";

/**
 * Reads what the bot refuses by law or by its constitution: deleting, re-dating, false zeros and records, petitioners'
 * identity, intercepting or profiling people, concealing, deciding law. Null where such words only tell what others did
 * (「有人私自删除监控录像」) or forbid it (「严禁瞒报」). To be tried before everything else.
 */
export function readRefusal(text: string, ctx: ReadContext): QueryReading | null {
  const id = refusalOf(text, ctx);
  if (!id) return null;
  const plain = asRulesSee(text);
  const named = findMatterNumber(plain, ctx.prefix);
  const tight = tightText(named ? plain.replace(named.text, NUMBER_SIGN) : plain);
  const place = readPlace(plain, ctx, { shared: "street" });
  const { street, unit } = place.scope;
  const card = ctx.replyTo?.kind === "matter" ? { matter_no: ctx.replyTo.number } : {};
  const category = categoryIn(tight);
  const asked = id === "redate" ? dayIn(askedPart(plain), ctx.at) : null;
  return emptyQuery({
    intent: `refuse.${id}`,
    scope: {
      ...(street ? { street } : {}),
      ...(unit ? { unit } : {}),
      ...(category ? { category } : {}),
      ...(named ? scopeOfMatter(named) : card),
    },
    output: "refuse",
    params: { refuse: id, ...(asked ? { asked } : {}) },
  });
}

const asRulesSee = (text: string): string => inOurWriting(plainText(withKinds(text)));

const scopeOfMatter = (named: NamedMatter): Record<string, unknown> =>
  "number" in named ? { matter_no: named.number } : { matter_no_suffix: named.suffix };

/** 「…改成上周一」: the day that is asked for stands behind the verb. */
const askedPart = (plain: string): string => /(?:成|为|到|在)([^成为到在]{2,16})$/u.exec(plain)?.[1] ?? plain;

/** Which of the things the bot never does is asked for, or null. */
export function refusalOf(text: string, ctx: ReadContext): Refusal | null {
  const plain = asRulesSee(text);
  if (plain === "") return null;
  const named = findMatterNumber(plain, ctx.prefix);
  const tight = tightText(named ? plain.replace(named.text, NUMBER_SIGN) : plain);
  const own = isOwnDraft(tight, ctx);
  const found = verbsIn(tight).find(
    ({ rule, verb }) =>
      !(own && (rule.id === "delete" || rule.id === "redate")) &&
      rule.about.some((pattern) => pattern.test(tight)) &&
      !rule.never.some((pattern) => pattern.test(tight)) &&
      asksFor(rule, verb, tight),
  );
  return found?.rule.id ?? ENGLISH.find(({ pattern }) => pattern.test(plain))?.id ?? null;
}

/** A draft belongs to its author, who may throw it away and put its dates right; what has a number does not. */
function isOwnDraft(tight: string, ctx: ReadContext): boolean {
  return (
    (ctx.hasDraft || ctx.replyTo?.kind === "draft") &&
    !tight.includes(NUMBER_SIGN) &&
    !/上访|信访|台账|记录|考核|系统|全部|所有|事项们/u.test(tight)
  );
}

function asksFor(rule: Rule, verb: Pattern, tight: string): boolean {
  return verb.all(tight, MATCHES_MAX).some((match) => {
    const { index, 0: said } = match;
    const clause = clauseAround(tight, index, said.length);
    const at = index + (match.groups?.act ? said.length - match.groups.act.length : 0);
    const before = tight.slice(Math.max(clause.from, at - BEFORE_MAX), at);
    const whole = tight.slice(clause.from, clause.to);
    if (isExcluded(rule.unless, whole, index - clause.from, said.length)) return false;
    if (rule.negatable.some((pattern) => pattern.test(said)) && NEGATED.test(before)) return false;
    return !(rule.facts && (isTold(rule.facts, before, said) || ADJACENT.test(before)));
  });
}

const MATCHES_MAX = 20;
const CLAUSE_MAX = 80;
const CLAUSE_MARK = new RegExp(`[${MARKS}]`, "u");

/** The clause a match stands in, or so much of it as can matter. */
function clauseAround(text: string, at: number, length: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && at - from < CLAUSE_MAX && !CLAUSE_MARK.test(text[from - 1] ?? "")) from -= 1;
  let to = at + length;
  while (to < text.length && to - at - length < CLAUSE_MAX && !CLAUSE_MARK.test(text[to] ?? "")) to += 1;
  return { from, to };
}

const SPAN_MAX = 12;
/** So far back a teller or an order is looked for. */
const BEFORE_MAX = 48;

/** An innocent phrase that overlaps the match, or stands close to it, is what was meant. */
const isExcluded = (unless: readonly Pattern[], clause: string, at: number, length: number): boolean =>
  unless.some((pattern) =>
    pattern
      .all(clause, MATCHES_MAX)
      .some(
        (match) => match.index <= at + length + SPAN_MAX && match.index + match[0].length >= at - SPAN_MAX,
      ),
  );

/** A teller's word stands before the verb, and no order between: 「群众反映有人被跟踪」, not 「反映有苗头,派人盯住」. */
function isTold(facts: Pattern, before: string, verb: string): boolean {
  const told = lastIndex(before, facts);
  return told >= 0 && told > lastIndex(before + verb, ORDERS);
}

const lastIndex = (text: string, pattern: Pattern): number =>
  pattern.all(text, MATCHES_MAX).at(-1)?.index ?? -1;
