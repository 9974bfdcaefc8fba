import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

const LINE = "滇润农贸市场二楼东侧灭火器过期4具,周五前整改";

test.each([
  {
    said: "单位错了,是普坪社区",
    shows: ["普坪社区二楼东侧灭火器", "该单位属于马街街道", "11月27日(周五) 24:00"],
  },
  { said: "改成周三前", shows: ["二楼东侧灭火器过期4具\n", "24:00(原话:周三前)"] },
  { said: "期限改下周三", shows: ["12月2日(周三) 24:00(原话:下周三)"] },
  { said: "期限改到月底", shows: ["11月30日(周一) 24:00(原话:月底)"] },
  { said: "类别不对,是治安", shows: ["治安问题 · 一般"] },
  { said: "改成立行立改", shows: ["安全隐患 · 立行立改"] },
  { said: "地点是3栋", shows: ["滇润农贸市场3栋灭火器过期4具", "地点** 3栋"] },
  { said: "地点是三楼不是二楼", shows: ["滇润农贸市场三楼东侧灭火器", "地点** 三楼东侧"] },
  { said: "那个具数写错了应该是六具", shows: ["灭火器过期六具"] },
  { said: "不是四具是6具", shows: ["灭火器过期6具"] },
  { said: "不是4具,是6具", shows: ["灭火器过期6具"] },
  { said: "灭火器是6具不是4具", shows: ["灭火器过期6具"] },
  { said: "是6具", shows: ["灭火器过期6具"] },
  { said: "消防栓不是灭火器", shows: ["二楼东侧消防栓过期4具"] },
  { said: "改一下午5点", shows: ["11月23日(周一) 17:00"] },
  { said: "单位是普坪社区,期限改到周三", shows: ["普坪社区", "11月25日(周三) 24:00"] },
])(
  "「$said」 puts the draft right, on a new card; the one above only points to it",
  async ({ said, shows }) => {
    const cast = await openFuhai();
    const { town, grid, group } = cast;
    await grid.says(LINE, { in: group });
    const draft = await town.expectSent(group, "请确认上报", "11月27日(周五)");
    await grid.says(said, { in: group });
    const again = await town.expectSent(group, "请确认上报", ...shows);
    expect(await town.card(draft.messageId)).toBe("这份上报已更新,见最新卡片。\n已更新");
    await grid.taps(again, "确认");
    expect(await town.card(again.messageId)).toContain("待签收 XS-2026-0001");
    await town.takeAll(cast.market, cast.office, group);
    await town.close();
  },
);

test("of two drafts the one is meant on which the wrong count stands; without any, nothing new is drafted", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场灭火器过期4具", { in: group });
  const first = await town.expectSent(group, "请确认上报");
  await grid.says("福海社区应急灯坏了2盏", { in: group });
  const second = await town.expectSent(group, "请确认上报");
  await grid.says("灭火器是6具不是4具", { in: group });
  await town.expectSent(group, "灭火器过期6具");
  await grid.says("是8具", { in: group, replyTo: first });
  const again = await town.expectSent(group, "灭火器过期8具");
  await grid.taps(second, "取消");
  await grid.taps(again, "确认");
  await town.takeAll(cast.market, group);
  await grid.says("灭火器是6具不是4具", { in: group });
  await town.expectSent(group, "没有未确认的上报可改");
  await town.close();
});

test.each([
  { said: "不是滇润,是福海", asks: ["福海社区"], without: "福海街道" },
  { said: "单位错了,是明珠社区", asks: ["台账里没有「明珠社区」", "明波社区"], without: "" },
  { said: "单位错了,是普坪社区那家网吧", asks: ["普坪社区"], without: "" },
  { said: "单位错了", asks: ["船房社区", "选择责任单位"], without: "" },
])("「$said」 is asked with buttons, never guessed", async ({ said, asks, without }) => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(LINE, { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says(said, { in: group });
  const card = await town.expectSent(group, "责任单位是哪一个", ...asks);
  if (without) expect(await town.card(card.messageId)).not.toContain(without);
  const [row] = await town.owner.sql`select unit_id from matters`;
  expect(row?.unit_id).toBeNull();
  await grid.says("确认", { in: group });
  await town.expectSent(group, "责任单位是哪一个");
  await town.close();
});

test("while the card asks, a bare name, kind or day is the answer; whatever says more is not", async () => {
  const cast = await openFuhai();
  const { town, grid, office } = cast;
  await grid.says("上报 那个地方又是老样子,你们来看看");
  await town.expectSent(grid, "责任单位是哪一个");
  await grid.says("普坪社区的情况");
  await town.expectSent(grid, "普坪社区", "未排查");
  await grid.says("金碧");
  await town.expectSent(grid, "责任单位是哪一个", "金碧社区");
  await grid.says("普坪社区");
  await town.expectSent(grid, "普坪社区", "属于哪一类");
  await grid.says("算纠纷吧");
  await town.expectSent(grid, "矛盾纠纷 · 一般", "什么时候整改完");
  await grid.says("上周五");
  await town.expectSent(grid, "期限「上周五」已经过去", "什么时候整改完");
  await grid.says("月底前整改完");
  await town.expectSent(grid, "请确认上报", "11月30日(周一) 24:00");
  // Nothing is asked any more: now a name is a question about that unit.
  await grid.says("普坪社区");
  await town.expectSent(grid, "普坪社区:在办 0");
  await grid.says("确认");
  await town.expectSent(grid, "待签收 XS-2026-0001", "普坪社区");
  await town.expectSent(office, "待签收 XS-2026-0001");
  await town.expectSent(grid, "普坪社区还没有登记人员");
  await town.close();
});

test("in the group the answer needs the mention: what people say to one another changes nothing", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("上报 那个地方又是老样子,你们来看看", { in: group });
  await town.expectSent(group, "责任单位是哪一个");
  await grid.says("普坪社区", { in: group, mentionBot: false });
  await town.expectQuiet();
  await grid.says("普坪社区", { in: group });
  await town.expectSent(group, "普坪社区", "属于哪一类");
  await town.close();
});

test("尽快 is no deadline: noted as urgent, and a day is asked for", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(LINE, { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("期限改成尽快", { in: group });
  await town.expectSent(
    group,
    "「尽快」不是期限,已记为紧急",
    "什么时候整改完",
    "按规定 · 11月30日(周一) 24:00",
  );
  const [row] = await town.owner.sql`select urgent, due_at from matters`;
  expect(row).toMatchObject({ urgent: true, due_at: null });
  await town.close();
});

test("what stands on the ledger is not changed in words: the sentence says what to do instead", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const { number, draft } = await register(cast);
  const before = await town.owner.sql`select * from matters`;
  for (const said of [
    `${number} 单位错了,是普坪社区`,
    `${number}的期限改到月底`,
    `${number} 类别不对,是治安`,
  ]) {
    await grid.says(said, { in: group });
    await town.expectSent(group, `${number} 已登记`, "没有作任何改变", "撤销", "打回", "延期", "更正");
  }
  await grid.says("单位错了,是普坪社区", { in: group, replyTo: draft });
  await town.expectSent(group, `${number} 已登记`, "没有作任何改变");
  await market.says("期限改到月底", { in: group, replyTo: draft });
  await town.expectSent(group, `${number} 已登记`, "没有作任何改变");
  // Without a draft and without a number there is nothing that could be meant.
  await grid.says("单位错了,是普坪社区", { in: group });
  await town.expectSent(group, "没有未确认的上报可改");
  expect(await town.owner.sql`select * from matters`).toEqual(before);
  await town.close();
});

test("personal data in a correction is hidden before it is kept or shown, and the author alone is told", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(LINE, { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("任务改成二楼灭火器过期,找老板13900001234", { in: group });
  await town.expectSent(group, "二楼灭火器过期,找老板[电话已隐去]");
  await town.expectSent(grid, "含个人信息", "电话", "请撤回原消息");
  for (const table of ["matters", "outbox", "inbox"]) {
    const rows = await town.owner.sql`select * from ${town.owner.sql(table)}`;
    expect(JSON.stringify(rows)).not.toContain("13900001234");
  }
  await town.close();
});

test("a day alone, in reply to a card that asks for none, is its deadline; a question or another word is not", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const draft = await town.expectSent(group, "请确认上报", "按规定期限");
  await grid.says("周五前", { in: group, replyTo: draft });
  const changed = await town.expectSent(group, "请确认上报", "11月27日(周五) 24:00", "灭火器");
  await grid.says("明天再说", { in: group, replyTo: changed });
  await town.takeAll(group);
  expect(await town.card(changed.messageId)).toContain("11月27日(周五)");
  await town.close();
});
