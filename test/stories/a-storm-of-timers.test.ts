import { expect, test } from "vitest";
import { runOnce } from "../../src/queue.ts";
import { textOf } from "../card-text.ts";
import { type Fuhai, MARKET, openFuhai, register } from "./cast.ts";

const DUE = "2026-11-28T09:00:00+08:00";

/** So many matters of the market, all with the same next timer, as an imported ledger would have them. */
async function registerMany({ town }: Fuhai, count: number) {
  await town.owner.sql`
    with added as (
      insert into matters (campaign_id, policy_version, policy_id, number, state, round, category, severity, task,
        unit_id, street_id, due_at, first_due_at, reported_by, reported_chat_id, created_at, registered_at)
      select m.campaign_id, m.policy_version, m.policy_id, 'XS-2026-' || 1000 + n, m.state, m.round, m.category,
        m.severity, n || '号摊位灭火器过期', m.unit_id, m.street_id, m.due_at, m.due_at, m.reported_by,
        m.reported_chat_id, m.created_at, m.registered_at
      from matters m, generate_series(1, ${count}) n
      returning id, round, policy_version
    )
    insert into timers (matter_id, rung, round, policy_version, due_at)
    select id, 'remind-2d', round, policy_version, ${DUE}::timestamptz from added`;
}

function job({ town }: Fuhai, name: string) {
  const found = town.bot.jobs.find((one) => one.name === name);
  if (!found) throw new Error(`no job ${name}`);
  return () => runOnce(found, town.bot.jobContext);
}

test("400 timers due at once, eight machines and a drain at work: each fires once, each person gets one card (P8)", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const second = await town.person("孙安全", "unit", { unit: MARKET });
  await register(cast);
  await town.takeAll(second);
  await registerMany(cast, 399);
  await town.bot.outbox.start();
  await town.owner.sql`select clock.advance(${DUE}::timestamptz - clock.now() + interval '1 second')`;
  await Promise.all(Array.from({ length: 8 }, job(cast, "fire-timers")));
  await town.settle();

  for (const person of [market, second]) {
    const card = await town.expectSent(person, "400 项事项的提醒", "另有 300 项");
    expect(Buffer.byteLength(JSON.stringify(card.content))).toBeLessThan(30 * 1024);
    const { body } = card.content as { body: { elements: unknown[] } };
    expect(body.elements.length).toBeLessThanOrEqual(200);
  }
  await town.expectQuiet();
  const [fired] = await town.owner.sql`
    select count(*)::int as n, count(distinct matter_id)::int as matters from timers where outcome = 'fired'`;
  expect(fired).toEqual({ n: 400, matters: 400 });
  const rows = await town.owner.sql`
    select jsonb_array_length(depends) as matters, attempts from outbox where priority = 2`;
  expect(rows).toEqual([
    { matters: 400, attempts: 1 },
    { matters: 400, attempts: 1 },
  ]);
  await town.close();
}, 60_000);

test("a machine that dies in the middle of a storm: the next one ends it, and each person still gets one card", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await registerMany(cast, 199);
  await town.bot.outbox.start();
  await town.owner.sql`
    create function fail_here() returns trigger language plpgsql as $$ begin
      if (select count(*) from timers where outcome = 'fired') > 160 then raise exception 'killed here'; end if;
      return new;
    end $$`;
  await town.owner
    .sql`create trigger fail_here before update on outbox for each row execute function fail_here()`;
  await town.owner.sql`select clock.advance(${DUE}::timestamptz - clock.now() + interval '1 second')`;
  await expect(job(cast, "fire-timers")()).rejects.toThrow();
  await town.settle();
  await town.expectQuiet();
  await town.owner.sql`drop function fail_here cascade`;
  await job(cast, "fire-timers")();
  await town.settle();
  await town.expectSent(market, "200 项事项的提醒");
  await town.expectQuiet();
  await town.close();
}, 60_000);

test("on the card of a storm, what lapsed is left out, and the rest is counted as long as any of it stands", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await registerMany(cast, 159);
  town.sandbox.fault({ serverError: 1000 });
  await town.clockJumps(DUE);
  await town.owner.sql`update matters set state = 'closed' where number in ('XS-2026-0001', 'XS-2026-1100')`;
  await town.owner.sql`update outbox set retry_wall_at = null where outcome is null`;
  town.sandbox.clearFaults();
  await town.settleUntil(async () => (await town.unseen(market)).length > 0);
  const card = await town.expectSent(market, "160 项事项的提醒", "另有 60 项");
  expect(textOf(card.content)).not.toContain("XS-2026-0001");
  expect(textOf(card.content)).toContain("XS-2026-1001");
  await town.close();
}, 60_000);

test("while the platform is away a person's later rungs gather on one card, of each matter the last one", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await register(cast);
  await register(cast, "滇润农贸市场一楼灭火器过期2具");
  town.sandbox.fault({ serverError: 10_000 });
  for (const day of ["11-28", "11-29", "11-30", "12-01"])
    await town.clockReaches(`2026-${day}T09:00:00+08:00`);
  town.sandbox.clearFaults();
  await town.owner.sql`update outbox set retry_wall_at = null where outcome is null`;
  await town.settleUntil(async () => (await town.unseen(market)).length > 1);
  await town.expectSent(market, "到期提醒** XS-2026-0001", "到期提醒** XS-2026-0002");
  const card = await town.expectSent(market, "2 项事项的提醒,其中逾期 2 项");
  expect(textOf(card.content)).not.toMatch(/到期提醒|今日到期/);
  await town.close();
});
