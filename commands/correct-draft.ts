import { changeMatter, type Matter, matterByNumber } from "../db/matters.ts";
import { defineCommand, refresh, type StaffContext, show } from "../src/command.ts";
import { dayOf } from "../src/domain/day.ts";
import { draftsMeant, openQuestions } from "../src/domain/draft.ts";
import { cardOfDraft } from "../src/draft.ts";
import { changeByWords } from "../src/draft-corrections.ts";
import { AskAgain } from "../src/errors.ts";
import { askWhichDraft, justShown, noDraftHere } from "../src/pick-draft.ts";
import { onMatter, pickMatter } from "../src/pick-matter.ts";
import { readContextOf } from "../src/read-context.ts";
import { answersOpenQuestion, setsDue } from "../src/reading/answer.ts";
import { readCorrections } from "../src/reading/correction.ts";
import type { Correction } from "../src/reading/correction-values.ts";
import { withCount } from "../src/reading/count.ts";
import { findMatterNumber } from "../src/reading/matter-number.ts";
import { tellsRestricted } from "../src/refuse-restricted.ts";
import { say } from "../src/say/zh-CN.ts";

/** 「单位错了,是普坪社区」, or the bare answer to what the card asks: the author's own draft is put right. */
export default defineCommand({
  name: "correct-draft",
  words: [],
  usage: "",
  does: null,
  place: 14,
  who: "staff",
  args: onMatter,

  async run(ctx, args) {
    const meant = args.id ? [args.id] : await idsByWords(ctx, args.text);
    if (!Array.isArray(meant)) return meant.said;
    const [id] = meant;
    const picked = await pickMatter(ctx, "confirm", "更正", { ...args, id });
    if (picked.kind === "refused") return picked.said;

    const corrections = correctionsOf(ctx, picked.matter, args.text);
    if (corrections.length === 0) throw new AskAgain(say.correctHow());
    const { change, notes } = await changeByWords(ctx, picked.matter, corrections);
    const draft = await changeMatter(ctx.tx, { id: picked.matter.id, change });
    const card = await cardOfDraft(ctx, draft, { notes });
    return [
      show(card, draft.id),
      // The card further up must not go on showing what was just corrected.
      refresh(draft, card),
    ];
  },
});

/** The corrections in a message about this draft; else the answer to its open question. */
function correctionsOf(ctx: StaffContext, draft: Matter, text: string): Correction[] {
  const read = { ...readContextOf(ctx), hasDraft: true };
  const corrections = readCorrections(text, read);
  if (corrections.length > 0) return corrections;
  const [question] = openQuestions(ctx.campaign, draft);
  const answer = (question && answersOpenQuestion(text, question, read)) || setsDue(text, read);
  return answer ? [answer] : [];
}

/** The draft replied to, else the only one these words can be about, else the newest of just now, else asked. */
async function idsByWords(ctx: StaffContext, text: string) {
  const { repliedTo, drafts } = ctx.conversation;
  const numbered = await namedMatter(ctx, text);
  const onLedger = numbered ?? repliedTo.find((matter) => matter.state !== "draft");
  if (onLedger?.number) throw new AskAgain(say.fixedOnLedger(onLedger.number));

  const own = repliedTo.length > 0 ? repliedTo.filter((draft) => draft.reportedBy === ctx.sender.id) : drafts;
  if (own.length < repliedTo.length) throw new AskAgain(say.draftNotYours());
  const read = own.filter((draft) => correctionsOf(ctx, draft, text).length > 0);
  const standing = read.filter((draft) => correctionsOf(ctx, draft, text).every(standsOn(draft)));
  const fitting = standing.length > 0 ? standing : read;
  const able = fitting.length > 0 ? fitting : own;
  const [only, ...others] = draftsMeant(able, ctx.at);
  if (!only) throw await noDraftHere(ctx, say.correctNothing());
  if (others.length === 0) return [only.id];
  const shown = await justShown(ctx, able);
  if (shown) return [shown.id];
  // The card that asks keeps the words.
  if (!ctx.place.private && tellsRestricted(ctx, text)) throw new AskAgain(say.restrictedWords());
  return askWhichDraft(ctx, [only, ...others], "更正", {
    command: "correct-draft",
    text,
  });
}

/** Of several drafts, those on which what was called wrong stands at all: 「不是4具,是6具」. */
const standsOn =
  (draft: Matter) =>
  (said: Correction): boolean => {
    if (said.field === "count") return withCount(draft.task, said.text, said.instead ?? null) !== null;
    const wrong = said.field === "task" || said.field === "place" ? said.instead : undefined;
    return !wrong || `${draft.task} ${draft.place ?? ""}`.includes(wrong);
  };

/** By whole number, or by the running number that the words begin with: a house number further on is none. */
async function namedMatter(ctx: StaffContext, text: string): Promise<Matter | null> {
  const named = findMatterNumber(text, ctx.campaign.numberPrefix);
  if (!named || !("number" in named || text.trim().startsWith(named.text))) return null;
  const year = dayOf(ctx.at).slice(0, 4);
  const number = "number" in named ? named.number : `${ctx.campaign.numberPrefix}-${year}-${named.suffix}`;
  const matter = await matterByNumber(ctx.tx, { number });
  if (!matter) throw new AskAgain(say.matterMissing(number));
  return matter;
}
