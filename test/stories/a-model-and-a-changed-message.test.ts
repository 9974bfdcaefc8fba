import { afterEach, expect, test } from "vitest";
import { runOnce } from "../../src/queue.ts";
import { openFakeModel, type Scripted, sayIn, textIn } from "../fake-model.ts";
import { type Fuhai, openFuhai } from "./cast.ts";

/** Lines of which the rules know the unit, but not what is wrong; and one that they understand. */
const OPEN = "滇润农贸市场二楼红坨坨恼火得很";
const STILL_OPEN = "滇润农贸市场三楼绿坨坨恼火得很";
const CLEAR = "滇润农贸市场二楼东侧灭火器过期4具";
const proposal = (task: string) => ({ act: "report", matters: [{ task, category: "安全隐患" }] });
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

/** A model that thinks until it is told to speak. */
function thinking() {
  const held: (() => void)[] = [];
  const script: Scripted = (response) =>
    void held.push(() => sayIn(response, JSON.stringify(proposal(OPEN))));
  return {
    script,
    async begun() {
      while (held.length === 0) await new Promise((done) => setTimeout(done, 10));
    },
    speak: () => held.splice(0).forEach((say) => void say()),
  };
}

/** One run of one job, as one machine does it. */
async function run({ town }: Pick<Fuhai, "town">, name: "ask-model" | "follow-edits") {
  const job = town.bot.jobs.find((one) => one.name === name);
  if (!job) throw new Error("no such job");
  await runOnce(job, town.bot.jobContext);
  await town.settle();
}
const asksOf = ({ town }: Pick<Fuhai, "town">) =>
  town.owner.sql`select state, reason, text from model_asks order by id`;
async function draftsOf({ town }: Pick<Fuhai, "town">) {
  const rows = await town.owner.sql<{ task: string }[]>`select task from matters order by id`;
  return rows.map(({ task }) => task);
}

test("edited into a report while the model thinks about the old words: one draft, and what the model says is not heard", async () => {
  const model = thinking();
  const cast = await openWithModel(model.script);
  const { town, grid, group } = cast;
  const said = await grid.says(OPEN, { in: group });
  const asking = run(cast, "ask-model");
  await model.begun();
  await grid.edits(said, CLEAR);
  await run(cast, "follow-edits");
  const draft = await town.expectSent(group, "请确认上报", "过期4具");
  model.speak();
  await asking;
  await town.runJobs();
  expect(await draftsOf(cast)).toEqual([CLEAR]);
  expect(await asksOf(cast)).toEqual([{ state: "withdrawn", reason: "edited", text: null }]);
  expect(cast.model.asked).toHaveLength(1);
  await grid.taps(draft, "确认");
  await town.expectSent(cast.market, "待签收", "过期4具");
  await town.close();
});

test("edited before the model was asked: it is not asked about words that nobody says any more", async () => {
  const cast = await openWithModel(proposal(OPEN));
  const { town, grid, group } = cast;
  const said = await grid.says(OPEN, { in: group });
  await grid.edits(said, CLEAR);
  await run(cast, "follow-edits");
  await town.expectSent(group, "请确认上报", "过期4具");
  await town.runJobs();
  expect(cast.model.asked).toEqual([]);
  expect(await draftsOf(cast)).toEqual([CLEAR]);
  await town.close();
});

test("edited after the model proposed: its one draft is read again", async () => {
  const cast = await openWithModel(proposal(OPEN));
  const { town, grid, group } = cast;
  const said = await grid.says(OPEN, { in: group });
  await run(cast, "ask-model");
  const draft = await town.expectSent(group, NOTE);
  await grid.edits(said, CLEAR);
  await town.runJobs();
  expect(await town.card(draft.messageId)).toContain("过期4具");
  expect(await draftsOf(cast)).toEqual([CLEAR]);
  await town.close();
});

test("edited into words that the rules do not understand either: the model is asked about those, and answers once", async () => {
  const model = thinking();
  const cast = await openWithModel(model.script, proposal(STILL_OPEN));
  const { town, grid, group } = cast;
  const said = await grid.says(OPEN, { in: group });
  const asking = run(cast, "ask-model");
  await model.begun();
  await grid.edits(said, STILL_OPEN);
  await run(cast, "follow-edits");
  model.speak();
  await asking;
  await town.runJobs();
  await town.expectSent(group, NOTE, "绿坨坨");
  expect(cast.model.asked.map(textIn)).toEqual([OPEN, STILL_OPEN]);
  expect(await draftsOf(cast)).toEqual([STILL_OPEN]);
  await town.close();
});

test.each([
  ["an act in words, which an edit never does", "取消", SORRY],
  ["a question, which is answered", "查询 滇润农贸市场", "在办"],
])("edited into %s: who waited for the model is answered", async (_, words, answered) => {
  const cast = await openWithModel(proposal(OPEN));
  const { town, grid, group } = cast;
  await grid.says(CLEAR, { in: group });
  await town.expectSent(group, "请确认上报");
  const said = await grid.says(OPEN, { in: group });
  await grid.edits(said, words);
  await run(cast, "follow-edits");
  await town.expectSent(group, answered);
  await town.runJobs();
  expect(cast.model.asked).toEqual([]);
  expect(await draftsOf(cast)).toEqual([CLEAR]);
  await town.close();
});

test("an edit that cannot be read leaves the question as it is: the model answers", async () => {
  const cast = await openWithModel(proposal(OPEN));
  const { town, grid, group } = cast;
  const said = await grid.says(OPEN, { in: group });
  await grid.edits(said, CLEAR);
  town.sandbox.fault({ forbidden: 1 });
  await run(cast, "follow-edits");
  await run(cast, "ask-model");
  await town.expectSent(group, NOTE, "红坨坨");
  expect(await draftsOf(cast)).toEqual([OPEN]);
  await town.close();
});

test("taken back while the model thinks, or before it is asked: silence, and nothing of the text is left", async () => {
  const model = thinking();
  const cast = await openWithModel(model.script);
  const { town, grid, group } = cast;
  const said = await grid.says(OPEN, { in: group });
  const asking = run(cast, "ask-model");
  await model.begun();
  const other = await grid.says(STILL_OPEN, { in: group });
  await grid.recalls(said);
  await grid.recalls(other);
  expect(await asksOf(cast)).toEqual([
    { state: "withdrawn", reason: "recalled", text: null },
    { state: "withdrawn", reason: "recalled", text: null },
  ]);
  model.speak();
  await asking;
  await town.runJobs();
  expect(cast.model.asked.map(textIn)).toEqual([OPEN]);
  expect(await draftsOf(cast)).toEqual([]);
  await town.close();
});
