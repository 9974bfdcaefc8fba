import type { Tx } from "../db/connect.ts";
import { matterById } from "../db/matters.ts";
import { apartCard } from "./cards/parts.ts";
import { answer, type OpenContext, type Said, show, tell } from "./command.ts";
import type { Hidden } from "./hear.ts";
import { tellsRestricted } from "./refuse-restricted.ts";
import type { Route } from "./route.ts";
import { sayRestrictedDone } from "./say/restricted.ts";
import { say } from "./say/zh-CN.ts";

/**
 * What is said, with every card of a restricted matter that would stand in a group put aside: the group hears that there
 * is one, and no more. That is no living card, so that none of its later states is patched in either.
 */
export async function keptApart(
  { tx, place, origin }: Pick<OpenContext, "tx" | "place" | "origin">,
  said: readonly Said[],
): Promise<Said[]> {
  const done = said.some((item) => item.kind === "toast" && item.tone === "success");
  const kept: Said[] = [];
  for (const item of said) {
    const instead = await insteadOf(tx, item, { isPrivate: place.private, done });
    if (instead === null) kept.push(item);
    else if (item.kind === "tell") kept.push(tell(item.to, { text: instead }, { urgent: item.urgent }));
    else kept.push(origin.kind === "tap" ? show(apartCard(instead)) : answer(instead));
  }
  return kept;
}

async function insteadOf(
  tx: Tx,
  item: Said,
  { isPrivate, done }: { isPrivate: boolean; done: boolean },
): Promise<string | null> {
  const inGroup = item.kind === "show" ? !isPrivate : item.kind === "tell" && "chatId" in item.to;
  if (!inGroup || !("matterId" in item) || item.matterId === null) return null;
  const matter = await matterById(tx, { id: item.matterId });
  if (!matter?.restricted) return null;
  // Who did it here must hear that it is done, or does it again; the words of it stay away.
  return done && item.kind === "show" && matter.number
    ? sayRestrictedDone(matter.number, matter.state)
    : say.restrictedElsewhere(matter.number);
}

/** Whatever else is answered to a message that tells of such a matter, whom to call comes first. */
export function withUrgentCall(
  { reading, origin, sender }: Pick<OpenContext, "reading" | "origin" | "sender">,
  said: readonly Said[],
): Said[] {
  if (!reading?.restricted || origin.kind !== "message" || !sender || said.length === 0) return [...said];
  const named = said.some(
    (item) => item.kind === "answer" && "text" in item.body && /110/.test(item.body.text),
  );
  return named ? [...said] : [answer(say.restrictedUrgent()), ...said];
}

/**
 * Told to the sender alone, and never echoed where it was said. Where something was made of the masked text, whoever
 * sent it once more as well would report it twice.
 */
export function warnOfPersonalData(
  ctx: OpenContext,
  masked: Hidden,
  { route, said }: { route: Route; said: readonly Said[] },
): Said[] {
  if (!ctx.sender || masked.kinds.length === 0) return [];
  const rumour = route.kind === "run" && route.command.name === "check-rumour";
  // 「有小孩中毒」 alone names nobody; only what is kept is written without the child.
  if (rumour && (ctx.reading?.pii ?? []).every((code) => code === "minor_health")) return [];
  const how = ctx.origin.kind === "tap" ? "form" : rumour ? "rumour" : said.some(isMade) ? "done" : "nothing";
  // What is left of such words is nothing to be sent again, nor to be kept in what we send.
  const text = tellsRestricted(ctx, masked.text)
    ? say.maskedRestricted(masked.kinds, how)
    : say.masked(masked.kinds, masked.text, how);
  return [tell({ openId: ctx.openId }, { text })];
}

/** A card in answer is a draft, a matter, or a question that keeps the words: each goes on without them being resent. */
const isMade = (item: Said): boolean =>
  item.kind === "show" || (item.kind === "tell" && item.matterId !== null);
