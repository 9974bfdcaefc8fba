import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import type { QueryReading } from "../../../src/reading/reading.ts";
import { asked } from "../asking.ts";

/** What the last of several messages of one person means; what is no question leaves the last question as it was. */
function afterTalk(...texts: string[]): QueryReading | null {
  let last: QueryReading | null = null;
  let reading: QueryReading | null = null;
  for (const text of texts) {
    reading = readQuery(text, asked({ lastQuery: last }));
    last = reading ?? last;
  }
  return reading;
}

test.each([
  [["前卫街道还有几个逾期的", "那福海呢"], "query.overdue", { street: "福海街道" }, null],
  [["前卫街道还有几个逾期的", "福海呢?"], "query.overdue", { street: "福海街道" }, null],
  [["前卫街道还有几个逾期的", "福海街道"], "query.overdue", { street: "福海街道" }, null],
  [["前卫街道还有几个逾期的", "换成福海街道"], "query.overdue", { street: "福海街道" }, null],
  [["前卫街道还有几个逾期的", "上个月呢"], "query.overdue", { street: "前卫街道" }, "上个月"],
  [["前卫街道还有几个逾期的", "隐患呢"], "query.overdue", { street: "前卫街道", category: "安全隐患" }, null],
  [["前卫街道还有几个逾期的", "公安那边呢"], "query.overdue", { lead_dept: "区公安分局" }, null],
  [["前卫街道还有几个逾期的", "全区的呢"], "query.overdue", { district: true }, null],
  [["前卫街道还有几个逾期的", "阳光社区呢"], "query.overdue", { unit: "阳光社区" }, null],
  [
    ["前卫街道还有几个逾期的", "那福海呢", "上个月呢", "纠纷的呢"],
    "query.overdue",
    { street: "福海街道", category: "重大矛盾纠纷" },
    "上个月",
  ],
  [["0001到哪一步了", "那前卫呢"], "query.unit_status", { street: "前卫街道" }, null],
  [["0001到哪一步了", "那逾期的呢"], "query.overdue", { district: true }, null],
  [["滇润市场灯修了没", "那后门呢"], "query.thing", { unit: "示例·滇润农贸市场", keyword: "后门" }, null],
  [["滇润市场灯修了没", "那前卫呢"], "query.thing", { street: "前卫街道", keyword: "灯" }, null],
  [["滇润市场灯修了没", "幼儿园呢"], "query.thing", { kind: ["幼儿园"], keyword: "灯" }, null],
  // Behind one unit a kind of place asks of others, and a word that only one bears is that one.
  [["滇润有多少在办", "幼儿园呢"], "query.open_count", { district: true, kind: ["幼儿园"] }, null],
  [["滇润有多少在办", "那学校呢"], "query.open_count", { district: true, kind: ["学校"] }, null],
  [["滇润怎么样", "幼儿园那边呢"], "query.open_count", { district: true, kind: ["幼儿园"] }, null],
  [["滇润有多少在办", "彩云呢"], "query.open_count", { unit: "示例·彩云幼儿园" }, null],
  [["滇润有多少在办", "彩云的呢"], "query.open_count", { unit: "示例·彩云幼儿园" }, null],
  [["滇润有多少在办", "那彩云那边呢"], "query.open_count", { unit: "示例·彩云幼儿园" }, null],
  [["滇润市场灯修了没", "彩云的呢"], "query.thing", { unit: "示例·彩云幼儿园", keyword: "灯" }, null],
  [["前卫街道逾期几条", "幼儿园呢"], "query.overdue", { street: "前卫街道", kind: ["幼儿园"] }, null],
  [["请问一般隐患几天改完", "那重大的呢"], "query.rule", {}, null],
  // What stands open or overdue is so now: of days ahead or of a zero report's period it would be a false zero.
  [["快到期的有哪些", "那逾期的呢"], "query.overdue", {}, null],
  [["哪些社区没报零报告", "那逾期的呢"], "query.overdue", { kind: ["社区"] }, null],
  [["今天新增几条", "那逾期的呢"], "query.overdue", { district: true }, null],
  [["前卫街道逾期几条", "新增呢"], "query.new_count", { street: "前卫街道" }, "今天"],
  [["前卫街道逾期几条", "销号的呢"], "query.closed_count", { street: "前卫街道" }, "本月"],
  [["福海街道怎么样", "纠纷呢"], "query.open_count", { street: "福海街道", category: "重大矛盾纠纷" }, null],
  [["什么叫黄牌", "那红牌呢"], "query.definition", {}, null],
  [["一般隐患几天内整改", "那重大的呢"], "query.rule", {}, null],
  [["上个月全区销号率", "前卫呢?"], "query.close_rate", { street: "前卫街道" }, "上个月"],
  [["上个月全区销号率", "那逾期的呢"], "query.overdue", { district: true }, "上个月"],
  [["上个月全区销号率", "新增呢"], "query.new_count", { district: true }, "上个月"],
  [["普坪社区怎么样", "阳光社区呢"], "query.unit_status", { unit: "阳光社区" }, null],
  [["哪些街道还没报", "社区呢"], "query.silent", { kind: ["社区"] }, "本期"],
  [["哪些街道还没报", "上周呢"], "query.silent", { level: "street" }, "上周"],
  [["排个名 各街道逾期率", "销号率的呢"], "query.ranking", { level: "street" }, "当前"],
  [["排个名 各街道逾期率", "社区的呢"], "query.ranking", { level: "community" }, "当前"],
  [["企业单位那边达标多少", "社区呢"], "query.target_progress", { kind: ["社区"] }, "2026年"],
  [["企业单位那边达标多少", "去年呢"], "query.target_progress", { kind: ["企业", "单位"] }, "2025年"],
  [["这周到期的有哪些", "下周呢"], "query.due_soon", {}, "下周"],
  [["今年信访件同比怎么样", "上半年呢"], "query.compare", { category: "重点信访案件" }, "上半年同比"],
  [["昨天新增几条", "前天呢"], "query.new_count", { district: true }, "前天"],
  [["XS-2026-0312 到哪一步了", "那0313呢"], "query.matter", { matter_no_suffix: "0313" }, null],
  [["XS-2026-0312 到哪一步了", "谁在办"], "query.matter", { matter_no: "XS-2026-0312" }, null],
  [
    ["普坪社区怎么样", "事故呢"],
    "query.incident_count",
    { unit: "普坪社区", indicator: "accident" },
    "今年以来",
  ],
  [["今年以来有几起越级上访", "事故呢"], "query.incident_count", { indicator: "accident" }, "今年以来"],
  [["上个月有几起事故", "上访呢"], "query.incident_count", { indicator: "petition" }, "上个月"],
  [
    ["前卫街道还有几个逾期的", "越级上访呢"],
    "query.incident_count",
    { street: "前卫街道", indicator: "petition", incident: "petition_skip" },
    "今年以来",
  ],
  [
    ["前卫街道还有几个逾期的", "信访呢"],
    "query.overdue",
    { street: "前卫街道", category: "重点信访案件" },
    null,
  ],
  [["前卫街道还有几个逾期的", "收到", "那福海呢"], "query.overdue", { street: "福海街道" }, null],
  // A stem that is a word as well: behind a question nothing but a name stands there.
  [["棕南社区有几条逾期", "那红星呢"], "query.overdue", { unit: "红星社区" }, null],
  [["棕南社区有几条逾期", "红星呢"], "query.overdue", { unit: "红星社区" }, null],
  [["棕南社区有几条逾期", "红星"], "query.overdue", { unit: "红星社区" }, null],
  [["棕南社区有几条逾期", "红星社区呢"], "query.overdue", { unit: "红星社区" }, null],
  [["棕南社区有几条逾期", "那陆家咧"], "query.overdue", { unit: "陆家社区" }, null],
  [["棕南社区有几条逾期", "换成陆家"], "query.overdue", { unit: "陆家社区" }, null],
  [["棕南社区有几条逾期", "那前卫呢"], "query.overdue", { street: "前卫街道" }, null],
  // Of one place there is no table: its own figure.
  [["哪个社区逾期最多", "那前卫呢"], "query.overdue", { street: "前卫街道" }, null],
  [["哪个街道逾期率最高", "那红星呢"], "query.overdue", { unit: "红星社区" }, null],
  [["今年哪个街道上报最多", "那前卫呢"], "query.new_count", { street: "前卫街道" }, "今年"],
  [["福海跟前卫哪个逾期多", "那金碧呢"], "query.overdue", { street: "金碧街道" }, null],
  [["我名下的", "那前卫呢"], "query.open_count", { street: "前卫街道" }, null],
  [["我名下逾期的有几个", "那前卫呢"], "query.overdue", { street: "前卫街道" }, null],
] as const)("%o → %s %o %s", (texts, intent, scope, label) => {
  const reading = afterTalk(...texts);
  expect(reading?.intent).toBe(intent);
  expect(reading?.scope).toEqual(scope);
  expect(reading?.period?.label ?? null).toBe(label);
  expect(reading?.ask).toEqual([]);
});

test("a shared stem after a unit's card is asked again; after figures it is the street, and said so", () => {
  expect(afterTalk("普坪社区怎么样", "那福海呢")).toMatchObject({
    ask: ["unit"],
    candidates: ["福海街道", "福海社区"],
  });
  expect(afterTalk("上个月全区销号率", "那福海呢")?.notes).toEqual(["按福海街道统计"]);
});

test.each(["那福海呢", "上个月呢", "隐患呢", "前卫呢?", "那逾期的呢", "普坪呢", "全区的呢"])(
  "without a last question, 「%s」 is asked what is meant",
  (text) => {
    const reading = readQuery(text, asked());
    expect(reading?.intent).toBe("query.unit_status");
    expect(reading?.ask).toHaveLength(1);
  },
);

test("a question never follows a command or a refusal", () => {
  const urged = readQuery("催一下前卫", asked());
  expect(readQuery("那福海呢", asked({ lastQuery: urged }))?.intent).toBe("query.unit_status");
});

test.each([
  "人呢",
  "你呢",
  "图呢?",
  "那怎么办",
  "那怎么办呢",
  "今天开会",
  "好的",
  "谢谢",
  "那谁去看呢",
  "灭火器过期4具",
  "那个地方又漏水了",
  "福海社区楼道堵了",
  "上周已整改",
])("after a question, 「%s」 is still no question", (text) => {
  expect(afterTalk("前卫街道还有几个逾期的", text)).toBeNull();
});

test.each([
  ["什么叫逾期", "那前卫呢"],
  ["收到", "那红星呢"],
])("%s, %s: there is no question to go on with, and which is meant is asked", (...texts) => {
  expect(afterTalk(...texts)).toMatchObject({ intent: "query.unit_status", ask: [expect.any(String)] });
});

test.each([
  "红星照耀",
  "红星这边灯坏了",
  "和平共处",
  "今天开会",
  "收到",
  "红星那边在修",
  "阳光很好",
  "那就这样",
])("%s after a question is none", (text) => {
  const last = afterTalk("棕南社区有几条逾期");
  expect(readQuery(text, asked({ lastQuery: last }))).toBeNull();
});

test.each(["上个月呢", "纠纷呢", "社区呢"])(
  "「%s」 behind one matter means nothing there: it is asked",
  (text) => {
    expect(afterTalk("0001到哪一步了", text)).toMatchObject({
      intent: "query.unit_status",
      ask: ["question"],
    });
  },
);

test("「那怎么办呢」 behind a meaning asks no other meaning", () => {
  expect(readQuery("那怎么办呢", asked({ lastQuery: readQuery("什么叫逾期", asked()) }))).toBeNull();
});
