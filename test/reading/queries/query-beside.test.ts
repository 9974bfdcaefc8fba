import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { asked } from "../asking.ts";

const both = { street: ["福海街道", "前卫街道"] };

test.each([
  ["福海跟前卫比哪个逾期多", "overdue_count", both],
  ["福海和前卫比,哪个逾期多", "overdue_count", both],
  ["福海街道跟前卫街道哪个逾期的多", "overdue_count", both],
  ["福海比前卫多几个逾期", "overdue_count", both],
  ["福海和前卫有几个逾期", "overdue_count", both],
  ["福海、前卫哪个逾期最多", "overdue_count", both],
  ["哪个逾期多,福海还是前卫", "overdue_count", both],
  ["福海和前卫哪个没销的多", "open_count", both],
  ["福海和前卫哪边新增多", "found_count", both],
  ["福海和前卫哪个隐患多", "found_count", { ...both, category: "安全隐患" }],
  ["福海的隐患比前卫多吗", "found_count", { ...both, category: "安全隐患" }],
  ["福海街道和前卫街道上周新增几条", "created_count", both],
  ["前卫、福海、金碧哪个逾期最多", "overdue_count", { street: ["前卫街道", "福海街道", "金碧街道"] }],
  ["应急局和公安分局哪个没销的多", "open_count", { lead_dept: ["区应急局", "区公安分局"] }],
  ["棕南和红星比哪个逾期多", "overdue_count", { unit: ["棕树营南区社区", "红星社区"] }],
  // The market's name says nothing of a kind of unit.
  ["前卫街道跟滇润市场哪个没销的多", "open_count", { street: ["前卫街道"], unit: ["示例·滇润农贸市场"] }],
])("%s: %s of each", (text, metric, scope) => {
  expect(readQuery(text, asked())).toMatchObject({ intent: "query.compare", metric, ask: [] });
  expect(readQuery(text, asked())?.scope).toEqual(scope);
  expect(readQuery(text, asked())?.period?.base).toBeUndefined();
});

test.each(["福海跟北京比哪个逾期多", "福海的隐患比玉溪多吗"])(
  "%s: the other is asked, the one alone is no answer",
  (text) => {
    expect(readQuery(text, asked())).toMatchObject({ intent: "query.compare", ask: ["places"], scope: {} });
  },
);

test.each([
  ["福海上半年安全隐患比去年多还是少", { street: "福海街道", category: "安全隐患" }],
  ["福海的隐患比上个月多吗", { street: "福海街道", category: "安全隐患" }],
])("%s compares times", (text, scope) => {
  const reading = readQuery(text, asked());
  expect(reading).toMatchObject({ intent: "query.compare", scope, ask: [] });
  expect(reading?.period?.base).toBeDefined();
});

test.each([
  ["春和小学福海校区有几条逾期", "query.overdue", { unit: "示例·春和小学福海校区" }],
  ["福海街道福海社区有几个逾期", "query.overdue", { unit: "福海社区" }],
  ["哪个街道逾期最多", "query.ranking", { level: "street" }],
  ["孙街办有几个逾期", "query.overdue", { unit_text: "孙街办" }],
  ["各街办有几个逾期", "query.overdue", { group_by: "street" }],
  ["我们街办有几个逾期", "query.overdue", { assignee: "own_street" }],
])("%s is about one place, or each", (text, intent, scope) => {
  expect(readQuery(text, asked())).toMatchObject({ intent, scope });
});

test.each([
  "福海和前卫交界处井盖破了",
  "这边的灯比那边少两盏,太黑了",
  "前卫和福海的路口比以前堵得多了,要疏导",
])("%s is no question", (text) => {
  expect(readQuery(text, asked())).toBeNull();
});
