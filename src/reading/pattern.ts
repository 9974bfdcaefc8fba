import { type Needs, needsOf } from "./pattern-needs.ts";

/** A pattern that looks at a text only when all the signs are there that it cannot do without. */
export type Pattern = {
  needs: Needs;
  /** False where it certainly does not match. */
  mayBeIn(text: string): boolean;
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  /** Every match, from left to right, or the first so many; of a pattern with the flag g. */
  all(text: string, max?: number): RegExpExecArray[];
};

/**
 * Hundreds of patterns are tried on each message and hardly one of them matches: what a pattern needs is asked first,
 * which costs a look or two at a table instead of a walk over the text.
 */
export function patternOf(pattern: RegExp): Pattern {
  const needs = needsOf(pattern);
  const mayBeIn = whereMet(needs);
  return {
    needs,
    mayBeIn,
    test: (text) => mayBeIn(text) && pattern.test(text),
    exec: (text) => (mayBeIn(text) ? pattern.exec(text) : null),
    all: (text, max) => (mayBeIn(text) ? allOf(text, pattern, max) : []),
  };
}

/** Whether a text has what is needed. */
export function whereMet(needs: Needs): (text: string) => boolean {
  const steps = stepsOf(needs);
  return (text) => isMet(steps, signsIn(text));
}

/** Like matchAll, without its copy of the pattern. */
function allOf(text: string, pattern: RegExp, max = Number.POSITIVE_INFINITY): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < max; match = pattern.exec(text)) {
    found.push(match);
    // Past nothing at all, and by a whole sign, or it would be found again.
    if (match[0] === "") pattern.lastIndex = match.index + (pattern.unicode ? widthAt(text, match.index) : 1);
  }
  pattern.lastIndex = 0;
  return found;
}

const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Which signs a text holds: those whose mark is its turn. */
type Signs = { text: string; turn: number; marks: Uint32Array };

/** One text is asked by hundreds of patterns one after another: its signs are kept until another text comes. */
const last: Signs = { text: "", turn: 1, marks: new Uint32Array(0x10000) };
const TURNS = 2 ** 32 - 1;

function signsIn(text: string): Signs {
  if (text === last.text) return last;
  last.text = text;
  if (last.turn === TURNS) last.marks.fill(0);
  last.turn = (last.turn % TURNS) + 1;
  for (let at = 0; at < text.length; at++) last.marks[text.charCodeAt(at)] = last.turn;
  return last;
}

const MET = -1;
const UNMET = -2;

/** Needs as steps in one flat array, three numbers each: is this sign there? Then on to that place, else to another. */
type Steps = { first: number; steps: Int32Array };

function stepsOf(needs: Needs): Steps {
  const steps: number[] = [];
  // From the last to the first, for each step has to know where it leads.
  const add = (one: Needs, met: number, unmet: number): number => {
    if (one === true) return met;
    if (typeof one === "number") return steps.push(one, met, unmet) - STEP;
    return "every" in one
      ? one.every.reduceRight<number>((next, part) => add(part, next, unmet), met)
      : one.some.reduceRight<number>((next, part) => add(part, met, next), unmet);
  };
  const first = add(needs, MET, UNMET);
  return { first, steps: Int32Array.from(steps) };
}
const STEP = 3;

function isMet({ first, steps }: Steps, { marks, turn }: Signs): boolean {
  let at = first;
  while (at >= 0) at = steps[at + (marks[steps[at] ?? 0] === turn ? 1 : 2)] ?? MET;
  return at === MET;
}
