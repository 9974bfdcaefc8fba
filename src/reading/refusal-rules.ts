import { z } from "zod";
import { REFUSALS } from "../domain/refusal.ts";
import { type Pattern, patternOf } from "./pattern.ts";
import { bankOf } from "./pattern-bank.ts";
import { fillIn, wordListsSchema } from "./queries/query-text.ts";
import given from "./refusal.json" with { type: "json" };
import givenForms from "./refusal-forms.json" with { type: "json" };
import givenHints from "./refusal-hints.json" with { type: "json" };

const ruleSchema = z.strictObject({
  id: z.enum(REFUSALS),
  source: z.string(),
  /** What is asked to be done; looked for in each clause. */
  verb: z.array(z.string()).min(1),
  /** What the whole message must be about. */
  message: z.array(z.string()).min(1),
  /** Before the verb, and no order after it: somebody tells what others did. */
  facts: z.string().nullable(),
  /** Verbs that 「不得」 before them turns into their opposite. */
  negatable: z.array(z.string()),
  unless: z.array(z.string()),
  /** The same, wherever in the message it stands. */
  unless_message: z.array(z.string()),
});
/** Parts of patterns that several share, or that are too long for one line: then a list of what may stand there, in its order. */
const fragmentsSchema = z.record(
  z.string(),
  z.string().or(
    z
      .array(z.string().min(1))
      .min(1)
      .transform((either) => either.join("|")),
  ),
);
const data = z
  .strictObject({
    fragments: fragmentsSchema,
    lists: wordListsSchema,
    adjacent: z.string(),
    orders: z.string(),
    negated: z.string(),
    rules: z.array(ruleSchema),
    english: z.array(z.strictObject({ id: z.enum(REFUSALS), pattern: z.string() })),
  })
  .parse(given);
/** The same refusals in the words people use among themselves: dialect, hints, halves of sentences. */
const forms = z
  .strictObject({
    fragments: fragmentsSchema,
    lists: wordListsSchema,
    rules: z.array(ruleSchema),
  })
  .parse(givenForms);
/** And in hints: the act is said in one clause, what gives it away somewhere else in the message. Tried last. */
const hints = z.strictObject({ fragments: fragmentsSchema, rules: z.array(ruleSchema) }).parse(givenHints);
const FRAGMENTS: Record<string, string> = { ...data.fragments, ...forms.fragments, ...hints.fragments };
const LISTS = { ...data.lists, ...forms.lists };

const EITHER_ORDER = " ~ ";
/** Marks that end a clause: what one clause says of doing is not mixed with the next. */
export const MARKS = ",。;!?、…\\n";
const NEAR = `[^${MARKS}]{0,14}`;

/** A pattern of the data, within one clause: its ^ and $ are the clause's. 「A ~ B」: A is done to B, said in either order. */
function build(given: string, flags = "u"): Pattern {
  const source = withFragments(given);
  const [first = "", second] = source.split(EITHER_ORDER);
  const whole =
    second === undefined ? source : `(?:${first})${NEAR}(?:${second})|(?:${second})${NEAR}(?<act>${first})`;
  const inClause = whole
    .replaceAll("[^,。;", `[^${MARKS}`)
    .replace(/(?<!\[)\^/g, `(?<![^${MARKS}])`)
    .replaceAll("$", `(?![^${MARKS}])`);
  return patternOf(new RegExp(fillIn(inClause, LISTS), flags));
}

const withFragments = (source: string): string => {
  const filled = source.replace(/\{([a-z_]+)\}/g, (mark, name: string) => FRAGMENTS[name] ?? mark);
  // Some are made of others.
  return filled === source ? filled : withFragments(filled);
};

const RULES = [...forms.rules, ...data.rules, ...hints.rules].map((rule) => ({
  id: rule.id,
  verbs: rule.verb.map((source) => build(source, "gu")),
  about: rule.message.map((source) => build(source)),
  facts: rule.facts ? build(rule.facts, "gu") : null,
  negatable: rule.negatable.map((source) => build(source)),
  never: rule.unless_message.map((source) => build(source)),
  unless: rule.unless.map((source) => build(source, "gu")),
}));
/** The verbs of all rules that may be in a text, in the order of the rules; the first that is asked for is refused. */
export const verbsIn = bankOf(
  RULES.flatMap((rule) => rule.verbs.map((verb) => ({ rule, verb }))),
  ({ verb }) => verb.needs,
);
export type Rule = (typeof RULES)[number];
/** The same asked in English, as injected instructions are. */
export const ENGLISH = data.english.map(({ id, pattern }) => ({
  id,
  pattern: patternOf(new RegExp(pattern, "iu")),
}));
/** Words of an order to somebody. */
export const ORDERS = build(data.orders, "gu");
/** Right before a verb: it is told, not asked for. */
export const ADJACENT = build(data.adjacent);
/** Right before a verb: it is forbidden, not asked for. */
export const NEGATED = build(data.negated);
