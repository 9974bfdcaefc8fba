import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";

/** Invented plates of every kind, as they are written and said. */
test.each(
  `公安A12345堵门
云O12345停消防通道
云A1234警停消防通道
云A1234学停在出口
云A·1234挂
云A·Z1234挂
云A1234领
云A1234使
使224578停在门口
224578使停在门口
粤Z1234港停通道
粤ZAB12港
云AD12345
云A12345D
云A D 1 2 3 4 5
云A,12345
云A:12345
云南A一二三四五
南A12345军车停消防通道
军A12345
空A12345
北·A12345
VA12345停消防通道
军车KA12345堵门
W J 1 2 3 4 5
WJ云1234消
WJ 25 12345
WJ25-12345
云临A12345
云A临12345
云A五个八
车牌尾号是8K
尾号888的车堵门
号牌A88888
港牌AB1234`.split("\n"),
)("hidden: %s", (text) => {
  const masked = maskText(text);
  expect(masked.codes).toEqual(["plate"]);
  expect(masked.text).not.toMatch(/\d|[一二三四五六七八九]{2}|五个八|8K/);
});

test.each(
  `使用200000元
驱使123456
管理使用费123456元
123456使用率
开关型号LA12345老化
螺栓KA12345断了
VA12345断路器烧坏
南北12345号线杆
海A座12345
北A栋12345热线牌掉了
公安12389举报牌
号牌脱落
车间尾号3号机
临时用电12345
云A座临街
军训12345人
车位A12345
济A座楼道堆物
2026年11月生效
2019年生产的电梯超期
出生医学证明窗口排长队
生日蛋糕店没有灭火器
微信群123456人
QQ群没有人管
企鹅雕像倒了
12345 at 9点
门禁系统瘫痪
心脏病医院门口堵
病历柜没有锁
流产手术广告贴在校门口
门诊号牌掉了
住院部3号电梯停
两三四五六七栋都停水
桥洞两边堆物`.split("\n"),
)("nobody's: %s", (text) => {
  for (const eager of [false, true])
    expect(maskText(text, { eager })).toEqual({ text, kinds: [], codes: [] });
});

test.each([
  ["Q Q:12345678", "wechat"],
  ["q号12345678", "wechat"],
  ["加我QQ 1234 5678", "wechat"],
  ["企鹅号12345678", "wechat"],
  ["v❤:abc12345", "wechat"],
  ["微信号是12345678", "wechat"],
  ["abc at qq.com", "wechat"],
  ["abc#qq.com", "wechat"],
  ["123456@qq。com", "wechat"],
  ["社会保障号530112190001", "id"],
  ["病历号2026001234", "id"],
  ["学籍号2023011401", "id"],
  ["幺三九洞洞洞洞幺两三四", "phone"],
  ["幺三九,洞洞洞洞,幺两三四", "phone"],
  ["1990年1月1日出生", "identity"],
  ["出生日期1990-01-01", "identity"],
  ["生日1990.1.1", "identity"],
  ["1990年生", "identity"],
  ["残疾二级", "health"],
  ["他确诊新冠", "health"],
  ["瘫痪在床", "health"],
] as const)("%s is %s", (text, code) => {
  const masked = maskText(text);
  expect(masked.codes).toEqual([code]);
  expect(masked.text).not.toMatch(/\d{3}|洞洞/);
});

test("a case has a number and parties: the number stays, the parties go", () => {
  expect(maskText("(2023)云0112民初1234号").codes).toEqual([]);
  const masked = maskText("(2023)云0112民初1234号张伟诉李秀英", { eager: true });
  expect(masked.text).toBe("(2023)云0112民初1234号[姓名已隐去]诉[姓名已隐去]");
});
