import type { OpenContext } from "./command.ts";
import type { Reading } from "./reading/reading.ts";
import { asksOfRestricted, isOfSelf } from "./reading/restricted.ts";
import { type Route, routeCommand } from "./router.ts";

/**
 * What becomes of a message whose words no group may read, where it would be answered with a sentence about how to
 * write, or not at all; null where it goes its usual way. The given words are looked at, for masking takes from them.
 */
export function hearRestricted(
  ctx: Pick<OpenContext, "commands" | "place">,
  { words, reading, route }: { words: string; reading: Reading; route: Route },
): Route | null {
  const answered = (how: "told" | "self" | "asked") =>
    routeCommand(ctx.commands, "answer-restricted", { how });
  // Before all else: nothing that somebody says of himself in need is a report, a question or a command.
  if (isOfSelf(words)) return answered("self");
  // In private the ledger itself answers.
  if (asksOfRestricted(words) && (isReport(route) || !ctx.place.private || isUnheard(route)))
    return answered("asked");
  if (!reading.restricted || !isUnheard(route)) return null;
  // A known unit is enough for a draft, which its author sees alone.
  if (reading.target.unit && route.kind === "not-understood")
    return routeCommand(ctx.commands, "report", { text: reading.masked });
  return answered("told");
}

const isReport = (route: Route) => route.kind === "run" && route.command.name === "report";
const isUnheard = (route: Route) => route.kind !== "run";
