import { findMatterNumber } from "./reading/matter-number.ts";
import { type DraftAct, namedAmong, readAllDrafts, readNamedDraft } from "./reading/name-draft.ts";
import { findNumberList } from "./reading/number-list.ts";
import { namesThingOf } from "./reading/same-thing.ts";
import { readUndo } from "./reading/undo-words.ts";
import { type Route, type RouteContext, routeCommand, shortNumber } from "./route.ts";

/** Acts on a matter. Those of which each needs its own words, or undoes something, are never done to several at once. */
const EACH_BY_ITSELF: ReadonlySet<string> = new Set(["accept", "pass-verification", "return-to-work"]);
const ONE_BY_ONE: ReadonlySet<string> = new Set(["submit-rectification", "follow-up", "ask-return", "undo"]);

/** 「签收0005和0006」: what was routed by its first number is done to each of them, or to none and asked. */
export function routeSeveral(ctx: RouteContext, text: string, route: Route): Route {
  if (route.kind !== "run") return route;
  const { name } = route.command;
  if (!EACH_BY_ITSELF.has(name) && !ONE_BY_ONE.has(name)) return route;
  const found = findNumberList(text, { prefix: ctx.numberPrefix, year: ctx.year });
  const several = found && ctx.commands.find((command) => command.name === "act-on-several");
  if (!several) return route;
  const asks = found.kind === "span" ? "span" : EACH_BY_ITSELF.has(name) ? null : "one-by-one";
  if (asks || found.kind === "span") return { kind: "run", command: several, input: { act: name, asks } };
  const said = typeof route.input.text === "string" ? route.input.text : "";
  const left = found.texts.reduce((words, number) => words.replace(number, " "), said);
  const words = left.replace(
    /^(?:[\s\p{P}+]|和|与|跟|及|以及|还有|同|都|全部|一起|这[几些两]?[个条]|[两三几]条)+/u,
    "",
  );
  const input = { act: name, numbers: found.numbers, text: words.trim() };
  return { kind: "run", command: several, input };
}

/** 「撤销签收 0005」 names the act that it takes back: no 「签收」, and nothing else than that act. */
export function routeUndo(ctx: RouteContext, text: string): Route | null {
  const found = findMatterNumber(text, ctx.numberPrefix);
  const act = readUndo(found ? text.replace(found.text, "") : text);
  const number = found && ("number" in found ? found.number : shortNumber(ctx, found.suffix));
  return act && routeCommand(ctx.commands, "undo", { act, ...(number ? { number } : {}) });
}

const OF_DRAFT: Record<DraftAct, string> = {
  discard: "discard-draft",
  confirm: "confirm-report",
  edit: "edit-draft",
};

/** 「全部取消」, 「取消后门锁死那个」: words about the sender's own drafts that say which; null where there are none. */
export function routeDrafts(ctx: RouteContext, text: string): Route | null {
  const drafts = ctx.draftTalk?.drafts ?? [];
  const all = readAllDrafts(text);
  const count = ctx.draftTalk?.count ?? drafts.length;
  if (all && count > 0)
    return count > 1
      ? routeCommand(ctx.commands, "all-drafts", { act: all })
      : routeCommand(ctx.commands, OF_DRAFT[all], {});
  const named = all ? null : readNamedDraft(text);
  if (!named || !ctx.draftTalk || findMatterNumber(text, ctx.numberPrefix)) return null;
  // Without 「那条」 the same words may tell of a thing: then only those that stand on a draft name it.
  const fits = named.sure
    ? namedAmong(named.name, drafts, { wordsOf: (words) => words, same: namesThingOf }).length > 0
    : drafts.some((words) => words.includes(named.name));
  if (!fits && (!named.sure || ctx.reading.act === "refusal")) return null;
  return routeCommand(ctx.commands, OF_DRAFT[named.act], { named: named.name });
}
