import type { Matter } from "../db/matters.ts";
import { handInCard, passOrReturnCard } from "./cards/doubt-card.ts";
import { type Said, type StaffContext, show } from "./command.ts";
import { AskAgain } from "./errors.ts";
import type { OnMatter } from "./pick-matter.ts";
import { asksWhetherDone, type Doubt, readDoubt } from "./reading/doubt.ts";
import { sayDoubt } from "./say/doubt.ts";

/** All that was said with it: a command read out of a sentence is given only a part of that. */
const saidWith = (ctx: StaffContext, { text }: OnMatter): string => ctx.reading?.masked ?? text;

/** Before a matter is struck off: nobody passes what they did not see, and a yes with a but is asked back. */
export function doubtsPass(ctx: StaffContext, matter: Matter, args: OnMatter): Said[] | null {
  const doubt = readDoubt(saidWith(ctx, args));
  if (doubt === "unseen") throw new AskAgain(sayDoubt.unseen());
  if (!doubt || args.sure) return null;
  if (ctx.origin.kind === "tap") throw new AskAgain(sayDoubt.inForm());
  const words = args.text || saidWith(ctx, args);
  return [show(passOrReturnCard({ matter, words }), matter.id)];
}

/** Before it is handed in: a question hands in nothing, and what is left over or new is not lost in its words. */
export function doubtsHandIn(ctx: StaffContext, matter: Matter, args: OnMatter): Said[] | null {
  if (args.sure) return null;
  const said = saidWith(ctx, args);
  if (asksWhetherDone(said)) throw new AskAgain(sayDoubt.asksDone());
  if (!readDoubt(said)) return null;
  if (ctx.origin.kind === "tap") throw new AskAgain(sayDoubt.handInForm());
  return [show(handInCard({ matter, words: args.text || said }), matter.id)];
}

/** A bare word signs or confirms; what takes it back in the same breath does not. */
export function refuseDoubt(ctx: StaffContext, args: OnMatter, why: (doubt: Doubt) => string): void {
  const doubt = ctx.origin.kind === "message" ? readDoubt(args.text) : null;
  if (doubt) throw new AskAgain(why(doubt));
}
