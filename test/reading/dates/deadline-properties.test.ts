import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  dueDayOf,
  endOfDay,
  weekdayOf,
} from "../../../src/domain/day.ts";
import { findDeadlines } from "../../../src/reading/dates/deadline.ts";
import { calendar } from "../units/xishan.ts";
import { MONDAY, read, said } from "./deadlines.ts";
import { WITHOUT_DEADLINE } from "./without-deadline.ts";

const TODAY = dayOf(MONDAY);
const at = (day: Day, hour = 9) => new Date(endOfDay(addDays(day, -1)).getTime() + hour * 3_600_000);

/** A number as people write it: 15, 15, 十五. */
const FIGURES = "零一二三四五六七八九";
const inChinese = (n: number): string =>
  n < 10
    ? (FIGURES[n] ?? "")
    : `${n < 20 ? "" : FIGURES[Math.floor(n / 10)]}十${n % 10 ? FIGURES[n % 10] : ""}`;
const fullWidth = (n: number) =>
  String(n).replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const spelt = (n: number) => fc.constantFrom(String(n), inChinese(n), fullWidth(n), ` ${n} `);

/** What stands around a deadline: reports that set none, with a comma, a full stop, a line break or emoji between. */
const before = fc.constantFrom(
  "",
  ...WITHOUT_DEADLINE.map((text) => `${text},`),
  "请物业",
  "麻烦社区🙏",
  "3栋2单元。",
);
const after = fc.constantFrom(
  "整改完",
  "清掉",
  "必须换完❗️",
  "弄好,辛苦各位",
  "处理好。昨天就有人反映",
  "办结,复查找老李",
  "调解到位🙏",
);
type Phrase = { words: string; day: Day };

const inDays: fc.Arbitrary<Phrase> = fc
  .tuple(
    fc.integer({ min: 1, max: 90 }),
    fc.constantFrom("天内", "日内", "天之内", "日以内"),
    fc.constantFrom("", "限", "请在"),
  )
  .chain(([n, unit, lead]) =>
    spelt(n).map((count) => ({ words: `${lead}${count}${unit}`, day: addDays(TODAY, n) })),
  );

const onDate: fc.Arbitrary<Phrase> = fc.integer({ min: 1, max: 110 }).chain((n) => {
  const day = addDays(TODAY, n);
  const [year = "", month = "", date = ""] = day.split("-").map(String);
  const [m, d] = [Number(month), Number(date)];
  return fc.constantFrom(
    { words: `${m}月${d}日前`, day },
    { words: `${inChinese(m)}月${inChinese(d)}号之前`, day },
    { words: `${year}年${m}月${d}日前`, day },
    { words: `${m}.${d}前`, day },
    { words: `${m}/${d}前`, day },
    { words: `${year}-${month}-${date}前`, day },
    { words: `${fullWidth(m)}月${fullWidth(d)}日以前`, day },
    { words: `${m}月${d}日(周${"一二三四五六日"[weekdayOf(day) - 1]})前`, day },
  );
});

const inWorkdays: fc.Arbitrary<Phrase> = fc
  .tuple(fc.integer({ min: 1, max: 25 }), fc.constantFrom("个工作日内", "个工作日之内", "个工作天内"))
  .map(([n, unit]) => ({ words: `${n}${unit}`, day: calendar.addWorkdays(TODAY, n).day }));

test("whatever stands around it, a deadline is read as it was said", () => {
  fc.assert(
    fc.property(before, fc.oneof(inDays, onDate, inWorkdays), after, (lead, { words, day }, rest) => {
      expect(said(`${lead}${words}${rest}`).split(" ")[0]).toBe(day);
    }),
    { numRuns: 800 },
  );
});

const WEEKDAYS = "一二三四五六日";

test("every weekday on every day of the week: this one, the next where it is over, or the week that was said", () => {
  for (let now = 0; now < 7; now++) {
    for (let wanted = 0; wanted < 7; wanted++) {
      const today = addDays(TODAY, now);
      const name = `${["周", "星期", "礼拜"][wanted % 3]}${WEEKDAYS[wanted]}`;
      const day = addDays(TODAY, wanted);
      const on = (words: string) => said(words, at(today)).replace(" asked", "");
      expect(on(`${name}前整改`)).toBe(wanted < now ? `${addDays(day, 7)} rolled` : day);
      expect(on(`本${name}前整改`)).toBe(wanted < now ? "past" : day);
      expect(on(`下${name}之前整改`)).toBe(addDays(day, 7));
      expect(on(`下下${name}前`)).toBe(addDays(day, 14));
      expect(on(`上${name}前就该整改`)).toBe("past");
      expect(on(`每${name}前报一次`)).toBe("none");
    }
  }
});

test("every date of 2026 said on days all over the year: ahead it is that day, behind it never counts", () => {
  for (let now = 0; now < 365; now += 31) {
    const today = addDays("2026-01-01" as Day, now);
    for (let n = 0; n < 365; n += 2) {
      const day = addDays("2026-01-01" as Day, n);
      const deadline = read(`${day}前`, at(today));
      expect(deadline).toMatchObject(day < today ? { kind: "past" } : { kind: "stated", day, clock: false });
      const [, month, date] = day.split("-").map(Number);
      const short = read(`${month}月${date}日前整改`, at(today));
      if (day >= today) expect(short).toMatchObject({ kind: "stated", day });
      // The next one is taken only where it is nearer than the one that is over.
      else if (short.kind === "stated")
        expect(daysBetween(today, short.day)).toBeLessThan(daysBetween(day, today));
    }
  }
});

test("working days on every day of 2026 are the calendar's", () => {
  for (let now = 0; now < 365; now++) {
    const today = addDays("2026-01-01" as Day, now);
    for (const n of [1, 3, 5, 10]) {
      const { day, provisional } = calendar.addWorkdays(today, n);
      expect(read(`${n}个工作日内办结`, at(today))).toMatchObject({ kind: "stated", day, provisional });
    }
  }
});

test("before the days off means the last day before them, on every day of 2026", () => {
  for (let now = 0; now < 365; now++) {
    const today = addDays("2026-01-01" as Day, now);
    const next = calendar.nextHoliday(today);
    expect(read("节前整改到位", at(today))).toMatchObject({
      kind: "stated",
      day: addDays(next?.first ?? today, -1),
    });
  }
});

const SIGNS = [
  ..."0123456789一二两三四五六七八九十半几个天日周月年号点时分星期礼拜工作小时底末初中前之内后以上下午早晚今明昨本这每至到限给就该了没改整处理、,。.:/- ()",
];
const soup = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 80 }),
);
const anyTime = fc
  .integer({ min: 0, max: 800 * 24 * 60 })
  .map((minutes) => new Date(MONDAY.getTime() + minutes * 60_000));

test("any text at any time is read without a fault, and a stated deadline lies ahead and ends with its day unless an hour was said", () => {
  fc.assert(
    fc.property(soup, anyTime, (text, now) => {
      const deadline = read(text, now);
      expect(read(text, now)).toEqual(deadline);
      if (deadline.kind !== "stated") return;
      expect(deadline.due.getTime()).toBeGreaterThan(now.getTime());
      expect(deadline.day).toBe(dueDayOf(deadline.due));
      if (!deadline.clock) expect(deadline.due).toEqual(endOfDay(deadline.day));
      if (deadline.rolled) expect(deadline.asked).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("the words that are quoted are in the text, where they are said to be", () => {
  fc.assert(
    fc.property(before, fc.oneof(inDays, onDate, inWorkdays), after, (lead, { words }, rest) => {
      const text = `${lead}${words}${rest}`.normalize("NFKC");
      for (const { start, end, deadline } of findDeadlines(text, { at: MONDAY, calendar }))
        expect(text.slice(start, end)).toBe(deadline.text);
    }),
  );
});

test.each([
  "3天内",
  "11月30日前,",
  "国庆前",
  "下午5点",
  "明天后天",
  "一",
  "1-",
  " ",
  "前",
  "至",
  "说好",
  "(",
  "腊月二十三前",
])("five thousand signs of %j take no longer than their share", (unit) => {
  const time = (length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const start = performance.now();
    read(text);
    return performance.now() - start;
  };
  time(5000);
  expect(time(5000)).toBeLessThan(Math.max(40 * time(625), 500));
});

test.each(["UTC", "America/New_York"])("a process in %s reads the same", (TZ) => {
  const script = `
    const { createCalendar } = await import("./src/domain/calendar.ts");
    const { readDeadline } = await import("./src/reading/dates/deadline.ts");
    const { readOccurred } = await import("./src/reading/dates/occurred.ts");
    const { readPeriod } = await import("./src/reading/dates/period.ts");
    const calendar = createCalendar({ overrides: [] });
    const q = { at: new Date("2026-11-23T23:30:00+08:00"), calendar };
    const due = (text) => { const d = readDeadline(text, q); return d.kind === "stated" ? d.due.toISOString() : d.kind; };
    console.log(["3天内", "周五前", "11月30日前", "腊月二十三前", "节前", "5个工作日内", "明天下班前", "24小时内", "月底前"].map(due).join(" "),
      readOccurred("上个月28号着火", q), readPeriod("上半年比去年多吗", q).base.join(" "));`;
  const output = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    env: { ...process.env, TZ },
  });
  expect(output.toString().trim()).toBe(
    "2026-11-26T16:00:00.000Z 2026-11-27T16:00:00.000Z 2026-11-30T16:00:00.000Z 2027-01-30T16:00:00.000Z " +
      "2026-12-31T16:00:00.000Z 2026-11-30T16:00:00.000Z 2026-11-24T10:00:00.000Z 2026-11-24T15:30:00.000Z " +
      "2026-11-30T16:00:00.000Z 2026-10-28 2025-01-01 2025-06-30",
  );
});
