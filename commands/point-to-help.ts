import { z } from "zod";
import { answer, defineCommand } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";

/** What can be read here; a sticker or a voice is none of it. */
const READABLE = new Set(["text", "post", "image", "file"]);

/** Somebody called the bot without a word: one line, so that nobody is left without an answer. */
export default defineCommand({
  name: "point-to-help",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  args: z.object({ kind: z.string() }),

  async run({ sender, openId }, { kind }) {
    if (!sender) return [answer(say.stranger(openId))];
    return [answer(READABLE.has(kind) ? say.here() : say.hereUnread())];
  },
});
