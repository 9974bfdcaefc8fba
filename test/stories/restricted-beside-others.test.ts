import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { handIn, openFuhai, register } from "./cast.ts";

const LINE = "滇润农贸市场二楼灭火器过期4具,3天内整改";
const PHONE = ["139", "8765", "4321"].join("");

test("an accident that no group may read: the group hears whom to call, and of nothing that would stand below", async () => {
  const { town, grid, group } = await openFuhai();
  for (const words of ["滇润农贸市场有个小娃被他爹打得头破血流", "滇润农贸市场二楼有人割脉了,送医院了"]) {
    await grid.says(words, { in: group });
    const call = await town.expectSent(group, "请立即拨打 119 / 120 / 110", "我不是法定报告渠道");
    expect(await town.card(call.messageId), words).not.toMatch(/下面|登记/);
    await town.expectSent(group, "1 件限制事项:不在群里显示");
    await town.takeAll(grid);
  }
  // An ordinary one has its card below.
  await grid.says("滇润农贸市场工人被机器夹断手", { in: group });
  await town.expectSent(group, "下面只作登记");
  await town.takeAll(group);
  await town.close();
});

test.each([
  `整改 XS-2026-0001 已换,电话${PHONE},另外有个摊贩上吊了`,
  `整改 XS-2026-0009 已换,电话${PHONE},另外有个摊贩上吊了`,
  `续报 XS-2026-0001 老板电话${PHONE},摊主昨晚烧炭走了`,
  `那个老板的电话${PHONE},三楼有人割腕`,
])("「%s」 is not to be sent again, masked or not: its author hears what to do instead", async (words) => {
  const cast = await openFuhai();
  const { town, market, group } = cast;
  await register(cast);
  await market.says(words, { in: group });
  await town.takeAll(group);
  const told = await town.expectSent(
    market,
    "含个人信息(电话)",
    "请不要重发",
    "限制事项",
    "单位 + 地点",
    "110 / 120",
  );
  expect(await town.card(told.messageId)).not.toMatch(/上吊|烧炭|割腕|脱敏文本/);
  const sent = await town.owner.sql`select * from outbox`;
  expect(JSON.stringify(sent)).not.toMatch(/上吊|烧炭|割腕/);
  await town.takeAll(market);
  await town.close();
});

test("personal data in a form with such words, and in a message that became a draft: no text of it either", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  const { review } = await handIn(cast);
  await street.taps(review, "打回", { text: `没换,电话${PHONE},摊主上吊了` });
  const form = await town.expectSent(street, "含个人信息", "限制事项");
  await grid.says(`滇润农贸市场有人上吊了,电话${PHONE}`, { in: group });
  await town.expectSent(grid, "请补充后确认上报");
  const made = await town.expectSent(grid, "含个人信息", "不用重发");
  for (const { messageId } of [form, made]) expect(await town.card(messageId)).not.toContain("上吊");
  await town.takeAll(group, grid, street);
  await town.close();
});

test("of several restricted drafts a button says when each was reported, and no more in a group", async () => {
  const { town, grid, group } = await openFuhai({ at: "2026-11-23T18:03:00+08:00" });
  await grid.says("滇润农贸市场有人上吊了", { in: group });
  await town.clockReaches("2026-11-23T18:41:00+08:00");
  await grid.says("滇润农贸市场二楼有人割腕", { in: group });
  await town.takeAll(group, grid);
  await grid.says("确认", { in: group });
  const which = await town.expectSent(group, "要确认哪一份", "18:03 上报", "18:41 上报");
  expect(await town.card(which.messageId)).not.toMatch(/上吊|割腕|滇润|线下核实/);
  await town.close();
});

test("「全部取消」 in a group with restricted drafts alone, or among others: asked once, with their count only", async () => {
  const { town, grid, group } = await openFuhai();
  for (const words of ["滇润农贸市场有人上吊了", "滇润农贸市场二楼有人割腕"]) {
    await grid.says(words, { in: group });
    await town.takeAll(group, grid);
  }
  await grid.says("全部取消", { in: group });
  await town.expectSent(group, "要全部取消吗", "2 件限制事项", "全部取消(2 份)");
  await grid.says(LINE, { in: group });
  await town.takeAll(group);
  await grid.says("全部取消", { in: group });
  const all = await town.expectSent(group, "要全部取消吗", "2 件限制事项", "灭火器过期4具", "全部取消(3 份)");
  await grid.taps(all, "全部取消(3 份)");
  expect([...(await town.owner.sql`select id from matters where state = 'draft'`)]).toEqual([]);
  await town.takeAll(group, grid);
  const messages = await town.sandbox.messages({ chatId: group.chatId });
  const said = messages.filter(({ from }) => from === "bot").map(({ content }) => textOf(content));
  expect(said.join("\n")).not.toMatch(/上吊|割腕|线下核实/);
  await town.close();
});

test("what is said beside 「上报这个」 is not said back to a group that may not read it", async () => {
  const { town, grid, street, group } = await openFuhai();
  const said = await street.says(LINE, { in: group, mentionBot: false });
  await grid.says("上报这个,另外有个摊贩上吊了", { in: group, replyTo: said });
  await town.runJobs();
  await town.takeAll(group, grid);
  const messages = await town.sandbox.messages({ chatId: group.chatId });
  const heard = messages.filter(({ from }) => from === "bot").map(({ content }) => textOf(content));
  expect(heard.join("\n")).toContain("110");
  expect(heard.join("\n")).not.toContain("上吊");
  await town.close();
});
