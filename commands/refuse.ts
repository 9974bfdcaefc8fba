import { z } from "zod";
import { keepRefusal } from "../db/refusals.ts";
import { answer, defineCommand } from "../src/command.ts";
import { REFUSALS } from "../src/domain/refusal.ts";
import { say } from "../src/say/zh-CN.ts";

/** What the bot will not do, whoever asks: it says why, and the lawful way. */
export default defineCommand({
  name: "refuse",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  args: z.object({ refusal: z.enum(REFUSALS) }),

  async run({ tx, at, openId, place }, { refusal }) {
    await keepRefusal(tx, { kind: refusal, openId, chatId: place.chatId, at });
    return [answer(say.refused(refusal))];
  },
});
