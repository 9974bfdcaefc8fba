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
  // What leads up to it, what a slip left of a name, and the thing itself are none of it.
  ["但是消防通道还堵着", "消防通道"],
  ["不过楼道还堆着", "楼道"],
  ["另外二楼灭火器过期", "二楼"],
  ["场二楼灭火器过期", "二楼"],
  ["二楼配电箱裸露", "二楼"],
  ["3栋2单元楼道护栏松了", "3栋2单元楼道"],
  ["护栏松了", "护栏"],
  ["东区3栋消防通道堵", "东区3栋消防通道"],
  ["二楼仓库堆满", "二楼仓库"],
  ["B座二楼电梯困人", "B座二楼电梯"],
  ["灭火器过期", null],
])("「%s」 is at %s", (text, place) => {
  expect(placeOf(text)).toBe(place);
});
