import fc from "fast-check";
import { expect, test } from "vitest";
import { addedToReport, isBareReport, pointsInWords } from "../../src/reading/quote.ts";

test.each([
  "",
  "  ",
  "👆",
  "↑",
  "上报",
  "上报!",
  "上报这个",
  "报一下",
  "报一哈",
  "帮报一下吧",
  "麻烦登记一下",
  "把这条上报",
  "这个上报一下,谢谢",
  "这件事请报上去",
  "请上报 @社区小王",
  "上面那条报一下哈",
  "记一下",
  "录入台账",
  "快报上去",
  "上 报 这 个",
  "这条也报一下",
  "这个也登记",
  "帮我报一下这条",
  "这条隐患也报一下",
  "这条也帮我报一哈",
  "这条帮我报了",
  "上面这个问题上报",
  "他说的那个也登记一下",
  "居民反映的这个情况帮忙上报一下",
  "报一下这条隐患",
  "这件事顺便录一下嘛",
])("only asks to report what it replies to: %j", (text) => {
  expect(isBareReport(text)).toBe(true);
});

test.each([
  "报了",
  "已上报",
  "都报了",
  "上报了吗",
  "上报滇润农贸市场灭火器过期",
  "收到",
  "不用报",
  "不要上报",
  "别报",
  "报警器坏了",
  "上报几条了",
  "这个谁上报的",
  "登记表在哪",
  "确认",
  "签收",
  "报告一下情况",
  "他上报",
  "居民上报的",
  "这条报了",
  "这条你报了",
  "这条隐患不用报",
  "这条上报了吗",
  "这个问题是谁报的",
  "这家店的问题报一下",
  "这条路的隐患报一下",
  "这条隐患",
])("says something of its own: %j", (text) => {
  expect(isBareReport(text)).toBe(false);
});

test("a message that names a hazard or refuses is never taken for a bare request, and nothing makes it throw or slow", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (noise) => {
      expect(isBareReport(`${noise}灭火器过期`)).toBe(false);
      expect(isBareReport(`不${noise}报`)).toBe(false);
      isBareReport(noise);
    }),
  );
  const began = performance.now();
  isBareReport("请帮把".repeat(1500));
  isBareReport("报一下".repeat(9));
  expect(performance.now() - began).toBeLessThan(100);
});

test.each([
  ["这条也报一下,3天内整改", "3天内整改"],
  ["这个也登记,单位是柚栖岗社区", "单位是柚栖岗社区"],
  ["这条也报一下", null],
  ["上报,柚栖岗社区通道堵了", null],
  ["上报 柚栖岗社区通道堵了", null],
  ["柚栖岗社区通道堵了,这条也报一下", null],
  ["这条路坏了,报一下", null],
])("%s adds %s to what it points at", (text, added) => {
  expect(addedToReport(text)).toBe(added);
});

test("a word that only says 「report」 points at nothing by itself", () => {
  expect(["上报", "报一下", "帮我登记一下"].filter(pointsInWords)).toEqual([]);
  expect(["上报这个", "这条也报一下"].filter(pointsInWords)).toHaveLength(2);
});
