import type { AnyCommand } from "./command.ts";
import { answersOpenQuestion, setsDue } from "./reading/answer.ts";
import { readCorrection } from "./reading/correction.ts";
import { asksWhetherDone } from "./reading/doubt.ts";
import { findMatterNumber, isOnlyNumber, ofShortNumber } from "./reading/matter-number.ts";
import { nearestWord } from "./reading/nearest-word.ts";
import type { Act, Reading } from "./reading/reading.ts";
import { takesBack } from "./reading/take-back.ts";
import { asksHowUndone } from "./reading/undo-words.ts";
import { isVerdictOfThing } from "./reading/verdict.ts";
import { type DraftTalk, type Route, type RouteContext, shortNumber } from "./route.ts";
import { routeDrafts, routeSeveral, routeUndo } from "./route-acts.ts";
import { byFirstWord, byNumberFirst, COMMAND_IN_WORDS } from "./route-first-word.ts";

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

/**
 * Words about one's own drafts first, for 「后门那条不要了」 asks for no more; what is refused is refused whatever word it
 * begins with; then a command word at the beginning decides; else a number alone; else what the sentence says.
 */
export function routeWords(ctx: RouteContext, text: string): Route {
  return routeSeveral(ctx, text, routeOne(ctx, text));
}

function routeOne(ctx: RouteContext, text: string): Route {
  const { reading } = ctx;
  const ofDrafts = routeDrafts(ctx, text);
  if (!ofDrafts && reading.act === "refusal")
    return byName(ctx, "refuse", { refusal: reading.query?.params.refuse });
  if (!ofDrafts && asksHowUndone(text)) return byName(ctx, "query", { text });
  const named = ofDrafts ?? routeUndo(ctx, text) ?? byFirstWord(ctx, text) ?? byNumberFirst(ctx, text);
  if (named) return named;
  const number = findMatterNumber(text, ctx.numberPrefix);
  if (!number && isVerdictOfThing(text)) return byName(ctx, "pass-verification", { text, asks: true });
  if (number && isOnlyNumber(text)) return byName(ctx, "query", { text });
  if (takesBack(text)) return byName(ctx, "discard-draft", { text });
  const aboutDraft = ctx.draftTalk ? readDraftTalk(text, ctx.draftTalk) : null;
  if (aboutDraft) return byName(ctx, "correct-draft", { text });
  return byAct(ctx, text);
}

/** Which command does what a sentence asks for; the command reads the rest from the reading itself. */
const COMMAND_OF: Partial<Record<Act, string>> = {
  report: "report",
  correction: "correct-draft",
  followup: "follow-up",
  submit_rectification: "submit-rectification",
  return_request: "ask-return",
  zero_report: "report-zero",
  unverified: "check-rumour",
  query: "query",
  help: "help",
};

function byAct(ctx: RouteContext, text: string): Route {
  const { act, query, target } = ctx.reading;
  if (act === "none") return { kind: "silence" };
  const inWords = act === "command" ? (COMMAND_IN_WORDS[query?.intent ?? ""] ?? "not-yet") : null;
  const name = inWords ?? (isAllOfMine(query) ? "mine" : COMMAND_OF[act]);
  // Asked of, not told: the state of it is the answer, and nothing is handed in.
  const mayAsk = act === "submit_rectification" || (act === "unknown" && target.unit !== null);
  if (mayAsk && asksWhetherDone(text)) return byName(ctx, "query", { text });
  if (!name) return nearest(ctx, text);
  const suffix = target.suffix ?? (act === "submit_rectification" ? ofShortNumber(text) : null);
  const number = target.number ?? (suffix && shortNumber(ctx, suffix));
  return byName(ctx, name, { text: wordsOf(ctx.reading) ?? text, ...(number ? { number } : {}) });
}

/** 「我的待办」; of one state, day or category, or of what was reported, only those are answered. */
const isAllOfMine = (query: Reading["query"]): boolean =>
  query?.intent === "query.mine" &&
  query.period === null &&
  Object.keys(query.scope).every((key) => key === "assignee");

/** What was said beside the command and its number: the verifier's words, the reason. */
function wordsOf({ act, query }: Reading): string | null {
  if (act !== "command") return null;
  const { remark, reason } = query?.params ?? {};
  const said = remark ?? reason;
  return typeof said === "string" ? said : "";
}

function byName(ctx: RouteContext, name: string, input: Record<string, unknown>): Route {
  const command = ctx.commands.find((item) => item.name === name);
  return command ? { kind: "run", command, input } : { kind: "not-understood" };
}

/** A correction, or the bare answer to an open question: about an open draft, or about what can no longer be changed. */
function readDraftTalk(text: string, { read, questions }: DraftTalk): "open" | "closed" | null {
  if (questions.some((question) => answersOpenQuestion(text, question, read))) return "open";
  if (setsDue(text, read)) return "open";
  if (!readCorrection(text, read)) return null;
  return read.hasDraft || read.replyTo?.kind === "draft" ? "open" : "closed";
}

function nearest(ctx: RouteContext, text: string): Route {
  const first = text.split(/[\s,,]/)[0] ?? "";
  const word = nearestWord(
    first,
    ctx.commands.flatMap((command) => command.words),
  );
  const command = word ? ctx.commands.find((item) => item.words.includes(word)) : undefined;
  return word && command ? { kind: "nearest", command, word } : { kind: "not-understood" };
}
