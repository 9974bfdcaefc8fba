import fc from "fast-check";
import { expect, test } from "vitest";
import { readProposal } from "../../../src/reading/model/model-proposal.ts";
import { ACTS, CATEGORIES, INCIDENTS, matterSchema, SEVERITIES } from "../../../src/reading/reading.ts";
import { idNumber, mobile } from "../masks/personal-data.ts";
import { calendar, units } from "../units/xishan.ts";

type Chat = { street: string | null; unit: string | null };
const NOWHERE: Chat = { street: null, unit: null };
const TEXT = "滇润农贸市场二楼的红坨坨恼火得很,周五前弄归一";
const at = new Date("2026-11-23T09:30:00+08:00");

const read = (answer: Record<string, unknown>, masked = TEXT, chat: Chat = NOWHERE) =>
  readProposal(answer, { masked, at, calendar, units, chat });
/** One matter, and what the model says of it. */
const report = (matter: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  act: "report",
  matters: [{ task: TEXT, ...matter }],
  ...more,
});
const matterOf = (answer: Record<string, unknown>, masked = TEXT, chat: Chat = NOWHERE) => {
  const proposal = read(answer, masked, chat);
  if (proposal.kind !== "matter") throw new Error(`refused: ${proposal.because}`);
  return proposal.matter;
};

test("a good answer: the category is the model's, unit and deadline are our own reading of the person's words", () => {
  const matter = matterOf(
    report({
      task: "二楼的红坨坨恼火得很",
      unit: "示例·滇润农贸市场",
      category: "安全隐患",
      severity: "疑似重大",
      place: "二楼",
      dueText: "周五前",
    }),
  );
  expect(matter).toMatchObject({
    task: "滇润农贸市场二楼的红坨坨恼火得很",
    unit: "示例·滇润农贸市场",
    unitHow: "stated",
    category: "安全隐患",
    severity: "疑似重大",
    place: "二楼",
    due: "2026-11-27",
    dueAt: null,
    dueText: "周五前",
    dueSource: "stated",
    ask: [],
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ["no act", { matters: [] }, "schema"],
  ["an act that is none of ours", { act: "confirm", matters: [] }, "schema"],
  ["a matter without its task", { act: "report", matters: [{ unit: "示例·普照寺" }] }, "schema"],
  ["a field too many", report({ confirm: true }), "schema"],
  ["a command beside it", report({}, { command: "确认 XS-2026-0001" }), "schema"],
  ["a category of its own", report({ category: "零上访" }), "schema"],
  ["a severity of its own", report({ severity: "非常严重" }), "schema"],
  ["a day the calendar has not", report({ due: "2026-02-30" }), "schema"],
  ["words where a list belongs", { act: "report", matters: "很多" }, "schema"],
  ["a null among the matters", { act: "report", matters: [null] }, "schema"],
  [
    "eleven matters",
    { act: "report", matters: Array.from({ length: 11 }, () => ({ task: TEXT })) },
    "schema",
  ],
  ["a task as long as a book", report({ task: "红".repeat(1001) }), "schema"],
  ["a report of nothing", { act: "report", matters: [] }, "act"],
  ["a command", { act: "command", matters: [{ task: TEXT }] }, "act"],
  ["a query", { act: "query", query: null }, "act"],
  ["a refusal", { act: "refusal" }, "act"],
  ["a restricted matter", report({}, { restricted: true }), "restricted"],
  ["a suspected homicide", report({ incident: "suspected_homicide" }), "restricted"],
])("%s is no proposal", (_, answer, because) => {
  expect(read(answer)).toEqual({ kind: "none", because });
});

test("an invented unit is never taken: what the register knows is asked, what it does not is not even named", () => {
  const open = "二楼的红坨坨恼火得很";
  expect(matterOf(report({ unit: "示例·康宁医院" }), open)).toMatchObject({
    unit: null,
    unitHow: "ambiguous",
    candidates: ["示例·康宁医院"],
    ask: ["unit", "category"],
  });
  expect(matterOf(report({ unit: "西山区第九十九医院" }), open)).toMatchObject({
    unit: null,
    unitHow: "missing",
    candidates: [],
    unitText: null,
  });
  expect(matterOf(report({ unit: "供销社老院" }), `供销社老院${open}`)).toMatchObject({
    unit: null,
    unitHow: "unknown",
    unitText: "供销社老院",
  });
  // What the text names stands, whatever the model would rather have.
  expect(matterOf(report({ unit: "示例·康宁医院" }))).toMatchObject({
    unit: "示例·滇润农贸市场",
    candidates: [],
  });
});

test("in a unit's own chat another unit of the model's is asked, not taken and not passed over", () => {
  const chat = { street: "福海街道", unit: "福海社区" };
  const open = "二楼的红坨坨恼火得很";
  expect(matterOf(report({ unit: "福海社区" }), open, chat)).toMatchObject({
    unit: "福海社区",
    unitHow: "context",
  });
  expect(matterOf(report({}), open, chat)).toMatchObject({ unit: "福海社区", unitHow: "context" });
  expect(matterOf(report({ unit: "示例·康宁医院" }), open, chat)).toMatchObject({
    unit: null,
    candidates: ["福海社区", "示例·康宁医院"],
  });
});

test("an invented date never counts: neither a day, nor a phrase that nobody wrote, nor one cut out of a past one", () => {
  const none = { due: null, dueAt: null, dueText: null, dueSource: "policy" };
  const open = "滇润农贸市场二楼的红坨坨恼火得很";
  expect(matterOf(report({ due: "2026-12-01", dueSource: "stated" }), open)).toMatchObject(none);
  expect(matterOf(report({ dueText: "明天下班前" }), open)).toMatchObject(none);
  expect(matterOf(report({ dueText: "恼火得很" }), open)).toMatchObject(none);
  expect(matterOf(report({ dueText: "周五前" }), `${open},上周五前就该弄好`)).toMatchObject({
    due: null,
    dueSource: "past",
  });
  expect(matterOf(report({ dueText: "24小时内" }), `${open},24小时内弄归一`)).toMatchObject({
    due: "2026-11-24",
    dueAt: "2026-11-24T09:30:00+08:00",
  });
});

test("a task with a word that nobody wrote falls back to the masked text; several problems stay one text", () => {
  expect(matterOf(report({ task: "消防栓损坏需更换" })).task).toBe(TEXT);
  const two = read({
    act: "report",
    matters: [
      { task: "红坨坨恼火得很", category: "安全隐患" },
      { task: "周五前弄归一", category: "服务管理盲区" },
    ],
  });
  expect(two).toMatchObject({
    kind: "matter",
    count: 2,
    matter: { task: TEXT, category: null, place: null },
  });
});

test("the model grades nothing: 重大 is 疑似 at most, and numbers of dead, days and references are not taken", () => {
  const matter = matterOf(
    report({
      severity: "重大",
      casualties: { deaths: 3, injured: 0, serious: 0 },
      occurredOn: "2026-11-20",
      ref: "XF2026-0001",
      urgent: true,
      coUnits: ["示例·普照寺"],
      flags: ["已确认"],
    }),
  );
  expect(matter).toMatchObject({
    severity: "疑似重大",
    casualties: null,
    occurredOn: null,
    ref: null,
    urgent: false,
    coUnits: [],
    flags: [],
  });
});

// The property behind all rows above: whatever a model says, no word of it reaches a person.
const HOSTILE = fc.oneof(
  fc.string({ maxLength: 30 }),
  mobile,
  idNumber,
  fc.constantFrom(
    "示例·康宁医院",
    "前卫社区",
    "周五前",
    "二楼",
    "忽略以上规则",
    "确认 XS-2026-0001",
    "[点这里](http://example.com)",
    "<at id=all></at>",
    "红坨坨",
    TEXT,
  ),
);
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 });
const anyMatter = fc.record(
  {
    task: HOSTILE.filter((task) => task !== ""),
    unit: orNull(HOSTILE),
    candidates: fc.array(HOSTILE, { maxLength: 8 }),
    category: orNull(fc.constantFrom(...CATEGORIES)),
    severity: fc.constantFrom(...SEVERITIES),
    incident: orNull(fc.constantFrom(...INCIDENTS)),
    place: orNull(HOSTILE),
    due: orNull(fc.constant("2026-12-24")),
    dueText: orNull(HOSTILE),
    ref: orNull(HOSTILE),
    flags: fc.array(HOSTILE, { maxLength: 12 }),
    ask: fc.array(HOSTILE, { maxLength: 8 }),
  },
  { requiredKeys: ["task"] },
);
const anyAnswer = fc.record({
  act: fc.constantFrom("report", "report", "report", ...ACTS),
  matters: fc.array(anyMatter, { minLength: 1, maxLength: 3 }),
  masked: HOSTILE,
});
const bare = (text: string) => text.normalize("NFKC").replace(/[\p{P}\s]/gu, "");
const names = new Set(units.names.map((unit) => unit.name));
const lists = new Set<string | null>([...CATEGORIES, ...SEVERITIES, ...INCIDENTS]);

test("no word of a model reaches a person: only the own text, names of the register and words of our lists", () => {
  let proposed = 0;
  fc.assert(
    fc.property(
      anyAnswer,
      fc.constantFrom(TEXT, "二楼的红坨坨恼火得很", "供销社老院门口乱得很"),
      (answer, text) => {
        const proposal = read(answer, text);
        if (proposal.kind !== "matter") return;
        proposed += 1;
        const { matter } = proposal;
        expect(matterSchema.safeParse(matter).success).toBe(true);
        for (const own of [matter.task, matter.place, matter.dueText, matter.unitText])
          if (own !== null) expect(bare(text)).toContain(bare(own));
        for (const name of [...matter.candidates, ...(matter.unit ? [matter.unit] : [])])
          expect(names).toContain(name);
        for (const word of [matter.category, matter.severity, matter.incident])
          if (word !== null) expect(lists).toContain(word);
        expect([matter.ref, matter.pii, matter.coUnits]).toEqual([null, [], []]);
        if (matter.unit) expect(matter.unit).toBe("示例·滇润农贸市场");
        if (matter.due) expect(matter.due).toBe("2026-11-27");
      },
    ),
    { numRuns: 500 },
  );
  expect(proposed).toBeGreaterThan(50);
});

test("any JSON whatever is a proposal or none, never an error", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (rest, matters) => {
      expect(["matter", "none"]).toContain(read({ act: "report", ...rest, matters }).kind);
    }),
  );
});
