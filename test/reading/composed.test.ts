import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

// A Monday, 23 November 2026, 09:30. Messages put together from parts whose meaning is known.
const UNITS = {
  示例·滇润农贸市场: ["示例·滇润农贸市场", "滇润农贸市场", "滇润市场"],
  示例·彩云幼儿园: ["示例·彩云幼儿园", "彩云幼儿园"],
  示例·云锦广场: ["示例·云锦广场", "云锦广场"],
  示例·康宁医院: ["示例·康宁医院", "康宁医院"],
  示例·宏达机械厂: ["示例·宏达机械厂", "宏达机械厂"],
  示例·普照寺: ["示例·普照寺", "普照寺"],
  示例·鑫源冷库: ["示例·鑫源冷库", "鑫源冷库"],
};
/** Written wrong, by sound or by one character: whom they are near. */
const MISTAKEN: Record<string, string> = {
  滇闰农贸市场: "示例·滇润农贸市场",
  彩云幼儿圆: "示例·彩云幼儿园",
  云景广场: "示例·云锦广场",
  康泰医院: "示例·康宁医院",
  宏大机械厂: "示例·宏达机械厂",
  鑫源冷裤: "示例·鑫源冷库",
};
const MATTERS: Record<string, string[]> = {
  安全隐患: [
    "二楼灭火器过期4具",
    "疏散指示灯不亮",
    "插座烧糊了",
    "配电箱没有盖子",
    "安全出口被杂物堵了",
    "屋顶广告牌松动",
    "消防栓没水",
    "电线私拉乱接",
  ],
  重大矛盾纠纷: ["两家摊主为摊位吵起来", "业主和物业因为停车位扯皮", "工人为工资和老板吵起来"],
  突出治安问题: ["昨晚丢了3辆电动车", "有人半夜撬锁"],
};
const WHEN: Record<string, string | null> = {
  "3天内整改": "2026-11-26",
  周五前整改: "2026-11-27",
  本周五之前弄好: "2026-11-27",
  下周三前处理: "2026-12-02",
  月底前完成: "2026-11-30",
  "12月5日前整改": "2026-12-05",
  "5个工作日内整改": "2026-11-30",
  明天下班前处理: "2026-11-24",
  十天内整改: "2026-12-03",
  两个星期内处理好: "2026-12-07",
  尽快处理: null,
  "": null,
};
const BEFORE = ["", "报告:", "各位领导,", "【上报】", "今天巡查发现", "⚠️", "嗯那个 "];
const AFTER = ["", "。", "!!", "🙏", "谢谢", "\n"];
const WIDE = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const spoken = fc.record({
  unit: fc.constantFrom(...Object.keys(UNITS)),
  called: fc.nat(),
  category: fc.constantFrom(...Object.keys(MATTERS)),
  matter: fc.nat(),
  when: fc.constantFrom(...Object.keys(WHEN)),
  before: fc.constantFrom(...BEFORE),
  after: fc.constantFrom(...AFTER),
  comma: fc.constantFrom(",", ",", " ", "。"),
  wide: fc.boolean(),
});
const pick = (list: readonly string[], at: number) => list[at % list.length] ?? "";

test("unit × matter × date × noise: at least 95 % right in every field, and never another unit", () => {
  const right = { act: 0, unit: 0, category: 0, due: 0 };
  const misses: string[] = [];
  let all = 0;
  fc.assert(
    fc.property(spoken, (one) => {
      const name = pick(UNITS[one.unit as keyof typeof UNITS], one.called);
      const what = pick(MATTERS[one.category] ?? [], one.matter);
      const said = `${one.before}${name}${what}${one.when ? one.comma + one.when : ""}${one.after}`;
      const text = one.wide ? WIDE(said) : said;
      const reading = readText(text, asked());
      const [matter] = reading.matters;
      all += 1;
      expect([one.unit, null, undefined], text).toContain(matter?.unit);
      const met = {
        act: reading.act === "report",
        unit: matter?.unit === one.unit || Boolean(matter?.ask.includes("unit")),
        category: matter?.category === one.category,
        due: (matter?.due ?? null) === WHEN[one.when],
      };
      for (const field of ["act", "unit", "category", "due"] as const) {
        if (met[field]) right[field] += 1;
        else misses.push(`${field}: ${text}`);
      }
    }),
    { numRuns: 600 },
  );
  for (const [field, count] of Object.entries(right))
    expect(count / all, `${field}\n${misses.slice(0, 20).join("\n")}`).toBeGreaterThanOrEqual(0.95);
});

test("a name written wrong is asked, or taken for the one unit that sounds so; never for any other", () => {
  let taken = 0;
  let all = 0;
  fc.assert(
    fc.property(spoken, fc.constantFrom(...Object.keys(MISTAKEN)), (one, name) => {
      const text = `${one.before}${name}${pick(MATTERS[one.category] ?? [], one.matter)}`;
      const [matter] = readText(text, asked()).matters;
      if (!matter) return;
      all += 1;
      if (matter.unit) taken += 1;
      expect([null, MISTAKEN[name]], text).toContain(matter.unit);
      if (!matter.unit) expect(matter.ask, text).toContain("unit");
    }),
    { numRuns: 200 },
  );
  expect(all).toBeGreaterThan(180);
  expect(taken).toBeLessThan(all);
});
