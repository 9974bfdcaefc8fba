import { openMatters, type Scope } from "../db/ledger.ts";
import { type Matter, matterByNumber } from "../db/matters.ts";
import { whichMatterCard } from "./cards/which-matter-card.ts";
import { type StaffContext, seenBy } from "./command.ts";
import { dayOf } from "./domain/day.ts";
import { judgeAct, type MatterAct } from "./domain/matter.ts";
import { AskAgain } from "./errors.ts";
import { fitsWords, otherUnitNamed } from "./fits-words.ts";
import { draftByWords, type Meant, meantIs, type Refused, showChoice } from "./pick-draft.ts";
import type { OnMatter } from "./pick-matter.ts";
import { numberIn, standsAsNumber } from "./reading/unread-number.ts";
import { refuseRestricted } from "./refuse-restricted.ts";
import { sayWhich } from "./say/which.ts";
import { say } from "./say/zh-CN.ts";

const CANDIDATES_MAX = 50;
const NAMED_MAX = 5;

/**
 * Words without a number mean what they reply to; else the only matter on which this person could do this.
 * Several are asked back.
 */
export async function meantByWords(
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

  const told = await toldByNumber(ctx);
  if (told) return told;
  const who = { personId: ctx.sender.id, posts: ctx.sender.posts };
  const able = (replied ? [...repliedTo] : await mattersInReach(ctx)).filter(
    (matter) => judgeAct(act, who, matter).kind === "go",
  );
  // What was written in the place of a number says that a certain one is meant: never simply the only one there is.
  if (standsAsNumber(ctx.reading?.masked ?? "", ctx.campaign.numberPrefix))
    throw new AskAgain(sayWhich.numberUnread(word, numbersOf(able)));
  const fitting = able.filter(fitsWords(ctx, act, word));
  const [only, ...others] = fitting;
  if (only && others.length === 0 && !args.asks) return meantIs(only.id);
  const command = ctx.commands.find((item) => item.words.includes(word))?.name;
  const offered = fitting.length === 0 ? able : args.asks ? fitting : [];
  if (offered.length > 0 && command) {
    // The card that asks keeps the words.
    refuseRestricted(ctx, offered, args.text);
    const inGroup = !ctx.place.private;
    const says = fitting.length > 0 ? { says: sayWhich.byThing(word) } : {};
    const card = whichMatterCard({ matters: offered, command, text: args.text, inGroup, ...says });
    return { kind: "refused", said: [showChoice(card, offered)] };
  }
  throw new AskAgain(say.matterWhich(word, numbersOf(fitting)));
}

const numbersOf = (matters: readonly Matter[]): string[] =>
  matters.slice(0, NAMED_MAX).flatMap(({ number }) => number ?? []);

/** A number anywhere in the words, though not behind the word of the act: 「核验通过 现场看过 0003」. */
async function toldByNumber(ctx: StaffContext): Promise<Meant | null> {
  const prefix = ctx.campaign.numberPrefix;
  const number = numberIn(ctx.reading?.masked ?? "", { prefix, year: dayOf(ctx.at).slice(0, 4) });
  if (!number) return null;
  const named = await matterByNumber(ctx.tx, { number });
  if (!named) throw new AskAgain(say.matterMissing(number));
  return meantIs(named.id);
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
