import { expect, test } from "vitest";
import { WHOLE_DAY } from "../../../src/reading/queries/query-loose.ts";
import { readText } from "../../../src/reading/read.ts";
import { asked } from "../asking.ts";

const MARKET = "示例·滇润农贸市场";
const ctx = asked({ chat: { street: "福海街道", unit: null } });

test.each([
  ["0003 现在咋个样了", "query.matter", { matter_no_suffix: "0003" }],
  ["0003咋个样", "query.matter", { matter_no_suffix: "0003" }],
  ["0003 现在怎样了", "query.matter", { matter_no_suffix: "0003" }],
  ["XS-2026-0003咋个样了", "query.matter", { matter_no: "XS-2026-0003" }],
  ["那个电线的事咋说", "query.thing", { keyword: "电线" }],
  ["那个电线咋说", "query.thing", { keyword: "电线" }],
  ["电线那个事怎么说", "query.thing", { keyword: "电线" }],
  ["那个井盖的事有结果没", "query.thing", { keyword: "井盖" }],
  ["滇润那个电线的事咋个处理的", "query.thing", { unit: MARKET, keyword: "电线" }],
  ["昨天那条整好没", "query.matter", {}],
  ["上次那个整好了没", "query.matter", {}],
  ["前天那条咋样了", "query.matter", {}],
  ["上午那件处理好没得", "query.matter", {}],
  ["刚才报的那个咋说", "query.matter", {}],
  ["学校那边怎么样", "query.thing", { kind: ["学校"] }],
  ["幼儿园那边咋样", "query.thing", { kind: ["幼儿园"] }],
  ["市场那边什么情况", "query.thing", { kind: ["市场"] }],
  ["医院那边现在咋个样了", "query.thing", { kind: ["医院"] }],
  ["福海报了没", "query.silent", { street: "福海街道" }],
  ["滇润报了没", "query.silent", { unit: MARKET }],
  ["前卫交了没得", "query.silent", { street: "前卫街道" }],
  ["福海社区今天报了没有", "query.silent", { unit: "福海社区" }],
])("%s is %s", (text, intent, scope) => {
  const { act, query } = readText(text, ctx);
  expect([act, query?.intent, query?.scope]).toEqual(["query", intent, scope]);
});

test.each([
  ["本周小结", "本周"],
  ["这周小结", "本周"],
  ["本周工作总结", "本周"],
  ["这个月小结一下", "本月"],
  ["今日小结", "今天"],
  ["上周小结", "上周"],
  ["发个本周小结", "本周"],
])("%s is the report of that span", (text, label) => {
  expect(readText(text, ctx)).toMatchObject({
    act: "query",
    query: { intent: "query.report", period: { label } },
  });
});

test.each([
  ["上午报了几条", "今天"],
  ["今天上午报了几条", "今天"],
  ["下午登记了多少", "今天"],
  ["昨天下午报了几条", "昨天"],
  ["早上报了好多", "今天"],
])("%s is answered of the whole day, and says so", (text, label) => {
  expect(readText(text, ctx)).toMatchObject({
    act: "query",
    query: { intent: "query.new_count", period: { label }, notes: expect.arrayContaining([WHOLE_DAY]) },
  });
});

test.each([
  ["那个电线的事要赶紧处理", "report"],
  ["那个电线掉下来了咋办", "report"],
  ["那个电线断了咋个整的", "report"],
  ["电线的事怎么说也要处理,滇润农贸市场", "report"],
  ["昨天那条路灯坏了没人修", "report"],
  ["学校那边怎么样了听说着火了", "unverified"],
  ["学校那边围墙裂了", "report"],
  ["福海报了火警没人来", "report"],
  ["本周小结已发,请查收", "none"],
  ["各位请交本周小结", "none"],
  ["上午报了警", "none"],
  ["作业交了没", "none"],
  ["你报了没", "none"],
  ["上午报了三条隐患,都整改了", "submit_rectification"],
  ["早上滇润农贸市场有几个灭火器过期", "report"],
  ["晚上有几个人在滇润农贸市场打架", "report"],
])("%s stays %s", (text, act) => {
  const reading = readText(text, ctx);
  expect(reading.act === act || (act === "none" && reading.act === "unknown"), reading.act).toBe(true);
});
