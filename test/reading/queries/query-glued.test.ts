import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { readRefusal } from "../../../src/reading/refusal.ts";
import { asked } from "../asking.ts";

test.each([
  ["看下宏达机械厂的情况", { unit: "示例·宏达机械厂" }, undefined],
  ["查一下普坪", { unit: "普坪社区" }, undefined],
  ["三季度海口街道的销号率是好多", { street: "海口街道" }, "三季度"],
  ["查下二季度金碧街道销号率", { street: "金碧街道" }, "二季度"],
  ["十月份永昌街道销号率", { street: "永昌街道" }, "10月"],
  ["看看上个月福海街道逾期的", { street: "福海街道" }, "上个月"],
  ["说说9月份普坪社区的情况", { unit: "普坪社区" }, "9月"],
  ["催永昌街道逾期的", { street: "永昌街道", state: "overdue" }, undefined],
  // Nobody's name stays nobody's, without the verb that stood before it.
  ["看下明珠社区的情况", { unit_text: "明珠社区" }, undefined],
  ["9月份明珠社区销号率", { unit_text: "明珠社区" }, "9月"],
] as const)("a verb or span glued to a name is no part of it: %s", (text, scope, label) => {
  const reading = readQuery(text, asked());
  expect(reading?.scope).toEqual(scope);
  expect(reading?.period?.label).toBe(label);
});

test.each([
  ["删掉金碧街道那件上访记录", { street: "金碧街道" }],
  ["请删除普坪社区的那条隐患", { unit: "普坪社区" }],
] as const)("what is refused is noted of its place: %s", (text, scope) => {
  expect(readRefusal(text, asked())?.scope).toMatchObject(scope);
});

test.each([
  ["今天还有几件没销", undefined],
  ["作战图今天更新了没,给我一份", undefined],
  ["今天逾期几件", undefined],
  ["今天普坪社区什么情况", undefined],
  ["今天报的还有几件没销", "今天"],
  ["上个月普坪社区的情况", "上个月"],
] as const)("how things stand today is how they stand: %s", (text, label) => {
  expect(readQuery(text, asked())?.period?.label).toBe(label);
});
