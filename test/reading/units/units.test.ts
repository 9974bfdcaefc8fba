import { expect, test } from "vitest";
import { allUnitsIn, findUnits } from "../../../src/reading/units/units.ts";
import { NOWHERE, tellUnits } from "./told-units.ts";
import { units } from "./xishan.ts";

test.each([
  // Full names, with and without the mark of an invented unit.
  ["前卫社区3栋楼道摆满花盆", "stated 前卫社区"],
  ["示例·滇润农贸市场灯笼挂好", "stated 示例·滇润农贸市场"],
  ["滇润农贸市场灯笼挂好", "stated 示例·滇润农贸市场"],
  ["示例滇润农贸市场灯笼挂好", "stated 示例·滇润农贸市场"],
  ["大渔社区楼道亮灯", "stated 大渔社区"],
  ["春和小学福海校区食堂煤气", "stated 示例·春和小学福海校区"],
  ["春和小学食堂煤气", "stated 示例·春和小学"],
  ["马街北路社区楼道", "stated 马街北路社区"],
  ["公园1903商铺开张", "stated 公园1903"],
  ["公园19035商铺开张", "missing"],
  ["楼道堆满杂物", "missing"],
  // However it is typed.
  ["前 卫 社 区楼道亮灯", "stated 前卫社区"],
  ["前卫 社区楼道亮灯", "stated 前卫社区"],
  ["前\u200b卫\u2060社\ufe0f区楼道亮灯", "stated 前卫社区"],
  ["公园１９０３商铺开张", "stated 公园1903"],
  ["😱😱前卫社区‼️楼道", "stated 前卫社区"],
  ["【前卫社区】楼道亮灯", "stated 前卫社区"],
  ["**前卫社区**楼道亮灯", "stated 前卫社区"],
  ["１、前卫社区楼道亮灯", "stated 前卫社区"],
  ["示例•普照寺香炉", "stated 示例·普照寺"],
  ["南亚风情第一城电梯困人", "stated 南亚风情第壹城"],
  // What a community is called besides.
  ["前卫社区居委会门口积水", "stated 前卫社区"],
  ["前卫居委会门口积水", "stated 前卫社区"],
  ["前卫村委会门口积水", "stated 前卫社区"],
  // Short forms that mean one unit of the whole register.
  ["普坪那边有人跳舞", "stated 普坪社区"],
  ["为啥子普坪这个月是零", "stated 普坪社区"],
  ["巡查明波,井盖换新", "stated 明波社区"],
  ["普坪厂房开工", "stated 普坪社区"],
  ["盛高大城那边工地开工", "stated 盛高大城社区"],
  ["巡津新村有5个拆迁户", "stated 巡津新村社区"],
  ["世纪半岛二期电梯开了", "stated 世纪半岛社区"],
  ["广福小区3栋亮灯", "stated 广福小区社区"],
  ["棕南3栋楼道", "stated 棕树营南区社区"],
  ["棕北出租屋退租", "stated 棕树营北区社区"],
  ["棕北社区", "stated 棕树营北区社区"],
  ["白马东楼道亮灯", "stated 白马东区社区"],
  ["白马东社区楼道亮灯", "stated 白马东区社区"],
  ["西坝南停水", "stated 西坝南社区"],
  ["滇润市场灭火器", "stated 示例·滇润农贸市场"],
  ["滇润灯笼挂好", "stated 示例·滇润农贸市场"],
  ["宏达厂配电箱没得盖板", "stated 示例·宏达机械厂"],
  ["宏达配电箱没得盖板", "stated 示例·宏达机械厂"],
  ["彩云幼门口堵死", "stated 示例·彩云幼儿园"],
  ["观景园栈道护栏松动", "stated 示例·西岸观景园"],
  ["碧鸡观景园栈道护栏松动", "stated 示例·西岸观景园"],
  ["长坡车站安检门", "stated 示例·长坡客运站"],
  ["惠民银行灯箱松动", "stated 示例·惠民银行马街支行"],
  ["马街支行灯箱松动", "stated 示例·惠民银行马街支行"],
  ["海口磷业开放参观", "stated 云南磷化集团海口磷业有限公司"],
  ["三环中化罐区报警", "stated 云南三环中化化肥有限公司"],
  ["昆五中宿舍搬家", "stated 昆明市第五中学"],
  ["昆明5中食堂", "stated 昆明市第五中学"],
  ["省一院门诊有人排队", "stated 云南省第一人民医院"],
  ["省第一人民医院门诊有人排队", "stated 云南省第一人民医院"],
  ["师专附中操场护栏换新", "stated 昆明师专附属中学"],
  ["书林第一小学福海校区", "stated 书林一小福海校区"],
  ["大悦城电梯", "stated 昆明大悦城"],
  ["西山万达广场电梯开了", "stated 昆明万达广场"],
])("plain, and taken: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test("the finding says how it was named, and where in the text as it was given", () => {
  const given = "😱 滇 润 市 场灯笼挂好";
  const found = findUnits(units, given, NOWHERE, { bodies: false });
  expect(found).toMatchObject({ how: "stated", via: "abbreviation", text: "滇 润 市 场", start: 3, end: 10 });
  expect(findUnits(units, "前卫社区", NOWHERE)).toMatchObject({
    how: "stated",
    via: "name",
    start: 0,
    end: 4,
  });
});

test.each([
  ["雨花社区和乐亩社区为水源的事情又聚起来了", "stated 雨花社区 + 乐亩社区"],
  ["雨花社区、乐亩社区、和平社区为水源争执", "stated 雨花社区 + 乐亩社区 和平社区"],
  ["雨花社区,乐亩社区为水源争执", "stated 雨花社区 + 乐亩社区"],
  ["棋台和妥吉交界的山火", "stated 棋台社区 + 妥吉社区"],
  ["马街社区和积善社区交界那段挡土墙刷白了", "stated 马街社区 + 积善社区"],
  // Two matters, if it was not split: never the first in silence.
  ["前卫社区楼道亮灯,金碧社区井盖换新", "ambiguous 前卫社区 金碧社区"],
  ["昆明市第五中学和昆五中", "stated 昆明市第五中学"],
])("units named together: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test("all units of a list are given with their places, so that a text can be split there", () => {
  const given = "棋台、妥吉社区、春雨路、明珠社区 零报告";
  const told = allUnitsIn(units, given).map((one) => {
    expect(given.slice(one.start, one.end)).toBe(one.text);
    return `${one.how} ${one.text} ${one.how === "stated" ? one.unit.name : one.units.map(({ name }) => name)}`;
  });
  expect(told).toEqual([
    "stated 棋台 棋台社区",
    "stated 妥吉社区 妥吉社区",
    "ambiguous 春雨路 春雨路社区",
    "unknown 明珠社区 明波社区",
  ]);
});
