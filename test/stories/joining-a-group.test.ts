import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test("brought into a group the bot says what to do first; brought out, it sends nothing more there", async () => {
  const cast = await openFuhai();
  const { town, office, grid } = cast;
  const group = await town.group("新来的群", [office, grid]);
  const event = (name: string) => ({
    chat_id: group.chatId,
    operator_id: { open_id: office.openId },
    external: false,
    name,
  });
  const push = (eventType: string) =>
    town.sandbox.pushEvent({ eventType, event: event("新来的群"), lane: group.chatId });

  await push("im.chat.member.bot.added_v1");
  await town.settle();
  await town.expectSent(group, "绑定本群");
  await office.says("绑定本群 福海街道", { in: group });
  await town.expectSent(group, "福海街道");

  await push("im.chat.member.bot.deleted_v1");
  await town.settle();
  const [chat] = await town.owner
    .sql`select dead_at is not null as dead from chats where chat_id = ${group.chatId}`;
  expect(chat?.dead).toBe(true);
  await town.close();
});
