import { addDays, type Day, instantOf } from "../../domain/day.ts";
import { readNumber } from "../numerals.ts";
import { GAP } from "./deadline-text.ts";

const PART =
  "凌晨|清晨|清早|一大早|大清早|一早|早上|早晨|早间|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜间|夜里|半夜|深夜|白天|早(?![餐点市高教恋班])|晚(?![餐会班高报])";
/** Ends of a day at work whose hour each place has for itself: the day is certain, the hour is not. */
const CLOSINGS = "交接班|交班|换班|收市|闭市|散市|散场|散集|收摊|打烊|关门|关店|闭店|放晚学|放学";
/** Points of an office day. The hours of 下班 and 中午 are the campaign's (拟). */
const SHIFT = `上午下班|下午下班|下班|收工|上班|天黑|午饭|午休|吃中饭|晌午|中饭|(?:${CLOSINGS})(?=[ \\t]{0,2}(?:之前|以前|前))`;
const HOUR = "\\d{1,2}|[零〇一二两三四五六七八九十]{1,3}";
const MINUTE = "[0-5]?\\d|[一二三四五零〇十]{1,3}";
const CLOCK = `(?:(${HOUR})${GAP}(?:点钟?|时(?![间候期段常]))(?:${GAP}(半|整|一刻|三刻|(?:${MINUTE})分?))?|(\\d{1,2}):([0-5]\\d)(?::\\d\\d)?)`;

/** For patterns: a part of the day, an hour, 下班; groups 1–6. At least one of them is wanted by who uses it. */
export const HOURS = `(?:(${PART})的?${GAP})?(?:${CLOCK}${GAP}(?:整)?)?${GAP}(${SHIFT})?`;

const HOURS_BEGIN =
  /(?<![\d:.一二三四五六七八九十])[凌清早大一上中正午下傍晚夜半深白吃收交换闭散打关放天晌零〇二两三四五六七八九十\d]/g;
const HOURS_HERE = new RegExp(HOURS, "y");

/** Where in a text hours and parts of a day are named. */
export function findHours(text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(HOURS_BEGIN)) {
    HOURS_HERE.lastIndex = index;
    if ((HOURS_HERE.exec(text)?.[0].trim().length ?? 0) > 0) places.push({ start: index, end: index + 1 });
  }
  return places;
}

/** What the six groups of HOURS said; null where none of them did. */
export type Hours = {
  part: string | null;
  hour: number | null;
  minute: number;
  shift: string | null;
  /** 8:00 rather than 8点: it is not eight in the evening. */
  digital: boolean;
};

export function readHours(
  groups: readonly (string | undefined)[],
  ownPart?: string,
): Hours | null | "unclear" {
  const [part = ownPart, hourWord, minuteWord, digits, minutes, shift] = groups;
  if (!part && !hourWord && !digits && !shift) return null;
  const hour = hourWord ? readNumber(hourWord) : digits ? Number(digits) : null;
  const minute = minutes ? Number(minutes) : readMinute(minuteWord);
  if ((hourWord && hour === null) || minute === null || (hour ?? 0) > 24) return "unclear";
  return { part: part ?? null, hour, minute, shift: shift ?? null, digital: digits !== undefined };
}

function readMinute(word: string | undefined): number | null {
  if (!word || word === "整") return 0;
  if (word === "半") return 30;
  if (word === "一刻" || word === "三刻") return word === "一刻" ? 15 : 45;
  return readNumber(word.replace("分", "").replace(/^[零〇](?=.)/, ""));
}

/** Where in a day the words end: minutes from its 00:00, or null for 24:00 without an hour being said. */
type Point = { minutes: number | null; asked: boolean };

const NOON = 12 * 60;
const OFFICE_ENDS = 18 * 60;
const OFFICE_BEGINS = 9 * 60;
const MORNING = /早|晨|上午/;
const AFTERNOON = /下午|午后|傍晚/;
const NIGHT = /晚|夜/;
const NOONISH = /中午|正午|午间/;
const WHOLE_DAY: Point = { minutes: null, asked: false };
const SHIFT_POINTS: Record<string, Point> = {
  上午下班: { minutes: NOON, asked: false },
  晌午: { minutes: NOON, asked: false },
  收工: { minutes: OFFICE_ENDS, asked: true },
  上班: { minutes: OFFICE_BEGINS, asked: true },
  天黑: WHOLE_DAY,
  ...Object.fromEntries(CLOSINGS.split("|").map((word) => [word, { minutes: null, asked: true }])),
};

const CLOSING = new RegExp(`^(?:${CLOSINGS})$`);
/** 「收市前」: of a day that is certain, by an hour that is not. */
export const isClosing = (shift: string | null): boolean => shift !== null && CLOSING.test(shift);
/** Words that end with such a closing, as a draft keeps them. */
export const ENDS_AT_CLOSING = new RegExp(`(?:${CLOSINGS})[ \\t]{0,2}(?:之前|以前|前)$`);

/** The point the words name; `over` is how much of this day is gone, where it is today. */
function pointOf({ part, hour, minute, shift, digital }: Hours, over: number | null): Point {
  if (hour !== null) return hourPoint(part, hour, minute, digital ? null : over);
  if (shift === "下班" || shift === "下午下班")
    return { minutes: part && MORNING.test(part) ? NOON : OFFICE_ENDS, asked: false };
  if (shift) return SHIFT_POINTS[shift] ?? { minutes: NOON, asked: true };
  if (part === null) return WHOLE_DAY;
  if (part === "凌晨") return { minutes: 6 * 60, asked: true };
  if (NOONISH.test(part)) return { minutes: NOON, asked: false };
  if (MORNING.test(part)) return { minutes: NOON, asked: part !== "上午" };
  return part === "下午" || part === "午后" ? { minutes: OFFICE_ENDS, asked: false } : WHOLE_DAY;
}

/** 「5点前」 is five in the afternoon; 「8点前」 said at nine is eight in the evening, and asked. */
function hourPoint(part: string | null, hour: number, minute: number, over: number | null): Point {
  const sure = (hours: number, asked = false): Point => ({ minutes: hours * 60 + minute, asked });
  if (part && NIGHT.test(part))
    return sure(hour === 12 || hour === 0 ? 24 : hour < 6 ? hour + 24 : hour < 12 ? hour + 12 : hour);
  if (part && AFTERNOON.test(part)) return sure(hour < 12 ? hour + 12 : hour);
  if (part && NOONISH.test(part)) return sure(hour < 3 ? hour + 12 : hour);
  if (part && part !== "白天") return sure(hour);
  if (hour === 0 || hour > 12) return sure(hour);
  const isOver = over !== null && hour * 60 + minute <= over;
  if (hour < 7) return sure(hour + 12, !isOver);
  return isOver && hour < 12 ? sure(hour + 12, true) : sure(hour);
}

/** The instant a day's hours end, `null` where no hour was said and the day ends at 24:00. */
export function hoursOn(day: Day, hours: Hours, at: Date): { instant: Date | null; asked: boolean } {
  const midnight = instantOf(day, "00:00");
  const over = Math.floor((at.getTime() - midnight.getTime()) / 60_000);
  const { minutes, asked } = pointOf(
    hours,
    over >= 0 && at < instantOf(addDays(day, 1), "00:00") ? over : null,
  );
  return { instant: minutes === null ? null : new Date(midnight.getTime() + minutes * 60_000), asked };
}
