import { z } from "zod";
import { bodyByName } from "../db/bodies.ts";
import { chatsBoundTo } from "../db/chats.ts";
import { ledgerNow } from "../db/connect.ts";
import { sealDays } from "../db/journal-roots.ts";
import { queueMessages } from "../db/outbox.ts";
import { isQuiet } from "../src/domain/day.ts";
import { PRIORITY } from "../src/domain/message.ts";
import { defineJob } from "../src/job.ts";
import { say } from "../src/say/zh-CN.ts";

/**
 * Seals the journal of each day that is over under one root, and posts it to the groups of the body that keeps the
 * ledger: what stands in a chat cannot be rewritten with the database.
 */
export default defineJob({
  name: "seal-days",
  every: "1h",
  attemptsMax: 3,
  payload: z.object({}),

  async run({ db, town }) {
    await db.transaction(async (tx) => {
      const at = await ledgerNow(tx);
      if (isQuiet(at)) return;
      const sealed = await sealDays(tx, { at });
      const { ledgerKeeper: name } = town.campaign;
      const keeper = name && sealed.length > 0 ? await bodyByName(tx, { name }) : null;
      const chats = keeper ? await chatsBoundTo(tx, { bodyId: keeper.id }) : [];
      await queueMessages(
        tx,
        at,
        chats.map((chatId) => ({
          onceKey: `root:${sealed.at(-1)?.day}:${chatId}`,
          priority: PRIORITY.clock,
          action: "send" as const,
          to: { chatId },
          body: { text: say.daysSealed(sealed) },
        })),
      );
    });
  },
});
