import fc from "fast-check";
import { expect, test } from "vitest";
import { readAct } from "../../src/reading/act.ts";
import { nearestWord } from "../../src/reading/nearest-word.ts";
import { readNumber } from "../../src/reading/numerals.ts";
import { readReport } from "../../src/reading/report.ts";
import { calendar, units } from "./xishan.ts";

const at = new Date("2026-11-23T09:30:00+08:00");
const context = { at, calendar, units, prefix: "XS", chat: { street: "福海街道", unit: null } };
const report = (text: string) => readReport(text, context);

test.each([
  ["滇润农贸市场二楼灭火器过期4具,3天内整改", { kind: "report" }],
  ["福海社区现在什么情况", { kind: "query", command: "query" }],
  ["福海社区", { kind: "query", command: "query" }],
  ["我名下有哪些", { kind: "query", command: "mine" }],
  ["把那条删了吧", { kind: "refusal", refusal: "delete" }],
  ["把楼道杂物删除了吗,灭火器还过期", { kind: "report" }],
  ["收到", { kind: "chatter" }],
  ["👍👍", { kind: "chatter" }],
  ["好的,辛苦了", { kind: "chatter" }],
])("%s", (text, expected) => {
  expect(readAct(text, context)).toEqual(expected);
});

test.each([
  { line: "滇润农贸市场二楼灭火器过期4具", category: "安全隐患", severity: "一般", incident: false },
  { line: "两家摊主为摊位吵起来了", category: "重大矛盾纠纷", severity: "一般", incident: false },
  { line: "3栋楼道电瓶车起火", category: "安全隐患", severity: "一般", incident: true },
])("$line: $category, $severity", ({ line, category, severity, incident }) => {
  expect(report(line)).toMatchObject({ category, severity, incident });
});

test("the task is what was written, masked; what is not certain stays open for the card to ask", () => {
  const reading = report("楼道堆物,联系13900001234");
  expect(reading).toMatchObject({
    task: "楼道堆物,联系[电话已隐去]",
    unit: { how: "missing" },
    deadline: { kind: "none" },
    masked: ["电话"],
  });
});

test("any text is read without a fault, and the same text reads the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      expect(readAct(text, context)).toEqual(readAct(text, context));
      expect(report(text)).toEqual(report(text));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["上保", "上报"],
  ["核验同过", "核验通过"],
  ["销毁一切", null],
  ["灭火器", null],
])("the nearest word to 「%s」 is %s", (given, expected) => {
  expect(nearestWord(given, ["上报", "查询", "核验通过", "我的"])).toBe(expected);
});

test("Chinese figures up to 99 are read as they are written", () => {
  const figures = "零一二三四五六七八九";
  for (let n = 1; n <= 99; n++) {
    const [tens, ones] = [Math.floor(n / 10), n % 10];
    const written = `${tens === 0 ? "" : `${tens === 1 ? "" : figures[tens]}十`}${ones === 0 ? "" : figures[ones]}`;
    expect(readNumber(written), written).toBe(n);
    expect(readNumber(String(n))).toBe(n);
  }
});
