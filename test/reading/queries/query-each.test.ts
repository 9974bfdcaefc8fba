import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import type { QueryReading } from "../../../src/reading/reading.ts";
import { asked } from "../asking.ts";

test.each([
  ["各社区还有几个逾期的", "query.overdue", { group_by: "community" }],
  ["前卫街道各社区还有几件没销", "query.open_count", { street: "前卫街道", group_by: "community" }],
  ["上周各社区新增多少", "query.new_count", { group_by: "community" }],
  ["各单位逾期情况", "query.overdue", { group_by: "unit" }],
  ["福海街道各单位的情况", "query.open_count", { street: "福海街道", group_by: "unit" }],
  [
    "各学校还有几件隐患没整改",
    "query.open_count",
    { kind: ["学校"], category: "安全隐患", group_by: "unit" },
  ],
  ["各部门逾期几件", "query.overdue", { group_by: "lead_dept" }],
  ["各街道情况", "query.open_count", { group_by: "street" }],
  ["按社区统计未销号", "query.open_count", { group_by: "community" }],
  ["各企业隐患清单", "query.list", { category: "安全隐患", kind: ["企业"], state: "open" }],
  // 「分」 and 「每」 that part nothing.
  ["前卫街道分管的隐患还有几件没销", "query.open_count", { street: "前卫街道", category: "安全隐患" }],
] as const)("%s is %s of each: %o", (text, intent, scope) => {
  const reading = readQuery(text, asked());
  expect(reading?.intent).toBe(intent);
  expect(reading?.scope).toStrictEqual(scope);
});

test.each([
  [["前卫街道还有几个逾期的", "各街道呢"], { group_by: "street" }],
  [["前卫街道还有几个逾期的", "各社区呢"], { street: "前卫街道", group_by: "community" }],
  [["各社区还有几个逾期的", "那福海街道呢"], { street: "福海街道", group_by: "community" }],
  [["各街道还有几个逾期的", "那福海街道呢"], { street: "福海街道" }],
  [["各单位还有几个逾期的", "阳光社区呢"], { unit: "阳光社区" }],
] as const)("%o goes on with %o", (texts, scope) => {
  let last: QueryReading | null = null;
  for (const text of texts) last = readQuery(text, asked({ lastQuery: last }));
  expect(last?.scope).toStrictEqual(scope);
});

test("in a street's own group 「各社区」 are its own, and 「各街道」 are the district's", () => {
  const chat = { street: "福海街道", unit: null };
  expect(readQuery("各社区还有几件没销", asked({ chat }))?.scope).toEqual({
    street: "福海街道",
    group_by: "community",
  });
  expect(readQuery("各街道还有几件没销", asked({ chat }))?.scope).toEqual({ group_by: "street" });
});

test.each([
  ["各社区有几起事故", "query.incident_count", "community"],
  ["各街道事故数", "query.incident_count", "street"],
  ["各网格有几条", "query.open_count", "网格"],
  ["各网格逾期几个", "query.overdue", "网格"],
  ["按人统计一下逾期", "query.overdue", "人"],
  ["各小区隐患有几个", "query.open_count", "小区"],
  ["各社区排查覆盖率", "query.coverage", "community"],
  ["各街道排查覆盖率", "query.coverage", "street"],
  ["各部门排查覆盖率", "query.coverage", "lead_dept"],
  ["各部门未签收", "query.open_count", "lead_dept"],
  ["各单位未签收", "query.open_count", "unit"],
  ["各社区待核验几个", "query.open_count", "community"],
  ["各类别有几条", "query.open_count", "category"],
  ["五类各有几条", "query.open_count", "category"],
  ["各类别销号率", "query.close_rate", "category"],
  ["每个社区几条", "query.open_count", "community"],
  ["各学校有几条", "query.open_count", "unit"],
  ["各社区隐患", "query.open_count", "community"],
  ["各街道催办了几次", "query.urged", "street"],
])("%s: %s told apart by %s", (text, intent, by) => {
  expect(readQuery(text, asked())).toMatchObject({ intent, scope: { group_by: by } });
});

test.each([
  "各类隐患有几个",
  "社区的排查覆盖率",
  "分管的隐患有几个",
  "每人发一个灭火器还差几个",
  "按规定几天内整改",
])("%s is not told apart", (text) => {
  expect(readQuery(text, asked())?.scope.group_by).toBeUndefined();
});
