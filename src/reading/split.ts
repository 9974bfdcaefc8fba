import { categoryOf } from "./category.ts";
import { clausesOf } from "./plain-text.ts";
import { PROBLEM_TAGS, type Signs, signsOf } from "./problems.ts";
import { byKinds } from "./split-kinds.ts";
import { type DueFrom, type DueWords, dealOut } from "./split-shared.ts";
import type { UnitName } from "./units/unit-index.ts";
import type { HeadSpan } from "./units/unit-spans.ts";

/** One problem of a message: its own words, and what was said for all of them (the unit before, the deadline after). */
export type Part = {
  text: string;
  shared: string;
  dueFrom?: DueFrom;
  /** The houses that the word at its head may mean, and how long it is. */
  may?: { units: readonly UnitName[]; length: number };
};

const MARK =
  /(?:(?<![\dA-Za-z.-])[((]?(\d{1,2})[))]?\s*[、..))](?!\d)|(?:^|[\s,,。;;::、])(?:([一二三四五六七八九十])\s*[、..]|第([一二三四五六])[、,,::])|(?<![第十一二三四五六七八九])([一二三四五六])是|([①-⑨]))\s*/g;
const FIGURES = "一二三四五六七八九十";
const JOINT = /^(?:另外|另|还有|此外|同时|再就是|再一个|再有|对了|顺便|以及)[,,::\s]*/;
/** What is said at the end for all of them: 「都是三天内整」, 「以上两项周五前改完」. */
const FOR_ALL =
  /[,。;)]\s*((?:以上|上述|统一|全部|一律|一并|都|均|这[几两三四])[^,。;]*(?:前|内|止|为限)[^,。;]*)[。!]?$/;
const PARTS_MAX = 10;

/**
 * The problems of a message, one or several: numbered ones; those of different units, each with its own words; an
 * accident and the quarrel it led to; what an 「另外」 adds of another kind. What stays together is one problem.
 */
export function splitMatters(text: string, units: readonly HeadSpan[], due: DueWords): Part[] {
  const tail = FOR_ALL.exec(text);
  const body = tail ? text.slice(0, tail.index) : text;
  const parts = numbered(body, due) ?? byUnit(body, units) ?? byKind(body) ?? ofOneUnit(body, units);
  if (!parts || parts.length < 2) return [{ text, shared: "" }];
  const after = tail?.[1] ?? "";
  return parts
    .slice(0, PARTS_MAX)
    .map((part) => ({ ...part, shared: [part.shared, after].filter(Boolean).join("\n") }));
}

/** Several kinds under one name: each keeps the name, none the deadline of another. */
function ofOneUnit(text: string, units: readonly HeadSpan[]): Part[] | null {
  const first = units.find(({ may }) => !may);
  const name = first ? text.slice(first.start, first.end) : "";
  const pieces = byKinds(text);
  return (
    pieces?.map((piece, index) => ({
      text: piece.replace(/[\s,,。;;、]+$/, "").trim(),
      shared: index === 0 ? "" : name,
    })) ?? null
  );
}

function numbered(text: string, due: DueWords): Part[] | null {
  const marks: { at: number; end: number }[] = [];
  for (const match of text.matchAll(MARK)) {
    const [whole, digits, han, nth, is, circled] = match;
    const figure = FIGURES.indexOf(han ?? is ?? nth ?? "") + 1;
    const ordinal = digits ? Number(digits) : circled ? "①②③④⑤⑥⑦⑧⑨".indexOf(circled) + 1 : figure;
    if (ordinal === marks.length + 1) marks.push({ at: match.index, end: match.index + whole.length });
  }
  if (marks.length < 2) return null;
  const items = marks.map((mark, index) => text.slice(mark.end, marks[index + 1]?.at ?? text.length));
  if (items.filter((item) => saysProblem(signsOf(item))).length < 2) return null;

  const header = text.slice(0, marks[0]?.at);
  // After the last item's full stop comes what holds for all of them.
  const [, last = "", tail = ""] = /^([^。;;\n]*)[。;;\n]?([\s\S]*)$/.exec(items.at(-1) ?? "") ?? [];
  const dealt = dealOut([...items.slice(0, -1), last], tail, due);
  const parts = dealt.items.map((item, index) => ({
    text: item.replace(/[\s,,。;;、]+$/, "").trim(),
    shared: `${header}\n${dealt.said[index] ?? ""}`.trim(),
  }));
  const own = parts.map(({ text, shared }) => due.lastDue(`${text}\n${shared}`) !== null);
  return parts.map((part, index) => {
    if (dealt.listed && index < parts.length - 1) return { ...part, dueFrom: "listed" as const };
    return own[index] || !own.includes(true) ? part : { ...part, dueFrom: "elsewhere" as const };
  });
}

/** Where different units stand at the head of different clauses, each with a problem of its own. */
function byUnit(text: string, units: readonly HeadSpan[]): Part[] | null {
  const clauses = clausesOf(text);
  const starts: { start: number; id: string; head: HeadSpan }[] = [];
  for (const clause of clauses) {
    const first = units.find(
      (unit) => unit.start >= clause.start && unit.end <= clause.start + clause.text.length,
    );
    if (!first || starts.at(-1)?.id === first.id) continue;
    if (first.may && !isAnother(first, { clause, text, before: starts.at(-1)?.head })) continue;
    starts.push({ start: clause.start, id: first.id, head: first });
  }
  if (starts.length < 2) return null;
  const pieces = starts.map(({ start }, index) => text.slice(start, starts[index + 1]?.start ?? text.length));
  if (!pieces.every((piece) => saysProblem(signsOf(piece)))) return null;
  const header = text.slice(0, starts[0]?.start);
  return pieces.map((piece, index) => {
    const head = starts[index]?.head;
    const may = head?.may ? { units: head.may, length: head.end - head.start } : null;
    const part = { text: piece.replace(/[\s,,。;;、]+$/, ""), shared: header.trim() };
    return may ? { ...part, may } : part;
  });
}

const HEAD = /^\s*(?:还有|另外|另|以及|同时|此外|而且|然后|再就是|包括|连同?)?/;
const isSame = (head: HeadSpan, before: HeadSpan | undefined) =>
  before !== undefined && (head.may ?? []).some((unit) => String(unit.id) === before.id);

/**
 * A word that may name another house does so where its thought tells what is wrong there; a word of which nothing but
 * its place speaks for a name, only where a thing follows it: 「…,彩云气瓶乱放」, not 「…,工人正在清理」.
 */
function isAnother(
  head: HeadSpan,
  { clause, text, before }: { clause: { text: string; start: number }; text: string; before?: HeadSpan },
): boolean {
  const [at] = HEAD.exec(clause.text) ?? [""];
  if (head.start !== clause.start + at.length || isSame(head, before)) return false;
  const rest = signsOf(text.slice(head.end, clause.start + clause.text.length));
  return saysProblem(rest) && (!head.weak || rest.hits.some(({ tag, at }) => tag === "thing" && at === 0));
}

/** Of different kinds: an accident and a quarrel after it, or what is joined by 「另外」. */
function byKind(text: string): Part[] | null {
  const clauses = clausesOf(text);
  if (clauses.length < 2) return null;
  const whole = signsOf(text);
  // Without these words in the whole none of its parts has them: only what is joined needs to be looked at.
  const mayQuarrel = whole.has("disputeStrong") && whole.has("accidentStrong", "accidentWeak");
  for (let cut = 1; cut < clauses.length; cut++) {
    const start = clauses[cut]?.start ?? 0;
    if (!mayQuarrel && !JOINT.test(clauses[cut]?.text ?? "")) continue;
    const [before, after] = [text.slice(0, start), text.slice(start)];
    const [was, is] = [signsOf(before), signsOf(after)];
    if (!saysProblem(was) || !saysProblem(is)) continue;
    const [first, second] = [categoryOf(was), categoryOf(is)];
    const quarrelAfter = first === "事故" && second === "重大矛盾纠纷" && is.has("disputeStrong");
    const joined =
      JOINT.test(clauses[cut]?.text ?? "") && first !== null && second !== null && first !== second;
    if (quarrelAfter || joined)
      return [before, after.replace(JOINT, "")].map((piece, index) => ({
        text: piece.replace(/[\s,,。;;、]+$/, ""),
        shared: index === 0 ? "" : before,
      }));
  }
  return null;
}

export const saysProblem = (signs: Signs): boolean => signs.has(...PROBLEM_TAGS);
