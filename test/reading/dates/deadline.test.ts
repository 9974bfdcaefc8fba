import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDue } from "../../../src/domain/day.ts";
import { readDeadline } from "../../../src/reading/dates/deadline.ts";
import { calendar } from "../units/xishan.ts";

/** A Monday. */
const MONDAY = new Date("2026-11-23T09:30:00+08:00");
const read = (text: string, at = MONDAY) => readDeadline(text, { at, calendar });
const dueOf = (text: string, at = MONDAY) => {
  const deadline = read(text, at);
  return deadline.kind === "stated" ? formatDue(deadline.due, at) : deadline.kind;
};

test.each([
  ["3天内整改", "11月26日(周四) 24:00"],
  ["三天内整改", "11月26日(周四) 24:00"],
  ["两天以内弄好", "11月25日(周三) 24:00"],
  ["5个工作日内完成", "11月30日(周一) 24:00"],
  ["十个工作日内", "12月7日(周一) 24:00"],
  ["12月1日前整改", "12月1日(周二) 24:00"],
  ["十二月一日前", "12月1日(周二) 24:00"],
  ["11月27号下班前", "11月27日(周五) 18:00"],
  ["27号前清掉", "11月27日(周五) 24:00"],
  ["周五前", "11月27日(周五) 24:00"],
  ["让物业本周五前清掉", "11月27日(周五) 24:00"],
  ["下周三前", "12月2日(周三) 24:00"],
  ["周日之前", "11月29日(周日) 24:00"],
  ["礼拜六以前", "11月28日(周六) 24:00"],
  ["今天下班前", "11月23日(周一) 18:00"],
  ["明天必须搞定", "11月24日(周二) 24:00"],
  ["月底前", "11月30日(周一) 24:00"],
  ["2小时内", "11月23日(周一) 11:30"],
  ["一周内", "11月30日(周一) 24:00"],
  ["元旦前", "12月31日(周四) 24:00"],
  ["周五前", "11月27日(周五) 24:00"],
])("%s → %s", (text, expected) => {
  expect(dueOf(text)).toBe(expected);
});

test.each([
  ["一个月内", "2026-12-23"],
  ["2026年12月31日前", "2026-12-31"],
  ["1月5日前", "2027-01-05"],
])("%s ends on %s", (text, day) => {
  expect(read(text)).toMatchObject({ kind: "stated", day });
});

test.each([
  ["上周五就该整改的", "past"],
  ["11月20日前", "past"],
  ["15号前", "past"],
  ["2月30日前", "unclear"],
  ["尽快整改", "immediate"],
  ["马上处理", "immediate"],
  ["灭火器过期4具", "none"],
  ["3栋2单元楼道堆物", "none"],
  ["周五大检查发现的问题", "none"],
])("%s is %s, never a date by guess", (text, kind) => {
  expect(read(text).kind).toBe(kind);
});

test("a weekday that is over is next week's, and says that it was rolled", () => {
  const friday = new Date("2026-11-27T09:30:00+08:00");
  expect(read("周三前", friday)).toMatchObject({ kind: "stated", day: "2026-12-02", rolled: true });
  expect(read("本周三前", friday).kind).toBe("past");
});

test("days of a year without announced days off are provisional", () => {
  const late = new Date("2026-12-30T09:30:00+08:00");
  expect(read("5个工作日内", late)).toMatchObject({ kind: "stated", provisional: true });
  expect(read("春节前", late)).toMatchObject({ kind: "stated", day: "2027-02-04", provisional: true });
});

test("whatever is written around it and whenever it is said, a stated deadline lies ahead", () => {
  const phrases = fc.oneof(
    fc.integer({ min: 1, max: 90 }).map((n) => `${n}天内`),
    fc.integer({ min: 1, max: 30 }).map((n) => `${n}个工作日内`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map(([m, d]) => `${m}月${d}日前`),
    fc.integer({ min: 1, max: 31 }).map((d) => `${d}号前`),
    fc
      .tuple(fc.constantFrom("", "本", "下", "下下"), fc.constantFrom(..."一二三四五六日天"))
      .map(([which, day]) => `${which}周${day}前`),
    fc.constantFrom("月底前", "下班前", "今天", "节前", "半个月内", "中午前", "下月中"),
  );
  const noise = fc.constantFrom(
    "",
    "请物业",
    ",辛苦各位",
    "灭火器过期4具",
    "3栋",
    "!!!",
    "🙏",
    "0312",
    "2026",
  );
  const instants = fc
    .integer({ min: 0, max: 400 * 24 })
    .map((hours) => new Date(MONDAY.getTime() + hours * 3_600_000));
  fc.assert(
    fc.property(noise, phrases, noise, instants, (before, phrase, after, at) => {
      const deadline = read(`${before},${phrase}${after}`, at);
      if (deadline.kind === "stated") expect(deadline.due.getTime()).toBeGreaterThan(at.getTime());
    }),
    { numRuns: 1000 },
  );
});

test("N天内 and N个工作日内 are counted from the Beijing day on which they were said", () => {
  const evening = new Date("2026-11-23T23:59:00+08:00");
  const night = new Date("2026-11-24T00:01:00+08:00");
  expect(read("3天内", evening)).toMatchObject({ day: "2026-11-26" });
  expect(read("3天内", night)).toMatchObject({ day: "2026-11-27" });
});
