import { expect, test } from "vitest";
import { behindAnother } from "../../src/reading/add-another.ts";
import { ownUnitIn } from "../../src/reading/own-unit.ts";

test.each([
  ["我们幼儿园厨房燃气管老化", "示例·彩云幼儿园"],
  ["咱们学校操场围墙开裂", "示例·春和小学"],
  ["我们社区3栋楼道堆满纸箱", "福海社区"],
  ["我们厂消防通道堵了", "示例·宏达机械厂"],
  ["俺们市场二楼灭火器过期", "示例·滇润农贸市场"],
  ["本单位灭火器过期4具", "示例·鑫源冷库"],
  ["今天检查,我们医院应急灯不亮", "示例·康宁医院"],
  ["我们家超市的电线乱拉", "示例·惠民超市"],
  ["咱公司仓库堆太高", "示例·宏达机械厂"],
  ["我们这个小区电动车上楼", "示例·春风小区"],
])("in %s one's own unit may be %s", (text, name) => {
  expect(ownUnitIn(text)?.fits(name)).toBe(true);
});

test.each([
  "我们社区的幼儿园厨房燃气管老化",
  "我们学校旁边的网吧没有灭火器",
  "我们厂隔壁仓库冒烟",
  "我们社区辖区内有家饭店没证",
  "我们小区门口的饭店乱倒油",
  "他们幼儿园围墙裂了",
  "幼儿园围墙裂了",
  "不是我们社区的",
  "基本单位灭火器过期",
  "我们村委会厕所堵了",
  "我们这里路灯不亮",
  "跟我们公司没关系",
])("%s is of no unit of one's own", (text) => {
  expect(ownUnitIn(text)).toBeNull();
});

test("a kindergarten is no factory", () => {
  expect(ownUnitIn("我们幼儿园厨房燃气管老化")?.fits("示例·宏达机械厂")).toBe(false);
});

test.each([
  ["再加一条,应急灯2个不亮", "应急灯2个不亮"],
  ["还有一条:二楼灭火器过期4具", "二楼灭火器过期4具"],
  ["再补一条 楼道堆杂物", "楼道堆杂物"],
  ["另外还有一条,配电箱没盖", "配电箱没盖"],
  ["再报一个:三楼通道堵了", "三楼通道堵了"],
  ["又来一条,井盖松了", "井盖松了"],
  ["对了再加个,冷库门打不开", "冷库门打不开"],
  ["还有一处隐患:线路老化了", "线路老化了"],
  ["还有一个人被困", null],
  ["还有一条路没通", null],
  ["再加一条", null],
  ["还有2具没换", null],
  ["又有一个灭火器过期", null],
  ["再来一次检查", null],
  ["上报一条,灭火器过期", null],
])("behind the words that add another: %s → %s", (text, rest) => {
  expect(behindAnother(text)).toBe(rest);
});
