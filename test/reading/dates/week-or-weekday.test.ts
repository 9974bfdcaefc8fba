import { expect, test } from "vitest";
import { readDeadline } from "../../../src/reading/dates/deadline.ts";
import { readPeriod } from "../../../src/reading/dates/period.ts";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { dayIn } from "../../../src/reading/queries/query-day.ts";
import { asked } from "../asking.ts";
import { calendar } from "../units/xishan.ts";

/** Wednesday, 25 November 2026. */
const at = new Date("2026-11-25T09:30:00+08:00");
const LAST_WEEK = ["上周", "2026-11-16", "2026-11-22"];
const THIS_WEEK = ["本周", "2026-11-23", "2026-11-25"];

test.each([
  ["上周一直没动静的社区", LAST_WEEK],
  ["这周一共新增几条", THIS_WEEK],
  ["上周一般隐患有几件", LAST_WEEK],
  ["上个星期一些单位没报", LAST_WEEK],
  ["本周日常排查的情况", THIS_WEEK],
  ["上周五零台账", LAST_WEEK],
  ["上周五个零都保住了没", LAST_WEEK],
  ["上周五类事项新增多少", LAST_WEEK],
  ["本周天天都报的单位", THIS_WEEK],
  ["上周三件逾期的", LAST_WEEK],
  ["上周3件逾期的", LAST_WEEK],
  ["上周12件逾期的", LAST_WEEK],
  ["上礼拜一件都没报的社区", LAST_WEEK],
  ["本周一起事故都没有吧", THIS_WEEK],
  ["上周二楼堵了几次", LAST_WEEK],
  ["上周一新增几条", ["上周一", "2026-11-16", "2026-11-16"]],
  ["上周一直接报的有几条", ["上周一", "2026-11-16", "2026-11-16"]],
  ["上周一定期排查的单位", ["上周一", "2026-11-16", "2026-11-16"]],
  ["上周五零报告没交的", ["上周五", "2026-11-20", "2026-11-20"]],
  ["上周三家访的单位", ["上周三", "2026-11-18", "2026-11-18"]],
  ["上周二项目部的情况", ["上周二", "2026-11-17", "2026-11-17"]],
  ["上周日报了几条", ["上周日", "2026-11-22", "2026-11-22"]],
  ["上周二楼道堵了", ["上周二", "2026-11-17", "2026-11-17"]],
  // Without a week that is named, the weekday is all that is said.
  ["周一共新增几条", ["周一", "2026-11-23", "2026-11-23"]],
] as const)("%s is about %o", (text, [label, from, to]) => {
  expect(readPeriod(text, { at, calendar })).toEqual({ label, from, to });
});

test.each([
  ["灭火器过期,下周一律整改到位", "2026-12-06"],
  ["灭火器过期,下周一直接整改到位", "2026-11-30"],
  ["灭火器过期,下周五前整改到位", "2026-12-04"],
] as const)("%s: by %s", (text, day) => {
  expect(readDeadline(text, { at, calendar })).toMatchObject({ kind: "stated", day });
});

test.each([
  ["登记日期改到上周一", "2026-11-16"],
  ["登记日期改到上周一般隐患那天", null],
  ["周一般都有人", "2026-11-23"],
] as const)("%s names the day %s", (text, day) => {
  expect(dayIn(text, at)).toBe(day);
});

test.each([
  ["这周一共有几件到期", "本周", "2026-11-29"],
  ["下周一般隐患到期的有哪些", "下周", "2026-12-06"],
  ["下周一到期的有哪些", "下周一", "2026-11-30"],
] as const)("%s: what falls due, %s to %s", (text, label, to) => {
  expect(readQuery(text, asked({ at }))?.period).toMatchObject({ label, to });
});
