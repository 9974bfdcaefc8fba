import { expect, test } from "vitest";
import { placeOf } from "../../src/reading/place.ts";

test.each([
  ["老食品厂宿舍3栋楼道堆满纸箱和电瓶车", "老食品厂宿舍3栋楼道"],
  ["二楼东侧 灭火器过期4具", "二楼东侧"],
  ["栈道护栏松动", "栈道护栏"],
  ["屋顶广告牌松了", "屋顶"],
  ["4号院化粪池盖板破了", "4号院化粪池"],
  // Who and what stand before these words, where stands behind.
  ["两家商户因摊位吵起来了", "摊位"],
  ["商户在二楼通道堆货", "二楼通道"],
  ["有人在地下车库充电", "地下车库"],
  ["往安全出口堆杂物", "安全出口"],
  ["把消防通道堵死了", "消防通道"],
  ["租户把电瓶车停在楼道", "楼道"],
  ["灭火器过期", null],
])("「%s」 is at %s", (text, place) => {
  expect(placeOf(text)).toBe(place);
});
