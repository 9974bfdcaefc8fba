import { type Matter, matterByNumber } from "../db/matters.ts";
import { handInBesideCard, openAlreadyCard } from "./cards/remedy-card.ts";
import { whichMatterCard } from "./cards/which-matter-card.ts";
import { type Said, type StaffContext, show } from "./command.ts";
import { dayOf } from "./domain/day.ts";
import { judgeAct } from "./domain/matter.ts";
import { fitsWords } from "./fits-words.ts";
import { mattersInReach } from "./meant-by-words.ts";
import { readContextOf } from "./read-context.ts";
import { remediedIn } from "./reading/read.ts";
import { namesThingOf } from "./reading/same-thing.ts";
import type { Problem } from "./report-drafts.ts";
import { sayBeside } from "./say/remedy.ts";
import { sayWhich } from "./say/which.ts";

/** What is drafted of such a message, and what is asked about the matters it touches. Nothing is handed in here. */
export type Beside = { drafts: readonly Problem[]; asks: readonly Said[] };

/**
 * 「灭火器换了,应急灯还没修好」: what was put right is offered to the open matter it fits, with one tap. What is still
 * wrong is drafted, unless it stands on the ledger already: then it is asked whether that is meant.
 */
export async function besideRemedy(
  ctx: StaffContext,
  { text, drafts }: { text: string; drafts: readonly Problem[] },
): Promise<Beside> {
  const remedied = ctx.reading?.restricted ? null : remediedIn(text, readContextOf(ctx));
  if (!remedied) return { drafts, asks: [] };
  const able = await mattersMeant(ctx, drafts);
  const known = new Map(
    drafts.flatMap((draft) => {
      const open = able.find(({ task }) => namesThingOf(draft.content.task, task));
      return open ? [[draft, open] as const] : [];
    }),
  );
  const asked = [...known].map(([{ content }, matter]) =>
    show(openAlreadyCard({ matter, text, wrong: content.task }), matter.id),
  );
  const fits = fitsWords(ctx, "submit", "整改", remedied);
  const open = able.filter((matter) => fits(matter) && ![...known.values()].includes(matter));
  const left = drafts.filter((draft) => !known.has(draft));
  const [only, ...others] = open;
  if (only && others.length === 0)
    return { drafts: left, asks: [...asked, show(handInBesideCard({ matter: only, remedied }), only.id)] };
  if (only) {
    const which = whichMatterCard({
      matters: open,
      command: "submit-rectification",
      text: remedied,
      inGroup: !ctx.place.private,
      says: sayWhich.remedied(remedied),
    });
    return { drafts: left, asks: [...asked, show(which)] };
  }
  const [first, ...rest] = left;
  if (!first || known.size > 0) return { drafts: left, asks: asked };
  const note = sayBeside.apart(remedied);
  return { drafts: [{ ...first, whose: [...first.whose, note] }, ...rest], asks: asked };
}

/** The matter that was named or replied to; else those of the same unit on which this person could hand in. */
async function mattersMeant(ctx: StaffContext, drafts: readonly Problem[]): Promise<Matter[]> {
  const who = { personId: ctx.sender.id, posts: ctx.sender.posts };
  const { number, suffix } = ctx.reading?.target ?? {};
  const year = dayOf(ctx.at).slice(0, 4);
  const full = number ?? (suffix ? `${ctx.campaign.numberPrefix}-${year}-${suffix}` : null);
  const named = full ? await matterByNumber(ctx.tx, { number: full }) : null;
  const replied = ctx.conversation.repliedTo.filter(({ state }) => state !== "draft");
  const given = named ? [named] : replied.length > 0 ? replied : await mattersInReach(ctx);
  const units = new Set(drafts.flatMap(({ matter }) => matter.unit ?? []));
  return given.filter(
    (matter) =>
      judgeAct("submit", who, matter).kind === "go" &&
      (ctx.place.private || !matter.restricted) &&
      (units.size === 0 || units.has(matter.unitName ?? "")),
  );
}
