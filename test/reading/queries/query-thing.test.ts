import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { readText } from "../../../src/reading/read.ts";
import { asked } from "../asking.ts";

const MARKET = "示例·滇润农贸市场";

test.each([
  ["陆家社区消防通道堵了没有", { unit: "陆家社区", keyword: "消防通道" }],
  ["陆家社区消防通道还堵着没", { unit: "陆家社区", keyword: "消防通道" }],
  ["滇润市场灭火器换没换", { unit: MARKET, keyword: "灭火器" }],
  ["滇润市场灭火器换了没得", { unit: MARKET, keyword: "灭火器" }],
  ["滇润市场的灭火器换好没", { unit: MARKET, keyword: "灭火器" }],
  ["滇润市场灭火器换了吗?", { unit: MARKET, keyword: "灭火器" }],
  ["滇润市场灭火器换掉没得呢", { unit: MARKET, keyword: "灭火器" }],
  ["滇润市场换好了没有", { unit: MARKET }],
  ["红星的飞线整好了没", { unit: "红星社区", keyword: "飞线" }],
  ["陆家社区路灯亮了没有", { unit: "陆家社区", keyword: "路灯" }],
  ["柚栖岗社区欠薪那个咋样了", { unit: "示例·柚栖岗社区", keyword: "欠薪" }],
  ["市场那条咋个样了", { keyword: "市场" }],
  ["幼儿园那个咋样了", { keyword: "幼儿园" }],
  ["消防通道那条整好没得", { keyword: "消防通道" }],
  ["帮我查一下灭火器那条到哪步了", { keyword: "灭火器" }],
])("%s asks how it stands", (text, scope) => {
  expect(readQuery(text, asked())).toMatchObject({ intent: "query.thing", ask: [] });
  expect(readQuery(text, asked())?.scope).toEqual(scope);
  expect(readText(text, asked())).toMatchObject({ act: "query", matters: [] });
});

test("under a card of a matter it is about that one", () => {
  const reply = { replyTo: { kind: "matter", number: "XS-2026-0006" } as const };
  expect(readQuery("灭火器换没换", asked(reply))).toMatchObject({
    intent: "query.matter",
    scope: { matter_no: "XS-2026-0006" },
  });
});

test.each([
  ["陆家社区配电箱盖没得", "report"],
  ["陆家社区消防通道堵了没有人管", "report"],
  ["滇润市场灭火器没有换", "report"],
  ["滇润市场灭火器坏了没修", "report"],
  ["滇润市场灭火器过期了没换", "report"],
  ["滇润市场灭火器没得", "report"],
  ["陆家社区井盖破了没人补", "report"],
  ["滇润市场灭火器换了没有,没换的话赶紧换", "report"],
  ["滇润市场灭火器换好了", "submit_rectification"],
  ["听说陆家社区消防通道堵了没有", "unverified"],
  ["吃饭了没有", "none"],
  ["吃饭那个咋样了", "none"],
  ["今天会议通知那个弄好没", "none"],
])("%s is %s as before", (text, act) => {
  const reading = readText(text, asked());
  expect(reading.query?.intent).not.toBe("query.thing");
  expect(reading.act === act || (act === "none" && reading.act === "unknown")).toBe(true);
});

test.each([
  ["0006 为哪样还没签收", "0006", true],
  ["0006咋个还没签收", "0006", true],
  ["0006怎么还没整改", "0006", true],
  ["0006怎么还不销号", "0006", true],
  ["0006 什么情况", "0006", false],
  ["0006为啥还不整改", "0006", true],
  ["0006卡在哪个手里", "0006", true],
  ["0006催了几次", "0006", true],
  ["312号咋个说了", "0312", false],
  ["312号咋样了", "0312", false],
  ["0312谁在办", "0312", false],
  ["XS-2026-0312 到哪一步了", null, false],
])("%s asks of that matter", (text, suffix, why) => {
  const reading = readQuery(text, asked());
  expect(reading?.intent).toBe("query.matter");
  expect(reading?.scope).toEqual(suffix ? { matter_no_suffix: suffix } : { matter_no: "XS-2026-0312" });
  expect(reading?.params.why === true).toBe(why);
});

test.each([
  ["福海街道这个月催办了几次", { street: "福海街道" }, "本月"],
  ["孙街办这个月催办了几次", { unit_text: "孙街办" }, "本月"],
  ["上周催了几次", { district: true }, "上周"],
  ["本月挂了几张黄牌", { district: true }, "本月"],
  ["黄牌发了几张", { district: true }, "本月"],
  ["催办次数", { district: true }, "本月"],
])("%s counts what was sent, not what was struck off or is late", (text, scope, label) => {
  expect(readQuery(text, asked())).toMatchObject({ intent: "query.urged", scope, period: { label } });
});

test.each([
  ["逾期几天挂黄牌", "query.rule"],
  ["挂了黄牌的有哪些", "query.overdue"],
  ["催一下福海街道", "cmd.urge"],
  ["上个月销号了几条", "query.closed_count"],
])("%s is %s", (text, intent) => {
  expect(readQuery(text, asked())?.intent).toBe(intent);
});

test.each([
  ["0001是谁报的", { matter_no_suffix: "0001" }],
  ["0001哪个报的", { matter_no_suffix: "0001" }],
  ["0001是哪个网格员报的", { matter_no_suffix: "0001" }],
  ["XS-2026-0001 是谁上报的?", { matter_no: "XS-2026-0001" }],
  ["这条是哪个报的", {}],
])("%s asks who reported it", (text, scope) => {
  expect(readQuery(text, asked())).toMatchObject({
    intent: "query.matter",
    scope,
    params: { reporter: true },
  });
});

test.each([
  "0001是哪个单位的",
  "0001什么时候报的",
  "0001报了没有",
  "0001谁在办",
  "0001是王小格报的吗",
  "谁上报一下",
  "这条是哪个单位报的",
  "哪个报了零报告",
  "谁报的",
])("%s does not", (text) => {
  expect(readText(text, asked()).query?.params.reporter).toBeUndefined();
});
