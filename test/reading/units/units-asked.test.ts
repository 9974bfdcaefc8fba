import { expect, test } from "vitest";
import { tellUnits } from "./told-units.ts";

test.each([
  // Streets and communities of one stem.
  ["金碧那边有家网吧安全出口堵了", "ambiguous 金碧社区 (金碧街道)"],
  ["前卫楼道亮灯", "ambiguous 前卫社区 (前卫街道)"],
  ["福海3栋亮灯", "ambiguous 福海社区 (福海街道)"],
  ["马街有人跳舞", "ambiguous 马街社区 (马街街道)"],
  // What two units share.
  ["长坡那边有人跳舞", "ambiguous 长坡社区 示例·长坡客运站"],
  ["云纺3楼亮灯", "ambiguous 云纺社区 云纺商业区"],
  ["春和食堂煤气", "ambiguous 示例·春和小学 示例·春和小学福海校区"],
  ["白马那边有人跳舞", "ambiguous 白马小学 白马东区社区 白马西区社区"],
  ["福海校区门口堵", "ambiguous 书林一小福海校区 书林二小福海校区 示例·春和小学福海校区"],
  ["书林一小门口堵车", "ambiguous 书林一小福海校区"],
  ["大观公园1903商铺", "ambiguous 大观公园 公园1903"],
  // Roads, temples, bridges: where, before it is whose.
  ["喂那个我在春雨路这边啊就是那个路口那个井盖没有了", "ambiguous 春雨路社区"],
  ["春雨路边的井盖换新", "ambiguous 春雨路社区"],
  ["益康路口有人摆摊", "ambiguous 益康路社区"],
  ["滇池路堵车", "ambiguous 滇池路社区"],
  ["金碧路井盖换新", "ambiguous 金碧社区 (金碧街道)"],
  ["普坪路口红绿灯坏了", "ambiguous 普坪社区"],
  ["弥勒寺香炉倒了", "ambiguous 弥勒寺社区"],
  ["得胜桥护栏换新", "ambiguous 得胜桥社区"],
  ["普坪村有人跳舞", "ambiguous 普坪社区"],
  ["普坪小区3栋亮灯", "ambiguous 普坪社区"],
  // Only beside it.
  ["康宁医院对面烧烤摊占道", "ambiguous 示例·康宁医院"],
  ["前卫社区附近工地扬尘", "ambiguous 前卫社区"],
  ["宏达机械厂家属区3栋", "ambiguous 示例·宏达机械厂"],
  ["普照寺路井盖没了", "ambiguous 示例·普照寺"],
  ["大观公园派出所", "ambiguous 大观公园"],
  // One of them, and the text does not say which.
  ["前卫社区还是官庄社区的我不晓得", "ambiguous 前卫社区 官庄社区"],
  ["不是前卫社区就是官庄社区", "ambiguous 前卫社区 官庄社区"],
  ["前卫社区康宁医院灯笼挂好", "ambiguous 示例·康宁医院 前卫社区"],
  ["明波社区反映普坪社区3栋亮灯", "ambiguous 普坪社区 明波社区"],
  ["福海街道前卫社区楼道", "ambiguous 前卫社区"],
  ["海口滇润市场灭火器", "ambiguous 示例·滇润农贸市场"],
  ["@前卫社区小王 处理一下井盖", "ambiguous 前卫社区"],
  // The beginning of a name.
  ["巡津那边有人跳舞", "ambiguous 巡津新村社区"],
  ["盛高 3栋电梯开了", "ambiguous 盛高大城社区"],
])("not certain, and asked: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test.each([
  ["请大家和平解决纠纷", "missing"],
  ["大兴土木扬尘大", "missing"],
  ["河南来的民工在讨薪", "missing"],
  ["阳光房违建", "missing"],
  ["门口一堆土堆着,土堆有两米高", "missing"],
  ["龙门吊钢丝绳断了", "missing"],
  ["摆龙门阵的老人摔了", "missing"],
  ["金碧辉煌的夜景", "missing"],
  ["杨家和陆家为宅基地开会", "missing"],
  ["和平路井盖没了", "missing"],
  ["应急灯不亮", "missing"],
  // Where it can only be a name, it is asked, and still not stated.
  ["复兴那边有人跳舞", "ambiguous 复兴社区"],
  ["阳光3栋楼道亮灯", "ambiguous 阳光社区"],
  ["六合,井盖换新", "ambiguous 六合社区"],
  ["和平零报告", "ambiguous 和平社区"],
  ["杨家社区和陆家社区为宅基地开会", "stated 杨家社区 + 陆家社区"],
  ["河南社区楼道亮灯", "stated 河南社区"],
])("words that are names too: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test.each([
  ["上海门店起火", "missing"],
  ["说明波及面大", "missing"],
  ["面积善后处理", "missing"],
  ["十五中队训练", "missing"],
  ["五中全会精神", "missing"],
  ["棕树营小区3栋", "missing"],
  ["严家地铁站扶梯停了", "ambiguous 严家地社区"],
  ["司法所调解", "missing"],
])("names cut out of other words are none: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test.each([
  ["冷库氨气泄漏", "missing"],
  ["化工厂爆炸", "missing"],
  ["啤酒厂爆炸", "missing"],
  ["老食品厂宿舍3栋有人跳舞", "missing"],
  ["那家网吧安全出口堵了", "missing"],
  ["附近小学门口堵", "missing"],
  ["菜市场电线乱拉", "missing"],
  ["儿童医院门口", "missing"],
  ["已送医院抢救", "missing"],
  ["请社区来人处理", "missing"],
  ["各社区零报告", "missing"],
  ["我们社区楼道亮灯", "missing"],
  ["这个街道上", "missing"],
  ["@社区小王 处理", "missing"],
  ["森林公园起火", "missing"],
  ["校区那边", "missing"],
])("a generic word names nothing: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test("a school that has a campus in the group's own street is asked for, unless its street is named", () => {
  const text = "春和小学操场栏杆松了";
  const inFuhai = { chat: { street: "福海街道", unit: null } };
  expect(tellUnits(text, inFuhai)).toBe("ambiguous 示例·春和小学福海校区 示例·春和小学");
  expect(tellUnits(text, { chat: { street: "西苑街道", unit: null } })).toBe("stated 示例·春和小学");
  expect(tellUnits(`西苑街道${text}`, inFuhai)).toBe("stated 示例·春和小学");
});
