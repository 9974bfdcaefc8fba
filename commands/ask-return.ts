import { appendJournal } from "../db/journal.ts";
import { lockMatter, matterByNumber } from "../db/matters.ts";
import { holdersOfPost } from "../db/people.ts";
import { answer, defineCommand, seenBy, tell } from "../src/command.ts";
import { personActor } from "../src/domain/journal.ts";
import { AskAgain } from "../src/errors.ts";
import { onMatter } from "../src/pick-matter.ts";
import { refuseRestricted } from "../src/refuse-restricted.ts";
import { say } from "../src/say/zh-CN.ts";

const REASON_CHARS_MIN = 6;

/**
 * 「这个件不归我们管,申请退回」: kept in the journal with its reason and told to the office, who decide
 * (信访工作条例 第二十三条: reasons are needed). Until then the matter stays where it is, and so does its deadline.
 */
export default defineCommand({
  name: "ask-return",
  words: ["申请退回"],
  usage: "申请退回 XS-2026-0001 不在本辖区,属度假区",
  does: "申请退回交办给自己的事项(由平安办决定)",
  place: 33,
  shownTo: ["unit", "street", "department"],
  who: "staff",
  args: onMatter,

  async run(ctx, { number, text }) {
    const { tx, at, sender } = ctx;
    const [replied] = ctx.conversation.repliedTo;
    const id = number ? (await matterByNumber(tx, { number }))?.id : replied?.id;
    const matter = id ? await lockMatter(tx, { id }) : null;
    if (number && !matter) throw new AskAgain(say.matterMissing(number));
    if (!matter?.number) throw new AskAgain(say.returnWhich());
    if (!seenBy(sender)(matter)) throw new AskAgain(say.matterHidden());
    refuseRestricted(ctx, [matter], text);
    if ([...text].length < REASON_CHARS_MIN) throw new AskAgain(say.returnReason(matter.number));
    const [post] = sender.posts;
    await appendJournal(tx, {
      matterId: matter.id,
      at,
      entries: [
        { type: "return-asked", actor: personActor(sender, post?.role ?? "unit"), payload: { words: text } },
      ],
    });
    const office = await holdersOfPost(tx, { role: "office" });
    return [
      answer(say.returnAsked(matter.number)),
      ...office
        .filter((person) => person.openId !== sender.openId)
        .map((person) =>
          tell(
            { openId: person.openId },
            { text: say.returnNews(matter.number ?? "", sender.name, text) },
            { matterId: matter.id },
          ),
        ),
    ];
  },
});
