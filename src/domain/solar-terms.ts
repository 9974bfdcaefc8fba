import { addDays, type Day, dayFrom, instantOf } from "./day.ts";

/** The 24 terms of the solar year from 小寒 on, each where the sun has gone 15° further (GB/T 33661—2017). */
const TERMS =
  "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至".split(
    " ",
  );
export const SOLAR_TERMS: readonly string[] = TERMS;

const DEGREES_A_TERM = 15;
/** 小寒 begins at 285°. */
const FIRST_DEGREES = 285;
const MONTHS_OF_TWO = 2;
const EARLIEST_DATE = 3;
const LATEST_DATE = 25;
const HALF_A_MONTH = 14;
const J2000 = Date.UTC(2000, 0, 1, 12);
const MS_A_CENTURY = 36_525 * 86_400_000;
/** How far the clocks of this century lag behind the uniform time that orbits are reckoned in. */
const CLOCK_LAG_MS = 70_000;

/** The day in Beijing on which a term of a year begins; null for what is no term. */
export function solarTermDay(year: number, name: string): Day | null {
  const index = TERMS.indexOf(name);
  if (index < 0) return null;
  const wanted = (FIRST_DEGREES + index * DEGREES_A_TERM) % 360;
  const month = Math.floor(index / MONTHS_OF_TWO) + 1;
  const from = index % 2 === 0 ? EARLIEST_DATE : EARLIEST_DATE + HALF_A_MONTH;
  for (let date = from; date <= LATEST_DATE; date++) {
    const day = dayFrom(year, month, date);
    if (day && past(wanted, day) < 0 && past(wanted, addDays(day, 1)) >= 0) return day;
  }
  return null;
}

/** How many degrees the sun is past a longitude when a day begins in Beijing; below 0 before it. */
function past(wanted: number, day: Day): number {
  const beyond = (((sunLongitude(instantOf(day, "00:00")) - wanted) % 360) + 360) % 360;
  return beyond > 180 ? beyond - 360 : beyond;
}

/** Apparent longitude of the sun in degrees, to 0.01° or a quarter of an hour (Meeus, Astronomical Algorithms, 25). */
function sunLongitude(at: Date): number {
  const t = (at.getTime() + CLOCK_LAG_MS - J2000) / MS_A_CENTURY;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const anomaly = radians(357.52911 + 35_999.05029 * t - 0.0001537 * t * t);
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
  return mean + centre - 0.00569 - 0.00478 * Math.sin(radians(125.04 - 1934.136 * t));
}
