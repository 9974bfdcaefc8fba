import { z } from "zod";
import { saysAccident } from "./accident.ts";
import words from "./act-words.json" with { type: "json" };
import { ACT_WORDS } from "./act-words.ts";
import type { ReadContext } from "./context.ts";
import { patternOf } from "./pattern.ts";
import { clausesOf, withoutSpans } from "./plain-text.ts";
import { PROBLEM_TAGS, type ProblemTag } from "./problems.ts";
import { type Told, tell } from "./told.ts";
import { allIn } from "./units/units.ts";
import given from "./zero.json" with { type: "json" };
import { mayCount, readCounts } from "./zero-counts.ts";

const regex = z
  .string()
  .min(1)
  .transform((pattern) => new RegExp(pattern));
const ZERO = z
  .object({
    source: z.string(),
    neutral: z.array(z.string().min(1)).transform((words) => new Set(words)),
    topics: z.array(z.string().min(1)).transform((words) => new Set(words)),
    amiss: regex,
    fives: regex,
    listed: regex,
    quiet: regex,
    well: regex,
    day: regex,
    rest: regex,
    duty: regex,
    fine: regex,
    looked: regex,
    filler: regex,
    denying: regex,
    asking: regex,
    certain: regex,
    besides: regex,
    question: regex.transform((pattern) => patternOf(pattern)),
    request: regex,
  })
  .parse(given);

const FINE_WORDS = new RegExp(ZERO.fine.source, "g");
const ZERO_WORDS = new RegExp(words.zero, "g");
const FILLER = new RegExp(ZERO.filler.source, "g");
const PROBLEMS = new Set<ProblemTag>(PROBLEM_TAGS);
/** Of a thing that may well be in order: that it is not. */
const AMISS = new RegExp(
  `${ZERO.amiss.source}|没|未|无|不|坏|破|断|裂|漏|堵|松|掉|倒|歪|缺|少|烂|脏|乱|臭|塌|锈|旧|超|积|冒|烧|挡|占|晃|响|黑`,
);

/**
 * 「无情况」 of a unit or a day. One problem anywhere and it is none: a hazard taken for a zero would be gone, a zero
 * taken for a report is seen on its draft and sent again.
 */
export function isZero(told: Told): boolean {
  const text = told.unnamed();
  if (countsOf(told) === "zero") return true;
  if (!saysZero(told, text)) return false;
  if (ZERO.denying.test(text) || ZERO.asking.test(text)) return false;
  if (!ZERO.certain.test(text) && ZERO.besides.test(told.signs().text)) return false;
  return !saysWrong(told) && !leavesOut(told);
}

/** 「隐患2起、信访0起」: figures, of which neither a zero nor a matter can be made. */
export const saysFigures = (told: Told): boolean => countsOf(told) === "some";

function countsOf(told: Told): "zero" | "some" | null {
  if (!mayCount(told.text)) return null;
  // A street is a body and no unit: its name goes as well.
  const names = allIn(told.heard()).filter((one) => one.how === "stated");
  return readCounts(withoutSpans(told.text, names));
}

/** 「除了滇润其他都平安」: of the one nothing is told, and the others are not named. */
export const leavesOneOut = (told: Told): boolean => EXCEPT.test(told.text) && !saysWrong(told);
const EXCEPT =
  /^[^,。;]{0,6}除(?:了|开|掉|去)?[^,。;]{1,16}?(?:之外|以外|外)?[,]?(?:其[他它余]|别的|剩下|余下)[^,。;]{0,6}(?:平安|正常|没事|无事|没得事|没得啥子?事|安全|零报告|无异常|好)(?:的|着|得很)?[\s。!~]*$/;

/** By its own word, or each thing denied by itself; 「没事」 only of a unit or a day, for it is small talk as well. */
function saysZero(told: Told, text: string): boolean {
  if (ACT_WORDS.zero.test(text) || ZERO.fives.test(text) || ZERO.listed.test(text)) return true;
  const quiet = ZERO.quiet.test(text) || ZERO.well.test(text);
  return quiet && (ZERO.day.test(text) || told.unit().how === "stated");
}

/** 「大家都很安全」 of no unit and no day: nobody reports anything by it, and nothing is wrong. */
export const isAllWell = (told: Told): boolean => ZERO.well.test(told.unnamed());

/**
 * 「陆家社区门口有条蛇,福海社区正常」, 「门口有条蛇,其他正常」: something is told of the first in words of no list, and
 * it is not that it is fine.
 */
function leavesOut(told: Told): boolean {
  const clauses = clausesOf(told.signs().text);
  const headed = clauses.map(({ start, text }) =>
    told.spans().some((unit) => unit.start >= start && unit.end <= start + text.length),
  );
  const rest = clauses.findIndex(({ text }) => ZERO.rest.test(text));
  const several = headed.filter(Boolean).length > 1;
  return clauses.some(({ text }, index) => {
    if (!(several && headed[index]) && index >= rest) return false;
    const next = headed.indexOf(true, index + 1);
    const upTo = index < rest ? index + 1 : next < 0 ? clauses.length : next;
    return clauses.slice(index, upTo).every((clause) => tellsMore(clause.text)) && text.trim() !== "";
  });
}

/** Neither fine, nor looked at, nor done, nor mere filler. */
function tellsMore(clause: string): boolean {
  if (ZERO.looked.test(clause) || ZERO.duty.test(clause) || ACT_WORDS.done.test(clause)) return false;
  const left = clause.replace(ZERO_WORDS, "").replace(FINE_WORDS, "");
  return left === clause && left.replace(FILLER, "") !== "";
}

/** Whether anything is told to be wrong, beside what is only named as looked at. */
function saysWrong(told: Told, until = Number.POSITIVE_INFINITY): boolean {
  const signs = told.signs();
  if (saysAccident(signs)) return true;
  return clausesOf(signs.text).some((clause) => {
    if (clause.start >= until) return false;
    if (ACT_WORDS.done.test(clause.text) && !ACT_WORDS.undone.test(clause.text)) return false;
    const end = clause.start + clause.text.length;
    const hits = signs.hits.filter((hit) => PROBLEMS.has(hit.tag) && hit.at >= clause.start && hit.at < end);
    if (hits.some((hit) => !ZERO.neutral.has(hit.word))) return true;
    const named = hits.filter((hit) => hit.tag !== "fault");
    if (named.length === 0) return false;
    const told = clause.text.replace(ZERO_WORDS, " ").replace(FINE_WORDS, " ");
    // 「应急灯」 and 「安全出口」 are but names, whatever signs they are made of.
    const left = named.reduce((rest, { word }) => rest.replaceAll(word, " "), told);
    if (AMISS.test(left)) return true;
    // A thing of which something is said that is neither that it is fine nor that it was looked at.
    const ofThing = named.some((hit) => hit.tag === "thing" && !ZERO.topics.has(hit.word));
    return ofThing && told === clause.text && !ZERO.looked.test(left) && left.replace(FILLER, "") !== "";
  });
}

/** 「消防通道堵了没有」, 「是不是又漏气了?」: asked, not told; unless a problem was told before, or something is asked for. */
export function isQuestion(told: Told): boolean {
  const text = told.unnamed().trim();
  if (!ZERO.question.test(text)) return false;
  const last = clausesOf(told.unnamed()).at(-1);
  return (
    last !== undefined && !ZERO.request.test(last.text) && !(last.start > 0 && saysWrong(told, last.start))
  );
}

/** What is told without the units said to be fine: of them nothing is to be put right. */
export function withoutFine(told: Told, ctx: ReadContext): Told {
  const { text } = told;
  if (!MAY_BE_FINE.test(text)) return told;
  const starts = clausesOf(text)
    .filter(({ start, text: said }) =>
      told.spans().some((unit) => unit.start >= start && unit.end <= start + said.length),
    )
    .map(({ start }) => start);
  if (starts.length < 2) return told;
  const pieces = [
    text.slice(0, starts[0]),
    ...starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length)),
  ];
  const kept = pieces.filter((piece) => !isZero(tell(piece.replace(/[\s,,。;;!!]+$/, ""), ctx)));
  const left = kept.join("").replace(/[\s,,;;]+$/, "");
  return kept.length === pieces.length || !left ? told : tell(left, ctx);
}
const MAY_BE_FINE = /零|0|〇|无|没|莫|未|正常|平安|太平|安好/;
