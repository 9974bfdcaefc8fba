import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

test("a bot that starts while the platform is away sets nothing aside, and answers when it is back", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await town.owner.sql`delete from bot_identities`;
  town.sandbox.fault({ serverError: 1000 });
  const { started: late, door } = await town.anotherBot();
  await town.sandbox.say({
    from: grid.openId,
    chatId: group.chatId,
    text: "滇润农贸市场二楼灭火器过期4具",
    mentionBot: true,
  });
  await town.sandbox.idle();
  // More often than a poisoned event would be tried.
  for (let again = 0; again < 8; again++) {
    await town.owner.sql`update inbox set retry_wall_at = null where handled_at is null`;
    await late.inbox.drain();
  }
  expect(
    await town.owner.sql`select attempts, error, set_aside_at from inbox where handled_at is null`,
  ).toEqual([{ attempts: 0, error: "RetryLater", set_aside_at: null }]);

  town.sandbox.clearFaults();
  await late.inbox.stop();
  await new Promise((done) => door.close(done));
  await late.close();
  await town.owner.sql`update inbox set retry_wall_at = null where handled_at is null`;
  await town.settle();
  await town.expectSent(group, "请确认上报");
  await town.close();
});
