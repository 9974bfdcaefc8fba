import { z } from "zod";
import { holdersOf, responsibleOf } from "../db/addressees.ts";
import { appendJournal } from "../db/journal.ts";
import { changeMatter, lockMatter, type Matter } from "../db/matters.ts";
import { sourceStandOf } from "../db/sources.ts";
import { sourceAnsweredCard } from "../src/cards/source-card.ts";
import { defineCommand, refresh, type Said, type StaffContext, show, tell, toast } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { isOpen } from "../src/domain/matter.ts";
import { judgeAnswer, SOURCE_ANSWERS, type SourceAnswer, type SourceQuestion } from "../src/domain/source.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { standTitle } from "../src/say/words.ts";
import { say } from "../src/say/zh-CN.ts";

/** The reporter says what is so after the message behind a matter was taken back or changed. Only words change by it. */
export default defineCommand({
  name: "answer-source",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: z.object({
    id: z.number().int().positive(),
    seq: z.number().int().positive(),
    answer: z.enum(SOURCE_ANSWERS),
  }),

  async run(ctx, { id, seq, answer }) {
    const { tx, sender } = ctx;
    const matter = await lockMatter(tx, { id });
    if (!matter?.number) throw new AskAgain(say.sourceOutdated());
    const stand = await sourceStandOf(tx, { matterId: id });
    const asked = { stand, seq, answer, personId: sender.id, reportedBy: matter.reportedBy };
    const verdict = judgeAnswer(asked);
    if (verdict.kind === "refused") {
      const why = REFUSED[verdict.because]();
      if (verdict.because === "not-yours" || !stand.last) return [toast("warning", why)];
      return [toast("warning", why), done(matter, stand.last.question, why)];
    }
    const { question } = verdict;
    if (!isOpen(matter.state)) {
      const why = say.sourceEnded(standTitle(matter));
      return [toast("warning", why), done(matter, question, why)];
    }
    return ACTS[answer](ctx, matter, question);
  },
});

const REFUSED = {
  "not-yours": say.sourceNotYours,
  answered: say.sourceAnswered,
  outdated: say.sourceOutdated,
};

const done = (matter: Matter, question: SourceQuestion, says: string) =>
  show(sourceAnsweredCard({ matter, question, says }));

type Act = (ctx: StaffContext, matter: Matter, question: SourceQuestion) => Promise<Said[]>;

const ACTS: Record<SourceAnswer, Act> = {
  "still-true": (ctx, matter, question) =>
    enter(ctx, { matter, question, type: "source-confirmed", says: say.sourceConfirmed() }),
  keep: (ctx, matter, question) =>
    enter(ctx, { matter, question, type: "source-kept", says: say.sourceKept() }),
  async wrong(ctx, matter, question) {
    const office = await holdersOf(ctx.tx, { addressee: "office", matter });
    const text = say.doubtToOffice(matter.number ?? "", ctx.sender.name, question);
    return [
      ...(await enter(ctx, { matter, question, type: "source-doubted", says: say.sourceDoubted() })),
      ...office.map(({ to }) => tell(to, { text })),
    ];
  },
  async "put-right"(ctx, before, question) {
    if (question.kind !== "put-right") return [];
    const { task, place } = question.after;
    const matter = await changeMatter(ctx.tx, { id: before.id, change: { task, place } });
    const { recipients } = await responsibleOf(ctx.tx, { matter });
    const told = matter.restricted ? say.restrictedCount(1) : task;
    const text = say.correctedToUnit(matter.number ?? "", told);
    return [
      ...(await enter(ctx, {
        matter,
        question,
        type: "corrected",
        says: say.sourceCorrected(),
        payload: { before: { task: before.task, place: before.place }, after: { task, place } },
      })),
      ...recipients
        .filter((to) => !("openId" in to) || to.openId !== ctx.openId)
        .map((to) => tell(to, { text })),
    ];
  },
};

async function enter(
  ctx: StaffContext,
  q: {
    matter: Matter;
    question: SourceQuestion;
    type: "source-confirmed" | "source-doubted" | "source-kept" | "corrected";
    says: string;
    payload?: Record<string, unknown>;
  },
): Promise<Said[]> {
  const { tx, at, sender } = ctx;
  const actor = personActor(sender, sender.posts[0]?.role ?? "");
  const payload = { seq: q.question.seq, ...q.payload };
  await appendJournal(tx, { matterId: q.matter.id, at, entries: [{ type: q.type, actor, payload }] });
  const card = await livingCard(tx, { ...ctx, matter: q.matter });
  return [toast("success", q.says), done(q.matter, q.question, q.says), refresh(q.matter, card)];
}
