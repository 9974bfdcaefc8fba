import fc from "fast-check";
import { expect, test } from "vitest";
import {
  readDayAhead,
  readNamedDay,
  readOccurred,
  readReportDate,
} from "../../../src/reading/dates/occurred.ts";
import { calendar } from "../units/xishan.ts";

/** Monday, 23 November 2026. */
const at = new Date("2026-11-23T09:30:00+08:00");
const q = { at, calendar };

test.each([
  ["上个月28号仓库那个火警当时没报,现在补报一下", "2026-10-28"],
  ["上月28日那次火警", "2026-10-28"],
  ["昨天下午打架", "2026-11-22"],
  ["昨晚有人持刀", "2026-11-22"],
  ["昨夜起火", "2026-11-22"],
  ["昨天橙磐塘社区打架", "2026-11-22"],
  ["前天晚上8点着火", "2026-11-21"],
  ["大前天摔的", "2026-11-20"],
  ["上周六有人溺水", "2026-11-21"],
  ["上礼拜天起火", "2026-11-22"],
  ["上上周三打架", "2026-11-11"],
  ["周五晚上打架", "2026-11-20"],
  ["星期天下午娃娃溺水", "2026-11-22"],
  ["11月20日发生火灾", "2026-11-20"],
  ["11月20号晚上着火", "2026-11-20"],
  ["20号晚上着火", "2026-11-20"],
  ["本月3日晚有人坠楼", "2026-11-03"],
  ["11·20火灾", "2026-11-20"],
  ["11.20火灾后续", "2026-11-20"],
  ["2026-11-20着火", "2026-11-20"],
  ["去年12月3日发生的", "2025-12-03"],
  ["3天前起火", "2026-11-20"],
  ["三天前就坏了", "2026-11-20"],
  ["一周前摔伤", "2026-11-16"],
  ["36小时前摔的", "2026-11-21"],
  ["吵了半年,昨天差点动手", "2026-11-22"],
])("%s: on %s", (text, day) => {
  expect(readOccurred(text, q)).toBe(day);
});

test.each([
  "凌晨有人打架",
  "今早起火",
  "今天凌晨",
  "刚才有人落水",
  "两小时前摔的",
  "几天前打的架",
  "前几天打的架",
  "两个月前打架",
  "上周有人打架",
  "国庆期间打架",
  "周五开会",
  "周五要来检查",
  "明天开庭",
  "12月5日着火",
  "28号着火",
  "20号楼着火",
  "上周五就该弄完的",
  "11月20日前整改",
  "11月20日下发通知",
  "10月8日报的隐患",
  "上周三已经报过",
  "灭火器2023年11月20日过期",
  "收到转送件XF2026-1123-07",
  "灭火器过期4具,3天内整改",
  "周五前清掉",
])("%s says no day on which something happened", (text) => {
  expect(readOccurred(text, q)).toBeNull();
});

test.each([
  ["11月22日 棋台社区零报告,无情况", "2026-11-22"],
  ["昨日零报告", "2026-11-22"],
  ["前天零报告", "2026-11-21"],
  ["11.22 零报告", "2026-11-22"],
  ["11/22零报告", "2026-11-22"],
  ["22号 棋台 零报告", "2026-11-22"],
  ["周日零报告", "2026-11-22"],
  ["上周五零报告", "2026-11-20"],
  ["11月20日至22日零报告", "2026-11-22"],
  ["11月22日(周日)棋台社区零报告", "2026-11-22"],
  ["20261122 零报告", "2026-11-22"],
  ["今日零报告", "2026-11-23"],
  ["棋台社区零报告", "2026-11-23"],
  ["本周零报告", "2026-11-23"],
  ["3号院零报告", "2026-11-23"],
  ["11月25日零报告", null],
  ["明天零报告", null],
])("%s is for %s", (text, day) => {
  expect(readReportDate(text, q)).toBe(day);
});

test("a day that is only named: for a visit the one ahead, for a change of dates whichever", () => {
  expect(readDayAhead("随机抽10件上个月销号的我明天去看", q)).toBe("2026-11-24");
  expect(readDayAhead("随机抽10件上个月销号的", q)).toBeNull();
  expect(readNamedDay("0198的发现时间改成上周一", q)).toBe("2026-11-16");
  expect(readNamedDay("发现时间改成11月25日", q)).toBe("2026-11-25");
  expect(readNamedDay("改一下", q)).toBeNull();
});

test("whatever is written, what happened lies behind", () => {
  const signs = fc.constantFrom(
    ..."上下个本这周月日号天前昨今明后一二三十0123456789年着火打架了发生就该晚.· ,",
  );
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 30 }), (text) => {
      const day = readOccurred(text, q);
      if (day) expect(day < "2026-11-23").toBe(true);
      const report = readReportDate(text, q);
      if (report) expect(report <= "2026-11-23").toBe(true);
    }),
    { numRuns: 1000 },
  );
});
