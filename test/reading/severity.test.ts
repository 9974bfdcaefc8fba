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
  ["橙磐塘社区路口两车相撞,死亡3人", "待定"],
])("what nobody counted, or another rule grades, waits: %s", (text, level) => {
  expect(severityOf(text)).toEqual([level]);
});

test.each([
  // It happens now: seven days would be too long.
  ["今日零报告,滇润农贸市场二楼有处插座冒火花", "立行立改"],
  ["滇润农贸市场闻到煤气味", "立行立改"],
  ["滇润农贸市场气瓶漏气", "立行立改"],
  ["滇润农贸市场电线打火", "立行立改"],
  ["滇润农贸市场配电箱冒烟", "立行立改"],
  ["滇润农贸市场电线漏电", "立行立改"],
  ["滇润农贸市场围墙要垮了", "立行立改"],
  ["滇润农贸市场雨棚随时会掉下来,快塌了", "立行立改"],
  // Words like these of something else.
  ["滇润农贸市场灭火器漏气2具", "一般"],
  ["滇润农贸市场漏电保护器坏了", "一般"],
  ["滇润农贸市场燃气报警器没装", "一般"],
  ["滇润农贸市场打火机堆在电箱边", "一般"],
  ["滇润农贸市场没有漏气,灭火器过期", "一般"],
  ["滇润农贸市场烟囱冒烟太黑,烟道没清洗", "一般"],
  ["滇润农贸市场公交站牌要倒了", "一般"],
])("a hazard that cannot wait, or can: %s", (text, level) => {
  const [matter, ...more] = readText(text, asked()).matters;
  expect([matter?.severity, matter?.urgent, more.length]).toEqual([level, level === "立行立改", 0]);
});
