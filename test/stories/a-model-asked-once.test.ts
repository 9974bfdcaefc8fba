import { afterEach, expect, test } from "vitest";
import { ledgerNow } from "../../db/connect.ts";
import { claimAsk, sweepAsks } from "../../db/model-asks.ts";
import { runOnce } from "../../src/queue.ts";
import { openFakeModel, type Scripted, sayIn } from "../fake-model.ts";
import { type Fuhai, openFuhai } from "./cast.ts";

const OPEN = "滇润农贸市场二楼红坨坨恼火得很";
const GOOD = { act: "report", matters: [{ task: OPEN, category: "安全隐患" }] };
const [NOTE, SORRY] = ["模型建议,请确认", "没看懂"];

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function openWithModel(...script: Scripted[]) {
  const model = await openFakeModel(...script);
  opened.push(model);
  return { ...(await openFuhai({ model: model.endpoint })), model };
}

/** So many machines wake at the same moment. */
async function askModel({ town }: Pick<Fuhai, "town">, machines = 1) {
  const job = town.bot.jobs.find((one) => one.name === "ask-model");
  if (!job) throw new Error("no such job");
  await Promise.all(Array.from({ length: machines }, () => runOnce(job, town.bot.jobContext)));
  await town.settle();
}
const asksOf = ({ town }: Pick<Fuhai, "town">) =>
  town.owner.sql`select state, reason, text, attempts from model_asks order by id`;
/** A machine takes the question and dies with it. */
const dieAsking = ({ town }: Pick<Fuhai, "town">) =>
  claimAsk(town.bot.jobContext.db, { wallNow: new Date() });
const leaseEnds = ({ town }: Pick<Fuhai, "town">) =>
  town.owner.sql`update model_asks set leased_until_wall_at = clock_timestamp() - interval '1 second'`;

test("eight machines at once: one call, one answer", async () => {
  const cast = await openWithModel((response) =>
    setTimeout(() => sayIn(response, JSON.stringify(GOOD)), 200),
  );
  await cast.grid.says(OPEN, { in: cast.group });
  await askModel(cast, 8);
  await cast.town.expectSent(cast.group, NOTE);
  expect(cast.model.asked).toHaveLength(1);
  await cast.town.close();
});

test("a storm of open messages asks four at a time over all machines, and each gets its answer", async () => {
  const load = { now: 0, most: 0 };
  const cast = await openWithModel((response) => {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    setTimeout(() => {
      load.now -= 1;
      sayIn(response, JSON.stringify({ act: "none" }));
    }, 60);
  });
  const { town, grid, group, model } = cast;
  for (let n = 1; n <= 10; n++) await grid.says(`${n}号红坨坨恼火得很`, { in: group });
  await askModel(cast, 8);
  for (let n = 1; n <= 10; n++) await town.expectSent(group, SORRY);
  expect(model.asked).toHaveLength(10);
  expect(load.most).toBe(4);
  await town.close();
});

test("a machine that dies while asking delays the answer by its lease; another one gives it, once", async () => {
  const cast = await openWithModel(GOOD);
  await cast.grid.says(OPEN, { in: cast.group });
  await dieAsking(cast);
  await askModel(cast);
  await cast.town.expectQuiet();
  expect(cast.model.asked).toEqual([]);
  await leaseEnds(cast);
  await askModel(cast, 2);
  await cast.town.expectSent(cast.group, NOTE);
  expect(cast.model.asked).toHaveLength(1);
  await cast.town.close();
});

test("a question that two machines died of is asked no third time, and answered all the same", async () => {
  const cast = await openWithModel(GOOD);
  await cast.grid.says(OPEN, { in: cast.group });
  for (let death = 0; death < 2; death++) {
    await dieAsking(cast);
    await leaseEnds(cast);
  }
  await cast.town.runJobs();
  await cast.town.expectSent(cast.group, SORRY);
  expect(cast.model.asked).toEqual([]);
  expect(await asksOf(cast)).toEqual([{ state: "failed", reason: "tries", text: null, attempts: 3 }]);
  await cast.town.close();
});

test("a machine thought dead that answers late says nothing a second time", async () => {
  const late: (() => void)[] = [];
  const cast = await openWithModel(
    (response) => void late.push(() => sayIn(response, JSON.stringify(GOOD))),
    { act: "none" },
  );
  await cast.grid.says(OPEN, { in: cast.group });
  const slow = askModel(cast);
  while (late.length === 0) await new Promise((done) => setTimeout(done, 10));
  await leaseEnds(cast);
  await askModel(cast);
  for (const speak of late) speak();
  await slow;
  await cast.town.expectSent(cast.group, SORRY);
  const [drafts] = await cast.town.owner.sql`select count(*)::int as n from matters`;
  expect(drafts?.n).toBe(0);
  await cast.town.close();
});

test.each(["matters", "outbox", "model_asks"])(
  "an answer that fails at %s leaves neither draft nor message, and comes once when it can",
  async (table) => {
    const cast = await openWithModel(GOOD);
    const { town, grid, group } = cast;
    await grid.says(OPEN, { in: group });
    await town.owner.sql.unsafe(`
      create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'broken here'; end $$;
      create trigger fail_here before insert or update on ${table} for each row
        ${table === "model_asks" ? "when (new.state <> 'pending')" : ""} execute function fail_here();`);
    await expect(askModel(cast)).rejects.toThrow();
    await town.expectQuiet();
    expect(await asksOf(cast)).toEqual([{ state: "pending", reason: null, text: OPEN, attempts: 1 }]);
    const [drafts] = await town.owner.sql`select count(*)::int as n from matters`;
    expect(drafts?.n).toBe(0);

    await town.owner.sql.unsafe("drop function fail_here() cascade");
    await leaseEnds(cast);
    await town.runJobs();
    await town.expectSent(group, NOTE);
    await town.close();
  },
);

test("a model that was switched off meanwhile: whoever waits for it is answered", async () => {
  const cast = await openWithModel(GOOD);
  const { town } = cast;
  await cast.grid.says(OPEN, { in: cast.group });
  const job = town.bot.jobs.find((one) => one.name === "ask-model");
  if (!job) throw new Error("no such job");
  await runOnce(job, { ...town.bot.jobContext, model: null });
  await town.settle();
  await town.expectSent(cast.group, SORRY);
  expect(cast.model.asked).toEqual([]);
  await town.close();
});

test("after a day no text is left: settled questions go, one that still waits is answered without it", async () => {
  const cast = await openWithModel({ act: "none" });
  const { town, grid, group, model } = cast;
  await grid.says(OPEN, { in: group });
  await town.runJobs();
  await town.expectSent(group, SORRY);
  await grid.says(`${OPEN}嘛`, { in: group });
  const db = town.owner.db;
  const at = await ledgerNow(db);
  expect(await sweepAsks(db, new Date(at.getTime() + 23 * 3_600_000))).toBe(0);
  expect(await sweepAsks(db, new Date(at.getTime() + 25 * 3_600_000))).toBe(2);
  expect(await asksOf(cast)).toEqual([{ state: "pending", reason: null, text: null, attempts: 0 }]);
  await town.runJobs();
  await town.expectSent(group, SORRY);
  expect(model.asked).toHaveLength(1);
  await town.close();
});
