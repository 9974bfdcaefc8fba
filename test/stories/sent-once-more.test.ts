import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

const drafts = async ({ town }: Awaited<ReturnType<typeof openFuhai>>) =>
  (await town.owner.sql`select task from matters order by id`).map((row) => row.task);

test("the same text sent once more with a change shows the older draft, and one tap leaves only the new one", async () => {
  const cast = await openFuhai();
  const { town, grid, group, street } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const first = await town.expectSent(group, "请确认上报");
  await town.owner.sql`insert into files (matter_id, message_id, file_key, kind, sent_by, received_at)
    select id, 'om_photo', 'img_1', 'image', reported_by, created_at from matters`;
  await grid.says("滇润农贸市场二楼灭火器过期6具", { in: group });
  const second = await town.expectSent(group, "请确认上报", "相近的草稿", "过期4具");
  expect(await drafts(cast)).toHaveLength(2);
  expect((await street.taps(second, "丢弃前一份")).toast?.content).toContain("只有上报人本人");
  await grid.taps(second, "丢弃前一份");
  expect(await drafts(cast)).toEqual(["滇润农贸市场二楼灭火器过期6具"]);
  expect(await town.card(first.messageId)).toContain("已取消");
  const card = await town.card(second.messageId);
  expect(card).toContain("过期6具");
  expect(card).not.toContain("相近的草稿");
  // What came with the first belongs to what is left of it.
  const [file] = await town.owner.sql`select m.task from files f join matters m on m.id = f.matter_id`;
  expect(file?.task).toContain("过期6具");
  await grid.taps(second, "确认");
  await town.expectSent(cast.market, "XS-2026-0001", "过期6具");
  await town.close();
});

test("another thing, another unit, another floor, another person or one message with two problems are no doubles", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  await town.expectSent(group, "请确认上报");
  for (const words of [
    "滇润农贸市场二楼应急灯2个不亮",
    "福海社区二楼灭火器过期4具",
    "滇润农贸市场三楼灭火器过期4具",
  ]) {
    await grid.says(words, { in: group });
    const card = await town.expectSent(group, "请确认上报");
    expect(await town.card(card.messageId)).not.toContain("相近的草稿");
  }
  await street.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const other = await town.expectSent(group, "请确认上报");
  expect(await town.card(other.messageId)).not.toContain("相近的草稿");
  await town.close();
});

test("when the draft that was to stay is gone, nothing is thrown away", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  await grid.says("滇润农贸市场二楼灭火器过期4具", { in: group });
  const first = await town.expectSent(group, "请确认上报");
  await grid.says("滇润农贸市场二楼灭火器过期6具", { in: group });
  const second = await town.expectSent(group, "相近的草稿");
  await grid.says("取消", { in: group, replyTo: second });
  await town.expectSent(group, "已取消");
  await grid.tapsValue(second, { c: "discard-draft", id: 1, v: 1, keep: 2 });
  expect(await drafts(cast)).toEqual(["滇润农贸市场二楼灭火器过期4具"]);
  expect(await town.card(first.messageId)).toContain("请确认上报");
  await town.close();
});
