import { expect, test } from "vitest";
import { type Fuhai, openFuhai } from "./cast.ts";

const LINE = "滇润农贸市场二楼东侧灭火器过期4具";

/** A resident of the group says something that nobody told the bot. */
async function openQuote() {
  const cast = await openFuhai();
  const neighbour = await cast.town.stranger("刘大姐");
  const group = await cast.town.group("居民群", [cast.grid, neighbour], { street: "福海街道" });
  const said = await neighbour.says(LINE, { in: group, mentionBot: false });
  await cast.town.expectQuiet();
  return { ...cast, neighbour, group, said };
}
const reportersOf = ({ town }: Fuhai) =>
  town.owner.sql`select p.name, m.hearsay, m.task from matters m join people p on p.id = m.reported_by`;

test.each(["上报", "上报这个", "报一哈嘛", "这条隐患也报一下", "帮我报一下这条", ""])(
  "a reply with 「%s」 alone reports what it quotes, by the person who quotes it, as unchecked hearsay",
  async (words) => {
    const cast = await openQuote();
    const { town, grid, market, group, said } = cast;
    await grid.says(words, { in: group, replyTo: said });
    // Nothing can be known before the quoted message is fetched.
    await town.expectQuiet();
    await town.runJobs();
    const draft = await town.expectSent(group, "请确认上报", LINE, "转述他人消息,未核实");
    await grid.taps(draft, "确认");
    await town.expectSent(market, "待签收", "转述他人消息,未核实");
    expect([...(await reportersOf(cast))]).toEqual([{ name: "王网格", hearsay: true, task: LINE }]);
    await town.close();
  },
);

test("what is added to pointing is not read, and its author is told; pointing at nothing is asked about", async () => {
  const cast = await openQuote();
  const { town, grid, group, said } = cast;
  await grid.says("这条也报一下,3天内整改", { in: group, replyTo: said });
  await town.expectSent(group, "您另外写的「3天内整改」没有记进去");
  await town.runJobs();
  await town.expectSent(group, "请确认上报", LINE, "转述他人消息,未核实");
  expect([...(await reportersOf(cast))]).toEqual([{ name: "王网格", hearsay: true, task: LINE }]);
  await grid.says("这条隐患也报一下", { in: group });
  await town.expectSent(group, "您说的「这条」是哪一条");
  expect(await reportersOf(cast)).toHaveLength(1);
  await town.close();
});

test("asked twice it is one draft; a second person is told that it is reported already", async () => {
  const cast = await openQuote();
  const { town, grid, street, group, said } = cast;
  await grid.says("上报", { in: group, replyTo: said, times: 3 });
  await town.runJobs();
  const draft = await town.expectSent(group, "请确认上报");
  await street.says("上报这个", { in: group, replyTo: said });
  await town.expectSent(group, "已经有人上报,还没有确认");
  await grid.taps(draft, "确认");
  await town.expectSent(cast.market, "待签收");
  await street.says("上报这个", { in: group, replyTo: said });
  await town.expectSent(group, "这条消息已经上报过:XS-2026-0001");
  await town.runJobs();
  expect(await reportersOf(cast)).toHaveLength(1);
  await town.close();
});

test("a reply that says something itself is read for itself; one to the bot's own card quotes nobody", async () => {
  const cast = await openQuote();
  const { town, grid, group, said } = cast;
  await grid.says("上报 滇润农贸市场一楼通道堵塞", { in: group, replyTo: said });
  const draft = await town.expectSent(group, "请确认上报", "通道堵塞");
  expect(await town.card(draft.messageId)).not.toContain("转述");
  await grid.says("上报", { in: group, replyTo: draft });
  await town.expectSent(group, "没有看到要整改什么");
  await town.runJobs();
  const [asked] = await town.owner.sql`select count(*)::int as n from read_backs`;
  expect(asked?.n).toBe(0);
  await town.close();
});

test("one's own earlier message is no hearsay, and its recall takes the draft along", async () => {
  const cast = await openQuote();
  const { town, grid, group } = cast;
  const own = await grid.says("滇润农贸市场一楼通道堵塞", { in: group, mentionBot: false });
  await grid.says("上报", { in: group, replyTo: own });
  await town.runJobs();
  const draft = await town.expectSent(group, "请确认上报", "通道堵塞");
  expect(await town.card(draft.messageId)).not.toContain("转述");
  await grid.recalls(own);
  expect(await town.card(draft.messageId)).toContain("原消息已撤回,草稿已取消");
  await town.close();
});

test("what was passed on is its reporter's: another's recall or edit is shown on the draft, and changes nothing", async () => {
  const cast = await openQuote();
  const { town, grid, neighbour, group, said } = cast;
  await grid.says("上报", { in: group, replyTo: said });
  await town.runJobs();
  const draft = await town.expectSent(group, "请确认上报");
  await neighbour.edits(said, "滇润农贸市场没有事了");
  await town.runJobs();
  expect(await town.card(draft.messageId)).toMatch(/过期4具[\s\S]*被转述的原消息已修改/);
  await neighbour.recalls(said);
  expect(await town.card(draft.messageId)).toMatch(/过期4具[\s\S]*被转述的原消息已撤回/);
  await grid.taps(draft, "取消");
  await town.close();
});

test("on the ledger the one who passed it on is asked, when the quoted message changes or goes", async () => {
  const cast = await openQuote();
  const { town, grid, market, neighbour, group, said } = cast;
  await grid.says("上报", { in: group, replyTo: said });
  await town.runJobs();
  await grid.taps(await town.expectSent(group, "请确认上报"), "确认");
  const task = await town.expectSent(market, "待签收");
  await neighbour.edits(said, `${LINE},应急灯不亮`);
  await town.runJobs();
  const asked = await town.expectSent(grid, "按新内容更正?", "应急灯不亮");
  await grid.taps(asked, "更正");
  await town.expectSent(market, "更正为", "应急灯不亮");
  await neighbour.recalls(said);
  await grid.taps(await town.expectSent(grid, "原消息已撤回"), "上报有误");
  await town.expectSent(cast.office, "表示上报有误");
  expect(await town.card(task.messageId)).toContain("上报人表示上报有误");
  await town.close();
});

test("what cannot be fetched is said: recalled meanwhile, not permitted, or without words", async () => {
  const cast = await openQuote();
  const { town, grid, neighbour, group, said } = cast;
  town.sandbox.fault({ forbidden: 1 });
  await grid.says("上报", { in: group, replyTo: said });
  await town.runJobs();
  await town.expectSent(group, "被引用的消息我读不到");
  await grid.says("上报", { in: group, replyTo: said });
  await neighbour.recalls(said);
  await town.runJobs();
  await town.expectSent(group, "被引用的消息我读不到");
  const merged = await neighbour.forwards({ in: group });
  await grid.says("报一下", { in: group, replyTo: merged });
  await town.runJobs();
  await town.expectSent(group, "被引用的消息我读不到");
  // Who takes the question itself back gets no answer.
  const other = await neighbour.says("滇润农贸市场一楼通道堵塞", { in: group, mentionBot: false });
  await grid.recalls(await grid.says("上报", { in: group, replyTo: other }));
  await town.runJobs();
  await town.close();
});

test("personal data in quoted words is hidden before anything is stored, and the one who quoted is told alone", async () => {
  const cast = await openQuote();
  const { town, grid, neighbour, group } = cast;
  const said = await neighbour.says(`${LINE},找13900001234`, { in: group, mentionBot: false });
  await grid.says("上报", { in: group, replyTo: said });
  await town.runJobs();
  await town.expectSent(group, "请确认上报", "[电话已隐去]");
  await town.expectSent(grid, "含个人信息(电话)");
  for (const table of ["matters", "outbox", "inbox", "read_backs"])
    expect(JSON.stringify(await town.owner.sql`select * from ${town.owner.sql(table)}`)).not.toContain(
      "1390000",
    );
  await town.close();
});

test("who is not registered quotes nothing, and nothing is fetched for them", async () => {
  const cast = await openQuote();
  const { town, neighbour, group, said } = cast;
  await neighbour.says("上报", { in: group, replyTo: said });
  await town.expectSent(group, "您还没有登记");
  await town.runJobs();
  const [asked] = await town.owner.sql`select count(*)::int as n from read_backs`;
  expect(asked?.n).toBe(0);
  await town.close();
});

test("what is sent on without words: one clear sentence where the bot is meant, silence in a group that did not ask", async () => {
  const cast = await openQuote();
  const { town, grid, group, said } = cast;
  await grid.forwards();
  await town.expectSent(grid, "合并转发的内容我读不到,请把要上报的那一条文字单独发给我");
  const merged = await grid.forwards({ in: group });
  // A tenant may let the bot hear all that is said in a group.
  const push = async (message: Record<string, unknown>) => {
    const about = { chat_id: group.chatId, chat_type: "group", content: "{}" };
    const sender = { sender_id: { open_id: grid.openId }, sender_type: "user" };
    const event = { sender, message: { ...about, ...message } };
    await town.sandbox.pushEvent({ eventType: "im.message.receive_v1", event, lane: group.chatId });
    await town.settle();
  };
  const mentions = [{ key: "@_user_1", id: { open_id: town.sandbox.app.botOpenId }, name: "五零助手" }];
  await push({ message_id: merged.messageId, message_type: "merge_forward" });
  await push({ message_id: said.messageId, message_type: "share_chat", mentions });
  await town.expectSent(group, "转发的卡片、名片我读不到");
  await town.close();
});
