import { expect, test } from "vitest";
import { tellUnits } from "./told-units.ts";

test.each([
  ["不是前卫社区,是普坪社区", "stated 普坪社区"],
  ["单位错了,是普坪社区", "stated 普坪社区"],
  ["单位错了不是明波社区是普坪社区", "stated 普坪社区"],
  ["把明波社区改成普坪社区", "stated 普坪社区"],
  ["这个件不归我们前卫社区管,是金碧社区的", "stated 金碧社区"],
  ["不是前卫社区的", "missing"],
  ["是不是前卫社区的?", "stated 前卫社区"],
  ["除前卫社区外都零报告", "missing"],
  ["明波社区零报告,前卫社区除外", "stated 明波社区"],
  ["明波社区零报告,除前卫社区", "stated 明波社区"],
  ["删除普坪社区那条隐患", "stated 普坪社区"],
  ["看看普坪社区的花坛", "stated 普坪社区"],
  ["我是前卫社区网格员,福海社区3栋有人跳舞", "stated 福海社区"],
  ["我是前卫社区网格员,3栋有人跳舞", "stated 前卫社区"],
  ["明波社区转来:普坪社区3栋亮灯", "stated 普坪社区"],
  ["明波社区居民反映楼道亮灯", "stated 明波社区"],
])("denied, corrected, passed on: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test.each([
  ["前卫社区彩云幼儿园灯笼挂好", "stated 示例·彩云幼儿园"],
  ["前卫社区的彩云幼儿园灯笼挂好", "stated 示例·彩云幼儿园"],
  ["前卫街道前卫社区楼道", "stated 前卫社区"],
  ["福海滇润市场灭火器", "stated 示例·滇润农贸市场"],
  ["金碧街道的康宁医院", "stated 示例·康宁医院"],
  ["永顺里社区益康路口烧烤摊液化气罐摆在人行道上", "stated 永顺里社区"],
  ["前卫社区老食品厂宿舍3栋楼道", "stated 前卫社区"],
  ["前卫社区宏达机械厂宿舍3栋楼道", "stated 前卫社区"],
  ["前卫社区农贸市场灯笼挂好", "stated 前卫社区"],
  ["康宁医院门口占道", "stated 示例·康宁医院"],
  ["康宁医院路灯不亮", "stated 示例·康宁医院"],
  ["@前卫社区小王 康宁医院消防栓没水", "stated 示例·康宁医院"],
])("a house in a community, a place in it: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

const JINNIU = { street: "永昌街道", unit: "金牛社区" };

test.each([
  ["楼道亮灯", "context 金牛社区"],
  ["滇池路上井盖换新", "context 金牛社区"],
  ["阳光房亮灯", "context 金牛社区"],
  ["兴隆小学门口井盖换新", "context 金牛社区"],
  ["已联系前卫派出所", "context 金牛社区"],
  ["金碧社区有人跳舞", "stated 金碧社区"],
  ["盛高大城那边有人跳舞", "stated 盛高大城社区"],
  ["金碧那边有人跳舞", "ambiguous 金牛社区 金碧社区 (金碧街道)"],
  ["盛高那边有人跳舞", "ambiguous 盛高大城社区 金牛社区"],
  ["康宁医院对面铺面开张", "ambiguous 金牛社区 示例·康宁医院"],
  ["明珠社区楼道亮灯", "unknown 明珠社区 ~ 明波社区"],
])("in the chat of 金牛社区: %s → %s", (text, expected) => {
  expect(tellUnits(text, { chat: JINNIU })).toBe(expected);
});

test("in its own chat a shared word and a generic one mean the chat's unit; a street's chat means none", () => {
  expect(tellUnits("前卫3栋楼道亮灯", { chat: { street: "前卫街道", unit: "前卫社区" } })).toBe(
    "context 前卫社区",
  );
  expect(tellUnits("春和食堂漏气", { chat: { street: "西苑街道", unit: "示例·春和小学" } })).toBe(
    "context 示例·春和小学",
  );
  expect(tellUnits("医院那边有人闹", { chat: { street: "金碧街道", unit: "示例·康宁医院" } })).toBe(
    "context 示例·康宁医院",
  );
  expect(tellUnits("楼道亮灯", { chat: { street: "福海街道", unit: null } })).toBe("missing");
  expect(tellUnits("海口那边化工厂发生爆燃", { chat: { street: "海口街道", unit: null } })).toBe("missing");
  expect(tellUnits("楼道亮灯", { chat: { street: null, unit: "没有这个单位" } })).toBe("missing");
});

test("candidates of the chat's own street stand first, and none is taken for it", () => {
  const inStreet = (street: string) => tellUnits("长坡那边有人跳舞", { chat: { street, unit: null } });
  expect(inStreet("碧鸡街道")).toBe("ambiguous 长坡社区 示例·长坡客运站");
  expect(inStreet("马街街道")).toBe("ambiguous 示例·长坡客运站 长坡社区");
});

test.each([
  ["公安那边挂着的还有多少没销", "stated 区公安分局"],
  ["公安局还有几件", "stated 区公安分局"],
  ["区公安还有几件", "stated 区公安分局"],
  ["信访局还有多少没销", "stated 区信访局"],
  ["应急局还有几件", "stated 区应急局"],
  ["应急那边还有几件", "stated 区应急局"],
  ["民政那边有多少", "stated 区民政局"],
  ["司法局呢", "stated 区司法局"],
  ["政法委名下有多少", "stated 区委政法委"],
  ["西山区公安分局", "stated 区公安分局"],
  ["前卫街道还有几个逾期的", "stated 前卫街道"],
  ["前卫街道办还有几件", "stated 前卫街道"],
  ["西苑还有几个逾期", "stated 西苑街道"],
  ["度假区还有几个逾期", "stated 昆明滇池国家旅游度假区"],
  ["不归我们前卫管,是度假区的", "stated 昆明滇池国家旅游度假区"],
  ["前卫街道前卫社区的情况", "stated 前卫社区"],
  ["福海上半年安全隐患比去年多还是少", "ambiguous 福海街道 福海社区"],
  ["金碧的情况", "ambiguous 金碧街道 金碧社区"],
  ["催一哈前卫,那3件再不动就挂黄牌", "ambiguous 前卫街道 前卫社区"],
  ["把马街那条登记删了", "ambiguous 马街街道 马街社区"],
  ["和平这个月有几件", "ambiguous 和平社区"],
  ["团结还有几件", "ambiguous 团结街道"],
  ["前位街道还有几件", "unknown 前位街道 ~ 前卫街道"],
  ["明珠社区啥情况", "unknown 明珠社区 ~ 明波社区"],
  ["市信访局来人", "missing"],
  ["五华区应急局的", "missing"],
  ["加强团结协作", "missing"],
  ["各街道逾期率", "missing"],
  ["哪些街道还没报", "missing"],
  ["企业单位那边达标多少", "missing"],
])("where bodies count too: %s → %s", (text, expected) => {
  expect(tellUnits(text, { bodies: true })).toBe(expected);
});

test("a body is no unit: where only units count, it is neither stated nor offered", () => {
  expect(tellUnits("收到区信访局转送件,反映桃洲泉社区违建")).toBe("stated 示例·桃洲泉社区");
  expect(tellUnits("前卫街道楼道亮灯")).toBe("missing");
  expect(tellUnits("公安那边挂着的")).toBe("missing");
});
