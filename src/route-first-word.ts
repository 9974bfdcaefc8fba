import type { AnyCommand } from "./command.ts";
import { findMatterNumber, type NamedMatter } from "./reading/matter-number.ts";
import { type Route, type RouteContext, shortNumber } from "./route.ts";

/** What a sentence may ask to be done to a matter, and the command that does it. */
export const COMMAND_IN_WORDS: Record<string, string> = {
  "cmd.accept": "accept",
  "cmd.confirm": "confirm-report",
  "cmd.verify_pass": "pass-verification",
  "cmd.verify_fail": "return-to-work",
};

/** Words of commands, longest first, so that 「核验通过」 is not read as 「核验」. */
export function byFirstWord(ctx: RouteContext, text: string): Route | null {
  const words = ctx.commands
    .flatMap((command) => command.words.map((word) => ({ word, command })))
    .sort((a, b) => b.word.length - a.word.length);
  const hit = words.find(({ word, command }) => text.startsWith(word) && isWholeWord(text, word, command));
  if (!hit) return null;

  const rest = text.slice(hit.word.length).replace(/^[\s,,、::]+/, "");
  const number = findMatterNumber(rest, ctx.numberPrefix);
  const whole = number && wholeNumber(ctx, number, rest, hit.command);
  if (!whole) return { kind: "run", command: hit.command, input: { text: rest } };
  const said = rest.replace(number.text, "").replace(/^[\s,,、::]+/, "");
  return { kind: "run", command: hit.command, input: { number: whole, text: said.trim() } };
}

/** 「0001 核验通过 现场看过」: the number first, the word of an act right behind it. */
export function byNumberFirst(ctx: RouteContext, text: string): Route | null {
  const named = findMatterNumber(text, ctx.numberPrefix);
  if (!named || !text.startsWith(named.text)) return null;
  const behind = text.slice(named.text.length).replace(/^(?:号|[\s,,、::])+/, "");
  const rest = behind.replace(/^通过(?=吧?(?:$|[\s\p{P}]))/u, "核验通过");
  const route = byFirstWord(ctx, rest);
  if (route?.kind !== "run" || !BY_SHORT_NUMBER.has(route.command.name) || route.input.number) return null;
  const number = "number" in named ? named.number : shortNumber(ctx, named.suffix);
  return { ...route, input: { ...route.input, number } };
}

/** Acts on one matter, of which a running number alone says which. */
const BY_SHORT_NUMBER = new Set([
  ...Object.values(COMMAND_IN_WORDS),
  "submit-rectification",
  "follow-up",
  "ask-return",
  "undo",
]);

/** A running number alone counts right behind the word of an act on one matter: 「整改 4具已更换」 has none. */
function wholeNumber(ctx: RouteContext, named: NamedMatter, rest: string, to: AnyCommand): string | null {
  if ("number" in named) return named.number;
  const counts = BY_SHORT_NUMBER.has(to.name) && rest.startsWith(named.text);
  return counts ? shortNumber(ctx, named.suffix) : null;
}

/** 「报」 begins 「报警器坏了」 too: a word of one character, or of an act, counts only when something ends it. */
function isWholeWord(text: string, word: string, command: AnyCommand): boolean {
  if (word.length > 1 && !command.alone) return true;
  return /^(?:了|一下|吧)?(?:$|[\s\p{P}\p{S}\dA-Za-z])/u.test(text.slice(word.length));
}
