import { expect, test } from "vitest";
import { openFuhai } from "./cast.ts";

// Wednesday, 25 November 2026, 09:30.
const WEDNESDAY = "2026-11-25T09:30:00+08:00";
const BY_RULE = "按规定期限";

test.each([
  ["今天改,明天检查", ["请确认上报", "11月25日(周三) 24:00"]],
  ["1号改", ["12月1日(周二) 24:00", "请核对日期"]],
  ["喊他们这周改", ["请确认上报", "11月29日(周日) 24:00"]],
  ["冬至前", ["12月22日(周二) 24:00", "按冬至(节气)当天 12月22日(周二) 计"]],
  ["今天放学前要整改", ["11月25日(周三) 24:00", "「今天放学前」没有说几点"]],
  ["收市前", ["11月25日(周三) 24:00", "「收市前」没有说几点"]],
  ["明天", ["请补充后确认上报", "「明天」是整改期限吗", "明天 · 11月26日(周四)"]],
  ["25号", ["请补充后确认上报", "「25号」是整改期限吗", "25号 · 11月25日(周三)"]],
  ["今天改,不然就报到市上去。明天检查", ["请补充后确认上报", "「今天」是整改期限吗"]],
  ["明天巴掉", ["请补充后确认上报", "「明天」是整改期限吗"]],
  ["开学前", ["请补充后确认上报", "「开学前」算不出是哪一天"]],
])("「灭火器过期4具,%s」: the day that was said stands on the card or is asked", async (words, shown) => {
  const { town, grid, group } = await openFuhai({ at: WEDNESDAY });
  await grid.says(`滇润农贸市场灭火器过期4具,${words}`, { in: group });
  const card = await town.expectSent(group, ...shown);
  expect(await town.card(card.messageId)).not.toContain(BY_RULE);
  await town.close();
});

test("a bare 确认 does not take the rule's days beside a day that was said", async () => {
  const { town, grid, group } = await openFuhai({ at: WEDNESDAY });
  await grid.says("滇润农贸市场灭火器过期4具,明天", { in: group });
  await town.expectSent(group, "「明天」是整改期限吗");
  await grid.says("确认", { in: group });
  const card = await town.expectSent(group, "「明天」是整改期限吗");
  const [none] = await town.owner.sql`select count(*)::int as n from matters where number is not null`;
  expect(none?.n).toBe(0);
  await grid.taps(card, "明天 · 11月26日(周四)");
  expect(await town.card(card.messageId)).toContain("11月26日(周四) 24:00");
  await town.close();
});
