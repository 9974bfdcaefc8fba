import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const severityOf = (text: string) => readText(text, asked()).matters.map(({ severity }) => severity);

/* 生产安全事故报告和调查处理条例 第三条: 以上 includes the number, 以下 does not. */
test.each([
  ["死亡1人", "一般"],
  ["死亡2人", "一般"],
  ["死亡3人", "较大"],
  ["死亡九人", "较大"],
  ["死亡10人", "重大"],
  ["死亡29人", "重大"],
  ["死亡三十人", "特别重大"],
  ["重伤9人", "一般"],
  ["重伤10人", "较大"],
  ["重伤49人", "较大"],
  ["重伤五十人", "重大"],
  ["重伤100人", "特别重大"],
  ["死亡2人,重伤12人", "较大"],
])("a works accident with %s is %s", (casualties, level) => {
  expect(severityOf(`示例·宏达机械厂车间行车掉下来,${casualties}`)).toEqual([level]);
});

test.each([
  ["示例·宏达机械厂车间发生爆炸,没有人受伤", "待定"],
  ["示例·宏达机械厂车间发生爆炸,情况还不清楚", "待定"],
  // Not of production: by other rules than the one above.
  ["前卫社区路口两车相撞,死亡3人", "待定"],
])("what nobody counted, or another rule grades, waits: %s", (text, level) => {
  expect(severityOf(text)).toEqual([level]);
});
