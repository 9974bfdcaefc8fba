import { z } from "zod";
import { openMatters, type Scope } from "../db/ledger.ts";
import { lockMatter, type Matter, matterByNumber } from "../db/matters.ts";
import { isClosed } from "../db/outbox-choices.ts";
import { registeredCard } from "./cards/discarded-card.ts";
import { whichMatterCard } from "./cards/which-matter-card.ts";
import type { StaffContext } from "./command.ts";
import { refresh, seenBy, show, toast } from "./command.ts";
import { type ActVerdict, judgeAct, type MatterAct } from "./domain/matter.ts";
import { cardOfDraft } from "./draft.ts";
import { AskAgain } from "./errors.ts";
import { fitsWords, otherUnitNamed } from "./fits-words.ts";
import { livingCard } from "./living-card.ts";
import {
  draftByWords,
  type Meant,
  meantIs,
  type Refused,
  refuseChosen,
  showChoice,
  type ToldBy,
} from "./pick-draft.ts";
import { refuseRestricted } from "./refuse-restricted.ts";
import { sayWhich } from "./say/which.ts";
import { say } from "./say/zh-CN.ts";

/** How a command that acts on one matter is told which: by number in words, by id and version on a button. */
export const onMatter = z.object({
  number: z.string().optional(),
  id: z.number().int().positive().optional(),
  v: z.number().int().optional(),
  text: z.string().trim().max(2000).default(""),
  /** What words call one of several drafts: 「后门锁死」. */
  named: z.string().max(60).optional(),
  /** Tapped on the card that asked whether it was meant so. */
  sure: z.number().int().optional(),
  /** Tapped on a card that asked which of several is meant. */
  which: z.number().int().optional(),
});
export type OnMatter = z.infer<typeof onMatter>;

const CANDIDATES_MAX = 50;
const NAMED_MAX = 5;

type Picked =
  | {
      kind: "go";
      matter: Matter;
      verdict: Extract<ActVerdict, { kind: "go" }>;
      /** How it was told from other drafts: what is done must say then which one it was. */
      by: ToldBy | null;
    }
  | Refused;

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
  if (args.which) await refuseChosen(ctx);
  const meant = args.id ? meantIs(args.id) : await meantByWords(ctx, act, word, args);
  if (meant.kind === "refused") return meant;
  const { id } = meant;
  const matter = await lockMatter(ctx.tx, { id });
  if (!matter)
    throw new AskAgain(act === "confirm" ? say.draftGone() : say.matterMissing(args.number ?? String(id)));

  const verdict = judgeAct(act, { personId: ctx.sender.id, posts: ctx.sender.posts }, matter);
  if (act !== "confirm") refuseRestricted(ctx, [matter], args.text);
  const stale = args.v !== undefined && args.v !== matter.version;
  if (verdict.kind === "go" && !stale) return { kind: "go", matter, verdict, by: meant.by ?? null };

  const why = verdict.kind === "refused" ? reason(act, verdict.because, matter) : staleness(matter);
  if (ctx.origin.kind !== "tap") throw new AskAgain(why);
  // A client that is behind tapped what only points to the matter's card by now: it stays so.
  if (matter.number && (await isClosed(ctx.tx, { messageId: ctx.origin.messageId })))
    return { kind: "refused", said: [toast("warning", why), show(registeredCard(matter.number))] };
  const card = await cardNow(ctx, matter);
  // Of a draft this is the one card then that goes on asking.
  const rest = card && matter.state === "draft" ? [refresh(matter, card)] : [];
  return {
    kind: "refused",
    said: [toast("warning", why), ...(card ? [show(card, matter.id)] : []), ...rest],
  };
}

const staleness = (matter: Matter) => (matter.state === "draft" ? say.draftStale() : say.stale(matter));

/** The card as it stands, for those who may see it: a draft is its author's alone. */
async function cardNow(ctx: StaffContext, matter: Matter) {
  if (matter.state === "draft") return matter.reportedBy === ctx.sender.id ? cardOfDraft(ctx, matter) : null;
  return seenBy(ctx.sender)(matter) ? livingCard(ctx.tx, { ...ctx, matter }) : null;
}

function reason(
  act: MatterAct,
  because: Extract<ActVerdict, { kind: "refused" }>["because"],
  matter: Matter,
): string {
  if (because === "own-submission") return say.ownSubmission();
  if (because === "own-unit") return say.ownUnit();
  if (because === "not-yours") return act === "confirm" ? say.draftNotYours() : say.notYours(act);
  return act === "confirm" ? say.draftGone() : say.wrongState(act, matter);
}

/**
 * Words without a number mean what they reply to; else the only matter on which this person could do this.
 * Several are asked back.
 */
async function meantByWords(
  ctx: StaffContext,
  act: MatterAct,
  word: string,
  args: OnMatter,
): Promise<Meant | Refused> {
  const { number } = args;
  if (number) {
    const named = await matterByNumber(ctx.tx, { number });
    if (!named) throw new AskAgain(say.matterMissing(number));
    return meantIs(named.id);
  }
  const { repliedTo, drafts } = ctx.conversation;
  const [replied, ...more] = repliedTo;
  if (replied && more.length === 0 && !args.named)
    return (await askOtherUnit(ctx, { act, word, args, replied })) ?? meantIs(replied.id);
  if (act === "confirm")
    return draftByWords(ctx, {
      word,
      said: args.text,
      named: args.named,
      given: replied ? repliedTo : drafts,
    });

  const who = { personId: ctx.sender.id, posts: ctx.sender.posts };
  const able = (replied ? [...repliedTo] : await mattersInReach(ctx)).filter(
    (matter) => judgeAct(act, who, matter).kind === "go",
  );
  const fitting = able.filter(fitsWords(ctx, act, word));
  const [only, ...others] = fitting;
  if (only && others.length === 0) return meantIs(only.id);
  const command = ctx.commands.find((item) => item.words.includes(word))?.name;
  if (!only && able.length > 0 && command) {
    // The card that asks keeps the words.
    refuseRestricted(ctx, able, args.text);
    const card = whichMatterCard({ matters: able, command, text: args.text, inGroup: !ctx.place.private });
    return { kind: "refused", said: [showChoice(card, able)] };
  }
  const numbers = fitting.slice(0, NAMED_MAX).flatMap((matter) => matter.number ?? []);
  throw new AskAgain(say.matterWhich(word, numbers));
}

/** A reply to one unit's card in words about another: which of the two counts, nobody can tell. */
async function askOtherUnit(
  ctx: StaffContext,
  { act, word, args, replied }: { act: MatterAct; word: string; args: OnMatter; replied: Matter },
): Promise<Refused | null> {
  const who = { personId: ctx.sender.id, posts: ctx.sender.posts };
  const may = (matter: Matter) => judgeAct(act, who, matter).kind === "go";
  const named = act === "confirm" || !may(replied) ? null : otherUnitNamed(ctx, replied, word);
  const command = ctx.commands.find((item) => item.words.includes(word))?.name;
  if (!named || !command) return null;
  const ofNamed = (await mattersInReach(ctx)).filter((matter) => matter.unitName === named && may(matter));
  const matters = [replied, ...ofNamed];
  refuseRestricted(ctx, matters, args.text);
  const card = whichMatterCard({
    matters,
    command,
    text: args.text,
    inGroup: !ctx.place.private,
    says: sayWhich.otherUnit(replied.number ?? "", replied.unitName ?? "", named),
  });
  return { kind: "refused", said: [showChoice(card, matters)] };
}

/** The open matters of the units and streets a person works for. */
export async function mattersInReach(ctx: StaffContext): Promise<Matter[]> {
  const scopes = ctx.sender.posts.flatMap((post): Scope[] => {
    if (post.unitId) return [{ unitId: post.unitId }];
    if (post.streetId) return [{ streetId: post.streetId }];
    if (post.bodyId) return [{ regulatorId: post.bodyId }];
    return post.role === "office" || post.role === "admin" ? [{ district: true }] : [];
  });
  const found = new Map<number, Matter>();
  for (const scope of scopes) {
    for (const matter of await openMatters(ctx.tx, {
      scope,
      limit: CANDIDATES_MAX,
      seenBy: seenBy(ctx.sender),
    }))
      found.set(matter.id, matter);
  }
  return [...found.values()];
}
