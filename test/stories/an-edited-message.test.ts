import { expect, test } from "vitest";
import { journalOf } from "../../db/journal.ts";
import { runOnce } from "../../src/queue.ts";
import { type Fuhai, openFuhai } from "./cast.ts";

const LINE = "滇润农贸市场二楼东侧灭火器过期4具";

async function drafted(cast: Fuhai, line = LINE) {
  const said = await cast.grid.says(line, { in: cast.group });
  return { said, draft: await cast.town.expectSent(cast.group, "确认上报") };
}
async function reported(cast: Fuhai, line = LINE) {
  const { said, draft } = await drafted(cast, line);
  await cast.grid.taps(draft, "确认");
  return { said, draft, task: await cast.town.expectSent(cast.market, "待签收") };
}
const entriesOf = async ({ town }: Fuhai) => journalOf(town.owner.db, { matterId: 1 });
/** Only the job that fetches, once: the other jobs have stories of their own. */
async function follow({ town }: Fuhai) {
  const job = town.bot.jobs.find((one) => one.name === "follow-edits");
  if (!job) throw new Error("no such job");
  await runOnce(job, town.bot.jobContext);
  await town.settle();
}

test("a draft is read again and its card changes in place; what was tapped on the old one does nothing", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { said, draft } = await drafted(cast);
  await grid.edits(said, "滇润农贸市场三楼灭火器过期14具,12月4日前整改");
  // The event brings no text: until it is fetched the draft stays as it is.
  expect(await town.card(draft.messageId)).toContain("过期4具");
  await town.runJobs();
  const card = await town.card(draft.messageId);
  for (const words of ["原消息已修改,已按新内容更新,请核对", "过期14具", "12月4日(周五)", "三楼"])
    expect(card).toContain(words);
  const stale = await grid.tapsValue(draft, { c: "confirm-report", id: 1, v: 1 });
  expect(stale.toast?.content).toContain("没有作任何改变");
  await grid.taps(draft, "确认");
  await town.expectSent(cast.market, "待签收", "过期14具");
  await grid.says("XS-2026-0001", { in: group });
  await town.expectSent(group, "过期14具");
  await town.close();
});

test("an edit that makes the unit unclear asks again: the unit of the old words is not kept in silence", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const { said, draft } = await drafted(cast);
  await grid.edits(said, "金碧楼道堆放杂物,3天内整改");
  await town.runJobs();
  const card = await town.card(draft.messageId);
  expect(card).toContain("责任单位是哪一个?");
  expect(card).not.toMatch(/责任单位\*\* 示例·滇润农贸市场/);
  await town.close();
});

test("on the ledger the task stays, both wordings are in the record, and the reporter's 更正 shows both", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const { said, draft, task } = await reported(cast);
  const before = await town.owner
    .sql`select unit_id, due_at, first_due_at, category, severity, state from matters`;
  const edited = "示例·彩云幼儿园二楼东侧灭火器过期14具,明天整改";
  await grid.edits(said, edited);
  await town.runJobs();
  const asked = await town.expectSent(grid, "XS-2026-0001 的原消息已修改", LINE, edited, "按新内容更正?");
  expect(await town.card(asked.messageId)).toContain("单位和期限不能在这里改");
  for (const card of [draft, task]) {
    expect(await town.card(card.messageId)).toContain("原消息已修改,待上报人确认");
    expect(await town.card(card.messageId)).not.toContain("14具");
  }
  const foreign = await market.tapsValue(asked, { c: "answer-source", id: 1, seq: 3, answer: "put-right" });
  expect(foreign.toast?.content).toContain("只有上报人本人");

  await grid.taps(asked, "更正");
  await town.expectSent(market, "XS-2026-0001 的整治任务已由上报人更正为", edited, "期限不变");
  for (const card of [draft, task]) {
    const now = await town.card(card.messageId);
    for (const words of [`整治任务** ${edited}`, `更正前** ${LINE}`]) expect(now).toContain(words);
  }
  expect(
    await town.owner.sql`select unit_id, due_at, first_due_at, category, severity, state from matters`,
  ).toEqual(before);
  const entries = (await entriesOf(cast)).slice(2);
  expect(entries.map(({ type }) => type)).toEqual(["source-edited", "corrected"]);
  const wordings = { before: { task: LINE }, after: { task: edited } };
  for (const { payload } of entries) expect(payload).toMatchObject(wordings);

  const again = await grid.tapsValue(asked, { c: "answer-source", id: 1, seq: 3, answer: "keep" });
  expect(again.toast?.content).toContain("已经回答过");
  await market.taps(task, "签收");
  await grid.says("XS-2026-0001", { in: group });
  await town.expectSent(group, "更正前");
  await town.close();
});

test("「保持原文」 is entered and changes nothing; a newer edit takes the place of an older question", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const { said, task } = await reported(cast);
  await grid.edits(said, `${LINE},应急灯不亮`);
  await town.runJobs();
  const first = await town.expectSent(grid, "应急灯不亮");
  await grid.edits(said, `${LINE},疏散标志掉落`);
  await town.runJobs();
  const second = await town.expectSent(grid, "疏散标志掉落");
  const outdated = await grid.taps(first, "更正");
  expect(outdated.toast?.content).toContain("请看最新的一条");
  await grid.taps(second, "保持原文");
  expect(await town.card(task.messageId)).toContain("上报人保持原文");
  const [matter] = await town.owner.sql`select task from matters`;
  expect(matter?.task).toBe(LINE);
  expect((await entriesOf(cast)).slice(2).map(({ type }) => type)).toEqual([
    "source-edited",
    "source-edited",
    "source-kept",
  ]);
  await town.close();
});

test("edited into something that is no report: a draft says so, a matter's reporter is asked whether it is still so", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const { said, draft, task } = await reported(cast);
  const other = await drafted(cast, "滇润农贸市场一楼通道堵塞");
  await grid.edits(said, "收到");
  await grid.edits(other.said, "收到");
  await town.runJobs();
  expect(await town.card(other.draft.messageId)).toMatch(/通道堵塞[\s\S]*修改后不像上报,草稿没有改变/);
  const asked = await town.expectSent(grid, "修改后不再是上报");
  await grid.taps(asked, "仍然属实");
  expect(await town.card(task.messageId)).toContain("修改后不再是上报,上报人确认仍然属实");
  expect(await town.card(draft.messageId)).toContain(LINE);
  await grid.says("取消", { in: cast.group, replyTo: other.draft });
  await town.expectSent(cast.group, "已取消");
  await town.close();
});

test("personal data in the new words is masked before anything is stored, and its author is told privately", async () => {
  const cast = await openFuhai();
  const { town, grid, market } = cast;
  const { said, task } = await reported(cast);
  await grid.edits(said, `${LINE},找摊主13900001234`);
  await town.runJobs();
  await town.expectSent(grid, "含个人信息(电话)", "请撤回原消息");
  const asked = await town.expectSent(grid, "[电话已隐去]", "按新内容更正?");
  await grid.taps(asked, "更正");
  await town.expectSent(market, "[电话已隐去]");
  expect(await town.card(task.messageId)).toContain("[电话已隐去]");
  for (const table of ["matters", "journal", "outbox", "inbox", "read_backs"]) {
    const rows = await town.owner.sql`select * from ${town.owner.sql(table)}`;
    expect(JSON.stringify(rows), table).not.toContain("13900001234");
  }
  expect(town.log.all()).not.toContain("13900001234");
  await town.close();
});

test("a message that first mentions the bot when it is edited is handled as a new one, once", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const said = await grid.says(LINE, { in: group, mentionBot: false });
  await town.runJobs();
  await grid.edits(said, `${LINE},3天内整改`);
  await town.runJobs();
  await town.expectQuiet();
  await grid.edits(said, `${LINE},3天内整改`, { mentionBot: true });
  await town.runJobs();
  const draft = await town.expectSent(group, "请确认上报", "3天内");
  // From here on it is a message that was reported from.
  await grid.edits(said, `${LINE},5天内整改`);
  await town.runJobs();
  expect(await town.card(draft.messageId)).toContain("原消息已修改");
  const [made] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(made?.n).toBe(1);
  // An act in words is done when it first reaches the bot, and never by a later edit.
  const other = await grid.says("确认一下", { in: group, mentionBot: false });
  await grid.edits(other, "确认一下吧");
  await town.runJobs();
  await grid.edits(other, "取消", { mentionBot: true });
  await town.runJobs();
  await town.expectSent(group, "已取消");
  const third = await grid.says("收到", { in: group });
  await grid.says(LINE, { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.edits(third, "取消");
  await town.runJobs();
  const [left] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(left?.n).toBe(1);
  await town.close();
});

test("edits of our own and of other bots' messages are nobody's business", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { draft } = await drafted(cast);
  const push = (message_id: string) =>
    town.sandbox.pushEvent({
      eventType: "im.message.updated_v1",
      event: { message_id, chat_id: group.chatId },
      lane: group.chatId,
    });
  await push(draft.messageId);
  const other = await grid.says(LINE, { in: group, mentionBot: false });
  await town.owner
    .sql`update sandbox.messages set sender = 'bot', edited_at = created_at + interval '1 s', mentions_bot = true
    where message_id = ${other.messageId}`;
  await push(other.messageId);
  await town.settle();
  await town.runJobs();
  const rows = await town.owner.sql`select message_id, state from read_backs`;
  expect([...rows]).toEqual([{ message_id: other.messageId, state: "read" }]);
  await town.owner.sql`delete from sandbox.messages where message_id = ${other.messageId}`;
  await town.close();
});

test("an edit that changes no word, and word of one that never was, leave a draft and what its author corrected alone", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { said, draft } = await drafted(cast);
  await grid.edits(said, `${LINE} `);
  await town.runJobs();
  expect(await town.card(draft.messageId)).not.toContain("原消息已修改");
  const other = await drafted(cast, "滇润农贸市场一楼通道堵塞");
  await grid.says("期限改到12月4日", { in: group, replyTo: other.draft });
  await town.expectSent(group, "12月4日(周五)");
  const event = { message: { message_id: other.said.messageId } };
  await town.sandbox.pushEvent({ eventType: "im.message.updated_v1", event });
  await town.settle();
  await town.runJobs();
  const [kept] = await town.owner.sql`select due_text from matters where task like '%通道堵塞%'`;
  expect(kept?.due_text).toBe("12月4日");
  await grid.taps(draft, "确认");
  await town.expectSent(cast.market, "待签收");
  await town.close();
});

test("eight machines at once and a crash between fetching and keeping: followed once", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const { said, draft } = await drafted(cast);
  await grid.edits(said, "滇润农贸市场二楼东侧灭火器过期5具");
  await town.owner.sql.unsafe(`
    create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'broken here'; end $$;
    create trigger fail_here before insert on inbox for each row execute function fail_here();`);
  await expect(follow(cast)).rejects.toThrow();
  await town.owner.sql.unsafe("drop function fail_here() cascade");
  const [waiting] = await town.owner.sql`select state from read_backs`;
  expect(waiting?.state).toBe("pending");

  await Promise.all(Array.from({ length: 8 }, () => follow(cast)));
  expect(await town.card(draft.messageId)).toContain("过期5具");
  const [matter] = await town.owner.sql`select version from matters`;
  expect(matter?.version).toBe(2);
  const [kept] = await town.owner
    .sql`select count(*)::int as n, count(sealed)::int as sealed from inbox where dedupe_key like 'read-back:%'`;
  expect(kept).toEqual({ n: 1, sealed: 0 });
  await town.close();
});

test("a platform that is away for a while is asked again; one that refuses to show the message: its author is told", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const { said, task } = await reported(cast);
  const other = await drafted(cast, "滇润农贸市场一楼通道堵塞");
  await grid.edits(said, `${LINE},应急灯不亮`);
  town.sandbox.fault({ serverError: 1 });
  await follow(cast);
  const [tried] = await town.owner.sql`select state, attempts from read_backs`;
  expect(tried).toEqual({ state: "pending", attempts: 1 });
  await town.owner.sql`update read_backs set retry_wall_at = null`;
  town.sandbox.fault({ forbidden: 1 });
  await follow(cast);
  await town.expectSent(grid, "原消息已修改,但我读不到修改后的内容", "请确认所报情况");
  expect(await town.card(task.messageId)).toContain("我读不到修改后的内容,待上报人确认");

  await grid.edits(other.said, "滇润农贸市场一楼通道已清理");
  town.sandbox.fault({ forbidden: 1 });
  await follow(cast);
  expect(await town.card(other.draft.messageId)).toMatch(/通道堵塞[\s\S]*我读不到修改后的内容,草稿没有改变/);
  await town.close();
});

test("a report that the bot did not understand becomes one by an edit; a message taken back meanwhile does not", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const said = await grid.says("3号红坨坨恼火得很", { in: group });
  await town.expectSent(group, "没看懂");
  await grid.edits(said, LINE);
  const gone = await grid.says("3号红坨坨恼火得很", { in: group });
  await town.expectSent(group, "没看懂");
  await grid.edits(gone, "滇润农贸市场一楼通道堵塞");
  await grid.recalls(gone);
  await town.runJobs();
  await town.expectSent(group, "请确认上报", "过期4具");
  await town.close();
});

test("in the private chat, where no mention is needed, an edit is followed just so", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  const vague = await grid.says("3号红坨坨恼火得很");
  await town.expectSent(grid, "没看懂");
  await grid.edits(vague, LINE);
  await town.runJobs();
  const draft = await town.expectSent(grid, "请确认上报", "过期4具");
  await grid.edits(vague, "滇润农贸市场二楼东侧灭火器过期5具");
  await town.runJobs();
  expect(await town.card(draft.messageId)).toMatch(/过期5具[\s\S]*原消息已修改/);
  await town.close();
});

test("several drafts of one message: what it no longer names goes; of what is on the ledger the reporter decides", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { said, draft } = await drafted(cast);
  const second = await drafted(cast, "滇润农贸市场一楼通道堵塞");
  // As if one message had named both problems.
  const join = (source: string) => town.owner.sql`update matters set source_message_id = ${source}`;
  await join(said.messageId);
  await grid.edits(said, "滇润农贸市场二楼东侧灭火器过期5具");
  await town.runJobs();
  expect(await town.card(draft.messageId)).toContain("过期5具");
  expect(await town.card(second.draft.messageId)).toContain("其中不再有这一项,草稿已取消");

  await grid.taps(draft, "确认");
  const task = await town.expectSent(cast.market, "待签收");
  const third = await drafted(cast, "滇润农贸市场三楼应急灯不亮");
  await join(said.messageId);
  await grid.edits(said, "滇润农贸市场二楼东侧灭火器过期6具,应急灯都换了");
  await town.runJobs();
  await town.expectSent(grid, "按新内容更正?", "过期6具,应急灯都换了");
  expect(await town.card(third.draft.messageId)).toMatch(/应急灯不亮[\s\S]*分不清哪一项对应这份草稿/);
  expect(await town.card(task.messageId)).toContain("待上报人确认");
  await grid.says("取消", { in: group, replyTo: third.draft });
  await town.expectSent(group, "已取消");
  await town.close();
});
