import type { ReadContext } from "./context.ts";
import { withoutSpans } from "./plain-text.ts";
import { type Signs, signsOf } from "./problems.ts";
import { type HeadSpan, headSpans, type NamedSpan, unitSpans } from "./units/unit-spans.ts";
import { findIn, hearUnits, type UnitFinding, type UnitsHeard } from "./units/units.ts";

/**
 * A text and what it tells, each thing looked for when it is first asked for and then known: acts, splitting and
 * matters ask the same of the same words.
 */
export type Told = {
  text: string;
  heard(): UnitsHeard;
  /** Where units are named for certain. */
  spans(): readonly NamedSpan[];
  /** Those, and words at the head of a thought that may name another one. */
  heads(): readonly HeadSpan[];
  /** Whom it is about. */
  unit(): UnitFinding;
  /** The text without those names: what a name is made of says nothing about what is wrong. */
  unnamed(): string;
  /** The words in it that name a problem. */
  signs(): Signs;
};

/** A text that is to be asked several things. */
export function tell(text: string, ctx: ReadContext): Told {
  const heard = once(() => hearUnits(ctx.units, text));
  const spans = once(() => unitSpans(heard()));
  const unnamed = once(() => withoutSpans(text, spans()));
  return {
    text,
    heard,
    spans,
    heads: once(() => headSpans(heard(), spans())),
    unit: once(() => findIn(heard(), ctx.chat, { bodies: false })),
    unnamed,
    signs: once(() => signsOf(unnamed())),
  };
}

function once<T extends object | string>(find: () => T): () => T {
  let known: T | null = null;
  return () => {
    known ??= find();
    return known;
  };
}
