import { expect, test } from "vitest";
import { buttonsOf } from "../card-text.ts";
import { MARKET, openFuhai } from "./cast.ts";

const ONE = "滇润农贸市场二楼东侧灭火器过期4具";
const TWO = "福海社区3栋楼道堆满纸箱";

test("a draft is its author's alone: others' taps are refused, others' words never touch it", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  const other = await town.person("周网格", "grid-worker", { street: "福海街道" });
  await town.group("福海街道平安群", [other], { street: "福海街道" });
  await grid.says(`上报 那个老地方又是老样子`, { in: group });
  const draft = await town.expectSent(group, "责任单位是哪一个");
  const before = await town.owner.sql`select * from matters`;
  const shown = await town.card(draft.messageId);

  for (const person of [street, other]) {
    for (const value of [
      { c: "answer-question", id: 1, v: 1, unitId: 1 },
      { c: "confirm-report", id: 1, v: 1 },
      { c: "confirm-report", id: 1 },
      { c: "edit-draft", id: 1, v: 1 },
      { c: "discard-draft", id: 1, v: 1 },
      { c: "correct-draft", id: 1, v: 1, text: "单位是普坪社区" },
    ]) {
      const tapped = await person.tapsValue(draft, value);
      expect(tapped).toMatchObject({
        status: 200,
        toast: { content: expect.stringContaining("只有上报人本人") },
      });
      expect(JSON.stringify(tapped.body)).not.toContain("老样子");
    }
    // Answers, corrections and words of acts by somebody else are not about this draft …
    await person.says("普坪社区", { in: group });
    await town.expectSent(group, "普坪社区:在办 0");
    await person.says("单位错了,是普坪社区", { in: group });
    await town.expectSent(group, "没有未确认的上报可改");
    await person.says("确认", { in: group });
    await town.expectSent(group, "别人的上报只有上报人本人能确认或取消");
    // … not even as a reply to its card, or to the message it was made of.
    for (const said of ["单位是普坪社区", "普坪社区", "确认", "取消", "修改"]) {
      await person.says(said, { in: group, replyTo: draft });
      await town.expectSent(group, "只有上报人本人");
    }
  }
  expect(await town.owner.sql`select * from matters`).toEqual(before);
  expect(await town.card(draft.messageId)).toBe(shown);
  await town.close();
});

test("two drafts of one person are told apart: 确认, 修改 and 取消 ask which, and the tap does it", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, group } = cast;
  await grid.says(ONE, { in: group });
  const first = await town.expectSent(group, "请确认上报", "灭火器");
  await grid.says(TWO, { in: group });
  const second = await town.expectSent(group, "请确认上报", "纸箱");
  await town.clockReaches("2026-11-23T09:41:00+08:00");

  await grid.says("确认", { in: group });
  const which = await town.expectSent(group, "您在这里有 2 份草稿,要确认哪一份", MARKET, "福海社区");
  const foreign = await street.taps(which, `${MARKET}:${ONE.slice(0, 16)}…`);
  expect(foreign.toast?.content).toContain("只有上报人本人");
  await grid.taps(which, `${MARKET}:${ONE.slice(0, 16)}…`);
  await town.expectSent(market, "待签收 XS-2026-0001");
  expect(await town.card(which.messageId)).toContain("待签收 XS-2026-0001");
  expect(await town.card(first.messageId)).toContain("已登记为 XS-2026-0001");
  expect(await town.card(second.messageId)).toContain("请确认上报");

  // One is left: now the word alone means it.
  await grid.says("取消", { in: group });
  await town.expectSent(group, "已取消");
  expect(await town.card(second.messageId)).toContain("已取消");
  await town.close();
});

test("several drafts of one message are asked about, and only their author is", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  const line = await grid.says(ONE, { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says(TWO, { in: group });
  await town.expectSent(group, "请确认上报");
  await town.owner.sql`update matters set source_message_id = ${line.messageId}`;
  for (const said of ["确认", "单位错了,是普坪社区"]) {
    await grid.says(said, { in: group, replyTo: line });
    await town.expectSent(group, "您在这里有 2 份草稿");
    await street.says(said, { in: group, replyTo: line });
    await town.expectSent(group, "只有上报人本人");
  }
  await town.close();
});

test("a correction means the draft of just now; of two that are both new, it is asked which", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(ONE, { in: group });
  await town.expectSent(group, "请确认上报", "灭火器");
  await town.clockReaches("2026-11-23T10:00:00+08:00");
  await grid.says(TWO, { in: group });
  const second = await town.expectSent(group, "请确认上报", "纸箱");
  await grid.says("单位错了,是普坪社区", { in: group });
  await town.expectSent(group, "请确认上报", "普坪社区", "纸箱");

  await grid.says("滇润农贸市场应急灯2个不亮", { in: group });
  const third = await town.expectSent(group, "请确认上报", "应急灯");
  // Something else of the bot's stands between: now nobody can tell which is meant.
  await grid.says("XS-2026-0099", { in: group });
  await town.expectSent(group, "没有找到编号");
  await grid.says("期限改到月底", { in: group });
  const which = await town.expectSent(group, "要更正哪一份");
  const [button] = buttonsOf(
    (await town.sandbox.messages()).find((one) => one.messageId === which.messageId)?.content,
  );
  await grid.taps(which, button?.text ?? "");
  expect(await town.card(which.messageId)).toMatch(/应急灯[\s\S]*11月30日\(周一\) 24:00\(原话:月底\)/);
  // A reply needs no question.
  await grid.says("期限改到周三", { in: group, replyTo: second });
  await town.expectSent(group, "纸箱", "11月25日(周三)");
  expect(await town.card(which.messageId)).toContain("11月30日(周一)");
  expect(await town.card(third.messageId)).toContain("见最新卡片");
  await town.close();
});

test("an answer goes to the draft that asks for it", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  await grid.says("上报 那个老地方又是老样子");
  const asks = await town.expectSent(grid, "责任单位是哪一个");
  await grid.says(ONE);
  const ready = await town.expectSent(grid, "请确认上报", "灭火器");
  await grid.says("普坪社区");
  await town.expectSent(grid, "普坪社区", "属于哪一类");
  expect(await town.card(asks.messageId)).toContain("见最新卡片");
  expect(await town.card(ready.messageId)).toContain(MARKET);
  await town.close();
});

test("a draft survives a restart, in the middle of its questions", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("上报 滇润农贸市场那个老问题又来了", { in: group });
  const draft = await town.expectSent(group, "属于哪一类");
  await town.restartBot();
  await grid.taps(draft, "突出治安问题");
  await town.restartBot();
  await grid.says("三天", { in: group });
  const ready = await town.expectSent(group, "请确认上报", "治安问题 · 一般", "11月26日(周四) 24:00");
  await town.restartBot();
  await grid.taps(ready, "确认");
  await town.expectSent(cast.market, "XS-2026-0001", "11月26日(周四)");
  await town.close();
});

test("after seven days a draft is gone, and says so to whoever taps or speaks of it", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(`${ONE},12月10日前整改`, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await town.clockReaches("2026-11-30T09:00:00+08:00");
  await grid.taps(draft, "修改");
  expect(await town.card(draft.messageId)).toContain("确认上报");
  await town.clockReaches("2026-11-30T09:31:00+08:00");
  expect((await grid.tapsValue(draft, { c: "confirm-report", id: 1, v: 1 })).toast?.content).toContain(
    "超过 7 天",
  );
  await grid.says("单位错了,是普坪社区", { in: group, replyTo: draft });
  await town.expectSent(group, "没有未确认的上报可改");
  const [left] = await town.owner.sql`select count(*)::int as n from matters`;
  expect(left?.n).toBe(0);
  await town.close();
});
