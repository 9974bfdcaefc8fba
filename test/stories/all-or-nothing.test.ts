import { expect, test } from "vitest";
import type { Fuhai } from "./cast.ts";
import { openFuhai, register } from "./cast.ts";

/** Every table a confirmation writes: a database that fails at any of them. */
const WRITES = ["matters", "matter_counters", "journal", "timers", "outbox", "inbox"];

/** From now on each write to this table fails, as if the machine went down in the middle of the transaction. */
async function breakAt(town: Fuhai["town"], table: string): Promise<() => Promise<void>> {
  await town.owner.sql.unsafe(`
    create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'broken here'; end $$;
    create trigger fail_here before insert or update on ${table} for each row
      ${table === "inbox" ? "when (new.handled_at is not null)" : ""} execute function fail_here();`);
  return async () => {
    await town.owner.sql.unsafe(`drop function fail_here() cascade`);
    // The row waits for its retry: its time has come.
    await town.owner.sql`update inbox set retry_wall_at = null where handled_at is null`;
  };
}

async function footprints({ town }: Fuhai) {
  const [counts] = await town.owner.sql`
    select (select count(*) from journal) as journal, (select count(*) from timers) as timers,
      (select count(*) from outbox) as outbox, (select coalesce(max(last), 0) from matter_counters) as numbers,
      (select jsonb_agg(jsonb_build_array(state, number, version)) from matters) as matters`;
  return counts;
}

test.each(WRITES)(
  "a confirmation that fails at %s leaves nothing behind, and is done once when it can be",
  async (table) => {
    const cast = await openFuhai();
    const { town, grid, market, group } = cast;
    await grid.says("滇润农贸市场二楼东侧灭火器过期4具", { in: group });
    const draft = await town.expectSent(group, "请确认上报");
    const before = await footprints(cast);

    const mend = await breakAt(town, table);
    await grid.says("确认", { in: group });
    expect(await footprints(cast)).toEqual(before);
    await town.expectQuiet();

    await mend();
    await town.settle();
    await town.expectSent(market, "待签收", "XS-2026-0001");
    expect(await town.card(draft.messageId)).toContain("XS-2026-0001");
    await town.expectSent(group, "XS-2026-0001", "待签收");
    await town.close();
  },
);

test.each(["journal", "timers", "outbox"])(
  "a rung that fails at %s is not fired, and fires once when it can",
  async (table) => {
    const cast = await openFuhai();
    const { town, market } = cast;
    await register(cast);
    const mend = await breakAt(town, table);
    await expect(town.clockReaches("2026-11-28T09:00:00+08:00")).rejects.toThrow();
    const [fired] = await town.owner.sql`select count(*)::int as n from timers where outcome is not null`;
    expect(fired?.n).toBe(0);
    await town.expectQuiet();
    await mend();
    await town.runJobs();
    await town.expectSent(market, "到期提醒 XS-2026-0001");
    await town.close();
  },
);

test.each(["matters", "journal", "timers", "outbox", "inbox"])(
  "taking back a confirmation that fails at %s leaves it confirmed, and is done once when it can be",
  async (table) => {
    const cast = await openFuhai();
    const { town, grid, market, group } = cast;
    const { draft, number } = await register(cast);
    const before = await footprints(cast);
    const mend = await breakAt(town, table);
    await grid.says("撤销", { in: group });
    expect(await footprints(cast)).toEqual(before);
    await town.expectQuiet();
    expect(await town.card(draft.messageId)).toContain("待签收");

    await mend();
    await town.settle();
    await town.expectSent(group, `已撤销 ${number}`);
    await town.expectSent(market, `${number} 已由上报人`);
    expect(await town.card(draft.messageId)).toContain("已撤销(上报人5分钟内撤回)");
    await town.close();
  },
);
