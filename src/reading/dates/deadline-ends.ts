import { addDays, type Day, dayFrom, weekdayOf } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";
import { SMALL, stepOf, WHICH, YEAR, yearOf } from "./deadline-days.ts";
import {
  type Ahead,
  type Mention,
  monthsLater,
  type Named,
  nearestAhead,
  type Reader,
  readersOf,
} from "./deadline-mention.ts";
import { GAP } from "./deadline-text.ts";
import { WEEKDAY_OF_WEEK } from "./deadline-words.ts";

const WITHIN = "(?:之内|以内|内(?![部涝墙衣蒙容外科环街急]))";
const FIGURE = "一二两三四五六七八九十百半几多数俩仨\\d";

const ended = (ahead: Ahead, more: Partial<Mention> = {}): Named => ({
  kind: "end",
  ahead,
  behind: null,
  ...more,
});
const RECURRING = ended("unclear", { recurring: true });
const onDay = (day: Day, today: Day): Ahead => (day < today ? "past" : { day });

/** The ends of weeks, months, quarters and years: 月底, 下个月中旬, 本周内, 周末, 季度末, 年底. */
export const END_READERS: readonly Reader[] = readersOf([
  {
    // 月底, 本月底, 12月底, 明年1月底, 下个月中旬
    pattern: new RegExp(
      `(?<![个岁腊正冬])(?:${YEAR}${GAP})?(?:${WHICH}个?月?|(?<![\\d.第])(${SMALL})${GAP}月?)?月份?的?${GAP}(底|末|中旬|中(?![间心秋午])|上旬|下旬|初(?![一二三四五六七八九十]))`,
      "g",
    ),
    read([, number, word, which, month, part = ""], now) {
      if (which === "每") return RECURRING;
      const base = monthOf(yearOf(number, word, now.today), which, month, now.today);
      // How long 月初 is, nobody says alike.
      return (
        base &&
        (part === "初"
          ? ended("unclear")
          : ended(endOfPart(base, part, now.today), base.step === 1 ? { bareEnd: true } : {}))
      );
    },
  },
  {
    // 本月内, 这个月, 下个月之内, 12月份内
    pattern: new RegExp(
      `(?:${YEAR}${GAP})?(?:${WHICH}个?月(?:份|度)?|(?<![\\d.第])(${SMALL})${GAP}月(份?)|(?<![个腊正冬${FIGURE}])月(?=${WITHIN}))(?!${GAP}的?${GAP}(?:[底末中初]|上旬|下旬|${SMALL}${GAP}[日号前]))${GAP}(${WITHIN})?`,
      "g",
    ),
    read([, number, word, which, month, share, within], now) {
      if (which === "每") return RECURRING;
      const base = monthOf(yearOf(number, word, now.today), which, month, now.today);
      if (!base) return null;
      // 「3月内」 is three months as well; 「12月内」 hardly.
      const isCount = within && month && !share && (readNumber(month) ?? 0) < 10;
      return ended(isCount ? "unclear" : endOfPart(base, "底", now.today), wholeSpan(within));
    },
  },
  {
    // 本周内, 这周, 下周之内, 周内, 周末, 本周末
    pattern: new RegExp(
      `(?:${WHICH}个?(?:周|星期|礼拜)|(?<![每个${FIGURE}])周(?=末|${WITHIN})|双休日)${GAP}(?:(末)|(${WITHIN}))?(?!${WEEKDAY_OF_WEEK})`,
      "g",
    ),
    read([all, which, end, within], { today }) {
      if (which === "每") return RECURRING;
      const sunday = addDays(today, 7 - weekdayOf(today) + (stepOf(which) ?? 0) * 7);
      const isWeekend = end !== undefined || all.startsWith("双休日");
      return ended(
        onDay(sunday, today),
        isWeekend ? { weekend: true } : { ...wholeSpan(within), week: true },
      );
    },
  },
  {
    // 年底, 今年底, 明年底, 2026年底, 年内, 本年度内
    pattern: new RegExp(
      `(?<![前${FIGURE}])(?:${YEAR}${GAP}(?:年?[底末终初]|(?=${WITHIN}))|本?年度?(?:[底末终]|(?=${WITHIN}))|岁末)${GAP}(${WITHIN})?`,
      "g",
    ),
    read([all, number, word, within], { today }) {
      if (all.includes("初")) return ended("unclear");
      const day = dayFrom(yearOf(number, word, today) ?? Number(today.slice(0, 4)), 12, 31);
      return day && ended(onDay(day, today), { limits: within !== undefined });
    },
  },
  {
    // 季度末, 本季度内, 四季度底
    pattern: new RegExp(
      `(?:${YEAR}${GAP})?(?:${WHICH}个?季度?|第?([一二三四1-4])季度|(?<![个${FIGURE}])季度?(?=[末底内]))${GAP}(?:(末|底|结束)|(${WITHIN}))?`,
      "g",
    ),
    read([, number, word, which, quarter, end, within], { today }) {
      if (which === "每") return RECURRING;
      const running = Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1 + (stepOf(which) ?? 0);
      const months = (quarter ? (readNumber(quarter) ?? 0) : running) * 3;
      const year = yearOf(number, word, today);
      return endOfMonths(year, months, which !== undefined, today, end ? {} : wholeSpan(within));
    },
  },
  {
    pattern: new RegExp(`(?:${YEAR}${GAP})?([上下])半年${GAP}(?:(末|底|结束)|(${WITHIN}))?`, "g"),
    read([, number, word, half, end, within], { today }) {
      const year = yearOf(number, word, today);
      return endOfMonths(year, half === "上" ? 6 : 12, false, today, end ? {} : wholeSpan(within));
    },
  },
]);

/** 本周, 十二月: alone it limits nothing, and 「下周前」 may be before it begins. */
const wholeSpan = (within: string | undefined): Partial<Mention> => ({
  whole: true,
  limits: within !== undefined,
});

/** A month by its first day; `step` where its year or the month itself is not said. */
type Month = { first: Day; step: 1 | 12 | null };

function monthOf(
  year: number | null,
  which: string | undefined,
  month: string | undefined,
  today: Day,
): Month | null {
  if (month === undefined) {
    const first = monthsLater(`${today.slice(0, 7)}-01` as Day, stepOf(which) ?? 0);
    return year === null ? { first, step: which === undefined ? 1 : null } : null;
  }
  const first = dayFrom(year ?? Number(today.slice(0, 4)), readNumber(month) ?? 0, 1);
  return first && { first, step: year === null ? 12 : null };
}

const DATE_OF_PART: Record<string, number> = { 上旬: 10, 中: 15, 中旬: 20 };

function endOfPart({ first, step }: Month, part: string, today: Day): Ahead {
  const date = DATE_OF_PART[part];
  const last = (from: Day) => (date ? addDays(from, date - 1) : addDays(monthsLater(from, 1), -1));
  return nearestAhead(last(first), step && last(monthsLater(first, step)), today);
}

function endOfMonths(
  year: number | null,
  months: number,
  isSaid: boolean,
  today: Day,
  more: Partial<Mention>,
): Named | null {
  const thisYear = Number(today.slice(0, 4));
  const last = (of: number) => addDays(monthsLater(`${of}-01-01` as Day, months), -1);
  const here = last(year ?? thisYear);
  return ended(
    isSaid || year !== null ? onDay(here, today) : nearestAhead(here, last(thisYear + 1), today),
    more,
  );
}
