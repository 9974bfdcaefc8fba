import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import {
  draftsMeant,
  dueChoices,
  firstSeverity,
  kindTitle,
  openQuestions,
  policyDue,
  severityMatters,
  UNGRADED,
} from "../../src/domain/draft.ts";
import { loadCampaign } from "../../src/load-campaign.ts";

const campaign = await loadCampaign("xishan-five-zeros");
const calendar = createCalendar({ overrides: [] });
const at = new Date("2026-11-23T09:30:00+08:00");
const whole = { unitId: 1, category: "hazard", severity: "一般", dueAt: at, dueSource: "stated" };
const bare = { ...whole, dueAt: null, dueSource: null };

describe("the open questions of a draft, the next one first", () => {
  test.each([
    { why: "nothing is open", draft: whole, asks: [] },
    { why: "the policy gives the deadline", draft: bare, asks: [] },
    {
      why: "everything is open",
      draft: { ...bare, unitId: null, category: null },
      asks: ["unit", "category"],
    },
    { why: "a category without a deadline of ours", draft: { ...bare, category: "dispute" }, asks: ["due"] },
    {
      why: "the deadline hangs on the severity, so that is asked first",
      draft: { ...bare, severity: UNGRADED },
      asks: ["severity"],
    },
    { why: "a severity without a deadline", draft: { ...bare, severity: "疑似重大" }, asks: ["due"] },
    {
      why: "a past deadline is not replaced by the policy's",
      draft: { ...bare, dueSource: "past" },
      asks: ["due"],
    },
    { why: "nor an unclear one", draft: { ...bare, dueSource: "unclear" }, asks: ["due"] },
    { why: "nor one that was called wrong", draft: { ...bare, dueSource: "asked" }, asks: ["due"] },
    {
      why: "a category the campaign no longer has",
      draft: { ...whole, category: "gone" },
      asks: ["category"],
    },
    {
      why: "unit and an ungraded severity with a past deadline",
      draft: { ...bare, unitId: null, severity: UNGRADED, dueSource: "past" },
      asks: ["unit", "severity", "due"],
    },
  ])("$why", ({ draft, asks }) => {
    expect(openQuestions(campaign, draft)).toEqual(asks);
  });

  test("a draft without questions always has a policy, and a deadline by it or by words", () => {
    for (const category of campaign.categories) {
      for (const severity of category.severities) {
        const draft = { ...bare, category: category.id, severity };
        const open = openQuestions(campaign, draft).length > 0;
        expect(open).toBe(policyDue(campaign, draft, { at, calendar }) === null);
      }
    }
  });
});

test("a severity is asked for only where something hangs on it", () => {
  expect(
    campaign.categories.filter((item) => severityMatters(campaign, item.id)).map((item) => item.id),
  ).toEqual(["hazard"]);
  expect(firstSeverity(campaign, "hazard")).toBe(UNGRADED);
  expect(firstSeverity(campaign, "dispute")).toBe("一般");
});

test.each([
  ["2026-11-23", "今天内 2026-11-23,3天内 2026-11-26,7天内 2026-11-30"],
  ["2026-11-02", "今天内 2026-11-02,3天内 2026-11-05,7天内 2026-11-09,月底前 2026-11-30"],
  ["2026-11-28", "今天内 2026-11-28,月底前 2026-11-30,3天内 2026-12-01,7天内 2026-12-05"],
  ["2026-11-30", "今天内 2026-11-30,3天内 2026-12-03,7天内 2026-12-07"],
  ["2026-12-31", "今天内 2026-12-31,3天内 2027-01-03,7天内 2027-01-07"],
  ["2028-02-27", "今天内 2028-02-27,月底前 2028-02-29,3天内 2028-03-01,7天内 2028-03-05"],
])("the deadlines offered on %s, each day once and in order", (day, expected) => {
  const choices = dueChoices(new Date(`${day}T23:59:00+08:00`));
  expect(choices.map((choice) => `${choice.title} ${choice.day}`).join()).toBe(expected);
});

test.each([
  { ages: [], meant: 0 },
  { ages: [60], meant: 1 },
  { ages: [1, 60], meant: 1 },
  { ages: [1, 5], meant: 2 },
  { ages: [1, 5, 60], meant: 3 },
  { ages: [60, 120], meant: 2 },
])("drafts of $ages minutes ago: words about 「it」 can mean $meant of them", ({ ages, meant }) => {
  const drafts = ages.map((age) => ({ createdAt: new Date(at.getTime() - age * 60_000) }));
  expect(draftsMeant(drafts, at)).toEqual(drafts.slice(0, meant));
});

test.each([
  ["dispute", "一般", "矛盾纠纷 · 一般"],
  ["dispute", "重大", "重大矛盾纠纷"],
  ["security", "一般", "治安问题 · 一般"],
  ["security", "突出", "突出治安问题"],
  ["hazard", "疑似重大", "安全隐患 · 疑似重大"],
  ["hazard", UNGRADED, "安全隐患"],
  ["none", "一般", null],
])(
  "%s of grade %s is called %s: nothing is called 重大 that nobody called so",
  (category, severity, title) => {
    expect(kindTitle(campaign, { category, severity })).toBe(title);
  },
);
