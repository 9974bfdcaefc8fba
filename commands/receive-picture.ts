import { z } from "zod";
import { awaitedMatter, countEvidence, noteFiles } from "../db/files.ts";
import { lockMatter } from "../db/matters.ts";
import { answer, defineCommand, refresh, show } from "../src/command.ts";
import { judgeAct } from "../src/domain/matter.ts";
import { livingCard } from "../src/living-card.ts";
import { say } from "../src/say/zh-CN.ts";

/** A picture without words, sent privately: it belongs to the matter it replies to, else to the one whose 提交整改 was tapped last. */
export default defineCommand({
  name: "receive-picture",
  words: [],
  usage: "",
  does: null,
  who: "staff",
  on: ["photo"],
  args: z.object({}),

  async run(ctx) {
    const { tx, at, sender, origin } = ctx;
    if (origin.kind !== "message") return [];
    const who = { personId: sender.id, posts: sender.posts };
    const replied = ctx.conversation.repliedTo.find((one) => judgeAct("submit", who, one).kind === "go");
    const matterId = replied?.id ?? (await awaitedMatter(tx, { personId: sender.id, at }));
    const matter = matterId ? await lockMatter(tx, { id: matterId }) : null;
    if (!matter) return [answer(say.pictureWhere())];

    await noteFiles(tx, {
      matterId: matter.id,
      messageId: origin.messageId,
      sentBy: sender.id,
      at,
      pictures: origin.pictures,
    });
    const evidence = await countEvidence(tx, { matterId: matter.id, since: matter.registeredAt });
    const count = evidence.kept + evidence.pending;
    const card = await livingCard(ctx.tx, { ...ctx, matter });
    // The first picture brings the card with its form; later ones only patch it, so that nobody scrolls past ten cards.
    if (count > 1) return [answer(say.pictureKept(matter.number ?? "", count)), refresh(matter, card)];
    return [
      answer(say.pictureKept(matter.number ?? "", count)),
      show(card, matter.id),
      refresh(matter, card),
    ];
  },
});
