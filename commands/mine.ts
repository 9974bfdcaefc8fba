import { z } from "zod";
import { keepQuestion } from "../db/conversations.ts";
import { mattersOfPerson } from "../db/ledger.ts";
import { listCard } from "../src/cards/list-card.ts";
import { defineCommand, show } from "../src/command.ts";
import { isOverdue } from "../src/domain/matter.ts";

const ROWS_MAX = 100;

/** What stands open in this person's name: reported, led, or their unit's. */
export default defineCommand({
  name: "mine",
  words: ["我的"],
  alone: true,
  usage: "我的",
  does: "我上报的、我单位的、我包案的在办事项",
  place: 20,
  who: "staff",
  args: z.object({}),

  async run({ tx, at, sender, place, reading }) {
    if (reading?.query)
      await keepQuestion(tx, { chatId: place.chatId, personId: sender.id, query: reading.query, at });
    const unitIds = sender.posts.flatMap((post) => post.unitId ?? []);
    const matters = await mattersOfPerson(tx, { personId: sender.id, unitIds, limit: ROWS_MAX });
    const overdue = matters.filter((matter) => isOverdue(matter, at)).length;
    const lead =
      matters.length > 0
        ? `在办 **${matters.length}** 项,其中逾期 **${overdue}** 项`
        : "您名下现在没有在办事项。";
    return [
      show(
        listCard({
          title: `我的事项:在办 ${matters.length},逾期 ${overdue}`,
          lead,
          matters,
          total: matters.length,
          at,
          inGroup: !place.private,
        }),
      ),
    ];
  },
});
