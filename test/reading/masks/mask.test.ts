import fc from "fast-check";
import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";
import {
  bankCard,
  broken,
  creditCode,
  crossedId,
  disguised,
  halfSpoken,
  idNumber,
  landline,
  lettered,
  mobile,
  oldIdNumber,
  permit,
  plate,
  spoken,
  talk,
} from "./personal-data.ts";

const kinds = {
  身份证号: fc.oneof(
    disguised(idNumber),
    disguised(oldIdNumber),
    spoken(oldIdNumber),
    halfSpoken(idNumber),
    crossedId,
  ),
  电话: fc.oneof(
    disguised(mobile),
    fc
      .tuple(
        fc.constantFrom("+86", "86", "0086", "+86 ", "+86-", "(+86)", "电话:", "手机", "0"),
        disguised(mobile),
      )
      .map((p) => p.join("")),
    disguised(landline),
    spoken(mobile),
    halfSpoken(mobile),
    spoken(landline),
    lettered(mobile),
    broken,
    fc.tuple(fc.constantFrom("501", "3", "20"), mobile).map((p) => p.join("")),
    fc.tuple(mobile, mobile).map((p) => p.join("")),
    landline.map((n) => `(${n.slice(0, 4)})${n.slice(4)}-801`),
  ),
  银行卡号: disguised(bankCard),
  车牌: disguised(plate),
  护照号: permit,
};
const signsOf = (text: string) =>
  text.normalize("NFKC").replace(/[^0-9A-Za-z零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖❶-❾⓿×Хх]/g, "");

test.each(Object.entries(kinds))("%s: no sign of it survives, however it is spaced", (kind, number) => {
  fc.assert(
    fc.property(talk, number, talk, (before, written, after) => {
      const masked = maskText(`${before}${written}${after}`);
      expect(signsOf(masked.text)).toBe("");
      // Eighteen digits may be a card and an ID number both: then it is called the graver.
      expect(masked.kinds).toContain(masked.kinds.includes("身份证号") ? "身份证号" : kind);
    }),
    { numRuns: 400 },
  );
});

test("several in one message all go, whatever stands between them", () => {
  const any = fc.oneof(...Object.values(kinds));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(any, fc.constantFrom(",", "和", "\n转", "、")), { maxLength: 4 }),
      (all) => {
        expect(signsOf(maskText(all.flat().join("")).text)).toBe("");
      },
    ),
    { numRuns: 1000 },
  );
});

/* Where one ends and the next begins, the two look like one broken number: each was left in part once. */
test.each([
  "530112—18 - 0001010 - 020,５２６４９３９８—２０ - ３３０６３６",
  "5264461153516_178,13100220_62.0710-1199",
  "52📱64024412817 157,62229662—99278557",
  "130、0000、0000,130#0000#0000",
  // A date within a card, if 1952.5/7 were one.
  "622207511/1952.5/7/82—7",
])("nothing is left of %s", (text) => {
  expect(maskText(text).text).not.toMatch(/\p{Nd}/u);
});

const harmless = fc.oneof(
  talk,
  creditCode,
  fc.nat(9999).map((n) => `XS-2026-${String(n).padStart(4, "0")}`),
  fc.constantFrom(..."20261124|2026-11-24|2026.11.13-2026.11.24 9时|2026/11/24 18:00|11月24日".split("|")),
  fc.constantFrom(
    ..."13,900,000元|1234567.89元|3.5万|0312|0312 20261124|XF2026-1123-07|12345热线|119".split("|"),
  ),
  fc.constantFrom(..."3栋2026年检修|3栋120户|2号楼500元|公园1903|3栋2单元|第3、5、7条".split("|")),
);

test("what is nobody's personal data stays to the letter", () => {
  fc.assert(
    fc.property(fc.array(harmless, { maxLength: 5 }), (parts) => {
      const text = parts.join(",");
      expect(maskText(text)).toEqual({ text, kinds: [], codes: [] });
    }),
    { numRuns: 500 },
  );
});

const cues = fc.constantFrom(
  "信访人",
  "患者",
  "死者",
  "张三",
  "王秀英",
  "家",
  "和",
  "电话",
  "502",
  "娃娃",
  "夹伤",
  "在",
  ",",
  "怀孕",
  "抑郁症",
  "3栋",
  "501",
  "的",
  "[",
);
const anything = fc.oneof(
  ...Object.values(kinds),
  harmless,
  cues,
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);

test("it takes any text, and a masked text has nothing left to mask", () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 8 }), (parts) => {
      const once = maskText(parts.join("")).text;
      expect(maskText(once)).toEqual({ text: once, kinds: [], codes: [] });
    }),
    { numRuns: 1000 },
  );
  expect(() => maskText("\uD800电话13900001234\uDC00")).not.toThrow();
});

test.each([
  ["阳光社区3栋2单元501张三家,电话13900001234", "阳光社区3栋[门牌号已隐去][姓名已隐去]家,电话[电话已隐去]"],
  ["信访人赵大勇(身份证530112190001010011)来反映", "信访人[姓名已隐去](身份证[身份证号已隐去])来反映"],
  ["户主张三怀孕,云A·12345堵门", "户主[姓名已隐去][健康信息已隐去],[车牌已隐去]堵门"],
  ["加微信:wxid_abc123,或0871-65312345转801", "加[微信号已隐去],或[电话已隐去]"],
  ["电话.13900001234", "电话.[电话已隐去]"],
  ["王女士(13900001234)", "[姓名已隐去]([电话已隐去])"],
  ["(0871)65312345", "[电话已隐去]"],
  ["合同编号530112202611230001", "合同编号530112202611230001"],
  ["编号530112190001010011", "编号[身份证号已隐去]"],
  ["发票号码23456789,设备编号E12345678", "发票号码23456789,设备编号E12345678"],
  ["电话65312345,热线12345、12369、110", "电话[电话已隐去],热线12345、12369、110"],
  ["QQ号 123456789,邮箱abc@example.com", "[网络账号已隐去],邮箱[邮箱已隐去]"],
  ["手机尾号1234,车牌尾号345", "手机尾号[电话已隐去],车牌尾号[车牌已隐去]"],
  ["护照E12345678,通行证H1234567801", "护照[护照号已隐去],通行证[护照号已隐去]"],
  ["电话一三九,零零零零,一二三四", "电话[电话已隐去]"],
  ["1 3 5 7 8 10 11 12号楼", "1 3 5 7 8 10 11 12号楼"],
  ["货架1500*800*1200", "货架1500*800*1200"],
])("%s", (given, expected) => {
  expect(maskText(given).text).toBe(expected);
});
