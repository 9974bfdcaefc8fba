import { expect, test } from "vitest";
import { type Fuhai, handIn, openFuhai, register } from "./cast.ts";

const OLD = 1;

/** The matter began long ago, under a version whose rungs had other names. */
async function beganUnderAnOldVersion({ town }: Fuhai, number: string) {
  await town.owner.sql`
    insert into campaigns (id, version, content, hash, recorded_at)
    select id, ${OLD},
      replace(jsonb_set(content, '{version}', '1')::text, '"remind-2d"', '"remind-3d"')::jsonb, 'old', recorded_at
    from campaigns`;
  await town.owner.sql`
    update timers set policy_version = ${OLD}, rung = replace(rung, 'remind-2d', 'remind-3d')
    where matter_id = (select id from matters where number = ${number})`;
  await town.owner.sql`update matters set policy_version = ${OLD} where number = ${number}`;
}

test("a running matter is planned anew by the version it began with (P6)", async () => {
  const cast = await openFuhai();
  const { town, market, street } = cast;
  const { number, review } = await handIn(cast);
  await beganUnderAnOldVersion(cast, number);
  await street.taps(review, "打回", { text: "还差2具" });
  await town.expectSent(market, "整改中(打回)");
  expect(await town.owner.sql`select rung, policy_version from timers where outcome is null`).toEqual([
    { rung: "remind-3d", policy_version: OLD },
  ]);
  await town.clockReaches("2026-11-28T10:00:00+08:00");
  await town.expectSent(market, `到期提醒 ${number}`);
  await town.close();
});

test("a timer that cannot be fired is told to the watchdog and holds up no other one", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const broken = await register(cast);
  const sound = await register(cast, "滇润农贸市场应急灯2个不亮");
  await town.owner
    .sql`update timers set rung = 'no-such-rung' where matter_id = (select id from matters where number = ${broken.number})`;
  await town.clockReaches("2026-11-28T10:00:00+08:00");
  await town.expectSent(market, `到期提醒 ${sound.number}`);
  const [cycle] = await town.owner.sql`select finding from cycles where name = 'timers'`;
  expect(cycle?.finding).toContain("1 项事项的提醒没有发出");
  town.log.forgive("a timer cannot be fired");
  await town.close();
});
