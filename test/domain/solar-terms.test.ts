import * as chineseDays from "chinese-days";
import { expect, test } from "vitest";
import { addDays, type Day } from "../../src/domain/day.ts";
import { SOLAR_TERMS, solarTermDay } from "../../src/domain/solar-terms.ts";

test.each([
  [2026, "立春", "2026-02-04"],
  [2026, "清明", "2026-04-05"],
  [2026, "夏至", "2026-06-21"],
  [2026, "立冬", "2026-11-07"],
  [2026, "小雪", "2026-11-22"],
  [2026, "大雪", "2026-12-07"],
  [2026, "冬至", "2026-12-22"],
  [2027, "小寒", "2027-01-05"],
  [2027, "雨水", "2027-02-19"],
  // Late on the day, and not on the 22nd as in the years around it.
  [2028, "冬至", "2028-12-21"],
])("in %s %s begins on %s", (year, term, day) => {
  expect(solarTermDay(year, term)).toBe(day);
});

test("from 2024 to 2044 every term is the one of the table of chinese-days, in the order of the year", () => {
  for (let year = 2024; year <= 2044; year++) {
    const days = SOLAR_TERMS.map((term) => solarTermDay(year, term));
    expect(days).toEqual([...days].sort());
    // Asked from noon to noon, for its functions shift by a day west of Greenwich.
    const told = new Map(
      chineseDays
        .getSolarTermsInRange(`${year}-01-01T12:00:00`, `${year}-12-31T12:00:00`)
        .filter(({ index }) => index === 1)
        .map(({ name, date }) => [name, date]),
    );
    for (const [at, term] of SOLAR_TERMS.entries()) expect([term, days[at]]).toEqual([term, told.get(term)]);
  }
});

test("what is no term has no day", () => {
  expect(solarTermDay(2026, "小年")).toBeNull();
  expect(addDays(solarTermDay(2026, "冬至") as Day, 0)).toBe("2026-12-22");
});
