import { readAct } from "./act.ts";
import type { ReadContext } from "./context.ts";
import { maskText } from "./masks/mask.ts";
import { findMatterNumber } from "./matter-number.ts";
import { partsOf, readMatters } from "./matters.ts";
import { isInOurVoice, onlyItsNumber, withoutOrders } from "./orders-to-us.ts";
import { withoutForm } from "./pasted-form.ts";
import { plainText } from "./plain-text.ts";
import { signsAsWritten } from "./problems.ts";
import { readQuery } from "./queries/query.ts";
import type { Act, MatterReading, QueryReading, Reading } from "./reading.ts";
import { readRefusal } from "./refusal.ts";
import { isRestricted } from "./restricted.ts";
import { type Told, tell } from "./told.ts";
import { allUnitsIn } from "./units/units.ts";
import { isVerdict } from "./verdict.ts";
import { withoutFine } from "./zero.ts";
import { zeroOf } from "./zero-of.ts";

/** Commands in words that are also acts of the work: 「0287整改完了」 is both. */
const ACT_OF_COMMAND: Record<string, Act> = {
  "cmd.submit_rectification": "submit_rectification",
  "cmd.return": "return_request",
};

/**
 * What a message says: pure, from the text and what it is read against. Personal data is hidden before anything else
 * is read, refusals come before questions, questions before reports; what is not certain is asked, never guessed.
 */
export function readText(given: string, ctx: ReadContext): Reading {
  const reading = readWords(given, ctx);
  if (TELLS.has(reading.act) || !isInOurVoice(plainText(given))) return reading;
  const named = findMatterNumber(reading.masked, ctx.prefix);
  const card = named && readQuery(named.text, ctx);
  return { ...reading, act: card ? actOf(card) : "unknown", query: card, ask: [] };
}

/** What tells or asks, and does nothing to a matter. */
const TELLS: ReadonlySet<Act> = new Set(["report", "unverified", "query", "refusal", "help", "none"]);

function readWords(given: string, ctx: ReadContext): Reading {
  const rough = signsAsWritten(plainText(given));
  const masked = maskText(given, {
    // Of residents' quarrels and petitions names are hidden on less evidence than of a broken lamp.
    eager: rough.has("disputeStrong", "disputeWeak", "petition", "violent", "security"),
    keep: (text) => allUnitsIn(ctx.units, text).map(({ start, end }) => [start, end] as const),
  });
  const told = tell(asWritten(masked.text), ctx);
  const { text } = told;
  const blank: Reading = {
    act: "unknown",
    matters: [],
    query: null,
    units: [],
    reportDate: null,
    unlisted: [],
    target: targetOf(told, ctx),
    ask: [],
    flags: [],
    pii: [...masked.codes],
    masked: masked.text,
    restricted: isRestricted(plainText(given)).restricted,
  };

  // What was hidden asks for nothing: 「信访人[姓名已隐去]」 is told, not asked for.
  const refusal = readRefusal(text, ctx);
  if (refusal) return { ...blank, act: "refusal", query: refusal };
  const shown = onlyItsNumber(text, ctx);
  if (shown !== null) {
    const card = shown === "" ? null : readQuery(shown, ctx);
    return { ...blank, act: card ? actOf(card) : "none", query: card };
  }
  const query = readQuery(text.replace(MARK, "某"), ctx);
  const act = readAct(told, ctx);
  if (query) {
    return { ...blank, act: isWork(act, query, text) ? act : actOf(query), query };
  }
  switch (act) {
    case "report":
      return { ...blank, act, matters: readMatters(withoutFine(told, ctx), ctx, masked.codes) };
    case "unverified":
      return {
        ...blank,
        act,
        matters: readMatters(withoutFine(told, ctx), ctx, masked.codes).map(asRumour),
        ask: ["核实"],
      };
    case "zero_report":
      return { ...blank, act, ...zeroOf(told, ctx) };
    case "return_request":
      return { ...blank, act, ask: ["详细理由"] };
    case "submit_rectification":
      return { ...blank, act, ask: blank.target.number || blank.target.suffix ? [] : ["编号确认"] };
    default:
      return { ...blank, act };
  }
}

/** 「派错了,退回重派」 is a return whatever command it resembles too; 「核验通过,都换了」 hands nothing in. */
function isWork(act: Act, { intent }: QueryReading, text: string): boolean {
  if (!intent.startsWith("cmd.")) return false;
  if (act === "submit_rectification") return intent !== "cmd.verify_pass" || !isVerdict(text);
  return act === "return_request";
}

/** The words that are read: without orders to the machine, and without what a pasted document is set in. */
const asWritten = (masked: string): string => withoutForm(withoutOrders(plainText(masked)));

const MARK = /\[[^\]]{2,8}已隐去\]/g;
/** A masked text as a report, whatever else it might be: it was said to be one. */
export function readReport(masked: string, ctx: ReadContext): MatterReading[] {
  return readMatters(tell(asWritten(masked), ctx), ctx, []);
}

/** What a report tells beside its problems as put right already: 「灭火器换了,应急灯还没修好」. */
export const remediedIn = (masked: string, ctx: ReadContext): string | null =>
  partsOf(withoutFine(tell(asWritten(masked), ctx), ctx), ctx).remedied;

function actOf(query: QueryReading): Act {
  if (query.intent === "help") return "help";
  return query.intent.startsWith("cmd.") ? (ACT_OF_COMMAND[query.intent] ?? "command") : "query";
}

/** Nobody has seen it: it sets no deadline, and what is asked is whether it is so. */
function asRumour(matter: MatterReading): MatterReading {
  return {
    ...matter,
    dueSource: matter.due ? matter.dueSource : "policy",
    ask: ["核实"],
    flags: ["传闻", ...matter.flags].slice(0, 12),
  };
}

function targetOf({ text, unit }: Told, ctx: ReadContext): Reading["target"] {
  const finding = unit();
  const named = findMatterNumber(text, ctx.prefix);
  return {
    number: named && "number" in named ? named.number : null,
    suffix: named && "suffix" in named ? named.suffix : null,
    unit: finding.how === "stated" || finding.how === "context" ? finding.unit.name : null,
    keyword: signsAsWritten(text).hits.find((hit) => hit.tag === "thing")?.word ?? null,
  };
}
