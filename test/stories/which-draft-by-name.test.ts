import { expect, test } from "vitest";
import { type Fuhai, MARKET, openFuhai } from "./cast.ts";

const TASKS = ["滇润农贸市场二楼灭火器过期4具", "滇润农贸市场后门锁死了", "福海社区3栋配电箱裸露"];

async function three() {
  const cast = await openFuhai();
  for (const line of TASKS) {
    await cast.grid.says(line, { in: cast.group });
    await cast.town.expectSent(cast.group, "请");
  }
  return cast;
}
const drafts = async ({ town }: Fuhai) =>
  (await town.owner.sql`select task from matters where state = 'draft' order by id`).map(({ task }) => task);

test.each([
  ["取消后门锁死那个", 1],
  ["后门那条不要了", 1],
  ["灭火器那个取消掉", 0],
  ["把配电箱那份取消了", 2],
  ["取消 后门锁住的那条", 1],
  ["配电箱不要了", 2],
])("「%s」 cancels the draft it names, says which, and one tap brings it back", async (words, index) => {
  const cast = await three();
  const { town, grid, group } = cast;
  await grid.says(words, { in: group });
  const gone = await town.expectSent(group, "已取消", "这次取消的是", TASKS[index] ?? "");
  expect(await drafts(cast)).toEqual(TASKS.filter((_, at) => at !== index));
  await grid.taps(gone, "取消错了,重新上报这一条");
  expect(await drafts(cast)).toHaveLength(3);
  await town.close();
});

test("several that fit are asked, none that fits is said, and nothing new is drafted", async () => {
  const cast = await three();
  const { town, grid, group } = cast;
  await grid.says("取消滇润那条", { in: group });
  await town.expectSent(group, "要取消哪一份", "灭火器", "后门");
  await grid.says("取消电梯困人那个", { in: group });
  await town.expectSent(group, "没有一份是「电梯困人」");
  expect(await drafts(cast)).toEqual(TASKS);
  await town.close();
});

test("「确认配电箱那条」 confirms that one and says so", async () => {
  const cast = await three();
  const { town, grid, group } = cast;
  await grid.says("确认灭火器那条", { in: group });
  await town.expectSent(group, `这次确认的是:${MARKET}`, "撤销 XS-2026-0001");
  await town.takeAll(cast.market, cast.office, group);
  expect(await drafts(cast)).toHaveLength(2);
  await town.close();
});

test("even the only draft is not cancelled by another's name", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(TASKS[0] ?? "", { in: group });
  await town.expectSent(group, "请确认上报");
  await grid.says("取消后门锁死那个", { in: group });
  await town.expectSent(group, "没有一份是「后门锁死」");
  expect(await drafts(cast)).toHaveLength(1);
  await town.close();
});

test.each(["全部取消", "都取消了", "全部不要"])("「%s」 is asked once and done by one tap", async (words) => {
  const cast = await three();
  const { town, grid, group } = cast;
  await grid.says(words, { in: group });
  const asked = await town.expectSent(group, "要全部取消吗", "灭火器", "后门", "配电箱");
  expect(await drafts(cast)).toHaveLength(3);
  await grid.says("普坪社区消防通道堵了", { in: group });
  await town.expectSent(group, "请", "普坪社区");
  await grid.taps(asked, "全部取消(3 份)");
  expect(await town.card(asked.messageId)).toContain("已取消 3 份");
  // What was written after the question is not among what was asked.
  expect(await drafts(cast)).toEqual(["普坪社区消防通道堵了"]);
  await town.close();
});

test("「全部确认」 confirms each that is complete and names those that are not", async () => {
  const cast = await three();
  const { town, grid, group } = cast;
  await grid.says("那个地方电线裸露,快来看看", { in: group });
  await town.expectSent(group, "责任单位是哪一个");
  await grid.says("全部确认", { in: group });
  const asked = await town.expectSent(group, "要全部确认吗", "没有办理", "未定单位");
  const label = /全部确认\(\d 份\)/.exec(await town.card(asked.messageId))?.[0] ?? "";
  await grid.taps(asked, label);
  expect(await town.card(asked.messageId)).toContain("XS-2026-0001");
  expect(await drafts(cast)).toContain("那个地方电线裸露,快来看看");
  await town.takeAll(cast.market, cast.office, cast.street, group);
  await town.close();
});

test("after three corrections only the newest card asks; the others point to it, also after a tap", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(TASKS[0] ?? "", { in: group });
  const cards = [await town.expectSent(group, "请确认上报")];
  for (const words of ["期限改到周五前", "地点是3栋", "类别不对,是治安"]) {
    await grid.says(words, { in: group });
    cards.push(await town.expectSent(group, "请"));
  }
  const newest = cards.at(-1);
  if (!newest) throw new Error("unreachable");
  const stale = async () => {
    for (const card of cards.slice(0, -1)) expect(await town.card(card.messageId)).toContain("见最新卡片");
  };
  await stale();
  expect(await town.card(newest.messageId)).toContain("确认");
  await grid.taps(newest, "修改");
  await stale();
  await town.close();
});

test("of ten drafts the list says that it shows eight of ten", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  for (let floor = 1; floor <= 10; floor++) {
    await grid.says(`福海社区${floor}栋楼道堆满纸箱`, { in: group });
    await town.takeAll(group);
  }
  await grid.says("算了不报了", { in: group });
  await town.expectSent(group, "您在这里有 10 份草稿", "共 10 份,这里列出最近的 8 份");
  await town.close();
});
