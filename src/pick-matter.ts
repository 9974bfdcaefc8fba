import { z } from "zod";
import { openMatters, type Scope } from "../db/ledger.ts";
import { draftsOf, lockMatter, type Matter, matterByNumber } from "../db/matters.ts";
import type { Said, StaffContext } from "./command.ts";
import { seenBy, show, toast } from "./command.ts";
import { type ActVerdict, judgeAct, type MatterAct } from "./domain/matter.ts";
import { AskAgain } from "./errors.ts";
import { livingCard } from "./living-card.ts";
import { say } from "./say/zh-CN.ts";

/** How a command that acts on one matter is told which: by number in words, by id and version on a button. */
export const onMatter = z.object({
  number: z.string().optional(),
  id: z.number().int().positive().optional(),
  v: z.number().int().optional(),
  text: z.string().trim().max(2000).default(""),
});
export type OnMatter = z.infer<typeof onMatter>;

const CANDIDATES_MAX = 50;
const NAMED_MAX = 5;

type Picked =
  | { kind: "go"; matter: Matter; verdict: Extract<ActVerdict, { kind: "go" }> }
  | { kind: "refused"; said: Said[] };

/**
 * Finds and locks the matter an act is meant for, and judges the act. A repeated, stale or foreign tap comes
 * back as `refused` with the card as it stands now; wrong words come back as AskAgain.
 */
export async function pickMatter(
  ctx: StaffContext,
  act: MatterAct,
  word: string,
  args: OnMatter,
): Promise<Picked> {
  const id = args.id ?? (await idByWords(ctx, act, word, args.number));
  const matter = await lockMatter(ctx.tx, { id });
  if (!matter)
    throw new AskAgain(act === "confirm" ? say.draftGone() : say.matterMissing(args.number ?? String(id)));

  const verdict = judgeAct(act, { personId: ctx.sender.id, posts: ctx.sender.posts }, matter);
  const stale = args.v !== undefined && args.v !== matter.version;
  if (verdict.kind === "go" && !stale) return { kind: "go", matter, verdict };

  const why = verdict.kind === "refused" ? reason(act, verdict.because, matter) : say.stale(matter.state);
  if (ctx.origin.kind !== "tap") throw new AskAgain(why);
  const seen = seenBy(ctx.sender)(matter) && matter.state !== "draft";
  return {
    kind: "refused",
    said: [
      toast("warning", why),
      ...(seen ? [show(await livingCard(ctx.tx, { ...ctx, matter }), matter.id)] : []),
    ],
  };
}

function reason(
  act: MatterAct,
  because: Extract<ActVerdict, { kind: "refused" }>["because"],
  matter: Matter,
): string {
  if (because === "own-submission") return say.ownSubmission();
  if (because === "own-unit") return say.ownUnit();
  if (because === "not-yours") return act === "confirm" ? say.draftNotYours() : say.notYours(act);
  return act === "confirm" ? say.draftGone() : say.wrongState(act, matter.state);
}

/** Words without a number mean the only matter on which this person could do this; several are asked back. */
async function idByWords(
  ctx: StaffContext,
  act: MatterAct,
  word: string,
  number: string | undefined,
): Promise<number> {
  if (number) {
    const named = await matterByNumber(ctx.tx, { number });
    if (!named) throw new AskAgain(say.matterMissing(number));
    return named.id;
  }
  if (act === "confirm") return lastDraft(ctx, word);
  const who = { personId: ctx.sender.id, posts: ctx.sender.posts };
  const scopes = ctx.sender.posts.flatMap((post): Scope[] => {
    if (post.unitId) return [{ unitId: post.unitId }];
    if (post.streetId) return [{ streetId: post.streetId }];
    if (post.bodyId) return [{ regulatorId: post.bodyId }];
    return post.role === "office" || post.role === "admin" ? [{ district: true }] : [];
  });
  const found = new Map<number, Matter>();
  for (const scope of scopes) {
    const able = (matter: Matter) => judgeAct(act, who, matter).kind === "go";
    for (const matter of await openMatters(ctx.tx, { scope, limit: CANDIDATES_MAX, seenBy: able }))
      found.set(matter.id, matter);
  }
  const [only, ...others] = found.values();
  if (only && others.length === 0) return only.id;
  const numbers = [...found.values()].slice(0, NAMED_MAX).flatMap((matter) => matter.number ?? []);
  throw new AskAgain(say.matterWhich(word, numbers));
}

/** 「确认」 without a tap means the one draft this person has in this chat; so do 「修改」 and 「取消」. */
async function lastDraft(ctx: StaffContext, word: string): Promise<number> {
  const [only, ...others] = await draftsOf(ctx.tx, { personId: ctx.sender.id, chatId: ctx.place.chatId });
  if (only && others.length === 0) return only.id;
  throw new AskAgain(only ? say.draftWhich(word) : say.draftGone());
}
