import { expect, test } from "vitest";
import { tellUnits } from "./told-units.ts";

test.each([
  ["明珠社区4号院化粪池盖板破了", "unknown 明珠社区 ~ 明波社区"],
  ["前位社区楼道亮灯", "unknown 前位社区 ~ 前卫社区"],
  ["卫前社区楼道亮灯", "unknown 卫前社区 ~ 前卫社区 卫城社区"],
  ["名波社区化粪池满了", "unknown 名波社区 ~ 明波社区"],
  ["盛高大成社区有人跳舞", "unknown 盛高大成社区 ~ 盛高大城社区"],
  ["盛高大成那边有人跳舞", "unknown 盛高大成 ~ 盛高大城社区"],
  ["螺蛳弯那边占道", "unknown 螺蛳弯 ~ 螺蛳湾社区"],
  ["螺丝湾社区占道", "unknown 螺丝湾社区 ~ 螺蛳湾社区"],
  ["怡欣桥社区护栏换新", "unknown 怡欣桥社区 ~ 怡心桥社区"],
  ["芦家银社区停水", "unknown 芦家银社区 ~ 卢家营社区"],
  ["鑫缘冷库漏氨", "unknown 鑫缘冷库 ~ 示例·鑫源冷库"],
  ["今天检查宏大机械厂发现配电箱没盖板", "unknown 宏大机械厂 ~ 示例·宏达机械厂"],
  ["滇闰市场灯笼挂好", "unknown 滇闰市场 ~ 示例·滇润农贸市场"],
  ["滇阔市场灯笼挂好", "unknown 滇阔市场 ~ 示例·滇润农贸市场"],
  ["康林医院门诊有人闹", "unknown 康林医院 ~ 示例·康宁医院"],
  ["普平 楼道亮灯", "unknown 普平 ~ 普坪社区"],
  ["普平,楼道亮灯", "unknown 普平 ~ 普坪社区"],
  ["普平3栋楼道亮灯", "unknown 普平 ~ 普坪社区"],
  ["巡津心村有拆迁户", "unknown 巡津心村 ~ 巡津新村社区"],
  // None is near: said so, and nothing offered.
  ["碧云天社区楼道亮灯", "unknown 碧云天社区 ~"],
  ["兴隆小学食堂漏气", "unknown 兴隆小学 ~"],
  ["向阳社区楼道亮灯", "unknown 向阳社区 ~"],
])("a name that no register has is never replaced by a near one: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test.each([
  ["新前卫社区楼道亮灯", "unknown 新前卫社区 ~ 前卫社区"],
  ["大明波社区楼道亮灯", "unknown 大明波社区 ~ 明波社区"],
  ["锦绣阳光社区楼道亮灯", "unknown 锦绣阳光社区 ~ 阳光社区"],
  ["东方阳光社区楼道亮灯", "unknown 东方阳光社区 ~ 阳光社区"],
  ["官渡区和平社区楼道亮灯", "unknown 官渡区和平社区 ~ 和平社区"],
  ["普坪小学食堂开饭", "unknown 普坪小学 ~ 普坪社区"],
  ["普坪水库边有人钓鱼", "ambiguous 普坪社区"],
  ["普照寺社区楼道", "unknown 普照寺社区 ~ 示例·普照寺"],
  ["大渔街道的大渔小学", "unknown 大渔街道 ~ 大渔社区"],
  ["前卫社区幼儿园灯笼挂好", "unknown 前卫社区幼儿园 ~ 前卫社区"],
  ["前卫社区卫生服务中心灯笼挂好", "unknown 前卫社区卫生服务中心 ~ 前卫社区"],
  ["春和小学马街校区食堂", "unknown 春和小学马街校区 ~ 示例·春和小学"],
  [
    "书林三小福海校区堵门",
    "unknown 书林三小福海校区 ~ 书林一小福海校区 书林二小福海校区 示例·春和小学福海校区",
  ],
  ["惠民银行海口支行灯箱松动", "unknown 惠民银行海口支行 ~ 示例·惠民银行马街支行"],
  ["农业银行马街支行灯箱松动", "unknown 农业银行马街支行 ~ 示例·惠民银行马街支行"],
  ["昆明市第一人民医院门诊", "unknown 昆明市第一人民医院 ~ 云南省第一人民医院"],
  ["市一院门诊有人排队", "missing"],
  ["呈贡万达广场电梯开了", "unknown 呈贡万达广场 ~ 昆明万达广场"],
  ["滇池观景园护栏松动", "unknown 滇池观景园 ~ 示例·西岸观景园"],
  ["滇润超市灯笼挂好", "unknown 滇润超市 ~ 示例·滇润农贸市场"],
  ["春和小学福校海区食堂漏气", "unknown 春和小学 ~ 示例·春和小学福海校区 示例·春和小学"],
  ["宏达滇润市场灯笼挂好", "unknown 宏达滇润市场 ~ 示例·滇润农贸市场"],
  ["曲靖市麒麟区前卫社区楼道", "unknown 曲靖市麒麟区前卫社区 ~ 前卫社区"],
  ["宏达化工厂爆炸", "unknown 宏达化工厂 ~ 示例·宏达机械厂"],
  ["宏达机械厂子弟学校", "unknown 宏达机械厂子弟学校 ~ 示例·宏达机械厂"],
])("a known name inside a longer one is not that unit: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test("what stands first and is unknown keeps the second from being taken for it", () => {
  expect(tellUnits("明珠社区和明波社区交界处")).toBe("unknown 明珠社区 ~ 明波社区");
  expect(tellUnits("明波社区和明珠社区交界处")).toBe("stated 明波社区");
});
