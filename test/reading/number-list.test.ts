import { expect, test } from "vitest";
import { ofShortNumber } from "../../src/reading/matter-number.ts";
import { findNumberList } from "../../src/reading/number-list.ts";
import { readUndo } from "../../src/reading/undo-words.ts";

const read = (text: string) => {
  const found = findNumberList(text, { prefix: "XS", year: "2026" });
  return found?.kind === "list" ? found.numbers.map((number) => number.slice(-4)).join(" ") : found?.kind;
};

test.each([
  ["签收0005和0006", "0005 0006"],
  ["签收 0005、0006", "0005 0006"],
  ["0005 0006都签收", "0005 0006"],
  ["0005,0006,0007签收", "0005 0006 0007"],
  ["签收0005跟0006还有0007", "0005 0006 0007"],
  ["签收 XS-2026-0005、XS-2026-0006", "0005 0006"],
  ["签收xs 2026 0005,0006", "0005 0006"],
  ["核验通过 312号和313号 都看了", "0312 0313"],
  ["打回 0005、0006 还差2具", "0005 0006"],
  ["签收5-8号", "span"],
  ["签收0005-0008", "span"],
  ["签收0005到0008", "span"],
  ["签收 5号至8号", "span"],
  ["签收 XS-2026-0005~XS-2026-0008", "span"],
])("%s names %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  "签收 XS-2026-0005",
  "签收 XS 2026-0005",
  "签收0005",
  "签收0005和",
  "签收 0005 0005",
  "核验通过 0005 2024年的也换了",
  "核验通过 0005 2具都换了",
  "整改 0005 5-8号楼的线换了",
  "整改 11月5-8号换的",
  "电话0871-68221234",
  "打回 0005 3到5楼没换",
  "核验通过 0005 换了12、13具",
])("%s names no several", (text) => {
  expect(read(text)).toBeUndefined();
});

test.each([
  ["1号整好了", "0001"],
  ["1号弄好了", "0001"],
  ["12号已经整改好了", "0012"],
  ["3号那条换好了", "0003"],
  ["312号修好咯", "0312"],
  ["5号的都清完了", "0005"],
  ["1号楼整好了", null],
  ["1号门修好了", null],
  ["1号线换好了", null],
  ["11月1号弄好了", null],
  ["1号前弄好了", null],
  ["1号摊位清完了", null],
  ["2月1号的整好了", null],
  ["我们1号弄好的", null],
])("of %s the number is %s", (text, number) => {
  expect(ofShortNumber(text)).toBe(number);
});

test.each([
  ["撤销提交", "submit"],
  ["撤销签收", "accept"],
  ["撤销上报", "confirm"],
  ["撤回刚才的签收", "accept"],
  ["撤销一下签收", "accept"],
  ["把签收撤销了", "accept"],
  ["签收撤销", "accept"],
  ["签收点错了", "accept"],
  ["取消签收", "accept"],
  ["帮我撤销刚才的提交整改", "submit"],
  ["撤销核验通过", "pass"],
  ["撤销销号", "pass"],
  ["撤销打回", "return-to-work"],
  ["撤销", null],
  ["取消上报", null],
  ["签收", null],
  ["打回", null],
  ["提交整改", null],
  ["怎么撤销签收", null],
  ["撤销签收要多久", null],
  ["不要撤销签收", null],
  ["签收的撤销了吗", null],
  ["撤销登记证的事报一下", null],
  ["上报错了地方", null],
  ["提交的材料撤回来重写", null],
])("%s takes back %s", (text, act) => {
  expect(readUndo(text)).toBe(act);
});
