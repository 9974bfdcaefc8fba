/** A Beijing calendar day, written 2026-03-02. Reports and deadlines belong to days, never to UTC. */
export type Day = string & { readonly __brand: "Day" };

const DAY_MS = 86_400_000;
/** China has kept one offset all year since 1991. */
const BEIJING_MS = 8 * 3_600_000;
const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];
const QUIET_FROM = 22 * 60;
const QUIET_UNTIL = 7 * 60 + 30;

const pad = (value: number) => String(value).padStart(2, "0");
/** The parts of Beijing's wall clock, whatever zone the process runs in. */
const wallOf = (at: Date) => new Date(at.getTime() + BEIJING_MS);

/** The Beijing day an instant falls on. */
export function dayOf(at: Date): Day {
  return wallOf(at).toISOString().slice(0, 10) as Day;
}

/** The instant a Beijing wall-clock time such as 18:00 happens on a day. */
export function instantOf(day: Day, wallClock: string): Date {
  return new Date(`${day}T${wallClock}:00+08:00`);
}

/** 24:00 of a day: the instant a deadline 「X日前」 ends, X included. */
export function endOfDay(day: Day): Date {
  return instantOf(addDays(day, 1), "00:00");
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** Days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(Date.parse(day)).getUTCDay() || 7;
}

/** A real calendar day in the form 2026-03-02, or null. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : (text as Day);
}

/** The day a year, month and date name, or null where the calendar has no such day. */
export function dayFrom(year: number, month: number, date: number): Day | null {
  return parseDay(`${year}-${pad(month)}-${pad(date)}`);
}

/** The day a deadline belongs to: one at 24:00 belongs to the day that ends there. */
export function dueDayOf(dueAt: Date): Day {
  return dayOf(new Date(dueAt.getTime() - 1));
}

/** 22:00–07:30 Beijing time, when the clock pushes nothing. */
export function isQuiet(at: Date): boolean {
  const wall = wallOf(at);
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  return minutes >= QUIET_FROM || minutes < QUIET_UNTIL;
}

/** When the quiet hours that an instant lies in are over; null outside of them. */
export function quietEnds(at: Date): Date | null {
  if (!isQuiet(at)) return null;
  const morningOf = (day: Day) => new Date(instantOf(day, "00:00").getTime() + QUIET_UNTIL * 60_000);
  const today = morningOf(dayOf(at));
  return today > at ? today : morningOf(addDays(dayOf(at), 1));
}

/** 11月27日(周五); with its year when that is not the one of `near`. */
export function formatDay(day: Day, near?: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const shownYear = near && near.slice(0, 4) !== year ? `${year}年` : "";
  return `${shownYear}${Number(month)}月${Number(date)}日(周${WEEKDAYS[weekdayOf(day) % 7]})`;
}

/** 11月27日(周五) 18:00 */
export function formatInstant(at: Date, near?: Date): string {
  return `${formatDay(dayOf(at), near && dayOf(near))} ${wallOf(at).toISOString().slice(11, 16)}`;
}

/** A deadline; midnight is shown as 24:00 of the day that ends, because that is what people agreed on. */
export function formatDue(dueAt: Date, near?: Date): string {
  const day = dueDayOf(dueAt);
  const clock = wallOf(dueAt).toISOString().slice(11, 16);
  return `${formatDay(day, near && dayOf(near))} ${clock === "00:00" ? "24:00" : clock}`;
}

/** 2026-11-24T18:00:00+08:00, as files and other programs write an instant. */
export function formatIso(at: Date): string {
  return `${wallOf(at).toISOString().slice(0, 19)}+08:00`;
}
