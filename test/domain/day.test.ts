import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  dueDayOf,
  endOfDay,
  formatDay,
  formatDue,
  instantOf,
  isQuiet,
  parseDay,
  quietEnds,
  weekdayOf,
} from "../../src/domain/day.ts";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("1990-01-01" as Day, n));

test("a day's instants belong to it, from 00:00 until just before 24:00", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(dayOf(instantOf(day, "00:00"))).toBe(day);
      expect(dayOf(new Date(endOfDay(day).getTime() - 1))).toBe(day);
      expect(dayOf(endOfDay(day))).toBe(addDays(day, 1));
      expect(dueDayOf(endOfDay(day))).toBe(day);
      expect(parseDay(day)).toBe(day);
    }),
  );
});

test("adding days and counting them are one another's inverse; weekdays go round", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n);
      expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
    }),
  );
});

test.each([
  ["07:29", true],
  ["07:30", false],
  ["21:59", false],
  ["22:00", true],
  ["00:00", true],
] as const)("%s Beijing is quiet: %s", (clock, quiet) => {
  expect(isQuiet(instantOf("2026-11-24" as Day, clock))).toBe(quiet);
});

test("the quiet hours end at the next 07:30, and only inside of them is there an end", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
      const at = new Date(instantOf(day, "00:00").getTime() + ms);
      const ends = quietEnds(at);
      expect(ends !== null).toBe(isQuiet(at));
      if (!ends) return;
      expect(ends.getTime()).toBeGreaterThan(at.getTime());
      expect(ends.getTime() - at.getTime()).toBeLessThanOrEqual(9.5 * 3_600_000);
      expect(isQuiet(ends)).toBe(false);
      expect(isQuiet(new Date(ends.getTime() - 1))).toBe(true);
    }),
  );
});

test("days are written as people say them", () => {
  expect(formatDay("2026-11-27" as Day)).toBe("11月27日(周五)");
  expect(formatDay("2027-01-03" as Day, "2026-12-30" as Day)).toBe("2027年1月3日(周日)");
  expect(formatDue(endOfDay("2026-11-27" as Day))).toBe("11月27日(周五) 24:00");
  expect(formatDue(instantOf("2026-11-27" as Day, "18:00"))).toBe("11月27日(周五) 18:00");
});

test.each(["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-11-31", "abcd-ef-gh"])(
  "%s is no day",
  (text) => {
    expect(parseDay(text)).toBeNull();
  },
);
