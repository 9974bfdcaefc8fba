import type { AnyCommand } from "./command.ts";
import type { Question } from "./domain/draft.ts";
import type { ReadContext } from "./reading/context.ts";
import type { Reading } from "./reading/reading.ts";

/** Which command is meant and what it is given; or what to say instead; or nothing at all. */
export type Route =
  | { kind: "run"; command: AnyCommand; input: Record<string, unknown> }
  | { kind: "nearest"; command: AnyCommand; word: string }
  /** What was written, for whoever may propose a reading of it. */
  | { kind: "not-understood" }
  | { kind: "silence" };

export type RouteContext = {
  commands: readonly AnyCommand[];
  numberPrefix: string;
  /** The year that a running number alone belongs to. */
  year: string;
  /** What the message says. */
  reading: Reading;
  /** What the sender's drafts here are asking, and what words about them are read against; none for strangers. */
  draftTalk?: DraftTalk;
};
export type DraftTalk = {
  read: ReadContext;
  questions: readonly Question[];
  /** What stands on each of the open ones. */
  drafts?: readonly string[];
  /** How many are open, those that may not be named here too. */
  count?: number;
};

/** Runs the command of this name; silence where no file has it. */
export function routeCommand(
  commands: readonly AnyCommand[],
  name: string,
  input: Record<string, unknown>,
): Route {
  const command = commands.find((item) => item.name === name);
  return command ? { kind: "run", command, input } : { kind: "silence" };
}

export const shortNumber = (ctx: RouteContext, suffix: string): string =>
  `${ctx.numberPrefix}-${ctx.year}-${suffix}`;
