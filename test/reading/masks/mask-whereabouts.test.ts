import fc from "fast-check";
import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";
import {
  BANK_WORDS,
  BIRTHDAYS,
  bankCard,
  birthday,
  coordinates,
  passport,
  twoWheelPlate,
} from "./personal-data-told.ts";

/** What may stand beside a number of a person and is nobody's. */
const NEIGHBOURS = [
  "XS-2026-0012",
  "91530112MA6K2T1X3P",
  "罚款13900000元",
  "GB 50016",
  "GB50016-2014",
  "DN100管漏水",
  "1500*800",
  "YJV 3×120+1×70",
  "2026年11月24日",
  "11.24前整改",
  "MFZ/ABC4",
  "380V",
];

const survives = (text: string, value: string) => text.replace(/\s/g, "").includes(value.replace(/\s/g, ""));

test.each([
  ["车牌", twoWheelPlate, (value: string) => `${value}堵消防通道`],
  ["坐标", coordinates, (value: string) => `他在${value}`],
  ["银行卡号", bankCard, (value: string, word: string) => `${word}${value}`],
  ["护照号", passport, (value: string) => value],
  ["身份信息", birthday, (value: string) => `租客是${value}`],
] as const)("%s: none survives, and what stands beside it stays", (kind, values, told) => {
  fc.assert(
    fc.property(
      values,
      fc.constantFrom(...BANK_WORDS),
      fc.constantFrom(...NEIGHBOURS),
      fc.boolean(),
      (value, word, neighbour, first) => {
        const said = told(value, word);
        const { text, kinds } = maskText(first ? `${neighbour},${said}` : `${said},${neighbour}`);
        expect(kinds).toEqual([kind]);
        expect(survives(text, value)).toBe(false);
        expect(text).toContain(neighbour);
        expect(text.replace(neighbour, "")).not.toMatch(/\d{2}|[°′]/);
      },
    ),
    { numRuns: 400 },
  );
});

test.each(BIRTHDAYS)("「%s」 says whose birthday it is", (given) => {
  expect(maskText(given).codes).toEqual(["identity"]);
  expect(maskText(given).text).not.toMatch(/\d{2}|[零〇一二三四五六七八九]{2}/);
});

test.each([
  ["3栋502,男,45岁", "3栋[门牌号已隐去],男,[年龄已隐去]"],
  ["3栋502住着一个78岁的老人", "3栋[门牌号已隐去]住着一个[年龄已隐去]的老人"],
  ["78岁老人独居3栋", "[年龄已隐去]老人独居3栋"],
  ["她今年63岁住在2单元", "她[年龄已隐去]住在2单元"],
  ["二栋七十八岁老人独居", "二栋[年龄已隐去]老人独居"],
  ["3栋502的5岁娃娃没人看", "3栋[门牌号已隐去]的[年龄已隐去]娃娃没人看"],
  ["他家定位24.981234,102.704512附近", "他家定位[坐标已隐去]附近"],
])("「%s」 → 「%s」", (given, expected) => {
  expect(maskText(given).text).toBe(expected);
  expect(maskText(expected)).toMatchObject({ text: expected, codes: [] });
});

test.each(
  `坐标102.6543,25.0312附近有塌陷
坐标102.6543,25.0312处井盖没了
北纬24.9812 东经102.7045的路面塌了
尺寸24.98,102.70
长24.98宽102.70
单价24.98,总价102.70
管径25.50,长100.20米
22.50/100.00
45°弯头漏水
角度30°15′偏了
78岁老人走失
60岁以上免费
3栋18岁以下儿童乐园
12岁以下禁止
楼龄45年
3栋19岁学生受伤
2026年5月生产
2026年5月生效
八九年生锈的管道
三四年生了锈
5年生的树要倒
十年生意
产生于2019年5月
1983年建的楼
云A123456电表
云A座123456
昆明123456
云南摩托车协会
香港AB12号
中国银行门口台阶坏
收款12345元
转账到12345678901234元
建行95533
存在123456789012的电表
微信支付宝都转不了
出生医学证明窗口排长队`.split("\n"),
)("nobody's: %s", (text) => {
  for (const eager of [false, true])
    expect(maskText(text, { eager })).toEqual({ text, kinds: [], codes: [] });
});
