import announced from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, type Day, dayFrom, daysBetween, weekdayOf } from "./day.ts";
import lunarDays from "./lunar-days.json" with { type: "json" };

/** The State Council's announcements, as the package ships them: plain data, read without its functions, which
 * shift by a day where the process runs west of Greenwich. "2026-10-01" → "National Day,国庆节,3". */
const HOLIDAYS: Record<string, string> = announced.holidays;
const MAKE_UP_DAYS: Record<string, string> = announced.workdays;
const LUNAR: Record<string, { spring: string; qingming: string; dragonBoat: string; midAutumn: string }> =
  lunarDays;

/** A day the office entered by hand: off or make-up day. */
export type Override = { day: Day; isWork: boolean; name: string };

/** A computed day; provisional when it touched a year whose days off the State Council has not announced. */
export type Reckoned = { day: Day; provisional: boolean };

export type HolidayBlock = { first: Day; last: Day; names: readonly string[] };

export type Calendar = {
  isWorkday(day: Day): boolean;
  /** Whether the days off of this day's year are known. */
  isCovered(day: Day): boolean;
  /** The n-th working day after a day (n ≥ 1; the day itself never counts, 民法典 201). */
  addWorkdays(day: Day, n: number): Reckoned;
  /** The first run of days off after a day that holds a public holiday; null within two years of none. */
  nextHoliday(after: Day, name?: string): HolidayBlock | null;
};

const SEARCH_DAYS_MAX = 800;
/** An office that enters this many days by hand has entered the year. */
const OVERRIDES_OF_A_YEAR_MIN = 7;

type YearTable = { covered: boolean; days: ReadonlyMap<Day, { work: boolean; holiday: string | null }> };

/**
 * Working days by `chinese-days`, corrected by the office's own entries. The package is silently wrong beyond its
 * data, so a year it does not know falls back to the statutory days off and everything reckoned there is provisional.
 */
export function createCalendar(q: { overrides: readonly Override[] }): Calendar {
  const years = new Map<string, YearTable>();

  function tableOf(day: Day): YearTable {
    const year = day.slice(0, 4);
    let table = years.get(year);
    if (!table) {
      table = readYear(Number(year), q.overrides);
      years.set(year, table);
    }
    return table;
  }
  const detailOf = (day: Day) => tableOf(day).days.get(day) ?? { work: weekdayOf(day) <= 5, holiday: null };
  const isWorkday = (day: Day) => detailOf(day).work;
  const holidayName = (day: Day) => detailOf(day).holiday ?? undefined;
  const yearIsCovered = (day: Day) => tableOf(day).covered;

  return {
    isWorkday,
    isCovered: yearIsCovered,
    addWorkdays(day, n) {
      let current = day;
      let provisional = false;
      for (let left = n; left > 0; ) {
        current = addDays(current, 1);
        provisional ||= !yearIsCovered(current);
        if (isWorkday(current)) left -= 1;
      }
      return { day: current, provisional };
    },
    nextHoliday(after, name) {
      for (let i = 1; i <= SEARCH_DAYS_MAX; i++) {
        const day = addDays(after, i);
        if (isWorkday(day) || !isWorkday(addDays(day, -1))) continue;
        const block = blockFrom(day, isWorkday, holidayName);
        if (block.names.length > 0 && (!name || block.names.includes(name))) return block;
      }
      return null;
    },
  };
}

function blockFrom(
  first: Day,
  isWorkday: (day: Day) => boolean,
  nameOf: (day: Day) => string | undefined,
): HolidayBlock {
  const names = new Set<string>();
  let last = first;
  for (let day = first; !isWorkday(day); day = addDays(day, 1)) {
    last = day;
    const name = nameOf(day);
    if (name) names.add(name);
  }
  return { first, last, names: [...names] };
}

function readYear(year: number, overrides: readonly Override[]): YearTable {
  const first = dayFrom(year, 1, 1);
  if (!first) throw new RangeError(`no such year: ${year}`);
  const all = Array.from({ length: daysBetween(first, `${year + 1}-01-01` as Day) }, (_, index) =>
    addDays(first, index),
  );
  const isAnnounced = all.some((day) => HOLIDAYS[day]);
  const byHand = new Map(overrides.map((override) => [override.day, override]));
  const statutory = statutoryDays(year);

  const days = all.map((day) => {
    const own = byHand.get(day);
    if (own) return [day, { work: own.isWork, holiday: own.isWork ? null : own.name }] as const;
    const holiday = (isAnnounced ? HOLIDAYS[day]?.split(",")[1] : statutory.get(day)) ?? null;
    const makeUp = isAnnounced && MAKE_UP_DAYS[day] !== undefined;
    return [day, { work: makeUp || (weekdayOf(day) <= 5 && !holiday), holiday }] as const;
  });
  const entered = overrides.filter((override) => override.day.startsWith(String(year))).length;
  return { covered: isAnnounced || entered >= OVERRIDES_OF_A_YEAR_MIN, days: new Map(days) };
}

/** The thirteen statutory days off (全国年节及纪念日放假办法, 2024 revision); lunar ones up to 2060. */
function statutoryDays(year: number): Map<Day, string> {
  const lunar = LUNAR[year];
  const fixed = [
    [dayFrom(year, 1, 1), "元旦"],
    [dayFrom(year, 5, 1), "劳动节"],
    [dayFrom(year, 5, 2), "劳动节"],
    ...[1, 2, 3].map((date) => [dayFrom(year, 10, date), "国庆节"] as const),
  ] as const;
  const moving = lunar
    ? ([
        ...[-1, 0, 1, 2].map((offset) => [addDays(lunar.spring as Day, offset), "春节"] as const),
        [lunar.qingming as Day, "清明"],
        [lunar.dragonBoat as Day, "端午"],
        [lunar.midAutumn as Day, "中秋"],
      ] as const)
    : [];
  return new Map([...fixed, ...moving].flatMap(([day, name]) => (day ? [[day, name] as const] : [])));
}
