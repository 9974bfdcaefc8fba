import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { readText } from "../../../src/reading/read.ts";
import { asked } from "../asking.ts";

/** Questions as a leader, a community's secretary, a grid worker and a regulator put them; invented. */
test.each([
  // A leader.
  ["区里头现在还剩好多没整完", "query.open_count", { district: true }],
  ["哪个街道拖得最凶", "query.ranking", { level: "street" }],
  ["我们街道排第几", "query.ranking", { level: "street" }],
  ["上个月比这个月多还是少", "query.compare", {}],
  ["上周跟上上周比哪个多", "query.compare", {}],
  ["在办多少逾期多少销号多少", "query.unit_status", { district: true }],
  ["上周新增几条销号几条", "query.report", { district: true }],
  ["领导要汇报福海街道截止今天逾期几条销号几条", "query.unit_status", { street: "福海街道" }],
  ["一共登记了多少条", "query.new_count", { district: true }],
  ["超期三天以上的有几个", "query.overdue", { days_over: 3 }],
  ["逾期超过一周的有哪些", "query.overdue", { days_over: 7 }],
  ["逾期最久的是哪条", "query.overdue", { district: true }],
  ["哪些街道没有逾期", "query.overdue", { group_by: "street" }],
  ["没有逾期的社区有哪些", "query.overdue", { group_by: "community" }],
  ["隐患和纠纷有几个", "query.open_count", { group_by: "category" }],
  ["福海街道的学校和医院有几个隐患", "query.open_count", { kind: ["学校", "医院"] }],
  ["谁报得最多", "query.of_people", {}],
  ["哪个网格员上报最多", "query.of_people", {}],
  ["除了福海其他街道逾期几个", "query.except", {}],
  ["福海街道不算隐患还有几个", "query.except", {}],
  ["不含已销号的有几条", "query.except", {}],
  ["全市逾期几个", "query.overdue", { unit_text: "全市" }],
  ["五华区逾期几个", "query.overdue", { unit_text: "五华区" }],
  // A community's secretary.
  ["我们社区还有几条没整改", "query.open_count", { assignee: "own_unit" }],
  ["我们社区的事办到哪点了", "query.unit_status", { assignee: "own_unit" }],
  ["哪些社区三天没报了", "query.silent", { kind: ["社区"] }],
  ["哪个社区一条都没报", "query.silent", { kind: ["社区"] }],
  ["红星社区零报告交了没", "query.silent", { unit: "红星社区" }],
  ["滇润市场今年报了几次零报告", "query.explain_zero", { unit: "示例·滇润农贸市场" }],
  ["滇润市场上次排查是哪天", "query.unit_status", { unit: "示例·滇润农贸市场" }],
  ["福海社区今天有隐患没得", "query.open_count", { unit: "福海社区" }],
  ["福海街道都整改完没得", "query.open_count", { street: "福海街道" }],
  ["全部整改完了没", "query.open_count", { district: true }],
  // A grid worker.
  ["今天要办哪些", "query.mine", { assignee: "self" }],
  ["我今天要办哪样", "query.mine", { assignee: "self" }],
  ["要我核验的有哪些", "query.mine", { assignee: "self" }],
  ["我报的那几条整好没得", "query.mine", { reporter: "self" }],
  ["我上报的有几条销了", "query.mine", { reporter: "self" }],
  ["上次那个井盖哪个在弄", "query.thing", { keyword: "井盖" }],
  ["下雨天排水沟堵了没有", "query.thing", { keyword: "排水沟" }],
  ["消防通道堵的有几起没处理", "query.open_count", { keyword: "消防通道" }],
  ["这个礼拜新冒出来几个", "query.new_count", { district: true }],
  ["这两天要到期的报一哈", "query.due_soon", {}],
  ["下周三之前到期的有几条", "query.due_soon", {}],
  ["明天逾期的有几个", "query.due_soon", {}],
  ["那个福海街道嘛就是说现在还有几条没销嘛", "query.open_count", { street: "福海街道" }],
  ["愈期还有几条", "query.overdue", { district: true }],
  ["福海接到还有几个逾期", "query.overdue", { street: "福海街道" }],
  ["富海街道还有几个逾期的", "query.overdue", { unit_text: "富海街道" }],
  // A regulator.
  ["我们局牵头的还有几个没销", "query.open_count", { assignee: "own_body" }],
  ["应急局管的有几个逾期", "query.overdue", { lead_dept: "区应急局" }],
  ["网信办有几个逾期", "query.overdue", { unit_text: "网信办" }],
  ["待核验的有几条", "query.open_count", { state: "submitted" }],
  ["打回来的有几个", "query.open_count", { state: "reopened" }],
  ["超过一个星期没签收的有哪些", "query.list", { days_over: 7, state: "assigned" }],
  ["半年以来销号率咋样", "query.close_rate", { district: true }],
  ["今年事故比去年少了没", "query.compare", { indicator: "accident" }],
  ["公安局有几个逾期", "query.overdue", { lead_dept: "区公安分局" }],
  ["平安办有几个逾期", "query.overdue", { lead_dept: "区委政法委" }],
  ["全市场逾期几个", "query.overdue", { kind: ["市场"] }],
] as const)("%s → %s %o", (text, intent, scope) => {
  const reading = readText(text, asked());
  expect(reading).toMatchObject({ act: "query", matters: [] });
  expect(reading.query).toMatchObject({ intent, scope });
});

test("what is asked of a time that is not kept is answered with now, and said so", () => {
  expect(readQuery("月初的时候有几个逾期", asked())?.notes.join()).toContain("没有留存");
  expect(readQuery("现在有几个逾期", asked())?.notes).toEqual([]);
});

/** Not understood, but no draft and no act. */
test.each([
  "福海街道平均几天整改完",
  "整改一条要多久",
  "高处坠物的隐患有几个",
  "飞线充电几个没整",
  "平均签收时间多长",
])("%s makes nothing", (text) => {
  expect(["report", "zero_report", "command", "submit_rectification"]).not.toContain(
    readText(text, asked()).act,
  );
});

test.each([
  "除了灭火器过期还有几个插座坏了,请整改",
  "逾期了三天没人管,消防通道还堵着",
  "滇润市场有几个插座坏了",
  "福海社区3栋堵了三天没人清",
  "学校和医院门口的路灯坏了",
  "全市场灭火器过期",
  "滇润市场安全出口锁闭要整改多久都不动",
])("%s is a report as before", (text) => {
  expect(readText(text, asked()).act).toBe("report");
});

test("零报告 are still such", () => {
  for (const text of ["滇润市场零报告", "福海社区今日平安无事", "本周零报告"])
    expect(readText(text, asked()).act).toBe("zero_report");
});
