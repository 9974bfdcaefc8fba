import { z } from "zod";
import { noteReadBack } from "../db/read-backs.ts";
import { isOurs } from "../db/sources.ts";
import { defineCommand } from "../src/command.ts";

/** A message was changed, and the platform tells no more than that: its new text is to be fetched. */
export default defineCommand({
  name: "note-edit",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  on: ["edited"],
  args: z.object({ messageId: z.string(), chatId: z.string().nullable() }),

  async run({ tx, at }, { messageId, chatId }) {
    if (await isOurs(tx, { messageId })) return [];
    await noteReadBack(tx, { why: "edited", messageId, chatId, notedAt: at });
    return [];
  },
});
