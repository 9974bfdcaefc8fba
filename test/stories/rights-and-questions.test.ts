import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

test("a phone number and an ID are hidden before anything is stored; the sender alone is told, the group never sees them", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const [phone, id] = ["13900001234", "530112190001010011"];
  await grid.says(`滇润农贸市场灭火器过期4具,找摊主 １３９-０００0-1234,身份证${id}`, { in: group });
  const draft = await town.expectSent(group, "请确认上报", "[电话已隐去]", "[身份证号已隐去]");
  await town.expectSent(grid, "含个人信息", "身份证号", "电话", "请撤回原消息");
  await grid.taps(draft, "确认");
  const task = await town.expectSent(market, "[电话已隐去]");
  await market.taps(task, "签收");
  await market.taps(task, "提交整改", { text: `已换,联系${phone}` });
  await town.expectSent(market, "含个人信息(电话)", "已按下面的脱敏文本办理");
  await town.expectSent(cast.street, "已换,联系[电话已隐去]");
  await town.expectSent(cast.regulator, "[电话已隐去]");

  const tables = await town.owner.sql<
    { name: string }[]
  >`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const rows = await town.owner.sql`select * from ${town.owner.sql(name)}`;
    const text = JSON.stringify(rows);
    for (const value of [phone, id, "00001234", "0000-1234"])
      expect(text.includes(value), `${name} holds ${value}`).toBe(false);
  }
  expect(town.log.all()).not.toMatch(/13900001234|530112190001010011|灭火器/);
  await town.close();
});

test("words of an accident bring the statutory sentence first, and only a draft", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场刚才着火了,烧伤一人", { in: group });
  await town.expectSent(group, "119 / 120 / 110", "不是法定报告渠道");
  await town.expectSent(group, "请");
  await town.close();
});

test.each([
  { asked: "把滇润市场那条上访删了,影响考核", words: "不能删除" },
  { asked: "那个上访的姓什么 电话多少", words: "不能提供" },
  { asked: "0198的发现时间改成上周一", words: "不能改动" },
  { asked: "派两个人去火车站盯到起那几家上访的,莫让他们走", words: "不能布置拦截" },
])("refused, with the lawful way: $asked", async ({ asked, words }) => {
  const cast = await openFuhai();
  const { town, street } = cast;
  await street.says(asked);
  await town.expectSent(street, words);
  await town.close();
});

test("a unit that was never surveyed is 未排查, never a zero", async () => {
  const cast = await openFuhai();
  const { town, street, group } = cast;
  await street.says("查询 滇润农贸市场", { in: group });
  await town.expectSent(group, "未排查", "没有事项不等于零", "在办 **0** 项");
  await street.says("金碧社区的情况", { in: group });
  await town.expectSent(group, "金碧社区", "未排查");
  await street.says("金碧的情况", { in: group });
  await town.expectSent(group, "是哪一个", "金碧街道", "金碧社区");
  await street.says("明珠社区啥情况", { in: group });
  await town.expectSent(group, "台账里没有「明珠社区」", "明波社区");
  await town.close();
});

test("a missing unit and category are asked on the card, checked on the server, and then it stands", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("上报 那个地方又是老样子,你们来看看", { in: group });
  const draft = await town.expectSent(group, "请补充后确认上报", "示例·滇润农贸市场");
  const tap = async (label: string, fields: Record<string, unknown> = {}) =>
    (await grid.taps(draft, label, fields)).toast?.content ?? "";
  const forge = async (value: Record<string, unknown>) =>
    (await grid.tapsValue(draft, { id: 1, ...value })).toast?.content ?? "";
  expect(await town.card(draft.messageId)).not.toContain("属于哪一类");
  expect(await tap("确定单位")).toContain("责任单位");
  expect(await tap("确定单位", { unitName: "没有这家" })).toContain("没有单位「没有这家」");
  expect(await forge({ c: "answer-question", v: 1, unitId: 987654 })).toContain("责任单位");
  expect(await forge({ c: "confirm-report", v: 1 })).toContain("责任单位");
  const market = await town.owner.sql`select id from units where name = '示例·滇润农贸市场'`;
  await tap("确定单位", { unitId: String(market[0]?.id) });
  expect(await town.card(draft.messageId)).toMatch(/示例·滇润农贸市场[\s\S]*属于哪一类/);
  expect(await forge({ c: "answer-question", v: 2, category: "hazard/没有" })).toContain("类别");
  expect(await forge({ c: "answer-question", v: 2, category: "没有" })).not.toBe("");
  expect(await forge({ c: "confirm-report", v: 2 })).toContain("类别");
  await tap("安全隐患");
  expect(await forge({ c: "answer-question", v: 3, due: "2026-11-01 +0800" })).toContain("已经过去");
  expect(await forge({ c: "confirm-report", v: 3 })).toContain("等级");
  await tap("立行立改");
  expect(await town.card(draft.messageId)).toContain("请确认上报");
  await tap("确认");
  await town.expectSent(cast.market, "XS-2026-0001", "11月24日(周二) 09:30");
  await town.close();
});

test("every button has its words", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, group } = cast;
  await grid.says("上报 滇润农贸市场应急灯2个不亮", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  expect(await town.card(draft.messageId), "上报 is a word to the bot, no task").not.toContain("上报 滇润");
  await grid.says("修改", { in: group });
  await town.expectSent(group, "请确认上报", "整治任务");
  await grid.says("取消", { in: group });
  await town.expectSent(group, "已取消");
  expect(await town.card(draft.messageId), "the first card asks no more").toContain("已取消");
  await grid.says("上报 滇润农贸市场应急灯2个不亮", { in: group });
  const again = await town.expectSent(group, "请确认上报");
  // A word that only begins like an act is none.
  await grid.says("确认不了,再说", { in: group });
  await town.expectSent(group, "没看懂");
  await grid.says("确认", { in: group });
  await town.expectSent(group, "待签收 XS-2026-0001");
  expect(await town.card(again.messageId), "the draft's card asks no more").toContain(
    "已登记为 XS-2026-0001",
  );
  await town.expectSent(market, "待签收 XS-2026-0001");
  await market.says("签收 XS-2026-0001");
  await town.expectSent(market, "整改中");
  await market.says("整改 XS-2026-0001 已换灯");
  await town.expectSent(market, "待核验");
  await town.expectSent(street, "待核验", "已换灯");
  await town.expectSent(cast.regulator, "待核验");
  await street.says("核验通过 XS-2026-0001");
  await town.expectSent(street, "请写明现场核验看到的情况");
  await street.says("核验通过 XS-2026-0001 灯都亮了");
  await town.expectSent(street, "已销号");
  await town.expectSent(group, "已销号");
  await town.close();
});

test("me, my matters, the ledger, help, a slip of the pen, a stranger", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  await register(cast);
  await grid.says("我是谁");
  await town.expectSent(grid, "open_id", grid.openId, "网格员 福海街道");
  await grid.says("我的");
  await town.expectSent(grid, "我的事项:在办 1,逾期 0", "XS-2026-0001");
  await street.says("台账", { in: group });
  await town.expectSent(group, "台账 · 福海街道", "XS-2026-0001");
  await street.says("帮助", { in: group });
  const help = await town.expectSent(group, "可以这样对我说", "签收 XS-2026-0001");
  expect(await town.card(help.messageId)).not.toContain("绑定本群");
  await grid.says("帮助", { in: group });
  const shorter = await town.card((await town.expectSent(group, "可以这样对我说")).messageId);
  expect(shorter).not.toContain("签收");
  expect(shorter).not.toContain("核验通过");
  expect(shorter.indexOf("上报")).toBeLessThan(shorter.indexOf("我是谁"));
  await street.says("台帐", { in: group });
  await town.expectSent(group, "你是不是想说「台账」");
  await street.says("收到👌马上安排", { in: group });
  await street.says("今天天气", { in: group, mentionBot: false });
  await town.expectQuiet();
  const stranger = await town.stranger("路人甲");
  await stranger.says("台账");
  await town.expectSent(stranger, "您还没有登记", stranger.openId);
  await town.close();
});

test("only office and administrators bind a group, and only by a full name", async () => {
  const cast = await openFuhai();
  const { town, street, office } = cast;
  const group = await town.group("前卫街道平安群", [street, office]);
  await street.says("绑定本群 前卫街道", { in: group });
  await town.expectSent(group, "须由平安办、管理员办理");
  await office.says("绑定本群 前卫", { in: group });
  await town.expectSent(group, "名录里没有「前卫」");
  await office.says("绑定本群 前卫街道", { in: group });
  await town.expectSent(group, "本群已绑定:前卫街道");
  await office.says("台账", { in: group });
  await town.expectSent(group, "台账 · 前卫街道");
  await town.close();
});
