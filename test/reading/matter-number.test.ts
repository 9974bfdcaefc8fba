import fc from "fast-check";
import { expect, test } from "vitest";
import { findMatterNumber } from "../../src/reading/matter-number.ts";

const found = (text: string) => {
  const named = findMatterNumber(text, "XS");
  return named && ("number" in named ? named.number : named.suffix);
};

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

test.each([
  ["XS-2026-0312", "XS-2026-0312"],
  ["xs 2026 312 怎么样", "XS-2026-0312"],
  ["xs2026312 怎么样", "XS-2026-0312"],
  ["XS-2026-312", "XS-2026-0312"],
  [wide("XS-2026-0312"), "XS-2026-0312"],
  ["XS—2026—0312到哪了", "XS-2026-0312"],
  ["XS20260312", "XS-2026-0312"],
  ["XS.2026.0312", "XS-2026-0312"],
  ["XS2026年第312号", "XS-2026-0312"],
  ["X S 2026 0312", "XS-2026-0312"],
  ["XS-2025-12", "XS-2025-0012"],
  ["XS-2026-12345", "XS-2026-12345"],
  ["看下XS-2026-0312,还有XS-2026-0313", "XS-2026-0312"],
])("a whole number in 「%s」", (text, expected) => {
  expect(found(text)).toBe(expected);
});

test.each([
  ["0312", "0312"],
  [wide("0312"), "0312"],
  ["312", "0312"],
  ["312号", "0312"],
  ["312号到哪一步了", "0312"],
  ["0287整改完了,图在上面", "0287"],
  ["把0312转给应急局", "0312"],
  ["前卫0312那件", "0312"],
  ["第312号", "0312"],
  ["第312件咋样", "0312"],
  ["第312条", "0312"],
  ["编号312", "0312"],
  ["编号:312", "0312"],
  ["编号 0312", "0312"],
  ["事项编号12", "0012"],
  ["No.312", "0312"],
  ["#312", "0312"],
  ["45号事项", "0045"],
  ["隐患0312怎么样", "0312"],
  ["核验通过 312 现场看过灯都亮了", "0312"],
  ["打回312[姓名已隐去]说没换", "0312"],
  ["签收312 我们马上去", "0312"],
  ["XS0312", "0312"],
  ["查一下287", "0287"],
  ["287整改完了", "0287"],
  ["312到哪一步了", "0312"],
  ["312,签收", "0312"],
  ["催一下287", "0287"],
  ["三一二号", "0312"],
  ["三幺二号", "0312"],
  ["〇三一二", "0312"],
  ["零三一二到哪了", "0312"],
  ["编号三一二", "0312"],
  ["三百一十二号", "0312"],
  ["第三百一十二号", "0312"],
  ["编号一千二百零三", "1203"],
  ["0312 20261124", "0312"],
])("a running number in 「%s」, four figures long", (text, expected) => {
  expect(found(text)).toBe(expected);
});

test.each(
  [
    "3号楼",
    "312号楼消防栓没水",
    "3栋2单元",
    "人民路312号灭火器过期",
    "滇池路312号商铺",
    "阳光社区312号门口堆物",
    "119",
    "拨打119",
    "120已到",
    "12345",
    "12345转来投诉",
    "110出警",
    "2026年",
    "2026",
    "2026年11月23日",
    "11月23号前",
    "23号",
    "灭火器30具",
    "灭火器过期4具",
    "公园1903",
    "0871-65312345",
    "电话0871",
    "0871 65312345",
    "早上0830集合",
    "XF2026-1123-07",
    "信访工作条例第二十三条",
    "安全生产法第一百零五条",
    "第23条标准",
    "三楼",
    "一号楼",
    "三一二号楼",
    "3000元",
    "0.0312",
    "312路公交",
    "312国道",
    "地铁3号线",
    "500米",
    "下午3点",
    "3件逾期",
    "随机抽10件",
    "1、灭火器过期",
    "二〇二六年",
    "AXS-2026-0312x9",
    "一一九",
    "两百人聚集",
    "一百二十个人",
    "复查120户",
    "验收2026年消防设施",
    "核查312栋房屋",
    "签收300具灭火器",
  ].map((text) => [text]),
)("no number in 「%s」", (text) => {
  expect(found(text)).toBeNull();
});

test("every number is found in every spelling, whatever stands around it", () => {
  const running = fc.integer({ min: 1, max: 9999 });
  const spelling = fc.constantFrom(
    (year: string, n: string) => `XS-${year}-${n}`,
    (year: string, n: string) => `xs ${year} ${n}`,
    (year: string, n: string) => `XS${year}${n}`,
    (year: string, n: string) => `XS_${year}_${n}`,
    (year: string, n: string) => wide(`XS-${year}-${n}`),
  );
  const around = fc.constantFrom("", "查一下 ", "把", "那个 ", "灭火器,", "\n");
  const behind = fc.constantFrom("", " 到哪一步了", "整改完了", ",签收", "呢?", "。");
  fc.assert(
    fc.property(running, spelling, around, behind, (n, spell, before, after) => {
      const padded = String(n).padStart(4, "0");
      expect(found(`${before}${spell("2026", padded)}${after}`)).toBe(`XS-2026-${padded}`);
    }),
  );
});

test("its own span is what was written, and any text is taken", () => {
  expect(findMatterNumber(`把${wide("XS-2026-0312")}转走`, "XS")?.text).toBe(wide("XS-2026-0312"));
  expect(findMatterNumber("把X.S+1-2026-1转走", "X.S+1")).toMatchObject({ number: "X.S+1-2026-0001" });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      expect(found(text)).toBe(found(text));
    }),
    { numRuns: 500 },
  );
});
