import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { type Fuhai, openFuhai } from "./cast.ts";

/** All that the bot ever said in the group. */
async function saidIn({ town, group }: Fuhai): Promise<string> {
  const messages = await town.sandbox.messages({ chatId: group.chatId });
  return messages
    .filter((message) => message.from === "bot")
    .map((message) => textOf(message.content))
    .join("\n");
}

test("words of a restricted matter that name no unit: the group hears whom to call, their author alone what to do", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  for (const words of ["有人上吊了", "有个姑娘站在楼顶边边上", "娃娃着老师摸了", "輕生", "命.案"]) {
    await grid.says(words, { in: group });
    await town.expectSent(group, "1 件限制事项:不在群里显示", "110 / 120");
    await town.expectSent(grid, "还没有登记", "110 / 120", "单位 + 地点");
  }
  expect(await saidIn(cast)).not.toMatch(/没看懂|上吊|楼顶|娃娃|輕生|命/);
  // As it was asked for.
  await grid.says("上报 滇润农贸市场3栋 限制事项");
  await town.expectSent(grid, "110 / 120");
  await town.takeAll(grid);
  const rows = await town.owner.sql`select restricted, state from matters`;
  expect([...rows]).toEqual([{ restricted: true, state: "draft" }]);
  await town.close();
});

test("a staff member who says it of himself is answered as a person, alone, and nothing is put down", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("我不想活了", { in: group });
  await town.expectSent(group, "已私聊回复您", "110 / 120");
  await town.expectSent(grid, "我很担心您", "120 或 110", "同事");
  await grid.says("我真的活不下去了");
  await town.expectSent(grid, "我很担心您");
  expect(await saidIn(cast)).not.toMatch(/不想活|限制/);
  expect([...(await town.owner.sql`select id from matters`)]).toEqual([]);
  await town.close();
});

test("a killing and a threat at a named place are drafts of neutral words, seen by their author alone", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  for (const words of [
    "滇润农贸市场有人着砍死了",
    "滇润农贸市场3栋有人要跳楼",
    "滇润农贸市场有人跳樓",
    "滇润农贸市场有人上吊了",
  ]) {
    await grid.says(words, { in: group });
    await town.takeAll(group, grid);
  }
  expect(await saidIn(cast)).toMatch(/110/);
  expect(await saidIn(cast)).not.toMatch(/砍|跳|上吊|滇润农贸市场/);
  const rows = await town.owner.sql`select restricted, task from matters`;
  expect(rows.length).toBe(4);
  for (const { restricted, task } of rows) {
    expect(restricted).toBe(true);
    expect(task).toMatch(/详情线下核实/);
  }
  await town.close();
});

test("who asks a group for such matters makes none", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  for (const words of ["哪些是命案", "杀人的那条是哪个单位", "前卫限制事项有几个", "限制事项有哪些"]) {
    await grid.says(words, { in: group });
    await town.expectSent(group, "限制事项不在群里逐条显示");
  }
  expect([...(await town.owner.sql`select id from matters`)]).toEqual([]);
  await town.close();
});

test("a matter of an hour is no hazard of seven days: its author says of which kind it is and until when, alone", async () => {
  const cast = await openFuhai();
  const { town, grid, street, office, market, group } = cast;
  for (const words of ["滇润农贸市场3栋有人要跳楼", "滇润农贸市场娃娃不见了", "滇润农贸市场初中女生怀孕"]) {
    await grid.says(words, { in: group });
    await town.expectSent(group, "1 件限制事项:不在群里显示", "110 / 120");
    const draft = await town.expectSent(grid, "哪一类");
    expect(await town.card(draft.messageId), words).not.toMatch(/跳楼|娃娃|怀孕|7天|11月30日|有人/);
    await grid.taps(draft, "安全隐患");
    await grid.taps(draft, "一般");
    // No seven days by themselves.
    expect(await town.card(draft.messageId), words).toContain("什么时候整改完");
    await grid.taps(draft, "今天内 · 11月23日(周一)");
    await grid.taps(draft, "确认");
    await town.takeAll(street, office, market, grid);
  }
  const rows = await town.owner.sql`select task, urgent, restricted, state from matters`;
  for (const row of rows)
    expect(row).toEqual({ task: "一件事项,详情线下核实", urgent: true, restricted: true, state: "assigned" });
  expect(rows.length).toBe(3);
  expect(await saidIn(cast)).not.toMatch(/跳楼|娃娃|怀孕|滇润农贸市场|线下核实/);
  await town.close();
});

test("a draft's message, and one that put it right, edited into such words: whom to call, and nothing of it in the group", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const report = await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  const correction = await grid.says("地点改成三楼", { in: group });
  await town.takeAll(group);
  for (const said of [report, correction]) {
    await grid.edits(said, "滇润农贸市场有人割腕了");
    await town.runJobs();
    await town.expectSent(group, "1 件限制事项:不在群里显示", "110 / 120");
    await town.expectSent(grid, "110 / 120");
  }
  await town.takeAll(group, grid);
  expect(await saidIn(cast)).not.toMatch(/割腕|不像上报/);
  expect(await town.card(draft.messageId)).toMatch(/灭火器|请看|最新/);
  const rows = await town.owner.sql`select state from matters where not restricted`;
  expect([...rows]).toEqual([{ state: "draft" }]);
  await town.close();
});
