import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test("a storm in one group does not make the others wait: what is said elsewhere is answered in its turn", async () => {
  const cast = await openFuhai();
  const { town, grid, street } = cast;
  const { chatId } = await town.group("很吵的群", [grid], { street: "福海街道" });
  // Talk is handled and not answered.
  for (let n = 0; n < 120; n++)
    await town.sandbox.say({ from: grid.openId, chatId, text: "收到", mentionBot: true });
  const mine = await town.sandbox.p2pChat(street.openId);
  await town.sandbox.say({ from: street.openId, chatId: mine, text: "我是谁" });
  await town.sandbox.idle();
  await town.settle();
  await town.expectSent(street, "open_id");
  const [row] = await town.owner.sql`
    select count(*)::int as before from inbox crowd, inbox mine
    where crowd.lane = ${chatId} and mine.lane = ${mine} and crowd.handled_at < mine.handled_at`;
  expect(row?.before).toBeLessThan(30);
  await town.close();
});
