import fc from "fast-check";
import { expect, test } from "vitest";
import { handIn, openFuhai, register } from "./cast.ts";

const FROM = Date.parse("2026-11-23T10:00:00+08:00");
const UNTIL = Date.parse("2027-01-05T10:00:00+08:00");
const SEED = Number(process.env.MOMENT_SEED ?? Math.floor(Math.random() * 1e9));
const moments = fc
  .sample(fc.integer({ min: FROM, max: UNTIL }), { numRuns: 6, seed: SEED })
  .map((at) => new Date(at).toISOString());

test.each(moments)(
  `struck off at a random moment (MOMENT_SEED=${SEED}) %s: silence follows`,
  async (when) => {
    const cast = await openFuhai();
    const { town, market, street, regulator, leader, office, group } = cast;
    const { task } = await register(cast);
    await town.clockReaches(when);
    await town.takeAll(market, street, regulator, leader, office);
    await market.taps(task, "签收");
    await market.taps(task, "提交整改", { text: "4具灭火器已更换" });
    const review = await town.expectSent(street, "待核验");
    await town.expectSent(regulator, "待核验");
    await street.taps(review, "核验通过", { text: "现场已更换" });
    await town.expectSent(group, "已销号");
    await town.clockReaches("2027-03-01T10:00:00+08:00");
    await town.expectQuiet();
    await town.close();
  },
);

test("a rung that had fired and not left when the matter was struck off never leaves (P5)", async () => {
  const cast = await openFuhai();
  const { town, street, office, group } = cast;
  const { number, review } = await handIn(cast);
  town.sandbox.fault({ serverError: 1000 });
  // The verifier's reminder fires into an absent platform, and waits for its retry.
  await town.clockReaches("2026-11-26T10:00:00+08:00");
  const waiting = await town.owner.sql`select outcome from outbox where outcome is null and depends <> '[]'`;
  expect(waiting).toHaveLength(2);
  await street.taps(review, "核验通过", { text: "现场已更换" });
  town.sandbox.clearFaults();
  await town.owner.sql`update outbox set retry_wall_at = null where outcome is null`;
  await town.settle();
  await town.expectSent(group, `${number} 已销号`);
  await town.takeAll(office);
  await town.expectQuiet();
  await town.close();
});
