import { appendJournal } from "../db/journal.ts";
import { lockMatter, matterByNumber } from "../db/matters.ts";
import { answer, defineCommand, refresh, type StaffContext, seenBy, tell } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { AskAgain } from "../src/errors.ts";
import { otherUnitNamed } from "../src/fits-words.ts";
import { livingCard } from "../src/living-card.ts";
import { onMatter } from "../src/pick-matter.ts";
import { refuseRestricted } from "../src/refuse-restricted.ts";
import { sayWhich } from "../src/say/which.ts";
import { say } from "../src/say/zh-CN.ts";

/** 续报: what became known later is a new entry of the matter's journal; nothing that stood is changed. */
export default defineCommand({
  name: "follow-up",
  words: ["续报"],
  usage: "续报 XS-2026-0001 伤者已转院",
  does: "续报事项的新情况",
  place: 16,
  who: "staff",
  args: onMatter,

  async run(ctx, { number, text }) {
    const { tx, at, sender } = ctx;
    const id = await meantBy(ctx, number);
    const matter = id ? await lockMatter(tx, { id }) : null;
    if (number && !matter) throw new AskAgain(say.matterMissing(number));
    if (!matter?.number) throw new AskAgain(say.followWhich());
    if (!seenBy(sender)(matter)) throw new AskAgain(say.matterHidden());
    refuseRestricted(ctx, [matter], text);
    const [post] = sender.posts;
    await appendJournal(tx, {
      matterId: matter.id,
      at,
      entries: [
        {
          type: "followed-up",
          actor: personActor(sender, post?.role ?? "grid-worker"),
          payload: { words: text },
        },
      ],
    });
    const leader = matter.caseLeaderOpenId;
    return [
      answer(say.followed(matter.number)),
      refresh(matter, await livingCard(tx, { ...ctx, matter })),
      ...(leader && leader !== sender.openId
        ? [
            tell(
              { openId: leader },
              { text: say.followedNews(matter.number, sender.name, text) },
              { matterId: matter.id },
            ),
          ]
        : []),
    ];
  },
});

/** By number, else by the card or message replied to; words alone are asked about. */
async function meantBy(ctx: StaffContext, number: string | undefined): Promise<number | null> {
  if (number) return (await matterByNumber(ctx.tx, { number }))?.id ?? null;
  const [only, ...others] = ctx.conversation.repliedTo;
  if (!only || others.length > 0) return null;
  const named = otherUnitNamed(ctx, only, "续报");
  if (named) throw new AskAgain(sayWhich.otherUnitTold(only.number ?? "", only.unitName ?? "", named));
  return only.id;
}
