import { expect, test } from "vitest";
import { type Fuhai, MARKET, openFuhai } from "./cast.ts";

const ONE = "滇润农贸市场二楼东侧灭火器过期4具";
const TWO = "福海社区3栋楼道堆满纸箱";

/** Two drafts, each of its own message; the second's card was shown last. */
async function two() {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says(ONE, { in: group });
  const first = await town.expectSent(group, "请确认上报", "灭火器");
  await grid.says(TWO, { in: group });
  const second = await town.expectSent(group, "请确认上报", "纸箱");
  return { ...cast, first, second };
}
const tasks = async ({ town }: Fuhai) =>
  (await town.owner.sql`select task, state from matters order by id`).map(
    ({ task, state }) => `${state === "draft" ? "draft" : "ledger"} ${task}`,
  );

test("「确认」 right after a card means that draft, says which it was, and 「撤销」 takes it back", async () => {
  const cast = await two();
  const { town, grid, group, first, second } = cast;
  await grid.says("确认", { in: group });
  await town.expectSent(group, "这次确认的是刚显示的那一份", "福海社区 · 福海社区3栋", "撤销 XS-2026-0001");
  await town.expectSent(group, "待签收 XS-2026-0001", "纸箱");
  expect(await town.card(first.messageId)).toContain("请确认上报");
  expect(await town.card(second.messageId)).toContain("已登记为 XS-2026-0001");
  await grid.says("撤销 XS-2026-0001", { in: group });
  await town.expectSent(group, "已撤销 XS-2026-0001 的上报");
  await town.takeAll(cast.street, cast.office, group);
  await town.close();
});

test("「取消」 throws that one away, says which, and one tap brings its words back", async () => {
  const cast = await two();
  const { town, grid, group, first } = cast;
  await grid.says("取消", { in: group });
  const gone = await town.expectSent(group, "已取消", "福海社区 · 福海社区3栋楼道堆满纸箱");
  expect(await tasks(cast)).toEqual([`draft ${ONE}`]);
  expect(await town.card(first.messageId)).toContain("请确认上报");
  await grid.taps(gone, "取消错了,重新上报这一条");
  expect(await town.card(gone.messageId)).toMatch(/纸箱[\s\S]*请确认上报/);
  expect(await tasks(cast)).toEqual([`draft ${ONE}`, `draft ${TWO}`]);
  await town.close();
});

test("what one tap would not bring back is not thrown away by a word: corrected, it is asked which", async () => {
  const cast = await two();
  const { town, grid, group } = cast;
  await grid.says("期限改到周五前", { in: group });
  await town.expectSent(group, "请确认上报", "纸箱", "11月27日");
  await grid.says("取消", { in: group });
  await town.expectSent(group, "您在这里有 2 份草稿,要取消哪一份");
  expect(await tasks(cast)).toHaveLength(2);
  await town.close();
});

test("「算了不报了」 may mean more than one: it is asked", async () => {
  const cast = await two();
  await cast.grid.says("算了不报了", { in: cast.group });
  await cast.town.expectSent(cast.group, "要取消哪一份");
  expect(await tasks(cast)).toHaveLength(2);
  await cast.town.close();
});

test.each([
  [
    "ten minutes went by",
    async ({ town }: Fuhai) => {
      await town.owner.sql`select clock.advance('11 minutes'::interval)`;
    },
  ],
  [
    "somebody else was answered here",
    async ({ town, street, group }: Fuhai) => {
      await street.says("XS-2026-0099", { in: group });
      await town.expectSent(group, "没有找到编号");
    },
  ],
  [
    "another draft came of the same message",
    async ({ town }: Fuhai) => {
      await town.owner.sql`update matters set source_message_id = 'om_same'`;
    },
  ],
  [
    "the card stood there only after the word was written",
    async ({ town }: Fuhai) => {
      await town.owner.sql`update outbox set sent_wall_at = sent_wall_at + interval '1 minute'`;
    },
  ],
])("it is asked when %s", async (_why, happens) => {
  const cast = await two();
  const { town, grid, group } = cast;
  await happens(cast);
  for (const word of ["确认", "取消"]) {
    await grid.says(word, { in: group });
    await town.expectSent(group, `您在这里有 2 份草稿,要${word}哪一份`, MARKET, "福海社区");
  }
  expect(await tasks(cast)).toEqual([`draft ${ONE}`, `draft ${TWO}`]);
  await town.close();
});

test("another's card between is not one's own: each person's word means their own draft or is asked", async () => {
  const cast = await two();
  const { town, street, grid, group } = cast;
  await street.says("普坪社区消防通道堵了", { in: group });
  await town.expectSent(group, "请确认上报", "普坪社区");
  await grid.says("确认", { in: group });
  await town.expectSent(group, "您在这里有 2 份草稿,要确认哪一份");
  await street.says("取消", { in: group });
  await town.expectSent(group, "已取消,未登记");
  await town.close();
});
