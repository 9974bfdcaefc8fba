import { expect, test } from "vitest";
import { handIn, MARKET, openFuhai, register } from "./cast.ts";

test("a unit chosen from the list in the form is the unit; one chosen and another written is asked back", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "修改");
  const [other] = await town.owner.sql`select id from units where name = '示例·春和小学福海校区'`;
  const unitId = String(other?.id);
  const twice = await grid.taps(draft, "确认上报", { unitId, unitName: MARKET });
  expect(twice.toast?.content).toContain("请只留一个");
  await grid.taps(draft, "确认上报", { unitId, unitName: "" });
  await town.expectSent(group, "还没有登记人员,已转其街道");
  await town.expectSent(cast.street, "示例·春和小学福海校区");
  await town.close();
});

test("the draft shows the deadline it will get, and none is taken beyond a year, however it was given", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  await town.expectSent(group, "请确认上报", "11月30日(周一) 24:00", "按规定");
  await grid.says("取消", { in: group });
  await town.expectSent(group, "已取消");
  await grid.says("滇润农贸市场二楼灭火器过期4具,2030年1月1日前换掉", { in: group });
  const far = await town.expectSent(group, "请确认上报", "2030年1月1日");
  expect((await grid.taps(far, "确认")).toast?.content).toContain("不能超过一年");
  expect(await town.owner.sql`select state from matters`).toEqual([{ state: "draft" }]);
  await town.close();
});

test("a day that is tapped or picked leaves no other day in the task, nor a unit that was picked its old name", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场后门锁死,周五前还是下周一前打开", { in: group });
  const asked = await town.expectSent(group, "什么时候整改完", "说了不止一个期限");
  await grid.taps(asked, "周五前 · 11月27日(周五)");
  const taskOf = async () =>
    (await town.owner.sql`select task from matters order by id desc limit 1`)[0]?.task;
  expect(await taskOf()).not.toContain("周一");
  await grid.taps(asked, "取消");
  await grid.says("滇润农贸市场二楼灭火器过期4具,周五前换掉", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "修改");
  const [other] = await town.owner.sql`select id from units where name = '示例·春和小学福海校区'`;
  await grid.taps(draft, "确认上报", {
    task: "滇润农贸市场二楼灭火器过期4具,周五前换掉",
    unitId: String(other?.id),
    due: "2026-12-01",
  });
  expect(await taskOf()).toBe("春和小学福海校区二楼灭火器过期4具");
  await town.takeAll(group, cast.street);
  await town.close();
});

test("without a number the words mean the only matter of one's own area, for office and regulator too; of two drafts of one message they ask which", async () => {
  const cast = await openFuhai();
  const { town, grid, office, group } = cast;
  await handIn(cast);
  await office.says("核验通过 现场看过了");
  await town.expectSent(office, "已销号");
  await town.expectSent(group, "已销号");
  await grid.says("滇润农贸市场应急灯2个不亮,彩云幼儿园围栏断了", { in: group });
  await town.expectSent(group, "请确认上报", "应急灯");
  await town.expectSent(group, "请确认上报", "围栏");
  await grid.says("取消", { in: group });
  await town.expectSent(group, "您在这里有 2 份草稿,要取消哪一份");
  await town.close();
});

test("every card of a matter shows how it stands today, the reporter's picture is not taken for proof, and the verifier is named", async () => {
  const cast = await openFuhai();
  const { town, market, street, group } = cast;
  const { task, number } = await register(cast);
  await market.says(number);
  const second = await town.expectSent(market, "待签收");
  await market.taps(second, "签收");
  await market.taps(second, "提交整改", { text: "4具灭火器已更换" });
  const review = await town.expectSent(street, "待核验");
  await town.expectSent(cast.regulator, "待核验");
  await street.taps(review, "核验通过", { text: "现场已更换" });
  await town.expectSent(group, "已销号");
  for (const card of [task, second, review]) {
    expect(await town.card(card.messageId)).toContain("已销号");
    expect(await town.card(card.messageId)).toContain(`(${street.name})`);
  }
  await town.close();
});
