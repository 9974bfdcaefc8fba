import { expect, test } from "vitest";
import { buttonsOf } from "../card-text.ts";
import type { Fuhai } from "./cast.ts";
import { MARKET, openFuhai } from "./cast.ts";

const labels = async ({ town }: Fuhai, messageId: string) =>
  buttonsOf((await town.sandbox.messages()).find((one) => one.messageId === messageId)?.content).map(
    (button) => button.text,
  );

test("a draft with three gaps asks for the unit, then the category, then the deadline, each with a tap in place", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("上报 明珠社区那边又是老样子,你们来看看", { in: group });
  const draft = await town.expectSent(
    group,
    "请补充后确认上报",
    "责任单位是哪一个",
    "台账里没有「明珠社区」",
  );
  const asked = await town.card(draft.messageId);
  expect(asked).not.toMatch(/属于哪一类|什么时候整改完/);
  expect(await labels(cast, draft.messageId)).toEqual(["明波社区", "确定单位", "修改", "取消"]);

  await grid.taps(draft, "明波社区");
  expect(await town.card(draft.messageId)).toMatch(/明波社区[\s\S]*该单位属于马街街道[\s\S]*属于哪一类/);
  expect(await labels(cast, draft.messageId)).toEqual([
    "安全隐患",
    "重大矛盾纠纷",
    "重点信访案件",
    "突出治安问题",
    "服务管理盲区",
    "修改",
    "取消",
  ]);

  // A dispute has no deadline of ours, and its severities do not differ: the deadline is next.
  await grid.taps(draft, "重大矛盾纠纷");
  expect(await town.card(draft.messageId)).toContain("什么时候整改完");
  expect(await labels(cast, draft.messageId)).toEqual([
    "今天内 · 11月23日(周一)",
    "3天内 · 11月26日(周四)",
    "7天内 · 11月30日(周一)",
    "用这个日期",
    "修改",
    "取消",
  ]);

  await grid.taps(draft, "3天内 · 11月26日(周四)");
  expect(await labels(cast, draft.messageId)).toEqual(["确认", "修改", "取消"]);
  expect(await town.card(draft.messageId)).toContain("11月26日(周四) 24:00");
  await grid.taps(draft, "确认");
  expect(await town.card(draft.messageId)).toContain("待签收 XS-2026-0001");
  // The unit has nobody here, nor has its street: the office gets it.
  await town.expectSent(cast.office, "待签收 XS-2026-0001");
  await town.expectSent(group, "明波社区还没有登记人员");
  await town.close();
});

test("a hazard is asked how grave it is, because its deadline hangs on it", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says("上报 滇润农贸市场那个老问题又来了", { in: group });
  const draft = await town.expectSent(group, "属于哪一类");
  await grid.taps(draft, "安全隐患");
  expect(await labels(cast, draft.messageId)).toEqual(["一般", "立行立改", "疑似重大", "修改", "取消"]);
  await grid.taps(draft, "一般");
  expect(await town.card(draft.messageId)).toContain("11月30日(周一) 24:00(按规定期限,自确认起算)");
  await grid.taps(draft, "确认");
  await town.expectSent(market, "XS-2026-0001", "11月30日(周一) 24:00");
  await town.close();
});

test("a deadline that is already past is asked about, and the policy's own does not slip in", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says("滇润农贸市场屋顶广告牌松了,上周五就该弄完的到现在还没弄", { in: group });
  const draft = await town.expectSent(group, "请补充后确认上报", "期限「上周五」已经过去");
  expect(await labels(cast, draft.messageId)).toContain("按规定 · 11月30日(周一) 24:00");
  await grid.says("确认", { in: group });
  const again = await town.expectSent(group, "请补充后确认上报", "什么时候整改完");
  await grid.taps(again, "按规定 · 11月30日(周一) 24:00");
  await grid.taps(again, "确认");
  await town.expectSent(market, "XS-2026-0001", "11月30日(周一) 24:00(按规定期限");
  await town.close();
});

test("a day on a button that has gone by meanwhile is not taken; the card comes again with those of today", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says("滇润农贸市场有两家摊主为摊位吵起来", { in: group });
  const draft = await town.expectSent(group, "什么时候整改完");
  await town.clockReaches("2026-11-25T09:00:00+08:00");
  const tapped = await grid.taps(draft, "今天内 · 11月23日(周一)");
  expect(tapped.toast?.content).toContain("已经过去");
  await grid.taps(draft, "今天内 · 11月25日(周三)");
  await grid.taps(draft, "确认");
  await town.expectSent(market, "11月25日(周三) 24:00");
  await town.close();
});

test("a draft left until its own deadline is over asks for another one before it counts", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says("滇润农贸市场灭火器过期4具,明天下班前整改", { in: group });
  const draft = await town.expectSent(group, "请确认上报", "11月24日(周二) 18:00");
  await town.clockReaches("2026-11-25T09:00:00+08:00");
  const tapped = await grid.taps(draft, "确认");
  expect(tapped.toast?.content).toContain("请选择整改期限");
  expect(await town.card(draft.messageId)).toMatch(/已经过去[\s\S]*什么时候整改完/);
  await grid.taps(draft, "3天内 · 11月28日(周六)");
  await grid.taps(draft, "确认");
  await town.expectSent(market, "XS-2026-0001", "11月28日(周六) 24:00");
  await town.close();
});

test("修改 opens every field; what is not touched stays, what contradicts itself is asked, an older card is stale", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.says("滇润农贸市场二楼东侧灭火器过期4具,明天下班前整改", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "修改");
  const unitId = async (name: string) =>
    String((await town.owner.sql`select id from units where name = ${name}`)[0]?.id);
  const untouched = { unitId: await unitId(MARKET), category: "hazard/一般", due: "2026-11-24 +0800" };
  const both = await grid.taps(draft, "确认上报", {
    ...untouched,
    unitId: await unitId("福海社区"),
    unitName: "船房社区",
  });
  expect(both.toast?.content).toContain("又填了「船房社区」,请只留一个");
  const several = await grid.taps(draft, "确认上报", { ...untouched, unitName: "金碧" });
  expect(several.toast?.content).toContain("责任单位");
  expect(await town.card(draft.messageId)).toMatch(/责任单位是哪一个[\s\S]*金碧社区/);
  const stale = await grid.tapsValue(draft, {
    c: "confirm-report",
    id: 1,
    v: 1,
    unitId: await unitId(MARKET),
  });
  expect(stale.toast?.content).toContain("已经不是最新");

  await grid.taps(draft, "修改");
  await grid.taps(draft, "确认上报", { ...untouched, task: "二楼东侧灭火器过期5具,电话13900001234" });
  await town.expectSent(grid, "含个人信息(电话)");
  await town.expectSent(market, "XS-2026-0001", "过期5具,电话[电话已隐去]", "11月24日(周二) 18:00");
  await town.close();
});

test("a day that may be another is taken with a word to look at it", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具,周一前整改", { in: group });
  await town.expectSent(group, "请确认上报", "「周一前」不一定是这一天,请核对日期");
  await town.close();
});
