import { z } from "zod";
import type { ReadContext } from "../context.ts";
import type { NamedMatter } from "../matter-number.ts";
import { bankOf } from "../pattern-bank.ts";
import type { QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { paramsOf } from "./query-command-params.ts";
import given from "./query-commands.json" with { type: "json" };
import { compile, compileSet, matchesSet, needsOfSet, patternSetSchema, tightText } from "./query-text.ts";
import { hasFact, QUERY_WORDS } from "./query-words.ts";

const commandSchema = z.strictObject({
  intent: z.string(),
  /** matter: a number or a card, else asked. card: only under a card. reply: nothing without one. none: by itself. */
  needs: z.enum(["matter", "card", "reply", "none"]),
  when: patternSetSchema,
  /** Words that mean the command only where a number or a card says of what. */
  when_ref: patternSetSchema,
  unless: z.array(z.string()),
});
const data = z.strictObject({ asking: z.string(), intents: z.array(commandSchema) }).parse(given);

const ASKING = compile(data.asking, QUERY_WORDS);
/** Asked politely, it is still to be done: 「能不能延期到周五」. */
const POLITE = /能不能|可不可以|能否|可否|行不行|可以(?:不|吗)|好不好|要得不/u;
/** The commands a text may give, in their order; the first that fits is meant. */
const commandsIn = bankOf(
  data.intents.map(({ when, when_ref, unless, ...rest }) => ({
    ...rest,
    when: compileSet(when, QUERY_WORDS),
    whenRef: compileSet(when_ref, QUERY_WORDS),
    unless: unless.map((source) => compile(source, QUERY_WORDS)),
  })),
  ({ when, whenRef }) => needsOfSet([...when, ...whenRef]),
);

/** Without a number and a card, a longer sentence or one that tells what is broken is a report. */
const UNREFERRED_CHARS_MAX = 24;
const LEDGER_THING =
  /逾期|超期|[黄红]牌|没报|未报|零报告|\d+件|[一二两三四五六七八九十几]件|销号|复查|核验|验收|延期/u;
/** 「…,请核实处理」, 「…,麻烦催一下」 at the end of a report command nothing: what stands alone begins with its verb. */
const OPENINGS: Record<string, { test(text: string): boolean }> = {
  "cmd.assign": compile(
    "^(?:请|麻烦)?(?:把|将)?(?:{deictic}|转|交|移|派|分|指派|改派|责任单位|包案)",
    QUERY_WORDS,
  ),
  "cmd.urge":
    /逾期|超期|[黄红]牌|没报|未报|零报告|件|^(?:请|帮我?|麻烦|给我|再|去|快|你|马上|赶紧|尽快|平安办|[给对把][^,。;]{1,8}|喊)*(?:催|督促|提醒|敦促|通知|发|约谈|通报)/u,
};
const DEICTIC = compile("{deictic}", QUERY_WORDS);

/** Reads a command in words; what it lacks is asked: 「复查过了 同意销号」 without a card asks which matter. */
export function readCommand(plain: string, named: NamedMatter | null, ctx: ReadContext): QueryReading | null {
  const rest = tightText(withoutNumber(plain, named));
  const isReply = ctx.replyTo?.kind === "matter";
  const refers = named !== null || isReply;
  if (ASKING.test(rest) && !POLITE.test(rest)) return null;
  const command = commandsIn(rest).find(
    (item) =>
      (matchesSet(rest, item.when) || (refers && matchesSet(rest, item.whenRef))) &&
      !item.unless.some((pattern) => pattern.test(rest)),
  );
  if (!command) return null;
  if (command.needs === "reply" && !isReply && !ctx.hasDraft && ctx.replyTo?.kind !== "draft") return null;
  if (!refers && !(fitsAlone(rest) && (OPENINGS[command.intent]?.test(rest) ?? true))) return null;
  const asksMatter = command.needs === "matter" || (command.needs === "card" && !DEICTIC.test(rest));
  const params = paramsOf(command.intent, { plain: withoutNumber(plain, named), tight: rest, ctx });
  return emptyQuery({
    intent: command.intent,
    scope: refers
      ? scopeOf(named, ctx, command.needs)
      : { ...scopeOf(named, ctx, command.needs), ...params.scope },
    period: params.period,
    output: params.output,
    params: params.params,
    ask: [...(asksMatter && !refers ? ["matter_no"] : []), ...params.ask],
    candidates: params.candidates,
    notes: params.notes,
  });
}

function scopeOf(named: NamedMatter | null, ctx: ReadContext, needs: string): Record<string, unknown> {
  if (named) return "number" in named ? { matter_no: named.number } : { matter_no_suffix: named.suffix };
  if (ctx.replyTo?.kind === "matter") return { from_card: true, matter_no: ctx.replyTo.number };
  if (needs === "matter") return { matter_no: null };
  return needs === "none" ? {} : { from_card: true };
}

/** The sentence with nothing but its words: the number says of what, not what. */
const withoutNumber = (plain: string, named: NamedMatter | null): string =>
  (named ? plain.replace(named.text, " ") : plain).replace(/^[\p{P}\s]+/u, "").trim();

const fitsAlone = (rest: string): boolean =>
  LEDGER_THING.test(rest) || ([...rest].length <= UNREFERRED_CHARS_MAX && !hasFact(rest));
