import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { querySchema } from "../../../src/reading/reading.ts";
import { readRefusal } from "../../../src/reading/refusal.ts";
import { asked } from "../asking.ts";

type Row = {
  id: string;
  text: string;
  now: string;
  chat: { street: string | null; unit: string | null };
  expect: Record<string, unknown> & { intent: string };
};
const rows: Row[] = readFileSync(new URL("../../fixtures/queries.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));

test.each(rows.map((row) => [row.id, row.text, row] as const))(
  "the sample %s 「%s」, field by field",
  (_, text, row) => {
    const given = asked({ at: new Date(row.now), chat: row.chat });
    const reading = readRefusal(text, given) ?? readQuery(text, given);
    const { intent, scope, period, metric, output, ask, params } = row.expect;
    expect(reading).toMatchObject({ intent, period, metric, output, ...(params ? { params } : {}) });
    expect(reading?.scope).toEqual(scope);
    if (ask) expect(reading?.ask).toEqual(ask);
  },
);

test.each([
  ["前卫街道还有几个逾期的", { street: "前卫街道" }, null],
  ["前卫还有几个逾期的", { street: "前卫街道" }, null],
  ["全区逾期多少件", { district: true }, null],
  ["阳光社区还有几个没销", { unit: "阳光社区" }, null],
  ["福海街道阳光社区还有几个没销", { unit: "阳光社区" }, null],
  ["度假区还有多少在办", { street: "昆明滇池国家旅游度假区" }, null],
  ["应急局手上还有几件", { lead_dept: "区应急局" }, null],
  ["区司法局没化解的纠纷几件", { lead_dept: "区司法局", category: "重大矛盾纠纷" }, null],
  ["城管那边还有几件没销", { lead_dept_text: "城管" }, null],
  ["燃气隐患还有多少没整改", { category: "安全隐患", keyword: "燃气" }, null],
  ["有没有重大隐患", { category: "安全隐患", severity: ["重大", "疑似重大"] }, null],
  ["疑似重大的有哪些", { category: "安全隐患", severity: ["疑似重大"], state: "open" }, null],
  ["待复查的有哪些", { state: "submitted" }, null],
  ["没签收的列一下", { state: "assigned" }, null],
  ["上个月销号的有哪些", { state: "closed" }, "上个月"],
  ["各街道按期销号率", { group_by: "street" }, "本月"],
  ["哪几个社区没报零报告", { kind: ["社区"] }, "本期"],
  ["前卫街道哪些社区没报", { street: "前卫街道", kind: ["社区"] }, "本期"],
  ["上周没报的有哪些", {}, "上周"],
  ["未排查的名单", { state: "未排查" }, null],
  ["前卫街道各社区隐患数排序", { street: "前卫街道", level: "community", category: "安全隐患" }, "当前"],
  ["今年社区达标到百分之多少了", { kind: ["社区"] }, "2026年"],
  ["学校达标几家", { kind: ["学校"] }, "2026年"],
  ["上个月发生了几起事故", { indicator: "accident" }, "上个月"],
  ["全区刑事案件多少起", { district: true, indicator: "homicide", incident: "case_criminal" }, "今年以来"],
  ["今年进京非访几起", { indicator: "petition", incident: "petition_fei" }, "今年"],
  ["我名下的逾期的有几个", { assignee: "self", state: "overdue" }, null],
  ["我报的那几条进展如何", { reporter: "self" }, null],
  ["作战图按社区看", { group_by: "community", categories: "五类" }, null],
  ["周报", { district: true }, "上周"],
  ["给我出个月报", { district: true }, "上个月"],
  ["这周到期的有哪些", {}, "本周"],
  ["三天内到期的清单", {}, "3天内"],
  ["下个月到期的清单", {}, "下个月"],
  ["快到期的有几件", {}, "7天内"],
  ["金碧街道的情况", { street: "金碧街道" }, null],
  ["金碧社区的情况", { unit: "金碧社区" }, null],
  ["区应急局那边情况怎么样", { lead_dept: "区应急局" }, null],
])("%s is about %o, %s", (text, scope, label) => {
  const reading = readQuery(text, asked());
  expect(reading?.scope).toEqual(scope);
  expect(reading?.period?.label ?? null).toBe(label);
});

test.each([
  ["这周到期的有哪些", "2026-11-23", "2026-11-29"],
  ["三天内到期的清单", "2026-11-23", "2026-11-26"],
  ["下个月到期的清单", "2026-12-01", "2026-12-31"],
  ["周五前到期的有几件", "2026-11-23", "2026-11-27"],
])("deadlines lie ahead: %s", (text, from, to) => {
  expect(readQuery(text, asked())?.period).toMatchObject({ from, to });
});

test.each([
  ["前卫这个月比上个月多了还是少了", "本月环比", ["2026-10-01", "2026-10-23"]],
  ["今年信访件同比怎么样", "今年以来同比", ["2025-01-01", "2025-11-23"]],
  ["逾期比上周多还是少", "本周环比", ["2026-11-16", "2026-11-16"]],
  ["福海上半年安全隐患比去年多还是少", "上半年同比", ["2025-01-01", "2025-06-30"]],
])("%s is compared over %s with %o", (text, label, base) => {
  expect(readQuery(text, asked())?.period).toMatchObject({ label, base });
});

test("two streets are compared with each other", () => {
  expect(readQuery("前卫和福海哪个隐患多", asked())?.scope).toMatchObject({
    street: ["前卫街道", "福海街道"],
  });
});

test.each([
  ["金碧的情况", ["金碧街道", "金碧社区"]],
  ["福海现在怎么样", ["福海街道", "福海社区"]],
  ["明珠社区还有几个逾期的", ["明波社区"]],
])("%s: asked which, never guessed", (text, candidates) => {
  const reading = readQuery(text, asked());
  expect(reading).toMatchObject({ ask: ["unit"], candidates });
  expect(reading?.scope).not.toHaveProperty("unit");
  expect(reading?.scope).not.toHaveProperty("street");
});

test.each([
  ["还有几个逾期的", { street: "马街街道", unit: null }, { street: "马街街道" }],
  ["还有几个逾期的", { street: "马街街道", unit: "普坪社区" }, { unit: "普坪社区" }],
  ["哪些社区没报", { street: "马街街道", unit: "普坪社区" }, { street: "马街街道", kind: ["社区"] }],
  ["我们街道情况", { street: "马街街道", unit: null }, { street: "马街街道" }],
  ["我们社区还有几件", { street: "马街街道", unit: "普坪社区" }, { unit: "普坪社区" }],
  ["我们社区还有几件", { street: "马街街道", unit: null }, { assignee: "own_unit" }],
  ["全区逾期几个", { street: "马街街道", unit: "普坪社区" }, { district: true }],
  ["前卫街道逾期几个", { street: "马街街道", unit: "普坪社区" }, { street: "前卫街道" }],
])("in a group, %s with %o is about %o", (text, chat, scope) => {
  expect(readQuery(text, asked({ chat }))?.scope).toEqual(scope);
});

const words = fc.constantFrom(
  ..."前卫|福海街道|还有|几个|逾期|的|清单|拉一份|上个月|全区|销号率|没报|哪些|0312|XS-2026-0287|到哪一步了|整改完了|申请复查|打回|转给|应急局|周五前|删了|那|呢|为啥|零|排个名|周报|我名下|灭火器过期|楼道堵了|?|,|。| |\n|🙏|@五零助手 |同意延期|退回|催一下|隐患|怎么样|比去年|多还是少|明珠社区|达标".split(
    "|",
  ),
);
const anything = fc
  .array(fc.oneof(words, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 14 })
  .map((all) => all.join(""));
const situation = fc.record({
  replyTo: fc.constantFrom(
    null,
    { kind: "matter", number: "XS-2026-0312" } as const,
    { kind: "draft" } as const,
    { kind: "other" } as const,
  ),
  hasDraft: fc.boolean(),
  hasPictures: fc.boolean(),
  lastQuery: fc.constantFrom(
    null,
    ...[
      "前卫街道还有几个逾期的",
      "金碧的情况",
      "今年信访件同比怎么样",
      "这周到期的有哪些",
      "XS-2026-0312",
      "催一下前卫",
    ].map((text) => readQuery(text, asked())),
  ),
  chat: fc.constantFrom(
    { street: null, unit: null },
    { street: "马街街道", unit: null },
    { street: "马街街道", unit: "普坪社区" },
  ),
});

test("any text in any situation is read without a fault, the same way each time, into the one shape", () => {
  fc.assert(
    fc.property(anything, situation, (text, given) => {
      const ctx = asked(given);
      for (const read of [readQuery, readRefusal]) {
        const reading = read(text, ctx);
        expect(read(text, ctx)).toEqual(reading);
        if (reading) expect(querySchema.safeParse(reading).error).toBeUndefined();
      }
      expect(readRefusal(text, ctx)?.intent ?? "refuse.").toMatch(/^refuse\./);
      expect(readQuery(text, ctx)?.intent ?? "query.").toMatch(/^(query|cmd)\.|^help$/);
    }),
    { numRuns: 500 },
  );
});

test("time grows with the message only, whatever is in it", () => {
  const hostile = [
    "删",
    "把",
    "没的",
    "逾期的有哪些,",
    "上访的人他她那条记录",
    "派去站截他",
    "改成上周",
    "0312",
    "一二三四五六七",
    "谁",
    "@a ",
    "(",
    "的",
  ];
  // What may stand between two words of a pattern must not be cut in ever more ways.
  const telling = ["报", "写成", "别把", "不要给我们"].map(
    (verb) => `事故死了人,${verb}一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥`,
  );
  for (const part of [...hostile, ...telling]) {
    const text = telling.includes(part) ? part : part.repeat(Math.ceil(5000 / part.length));
    const from = performance.now();
    readRefusal(text, asked());
    readQuery(text, asked());
    expect(performance.now() - from, part).toBeLessThan(250);
  }
});
