import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "../../../src/reading/read.ts";
import { asked } from "../asking.ts";
import { said } from "./deadlines.ts";

// Wednesday, 25 November 2026, 09:30.
const WEDNESDAY = new Date("2026-11-25T09:30:00+08:00");
const ctx = { ...asked(), at: WEDNESDAY };

describe("a bare 改 behind a day is a deadline", () => {
  test.each([
    ["今天改", "2026-11-25"],
    ["今天改,明天检查", "2026-11-25"],
    ["明天改", "2026-11-26"],
    ["明天改哈", "2026-11-26"],
    ["明天改一下", "2026-11-26"],
    ["后天改。", "2026-11-27"],
    ["周五改", "2026-11-27"],
    ["30号改", "2026-11-30"],
    ["1号改", "2026-12-01 rolled"],
    ["12月1日改", "2026-12-01"],
    ["月底改", "2026-11-30"],
    ["喊他们这周改", "2026-11-29"],
    ["叫他家明早改", "2026-11-26 12:00 asked"],
    ["今天改,不然就报到市上去。明天检查", "unclear"],
  ])("灭火器过期4具,%s → %s", (words, expected) => {
    expect(said(`灭火器过期4具,${words}`, WEDNESDAY)).toBe(expected);
  });

  test.each([
    "明天改期检查",
    "改天再说",
    "检查改到明天",
    "明天改造工程进场",
    "屡教不改",
    "说了三天了还是不改",
    "昨天喊改没改",
    "今天已经改了",
  ])("灭火器过期4具,%s: no day to put it right by", (words) => {
    expect(["none", "2026-11-26"]).toContain(said(`灭火器过期4具,${words}`, WEDNESDAY));
    expect(said(`灭火器过期4具,${words}`, WEDNESDAY)).toBe(words === "检查改到明天" ? "2026-11-26" : "none");
  });
});

describe("a day that can be reckoned is taken, with what is doubtful asked", () => {
  test.each([
    ["冬至前", "2026-12-22 asked"],
    ["大雪前整改完", "2026-12-07 asked"],
    ["立春前", "2027-02-04 asked"],
    ["冬至节前弄好", "2026-12-22 asked"],
    ["今天放学前", "2026-11-25 asked"],
    ["今天放学前要整改", "2026-11-25 asked"],
    ["明天收市前", "2026-11-26 asked"],
    ["收市前", "2026-11-25 asked"],
    ["交班前弄好", "2026-11-25 asked"],
    ["打烊前清掉", "2026-11-25 asked"],
    ["周五收摊前搬走", "2026-11-27 asked"],
    ["天黑前", "2026-11-25"],
    ["下班前", "2026-11-25 18:00"],
  ])("灭火器过期8具,%s → %s", (words, expected) => {
    expect(said(`灭火器过期8具,${words}`, WEDNESDAY)).toBe(expected);
  });

  test.each([
    "校门口放学前后车多",
    "放学前门口堵",
    "收市前门口堆满纸箱",
    "关门前有人翻墙进去",
    "放学时段没人管",
    "交班记录没写",
    "昨天下雨水管爆了",
  ])("「%s」 sets no deadline", (text) => {
    expect(said(text, WEDNESDAY)).toBe("none");
  });
});

describe("whose day it is", () => {
  test.each([
    "明天检查组来",
    "明天要停电",
    "周五市里开会",
    "明天有雨",
    "后天赶集人多",
    "下周三学生考试",
    "明天我来复查",
    "周六庙会",
    "他们说明天去",
    "12月1日开业",
    "3号网格一直没补人",
    "这周已经停了两次水",
  ])("灭火器过期4具,%s: named for something else", (words) => {
    expect(said(`灭火器过期4具,${words}`, WEDNESDAY)).toBe("none");
  });
});

const days: [string, string][] = [
  ["今天", "2026-11-25"],
  ["明天", "2026-11-26"],
  ["后天", "2026-11-27"],
  ["周五", "2026-11-27"],
  ["下周一", "2026-11-30"],
  ["30号", "2026-11-30"],
  ["12月3日", "2026-12-03"],
  ["月底", "2026-11-30"],
  ["这周", "2026-11-29"],
  ["本周内", "2026-11-29"],
  ["明天下午", "2026-11-26"],
];
const deeds =
  "改 改掉 整改 换 换掉 弄 弄好 搞归一 整清爽 修 清掉 拆 搬走 处理 补齐 改完 换新的 关起来 弄巴适 收拾干净 完成".split(
    " ",
  );
/** Words of no list: of a day ahead they are asked. */
const unknown = "巴掉 归整 捞走 甩克 打整清爽 撸平".split(" ");
const wrong = ["灭火器过期4具", "消防通道堵了", "井盖没了", "二楼电线乱拉", "后门锁死"];
const before = ["", "要", "必须", "喊他们", "叫老板", "请物业", "麻烦"];

test("whatever is wrong and however it is bidden, a day that was said is the draft's or is asked, never left to the rule", () => {
  const sentence = fc.record({
    wrong: fc.constantFrom(...wrong),
    joint: fc.constantFrom(",", "。", " ", ",\n"),
    before: fc.constantFrom(...before),
    day: fc.constantFrom(...days),
    limit: fc.constantFrom("", "前", "之前", "就", "给我"),
    deed: fc.constantFrom(...deeds, ...unknown, ""),
    after: fc.constantFrom("", "。", ",明天检查", ",辛苦", "哈", ",不然就报上去"),
  });
  fc.assert(
    fc.property(sentence, (q) => {
      const [day, expected] = q.day;
      // Of today a deed of no list tells as well as it asks, and today alone says since when.
      fc.pre(day !== "今天" || (!unknown.includes(q.deed) && q.deed !== ""));
      // 「后门锁死 30号撸平」: a door as likely as a day.
      fc.pre(day !== "30号" || q.joint !== " " || !unknown.includes(q.deed));
      fc.pre(q.deed !== "" || q.before === "");
      fc.pre(!(q.deed === "" && (q.limit === "就" || q.limit === "给我")));
      fc.pre(q.deed !== "" || !/哈|检查|不然/.test(q.after));
      const text = `松涛岗社区${q.wrong}${q.joint}${q.before}${day}${q.limit}${q.deed}${q.after}`;
      const { act, matters } = readText(text, ctx);
      expect([text, act]).toEqual([text, "report"]);
      const [first] = matters;
      const taken = first?.due === expected || first?.ask.includes("due");
      expect([text, first?.due, first?.dueSource, taken]).toEqual([text, first?.due, first?.dueSource, true]);
    }),
    { numRuns: 3000 },
  );
});
