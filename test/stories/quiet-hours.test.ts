import { expect, test } from "vitest";
import { type Fuhai, openFuhai, register } from "./cast.ts";

/** The time of every message that waits for its retry has come. */
const retryNow = ({ town }: Fuhai) =>
  town.owner.sql`update outbox set retry_wall_at = null where outcome is null and reason is not null`;

test.each([
  { why: "the platform is down", fault: { serverError: 1000 } },
  { why: "the rate limit is hit", fault: { rateLimit: 1000, resetSeconds: 0 } },
  { why: "the chat is busy", fault: { chatBusy: 1000 } },
])(
  "fired at 21:50 while $why until 22:55, a rung waits for the morning; answers do not",
  async ({ fault }) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    const { number } = await register(cast);
    town.sandbox.fault(fault);
    await town.clockJumps("2026-12-01T21:50:00+08:00");
    const [tried] = await town.owner.sql`select attempts from outbox where priority = 2`;
    expect(tried?.attempts).toBeGreaterThan(0);

    await town.clockJumps("2026-12-01T22:55:00+08:00");
    town.sandbox.clearFaults();
    await retryNow(cast);
    await town.expectQuiet();
    await market.says(number);
    await town.settleUntil(async () => (await town.unseen(market)).length > 0);
    await town.expectSent(market, number, "待签收");
    await town.clockReaches("2026-12-02T07:29:58+08:00");
    await retryNow(cast);
    await town.expectQuiet();

    await town.clockReaches("2026-12-02T07:30:00+08:00");
    await town.settleUntil(async () => (await town.unseen(market)).length > 0);
    await town.expectSent(market, `逾期 ${number}`);
    await town.close();
  },
);

test("a matter struck off in the night takes its rung of the evening back before it leaves", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator, group } = cast;
  const { task } = await register(cast);
  town.sandbox.fault({ serverError: 1000 });
  await town.clockJumps("2026-12-01T21:50:00+08:00");
  await town.clockJumps("2026-12-01T23:00:00+08:00");
  town.sandbox.clearFaults();
  await retryNow(cast);
  await market.taps(task, "签收");
  await market.taps(task, "提交整改", { text: "4具灭火器已更换" });
  const review = await town.expectSent(street, "待核验");
  await town.expectSent(regulator, "待核验");
  await street.taps(review, "核验通过", { text: "现场已更换" });
  await town.expectSent(group, "已销号");
  await town.clockReaches("2026-12-02T12:00:00+08:00");
  await town.expectQuiet();
  await town.close();
});
