import type { AnyCommand, Place } from "./command.ts";
import type { Calendar } from "./domain/calendar.ts";
import { readAct } from "./reading/act.ts";
import { findMatterNumber } from "./reading/matter-number.ts";
import { nearestWord } from "./reading/nearest-word.ts";
import type { UnitIndex } from "./reading/unit-index.ts";

/** Which command is meant and what it is given; or what to say instead; or nothing at all. */
export type Route =
  | { kind: "run"; command: AnyCommand; input: Record<string, unknown> }
  | { kind: "nearest"; command: AnyCommand; word: string }
  /** What was written, for whoever may propose a reading of it. */
  | { kind: "not-understood"; text: string }
  | { kind: "silence" };

export type RouteContext = {
  commands: readonly AnyCommand[];
  at: Date;
  calendar: Calendar;
  units: UnitIndex;
  place: Place;
  numberPrefix: string;
};

/** A tap names its command on the button; the form's fields come beside the button's own values. */
export function routeTap(
  commands: readonly AnyCommand[],
  tap: { value: Record<string, unknown>; formValue: Record<string, unknown> },
): Route {
  const { c, ...rest } = tap.value;
  const command = commands.find((item) => item.name === c);
  // The button's own values win: a form field must not pose as an id.
  return command
    ? { kind: "run", command, input: { ...withoutEmpty(tap.formValue), ...rest } }
    : { kind: "silence" };
}

/** Clients send an unfilled field as "", null or not at all. */
function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== null));
}

/** What the platform reports (bot added, picture sent …) runs the command that asked for it. */
export function routeNotice(
  commands: readonly AnyCommand[],
  kind: string,
  input: Record<string, unknown>,
): Route {
  const command = commands.find((item) => item.on.includes(kind));
  return command ? { kind: "run", command, input } : { kind: "silence" };
}

/** A command word at the beginning decides; else a number alone; else what the sentence says. */
export function routeWords(ctx: RouteContext, text: string): Route {
  const named = byFirstWord(ctx, text);
  if (named) return named;

  const byName = (name: string, input: Record<string, unknown>): Route => {
    const command = ctx.commands.find((item) => item.name === name);
    return command ? { kind: "run", command, input } : { kind: "not-understood", text };
  };
  const number = findMatterNumber(text, ctx.numberPrefix);
  if (number && isOnlyNumber(text)) return byName("query", { text });

  const act = readAct(text, {
    units: ctx.units,
    at: ctx.at,
    calendar: ctx.calendar,
    prefix: ctx.numberPrefix,
    chat: { street: ctx.place.streetName, unit: ctx.place.unitName },
  });
  switch (act.kind) {
    case "report":
      return byName("report", { text });
    case "query":
      return byName(act.command, { text });
    case "refusal":
      return byName("refuse", { refusal: act.refusal });
    case "chatter":
      return { kind: "silence" };
    default:
      return nearest(ctx, text);
  }
}

/** Words of commands, longest first, so that 「核验通过」 is not read as 「核验」. */
function byFirstWord(ctx: RouteContext, text: string): Route | null {
  const words = ctx.commands
    .flatMap((command) => command.words.map((word) => ({ word, command })))
    .sort((a, b) => b.word.length - a.word.length);
  const hit = words.find(({ word, command }) => text.startsWith(word) && isWholeWord(text, word, command));
  if (!hit) return null;

  const rest = text.slice(hit.word.length).replace(/^[\s,,、::]+/, "");
  const number = findMatterNumber(rest, ctx.numberPrefix);
  if (!number || !("number" in number)) return { kind: "run", command: hit.command, input: { text: rest } };
  return {
    kind: "run",
    command: hit.command,
    input: { number: number.number, text: rest.replace(number.text, "").trim() },
  };
}

/** 「报」 begins 「报警器坏了」 too: a word of one character, or of an act, counts only when something ends it. */
function isWholeWord(text: string, word: string, command: AnyCommand): boolean {
  if (word.length > 1 && !command.alone) return true;
  return /^(?:了|一下|吧)?(?:$|[\s\p{P}\p{S}\dA-Za-z])/u.test(text.slice(word.length));
}

function isOnlyNumber(text: string): boolean {
  return /^[\sA-Za-z0-9-—–号#.。??0-9A-Za-z-]+$/.test(text);
}

function nearest(ctx: RouteContext, text: string): Route {
  const first = text.split(/[\s,,]/)[0] ?? "";
  const word = nearestWord(
    first,
    ctx.commands.flatMap((command) => command.words),
  );
  const command = word ? ctx.commands.find((item) => item.words.includes(word)) : undefined;
  return word && command ? { kind: "nearest", command, word } : { kind: "not-understood", text };
}
