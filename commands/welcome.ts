import { z } from "zod";
import { keepChat } from "../db/chats.ts";
import { defineCommand, tell } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";

/** The bot was brought into a group: it says what to do first. */
export default defineCommand({
  name: "welcome",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  on: ["bot-added"],
  args: z.object({ name: z.string().default("") }),

  async run({ tx, place }, { name }) {
    await keepChat(tx, { chatId: place.chatId, name });
    return [tell({ chatId: place.chatId }, { text: say.welcome() })];
  },
});
