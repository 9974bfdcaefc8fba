import { z } from "zod";
import { bindChat } from "../db/chats.ts";
import { answer, defineCommand } from "../src/command.ts";
import { AskAgain } from "../src/errors.ts";
import { findUnits } from "../src/reading/units/units.ts";
import { say } from "../src/say/zh-CN.ts";

/** Ties this group to a street, department or unit: its reports and notices belong there from now on. */
export default defineCommand({
  name: "bind-chat",
  words: ["绑定本群"],
  usage: "绑定本群 前卫街道",
  does: "把本群绑定到街道、部门或单位",
  place: 60,
  who: "staff",
  roles: ["office", "admin"],
  args: z.object({ text: z.string().trim().default("") }),

  async run({ tx, at, units, place }, { text }) {
    if (place.private) throw new AskAgain(say.bindInGroup());
    if (!text) throw new AskAgain(say.bindHow());
    const found = findUnits(units, text, { street: null, unit: null });
    // Only the full name binds: a group tied to the wrong street would be told other people's matters.
    if (found.how !== "stated" || found.unit.name !== text) throw new AskAgain(say.bindUnknown(text));
    const { id, kind, isBody, name } = found.unit;
    const tie = isBody ? (kind === "部门" ? { bodyId: id } : { streetId: id }) : { unitId: id };
    await bindChat(tx, { chatId: place.chatId, name: place.name ?? name, at, ...tie });
    return [answer(say.bound(name))];
  },
});
