import { expect, test } from "vitest";
import { journalOf } from "../../db/journal.ts";
import { textOf } from "../card-text.ts";
import { type Fuhai, handIn, MARKET, openFuhai, register } from "./cast.ts";

const LINE = "滇润农贸市场二楼东侧灭火器过期4具";
/** What no group may read; invented, as all of it. */
const FOUND = "滇润农贸市场冷库后面挖出人骨";

/** All that the bot ever said in this group, as it stands now. */
async function saidIn({ town }: Fuhai, group: { chatId: string }): Promise<string> {
  const messages = await town.sandbox.messages({ chatId: group.chatId });
  return messages
    .filter((message) => message.from === "bot")
    .map((message) => textOf(message.content))
    .join("\n");
}

test("a matter on the ledger whose message is edited into restricted words: no card shows them, its reporter is told alone", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const said = await grid.says(LINE, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "确认");
  const task = await town.expectSent(market, "待签收");

  await grid.edits(said, FOUND);
  await town.runJobs();
  const asked = await town.expectSent(
    grid,
    "XS-2026-0001 的原消息已修改",
    "限制事项",
    "请先撤回原消息",
    "私聊里单独上报",
    "110 / 120",
  );
  const shown = await town.card(asked.messageId);
  expect(shown).toContain(LINE);
  expect(shown).not.toContain("人骨");
  expect(shown).not.toContain("按新内容更正");
  await grid.taps(asked, "仍然属实");
  // A tap on a card of an older version of the program does no more.
  const forged = await grid.tapsValue(asked, { c: "answer-source", id: 1, seq: 3, answer: "put-right" });
  expect(forged.toast?.content).toContain("请看最新的一条");
  for (const card of [draft, task]) {
    const now = await town.card(card.messageId);
    expect(now).toContain(`整治任务** ${LINE}`);
    expect(now).toContain("原消息已修改,上报人确认仍然属实");
    // Not even what kind of thing it is.
    expect(now).not.toMatch(/人骨|命案|限制/);
  }
  expect(await saidIn(cast, group)).not.toMatch(/人骨|限制/);
  const entries = await journalOf(town.owner.db, { matterId: 1 });
  expect(entries.slice(2).map(({ type }) => type)).toEqual(["source-edited", "source-confirmed"]);
  for (const table of ["matters", "journal", "outbox", "inbox"])
    expect(JSON.stringify(await town.owner.sql`select * from ${town.owner.sql(table)}`), table).not.toContain(
      "人骨",
    );
  await town.close();
});

test("edited into restricted words that are no report at all, and by whom the message only was passed on: just so", async () => {
  const cast = await openFuhai();
  const { town, grid, street, market, group } = cast;
  const said = await street.says(LINE, { in: group, mentionBot: false });
  await grid.says("上报这个", { in: group, replyTo: said });
  await town.runJobs();
  const draft = await town.expectSent(group, "请确认上报", "未核实");
  await grid.taps(draft, "确认");
  await town.expectSent(market, "待签收");

  await street.edits(said, "听说有人被杀了,不晓得真假");
  await town.runJobs();
  const asked = await town.expectSent(grid, "限制事项", "请在与我的私聊里单独上报");
  expect(await town.card(asked.messageId)).not.toContain("撤回原消息");
  expect(await saidIn(cast, group)).not.toMatch(/被杀|限制/);
  await town.close();
});

/** A find of bones on the ledger, reported in the group and confirmed where it was shown: in private. */
async function registerFound(cast: Fuhai) {
  const { said, draft } = await draftFound(cast);
  await cast.grid.taps(draft, "7天内 · 11月30日(周一)");
  await cast.grid.taps(draft, "确认");
  return { said, draft };
}
async function draftFound({ town, grid, group }: Fuhai) {
  const said = await grid.says(FOUND, { in: group });
  await town.expectSent(group, "110");
  await town.expectSent(group, "1 件限制事项:不在群里显示");
  return { said, draft: await town.expectSent(grid, "什么时候整改完") };
}
/** What gives such a matter away: its words, its place, and what it was rewritten into. */
const GIVEN_AWAY = /人骨|冷库|喝药|线下核实|治安问题|矛盾纠纷/;

test("on the ledger it has its number, and a group hears that there is one and no more, whatever it asks; in private all is there", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  const { draft } = await registerFound(cast);
  await town.expectSent(cast.market, "待签收");
  expect(await town.card(draft.messageId)).toContain("XS-2026-0001");
  await grid.says(LINE, { in: group });
  await grid.taps(await town.expectSent(group, "请确认上报"), "确认");
  await town.expectSent(cast.market, "待签收", "过期4具");

  for (const question of [
    "台账",
    "台账 滇润农贸市场",
    "我的",
    "查询 滇润农贸市场",
    "福海街道的情况",
    "福海街道还有几件没销",
    "列一下福海街道在办的事项",
  ]) {
    await grid.says(question, { in: group });
    const answer = await town.expectSent(group, "1 件限制事项(不在群里显示)", "XS-2026-0002");
    expect(await town.card(answer.messageId), question).not.toContain("XS-2026-0001");
    await grid.says(question);
    await town.expectSent(grid, "XS-2026-0001", "XS-2026-0002");
  }
  await grid.says("XS-2026-0001", { in: group });
  await town.expectSent(group, "1 件限制事项(XS-2026-0001)", "私聊里发送编号");
  await grid.says("XS-2026-0001");
  await town.expectSent(grid, "整治任务");
  await street.says("签收 XS-2026-0001", { in: group });
  await town.expectSent(group, "XS-2026-0001 已签收", "私聊");
  expect(await saidIn(cast, group)).not.toMatch(GIVEN_AWAY);
  await town.close();
});

test("a group that stands in for its people is told that there is one: when it is given out, and by every rung of the ladder", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await town.owner
    .sql`delete from posts where person_id = (select id from people where open_id = ${cast.market.openId})`;
  const own = await town.group("滇润市场群", [cast.market], { unit: MARKET });
  const { said } = await registerFound(cast);
  const told = await town.expectSent(own, "1 件限制事项(XS-2026-0001)", "私聊里发送编号");
  await cast.street.says("签收 XS-2026-0001");
  await town.expectSent(cast.street, "整治任务");
  // What stands in the group is no living card: no later state is patched into it.
  expect(await town.card(told.messageId)).not.toMatch(GIVEN_AWAY);

  // It is apart already: its own words may be put right, and the group hears that they were.
  await grid.edits(said, "滇润农贸市场两口子吵架,女的要喝药");
  await town.runJobs();
  await grid.taps(await town.expectSent(grid, "按新内容更正?"), "更正");
  await town.expectSent(own, "XS-2026-0001 的整治任务", "更正为:1 件限制事项");

  await town.clockReaches("2027-01-20T12:00:00+08:00");
  const heard = await saidIn(cast, own);
  expect(heard).toMatch(/逾期[\s\S]*1 件限制事项/);
  expect(heard).not.toMatch(GIVEN_AWAY);
  expect(heard).not.toContain(MARKET);
  expect(await saidIn(cast, group)).not.toMatch(GIVEN_AWAY);
  await town.takeAll(own, grid, cast.street, cast.leader, cast.regulator, cast.office, cast.market);
  await town.close();
});

test("a draft in a group is not put right into restricted words, neither by saying so nor in its form; in private it is", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(LINE, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.says("任务改成冷库后面挖出人骨", { in: group, replyTo: draft });
  await town.expectSent(group, "这样改就属于限制事项", "草稿没有改变");
  await grid.taps(draft, "修改");
  const form = await grid.taps(draft, "确认上报", { task: "冷库后面挖出人骨" });
  expect(form.toast?.content).toContain("草稿没有改变");
  const [kept] = await town.owner.sql`select task, restricted, state from matters`;
  expect(kept).toEqual({ task: LINE, restricted: false, state: "draft" });
  expect(await saidIn(cast, group)).not.toMatch(/人骨|冷库/);

  await grid.says(LINE);
  const own = await town.expectSent(grid, "请确认上报");
  await grid.says("任务改成冷库后面挖出人骨", { replyTo: own });
  await town.takeAll(grid);
  const rows = await town.owner.sql`select restricted from matters order by id`;
  expect(rows.map(({ restricted }) => restricted)).toEqual([false, true]);
  await town.close();
});

test("of several drafts in a group the button of a restricted one does not say what it is", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(LINE, { in: group });
  await town.expectSent(group, "请确认上报");
  // The notice of it came after that card: nobody can tell which is meant.
  await draftFound(cast);
  await grid.says("确认", { in: group });
  const which = await town.expectSent(group, "要确认哪一份", "1 件限制事项", "过期4");
  await grid.taps(which, "11月23日(周一) 09:30 上报 · 1 件限制事项(不在群里显示)");
  expect(await town.card(which.messageId)).toContain("私聊");
  await town.takeAll(cast.market, grid);
  expect(await saidIn(cast, group)).not.toMatch(GIVEN_AWAY);
  await town.close();
});

test("the card just shown in a group is the one that is confirmed there; a restricted draft goes on in private, where its card is", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says("滇润农贸市场有个小娃被他爹打得头破血流", { in: group });
  await town.expectSent(group, "请立即拨打");
  await town.expectSent(group, "1 件限制事项:不在群里显示");
  const draft = await town.expectSent(grid, "请补充后确认上报", "属于哪一类");
  // Somebody is hurt, and still it is no hazard with seven days.
  expect(await town.card(draft.messageId)).not.toMatch(/安全隐患 ·|整改期限/);
  await grid.says(LINE, { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("确认", { in: group });
  await town.expectSent(market, "XS-2026-0001", "过期4");
  await town.expectSent(group, "这次确认的是刚显示的那一份", "XS-2026-0001");
  await town.expectSent(group, "待签收");

  await grid.says("确认");
  await town.expectSent(grid, "属于哪一类");
  await grid.says("取消");
  await town.expectSent(grid, "已取消");
  expect(await saidIn(cast, group)).not.toMatch(/头破血流|小娃/);
  await town.close();
});

test("what is written to an ordinary matter comes on its cards: restricted words are not taken, neither said nor in a form", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const { task } = await register(cast);
  await market.taps(task, "签收");
  await market.says("整改 XS-2026-0001 灭火器换了,冷库后面挖出人骨");
  await town.expectSent(market, "限制事项", "没有作任何改变", "单独上报");
  const form = await market.taps(task, "提交整改", { text: "冷库后面挖出人骨" });
  expect(form.toast?.content).toContain("没有作任何改变");
  await town.close();

  const other = await openFuhai();
  const { review } = await handIn(other);
  const sentBack = await other.street.taps(review, "打回", { text: "冷库后面挖出人骨" });
  expect(sentBack.toast?.content).toContain("没有作任何改变");
  expect(await saidIn(other, other.group)).not.toMatch(/人骨/);
  const rows = await other.town.owner.sql`select state, return_reason from matters`;
  expect([...rows]).toEqual([{ state: "submitted", return_reason: null }]);
  await other.town.close();
});
