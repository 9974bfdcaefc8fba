import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test("a storm in more groups than are handled at once does not make the others wait: each has its turn", async () => {
  const cast = await openFuhai();
  const { town, grid, street } = cast;
  // Talk is handled and not answered.
  for (let crowd = 0; crowd < 8; crowd++) {
    const { chatId } = await town.group(`很吵的群${crowd}`, [grid], { street: "福海街道" });
    for (let n = 0; n < 30; n++)
      await town.sandbox.say({ from: grid.openId, chatId, text: "收到", mentionBot: true });
  }
  const mine = await town.sandbox.p2pChat(street.openId);
  await town.sandbox.say({ from: street.openId, chatId: mine, text: "我是谁" });
  await town.sandbox.idle();
  await town.settle();
  await town.expectSent(street, "open_id");
  const [row] = await town.owner.sql`
    select count(*)::int as before from inbox crowd, inbox mine
    where crowd.lane <> ${mine} and mine.lane = ${mine} and crowd.handled_at < mine.handled_at`;
  // Of 240 at most a turn of ten in each of the eight, and what began beside it.
  expect(row?.before).toBeLessThan(160);
  await town.close();
});
