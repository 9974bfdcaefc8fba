import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import { addDays, type Day, daysBetween } from "../../src/domain/day.ts";

const calendar = createCalendar({ overrides: [] });
const day = (text: string) => text as Day;
const from2026 = fc.integer({ min: 0, max: 364 }).map((n) => addDays(day("2026-01-01"), n));

test("2026 has the 248 working days of the State Council's notice", () => {
  const days = Array.from({ length: 365 }, (_, n) => addDays(day("2026-01-01"), n));
  expect(days.filter(calendar.isWorkday)).toHaveLength(248);
});

test.each([
  { why: "a plain week", from: "2026-11-23", n: 5, expected: "2026-11-30" },
  { why: "a make-up Sunday counts", from: "2026-09-18", n: 1, expected: "2026-09-20" },
  { why: "National Day is jumped over", from: "2026-09-30", n: 1, expected: "2026-10-08" },
  { why: "the make-up Saturday after it counts", from: "2026-10-08", n: 2, expected: "2026-10-10" },
  { why: "Spring Festival is jumped over", from: "2026-02-14", n: 1, expected: "2026-02-24" },
])("addWorkdays: $why", ({ from, n, expected }) => {
  expect(calendar.addWorkdays(day(from), n)).toEqual({ day: expected, provisional: false });
});

test("a year without data is neither an error nor silent: statutory days, and provisional", () => {
  expect(calendar.isCovered(day("2027-01-01"))).toBe(false);
  expect(calendar.isWorkday(day("2027-01-01"))).toBe(false);
  for (const off of ["2027-02-05", "2027-02-08", "2027-04-05", "2027-06-09", "2027-09-15", "2027-10-01"]) {
    expect(calendar.isWorkday(day(off)), off).toBe(false);
  }
  expect(calendar.addWorkdays(day("2026-12-31"), 1)).toEqual({ day: "2027-01-04", provisional: true });
  expect(calendar.addWorkdays(day("2026-12-29"), 1).provisional).toBe(false);
});

test("what the office entered wins over the package, and enough of it covers a year", () => {
  const entered = ["01", "02", "03", "04", "05", "06", "07"].map((date) => ({
    day: day(`2027-10-${date}`),
    isWork: false,
    name: "国庆节",
  }));
  const corrected = createCalendar({
    overrides: [...entered, { day: day("2026-11-25"), isWork: false, name: "停工" }],
  });
  expect(corrected.isWorkday(day("2026-11-25"))).toBe(false);
  expect(corrected.isCovered(day("2027-05-01"))).toBe(true);
});

test("n working days later there are exactly n working days in between, and the last one is one", () => {
  fc.assert(
    fc.property(from2026, fc.integer({ min: 1, max: 60 }), (start, n) => {
      const { day: end } = calendar.addWorkdays(start, n);
      const between = Array.from({ length: daysBetween(start, end) }, (_, i) => addDays(start, i + 1));
      expect(between.filter(calendar.isWorkday)).toHaveLength(n);
      expect(calendar.isWorkday(end)).toBe(true);
    }),
  );
});

test.each([
  { after: "2026-11-24", name: undefined, first: "2027-01-01" },
  { after: "2026-09-22", name: undefined, first: "2026-09-25" },
  { after: "2026-09-22", name: "国庆节", first: "2026-10-01" },
  { after: "2026-02-11", name: "春节", first: "2026-02-15" },
])("the next holiday $name after $after begins $first", ({ after, name, first }) => {
  expect(calendar.nextHoliday(day(after), name)?.first).toBe(first);
});

test.each(["UTC", "America/New_York", "Pacific/Kiritimati"])("a process in %s counts the same days", (TZ) => {
  const script = `
    const { createCalendar } = await import("./src/domain/calendar.ts");
    const { addDays, dayOf, formatDue } = await import("./src/domain/day.ts");
    const calendar = createCalendar({ overrides: [] });
    const days = Array.from({ length: 730 }, (_, n) => addDays("2026-01-01", n)).filter(calendar.isWorkday);
    console.log(days.length, days[0], days.at(-1), dayOf(new Date("2026-10-07T23:30:00Z")), formatDue(new Date("2026-11-27T16:00:00Z")));`;
  const output = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    env: { ...process.env, TZ },
  });
  expect(output.toString().trim()).toBe("502 2026-01-04 2027-12-31 2026-10-08 11月27日(周五) 24:00");
});
