import { z } from "zod";
import { helpCard } from "../src/cards/help-card.ts";
import { defineCommand, show } from "../src/command.ts";

/** What a person of these roles may say, read off the command files. */
export default defineCommand({
  name: "help",
  words: ["帮助", "你会干啥", "怎么用"],
  alone: true,
  usage: "帮助",
  does: "看全部说法",
  place: 90,
  who: "everyone",
  args: z.object({}),

  async run({ commands, sender }) {
    const roles = new Set(sender?.posts.map((post) => post.role));
    const ordered = [...commands].sort((a, b) => a.place - b.place);
    const lines = ordered.flatMap(({ words, usage, does, who, shownTo: needed }) => {
      const allowed =
        who === "everyone" || (sender !== null && (needed?.some((role) => roles.has(role)) ?? true));
      return does && allowed && words.length > 0 ? [{ words, usage, does }] : [];
    });
    return [show(helpCard({ botName: "五零助手", lines }))];
  },
});
