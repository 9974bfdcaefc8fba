import { z } from "zod";
import { discardDraft, lockMatter, type Matter } from "../db/matters.ts";
import { withdrawAsks } from "../db/model-asks.ts";
import { cancelReplies, noteRecall, wasToBeRecalled } from "../db/recalls.ts";
import { mattersFrom } from "../db/sources.ts";
import { askReporter } from "../src/ask-reporter.ts";
import { goneCard } from "../src/cards/parts.ts";
import { defineCommand, type OpenContext, refresh, type Said } from "../src/command.ts";
import { cardOfDraft } from "../src/draft.ts";
import { asReporter } from "../src/reporter.ts";
import { MASKED_BEGINS } from "../src/say/draft.ts";
import { say } from "../src/say/zh-CN.ts";

/**
 * A message was taken back. A draft made of it goes with it; what is on the ledger stays, and its reporter is asked.
 * What comes of the message later, because it is still on its way, is not handled.
 */
export default defineCommand({
  name: "follow-recall",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  on: ["recalled"],
  args: z.object({ messageId: z.string(), by: z.string().nullable() }),

  async run(ctx, { messageId, by }) {
    const { tx, at } = ctx;
    if (!(await noteRecall(tx, { messageId, at }))) return [];
    // First: should its answer just be committed, what it made is found below.
    await withdrawAsks(tx, { messageId, reason: "recalled", at });
    await cancelReplies(tx, { messageId });
    // We asked for it: what was made of the masked words stays, and nobody is asked about it.
    if (await wasToBeRecalled(tx, { messageId, says: MASKED_BEGINS })) return [];
    const said: Said[] = [];
    for (const { id } of await mattersFrom(tx, { messageId })) {
      const matter = await lockMatter(tx, { id });
      if (!matter) continue;
      const entry = { type: "source-recalled" as const, payload: { message: messageId, by } };
      said.push(
        ...(matter.state === "draft"
          ? [await followDraft(ctx, matter, messageId)]
          : await askReporter(ctx, { matter, entry })),
      );
    }
    return said;
  },
});

/** What somebody only passed on is theirs to take back: another's recall is shown to them, and they decide. */
async function followDraft(ctx: OpenContext, draft: Matter, messageId: string): Promise<Said> {
  if (draft.hearsay && draft.sourceMessageId !== messageId)
    return refresh(draft, await cardOfDraft(await asReporter(ctx, draft), draft));
  await discardDraft(ctx.tx, { id: draft.id });
  return refresh(draft, goneCard(say.draftRecalled()));
}
