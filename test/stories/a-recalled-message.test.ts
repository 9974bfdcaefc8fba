import { expect, test } from "vitest";
import { journalOf } from "../../db/journal.ts";
import { type Fuhai, MARKET, openFuhai, register } from "./cast.ts";

const LINE = "滇润农贸市场二楼东侧灭火器过期4具";

/** A hazard on the ledger, with the message it was reported by. */
async function reported(cast: Fuhai) {
  const { town, grid, market, group } = cast;
  const said = await grid.says(LINE, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "确认");
  const task = await town.expectSent(market, "待签收");
  return { said, draft, task };
}

async function typesOf({ town }: Fuhai): Promise<string[]> {
  return (await journalOf(town.owner.db, { matterId: 1 })).map(({ type, actor }) =>
    actor.kind === "person" ? `${type} ${actor.name}` : type,
  );
}

test("a draft goes with the message it was made of: its card says so and can do nothing more", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const said = await grid.says(LINE, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.recalls(said);
  expect(await town.card(draft.messageId)).toContain("原消息已撤回,草稿已取消");
  const late = await grid.tapsValue(draft, { c: "confirm-report", id: 1, v: 1 });
  expect(late.toast?.content).toContain("草稿已经不在了");
  const [left] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(left?.n).toBe(0);
  await town.close();
});

test("on the ledger nothing is deleted: the reporter alone is asked, and 「仍然属实」 stands in the record", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const { said, draft, task } = await reported(cast);
  await grid.recalls(said);
  const asked = await town.expectSent(grid, "XS-2026-0001 的原消息已撤回", "不会因此删除");
  for (const card of [draft, task])
    expect(await town.card(card.messageId)).toContain("原消息已撤回,待上报人确认");

  const foreign = await market.tapsValue(asked, { c: "answer-source", id: 1, seq: 3, answer: "wrong" });
  expect(foreign.toast?.content).toContain("只有上报人本人");
  const tapped = await grid.taps(asked, "仍然属实");
  expect(tapped.toast?.content).toContain("照常办理");
  expect(await town.card(task.messageId)).toContain("原消息已撤回,上报人确认仍然属实");
  const again = await grid.tapsValue(asked, { c: "answer-source", id: 1, seq: 3, answer: "wrong" });
  expect(again.toast?.content).toContain("已经回答过");

  expect(await typesOf(cast)).toEqual([
    "registered 王网格",
    "assigned 王网格",
    "source-recalled",
    "source-confirmed 王网格",
  ]);
  await market.taps(task, "签收");
  const [matter] = await town.owner.sql`select state, task from matters`;
  expect(matter).toMatchObject({ state: "accepted", task: LINE });
  await town.runJobs();
  await grid.says("XS-2026-0001", { in: group });
  await town.expectSent(group, "原消息已撤回");
  await town.close();
});

test("「上报有误」 is told to the office, who decide; the matter itself goes on", async () => {
  const cast = await openFuhai();
  const { town, grid, office } = cast;
  const { said, task } = await reported(cast);
  const before = await town.owner.sql`select state, due_at, round from matters`;
  await grid.recalls(said);
  const asked = await town.expectSent(grid, "请确认所报情况");
  await grid.taps(asked, "上报有误");
  await town.expectSent(office, "XS-2026-0001 的上报人王网格表示上报有误", "请平安办决定");
  expect(await town.card(task.messageId)).toContain("上报人表示上报有误,由平安办认定");
  expect(await town.card(asked.messageId)).not.toContain("仍然属实");
  expect(await town.owner.sql`select state, due_at, round from matters`).toEqual(before);
  expect((await typesOf(cast)).slice(2)).toEqual(["source-recalled", "source-doubted 王网格"]);
  await town.close();
});

test("however often the recall is told, and by two events, it is followed once", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { said } = await reported(cast);
  const event = { message_id: said.messageId, chat_id: group.chatId, recall_type: "group_owner" };
  const push = () =>
    town.sandbox.pushEvent({ eventType: "im.message.recalled_v1", event, lane: group.chatId });
  await push();
  await push();
  await town.settle();
  await town.expectSent(grid, "原消息已撤回");
  const entries = await town.owner.sql`select payload from journal where type = 'source-recalled'`;
  expect(entries.map(({ payload }) => payload)).toEqual([{ message: said.messageId, by: "group_owner" }]);
  await town.close();
});

test("a recall that overtakes its message: no draft is ever made of it", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  town.sandbox.fault({ reorder: 1 });
  const { messageId } = await town.sandbox.say({
    from: grid.openId,
    chatId: group.chatId,
    text: LINE,
    mentionBot: true,
  });
  await town.sandbox.recall({ messageId });
  const handled = () => town.owner.sql`select event_type from inbox where handled_at is not null order by id`;
  await town.settleUntil(async () => (await handled()).length === 2);
  expect((await handled()).map((row) => row.event_type)).toEqual([
    "im.message.recalled_v1",
    "im.message.receive_v1",
  ]);
  const [made] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(made?.n).toBe(0);
  await town.close();
});

test("taken back while the bot was away: message and recall are handled in their order, and nothing is said", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const { messageId } = await town.sandbox.say({
    from: grid.openId,
    chatId: group.chatId,
    text: LINE,
    mentionBot: true,
  });
  await town.sandbox.recall({ messageId });
  await town.settle();
  const [made] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(made?.n).toBe(0);
  const [reply] = await town.owner.sql`select outcome, reason from outbox where action = 'reply'`;
  expect(reply).toEqual({ outcome: "cancelled", reason: "原消息已撤回" });
  await town.close();
});

test("a matter that was struck off keeps its place; the recall is entered, and nobody is asked", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, regulator, group } = cast;
  const { said, task } = await reported(cast);
  await market.taps(task, "签收");
  await market.taps(task, "提交整改", { text: "4具已换" });
  const review = await town.expectSent(street, "待核验");
  await town.expectSent(regulator, "待核验");
  await street.taps(review, "核验通过", { text: "已看" });
  await town.expectSent(group, "已销号");
  await grid.recalls(said);
  expect((await typesOf(cast)).at(-1)).toBe("source-recalled");
  const card = await town.card(task.messageId);
  for (const words of ["已销号", "原消息已撤回"]) expect(card).toContain(words);
  expect(card).not.toContain("待上报人确认");
  await town.close();
});

test("pictures that came with a recalled message: kept ones stay, lost ones are said to be lost", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  const png = (last: number) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, last]);
  await register(cast);
  const unit = await town.group("市场群", [market], { unit: MARKET });
  const post = await market.posts("整改 XS-2026-0001 已更换", [png(1)], { in: unit });
  await town.expectSent(unit, "待核验");
  const review = await town.expectSent(cast.street, "待核验");
  await town.expectSent(cast.regulator, "待核验");
  await town.runJobs();
  await market.recalls(post);
  await town.runJobs();
  expect(await town.card(review.messageId)).toContain("已存 1 张");

  const late = await market.sendsPicture(png(2));
  await town.expectSent(market, "已收到照片");
  await town.takeAll(market);
  await market.recalls(late);
  await town.runJobs();
  expect(await town.card(review.messageId)).toMatch(/已存 1 张,未能取回 1 张,请重发/);
  await town.close();
});
