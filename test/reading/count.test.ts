import { expect, test } from "vitest";
import { withCount } from "../../src/reading/count.ts";
import { withoutDue } from "../../src/without-due.ts";

test.each([
  ["二楼灭火器过期4具", "6具", null, "二楼灭火器过期6具"],
  ["二楼灭火器过期4具", "六具", null, "二楼灭火器过期六具"],
  ["二楼灭火器过期两具", "5具", "2具", "二楼灭火器过期5具"],
  ["灭火器过期 4 具", "6", null, "灭火器过期 6具"],
  ["3栋2单元灭火器过期4具", "6", "4", "3栋2单元灭火器过期6具"],
  ["灭火器过期4具,应急灯坏了2盏", "3盏", null, "灭火器过期4具,应急灯坏了3盏"],
  ["灭火器过期4具,应急灯坏了2盏", "3", null, null],
  ["一楼过期4具,二楼过期4具", "6具", "4具", null],
  ["灭火器过期4具", "6具", "5具", null],
  ["3栋飞线", "6具", null, null],
  ["灭火器过期4具", "很多具", null, null],
  ["灭火器过期4具", "", null, null],
])("「%s」 with %s instead of %s is 「%s」", (task, becomes, was, expected) => {
  expect(withCount(task, becomes, was)).toBe(expected);
});

test.each([
  ["二楼灭火器过期5具,3天内整改", "3天内", "二楼灭火器过期5具"],
  ["二楼灭火器过期5具3天内整改", "3天内", "二楼灭火器过期5具"],
  ["灭火器过期5具,上个月整改", "上个月", "灭火器过期5具"],
  ["楼道堵了,周五前清,有老人", "周五前", "楼道堵了,有老人"],
  ["灭火器过期,请于周五前全部整改到位。", "周五前", "灭火器过期。"],
  ["周五前把楼道的灯换了", "周五前", "把楼道的灯换了"],
  ["周五前整改", "周五前", "周五前整改"],
  ["灭火器过期", "周五前", "灭火器过期"],
])("「%s」 without %s is 「%s」", (task, due, expected) => {
  expect(withoutDue(task, due)).toBe(expected);
});
