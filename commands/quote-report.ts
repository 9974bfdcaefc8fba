import { z } from "zod";
import { noteReadBack } from "../db/read-backs.ts";
import { answer, defineCommand } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";

/** 「上报这个」 in reply to somebody's message: that message is to be fetched, and is then read as this person's report. */
export default defineCommand({
  name: "quote-report",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: z.object({
    parentId: z.string(),
    /** What was said beside pointing, masked: it is not read, so its author must know. */
    added: z.string().optional(),
  }),

  async run({ tx, at, origin, place, openId, conversation, reading }, { parentId, added }) {
    if (origin.kind !== "message") return [];
    const { repliedTo } = conversation;
    if (repliedTo.length > 0)
      return [answer(say.quoteKnown(repliedTo.flatMap((matter) => matter.number ?? [])))];
    await noteReadBack(tx, {
      why: "quoted",
      messageId: parentId,
      chatId: place.chatId,
      replyMessageId: origin.messageId,
      replyOpenId: openId,
      replyPrivate: place.private,
      notedAt: at,
    });
    // Such words are said back to no group; whom to call comes before whatever else is answered.
    return added ? [answer(reading?.restricted ? say.quoteAddedApart() : say.quoteAdded(added))] : [];
  },
});
