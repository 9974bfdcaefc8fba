import type { OpenContext } from "./command.ts";
import type { Reading } from "./reading/reading.ts";
import { asksOfRestricted, isOfSelf } from "./reading/restricted.ts";
import { type Route, routeCommand } from "./route.ts";

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
  // In private the ledger itself answers, but it has no figures of these matters alone: all would stand for them.
  const isApart = isReport(route) || !ctx.place.private || isUnheard(route) || isOfAll(reading);
  if (isApart && asksOfRestricted(words)) return answered("asked");
  if (!reading.restricted || !isUnheard(route)) return null;
  // A known unit is enough for a draft, which its author sees alone.
  if (reading.target.unit && route.kind === "not-understood")
    return routeCommand(ctx.commands, "report", { text: reading.masked });
  return answered("told");
}

const isReport = (route: Route) => route.kind === "run" && route.command.name === "report";
const OF_ALL = ["query.list", "query.open_count", "query.overdue", "query.new_count", "query.closed_count"];
const isOfAll = ({ query }: Reading): boolean => OF_ALL.includes(query?.intent ?? "");
const isUnheard = (route: Route) => route.kind !== "run";
