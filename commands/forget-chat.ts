import { z } from "zod";
import { markChatDead } from "../db/chats.ts";
import { defineCommand } from "../src/command.ts";

/** The bot was removed or the group dissolved: nothing is sent there any more. */
export default defineCommand({
  name: "forget-chat",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  on: ["bot-removed", "chat-disbanded"],
  args: z.object({}),

  async run({ tx, at, place }) {
    await markChatDead(tx, { chatId: place.chatId, at });
    return [];
  },
});
