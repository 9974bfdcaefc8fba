import { expect, test } from "vitest";
import { addDays, type Day } from "../../src/domain/day.ts";
import { lunarDay, nextLunarDay } from "../../src/domain/lunar.ts";
import lunarDays from "../../src/domain/lunar-days.json" with { type: "json" };

test.each([
  { year: 2026, month: 1, date: 1, day: "2026-02-17" },
  { year: 2026, month: 1, date: 15, day: "2026-03-03" },
  { year: 2025, month: 12, date: 23, day: "2026-02-10" },
  { year: 2025, month: 12, date: "last", day: "2026-02-16" },
  { year: 2026, month: 9, date: 9, day: "2026-10-18" },
  { year: 2026, month: 12, date: 23, day: "2027-01-30" },
  { year: 2026, month: 12, date: "last", day: "2027-02-05" },
  { year: 2025, month: 7, date: 15, day: "2025-09-06" },
] as const)("$month/$date of the lunar year $year is $day", ({ year, month, date, day }) => {
  expect(lunarDay(year, month, date)).toBe(day);
});

test("the months of every year lead from its new year to the next, through its feasts", () => {
  for (const [year, table] of Object.entries(lunarDays)) {
    expect(lunarDay(Number(year), 1, 1), year).toBe(table.spring);
    expect(lunarDay(Number(year), 5, 5), year).toBe(table.dragonBoat);
    expect(lunarDay(Number(year), 8, 15), year).toBe(table.midAutumn);
    const next = (lunarDays as Record<string, { spring: string }>)[Number(year) + 1];
    if (next) expect(addDays(lunarDay(Number(year), 12, "last") as Day, 1), year).toBe(next.spring);
    const lengths = table.months.split(" ");
    expect(lengths, year).toHaveLength(table.leap ? 13 : 12);
    expect(
      lengths.every((length) => length === "29" || length === "30"),
      year,
    ).toBe(true);
  }
});

test("a date the month does not have, a month there is not and a year beyond the table are no day", () => {
  expect(lunarDay(2026, 2, 30)).toBeNull();
  expect(lunarDay(2026, 13, 1)).toBeNull();
  expect(lunarDay(2026, 0, 1)).toBeNull();
  expect(lunarDay(2061, 1, 1)).toBeNull();
});

test.each([
  { from: "2026-11-23", month: 12, date: 23, day: "2027-01-30" },
  { from: "2026-02-10", month: 12, date: 23, day: "2026-02-10" },
  { from: "2026-02-11", month: 12, date: 23, day: "2027-01-30" },
  { from: "2026-01-05", month: 12, date: 8, day: "2026-01-26" },
] as const)("from $from the next $month/$date is $day", ({ from, month, date, day }) => {
  expect(nextLunarDay(from as Day, month, date)).toBe(day);
});
