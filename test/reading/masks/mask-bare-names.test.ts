import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";
import { GIVEN_NAMES, SURNAMES, UNUSUAL_NAMES } from "./mask-invented-names.ts";

/** As a household is put into a hazard's line, with no role before it and no bracket around it. */
const FRAMES = `
X 楼道堆物
X:飞线充电
X楼道堆物
X私拉电线
柚栖岗社区X楼道堆物
柚栖岗社区3栋 X 飞线充电
3栋502 X 飞线充电
3栋X飞线充电
住户X飞线充电
租客X占用消防通道
她老公X飞线充电
由X牵头整改
通道被X占了
是X堆的
叫X的人堆的
X家楼道堆物
X家里堆满纸箱
X家的电瓶车
楼道堆物(X)
责任人X,限三天
限X3天内整改
X在楼道充电
X不配合整改
X拒不清理
让X清理
通知X整改
户主X
`
  .trim()
  .split("\n");

/** Those that begin few ordinary words; 和, 保, 于 and 常 are more often words than names. */
const FIRM = [
  ..."王李张刘陈杨赵吴徐孙朱胡郭何罗郑谢宋唐许韩冯邓曹彭董袁潘蒋蔡杜苏魏吕丁沈姚卢崔谭陆汪范廖邹熊秦邱尹薛",
];

const rateOf = (surnames: readonly string[], given: readonly string[]) => {
  const all = FRAMES.flatMap((frame, row) =>
    given.map((name, column) => {
      const whole = `${surnames[(row * 7 + column) % surnames.length]}${name}`;
      return !maskText(frame.replace("X", whole)).text.includes(whole);
    }),
  );
  return all.filter(Boolean).length / all.length;
};

test("who is named in a hazard's line is hidden, whatever leads to the name", () => {
  expect(rateOf(FIRM, GIVEN_NAMES)).toBeGreaterThan(0.98);
  expect(rateOf(FIRM, UNUSUAL_NAMES)).toBeGreaterThan(0.93);
  expect(rateOf(SURNAMES, GIVEN_NAMES)).toBeGreaterThan(0.93);
});

const N = "[姓名已隐去]";
test.each([
  ["3栋502 张三丰 飞线充电", `3栋[门牌号已隐去]${N} 飞线充电`],
  ["张三丰楼道堆物", `${N}楼道堆物`],
  ["找张三丰", `找${N}`],
  ["赵德柱、李秀英、王强三户楼道堆物", `${N}、${N}、${N}三户楼道堆物`],
  ["岩温楼道堆物", `${N}楼道堆物`],
  ["玉罕家飞线充电", `${N}家飞线充电`],
  ["阿依古丽·买买提楼道堆物", `${N}楼道堆物`],
  ["阿依古丽·买买提 楼道堆物", `${N} 楼道堆物`],
  ["Zhang Wei楼道堆物", `${N}楼道堆物`],
  ["zhangwei楼道堆物", `${N}楼道堆物`],
  ["zhang wei 楼道堆物", `${N} 楼道堆物`],
])("%s", (given, expected) => {
  for (const eager of [false, true]) expect(maskText(given, { eager }).text).toBe(expected);
});

test.each(
  `杨国福麻辣烫门口堵
张小泉剪刀店没有灭火器
王守义十三香店电线老化
李连贵熏肉大饼没有灭火器
周黑鸭门店电线老化
李先生牛肉面燃气管老化
王小二饭店堆物
曹操饭馆油烟大
刘一手火锅店燃气管老化
Bai Du地图显示路封了
Bai Du 地图显示路封了
Gao De导航把车引到小路
Ma Bang货运堵门
Hua Wei手机店电线老化
Guo Mei电器堆货
Fan Wei太大
Wu Liu Qi
小杨堆的
老杨堆的
姓杨的堆的`.split("\n"),
)("nobody: %s", (text) => {
  for (const eager of [false, true])
    expect(maskText(text, { eager })).toEqual({ text, kinds: [], codes: [] });
});

/** Units, places and things that begin like a name. */
const THINGS =
  `金碧 王府 高新 陆家 方旺 白龙 安全 黄土 高空 水管 马街 金牛 石林 平江 温泉 池塘 东风 龙泉 王家桥 李家地 张家村 何家营
董家湾 吴家营 张官营 王筇路 曹溪寺 宋公馆 高压线 燃气管 施工队 管理员 许可证 严重的 解放军 符合性 任务重 温度高 麻辣烫 牛羊肉 胡乱堆 安全员
应急灯 消火栓 常闭门 配电箱 陈旧的 王者荣耀 毛巾厂 苏宁店 齐家网 万科园 老百姓 健之佳 易燃物 原材料 单位 单元门 柴油桶 柴火堆 毛石墙
木材厂 任何人 时间紧 温控器 余料堆 康复室 安装工 谢绝 严禁 白天 花坛 房顶 常年 孔洞 项目部 管委会 贺卡 尚未整改 纪念品 路灯 师傅 司机 金属
商户 租户 住户 业主 物业 城管 消防 施工方 责任方 牵头人 负责人`.split(/\s/);
const UNITS = readFileSync(new URL("../../fixtures/own-units.csv", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line) => line.split(/[,;]/))
  .filter((cell) => /^(?:示例·)?[\u4e00-\u9fa5]{2,12}$/.test(cell));

test("no thing, no place and no unit is taken for a person where one could stand", () => {
  expect(UNITS.length).toBeGreaterThan(50);
  for (const thing of [...THINGS, ...UNITS])
    for (const frame of [
      ...FRAMES.filter((one) => !/[者主客公户人]X|叫X|\(X\)|X家/.test(one)),
      "X",
      "找X",
      "X 3栋堆物",
    ]) {
      const text = frame.replace("X", thing);
      if (!text.includes("502")) expect(maskText(text).text, text).toBe(text);
    }
});
