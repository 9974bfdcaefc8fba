import type { Calendar } from "./calendar.ts";
import type { Policy, Rung } from "./campaign.ts";
import { addDays, type Day, dayOf, dueDayOf, endOfDay, instantOf, isQuiet } from "./day.ts";

/** Reminders and rungs go out at this hour, so that a person gets one card a day. */
const SEND_AT = "09:00";
/** A rung that fires later than this after its instant says that it is late (P4). */
const LATE_MS = 3_600_000;

type Span = { n: number; unit: "h" | "d" | "wd" };

/** One clock of a matter: its rungs in order, when it began, and the deadline it counts from. */
export type Clock = { rungs: readonly Rung[]; startAt: Date; dueAt: Date; calendar: Calendar };

/** A timer that stands: the rung's id (with its turn, for one that comes again) and its instant. */
export type Planned = { rung: string; dueAt: Date };

export type Settled = {
  fire: Rung;
  /** The id under which it fires: `summon`, then `summon.2`, `summon.3` … */
  rung: string;
  late: boolean;
  skipped: readonly string[];
  next: Planned;
};

function spanOf(text: string): Span {
  const [, n = "0", unit = "d"] = /^[+-]?(\d+)(h|d|wd)$/.exec(text) ?? [];
  return { n: Number(n), unit: unit as Span["unit"] };
}

/** When a policy's own deadline falls, counted from the registration; the day of the report itself never counts. */
export function dueFor(
  policy: Pick<Policy, "due">,
  q: { at: Date; calendar: Calendar },
): { dueAt: Date; provisional: boolean } | null {
  return policy.due === null ? null : spanAfter(policy.due, q);
}

/** An instant so long after another: hours to the minute, days and working days to 24:00 of the day reached. */
export function spanAfter(
  span: string,
  q: { at: Date; calendar: Calendar },
): { dueAt: Date; provisional: boolean } {
  const { n, unit } = spanOf(span);
  if (unit === "h") return { dueAt: new Date(q.at.getTime() + n * 3_600_000), provisional: false };
  if (unit === "d") return { dueAt: endOfDay(addDays(dayOf(q.at), n)), provisional: false };
  const { day, provisional } = q.calendar.addWorkdays(dayOf(q.at), n);
  return { dueAt: endOfDay(day), provisional };
}

const later = (a: Date, b: Date) => new Date(Math.max(a.getTime(), b.getTime()));

/** Out of the quiet hours: the same instant, or the next morning's sending hour. */
function awake(at: Date): Date {
  if (!isQuiet(at)) return at;
  const morning = instantOf(dayOf(at), SEND_AT);
  return morning > at ? morning : instantOf(addDays(dayOf(at), 1), SEND_AT);
}

/** The first moment at which a deadline can be called overdue; its day is day 0 of the ladder. */
function overdueFrom(dueAt: Date): Date {
  return awake(dueAt);
}

function shifted(from: Date, span: Span, calendar: Calendar): Date {
  if (span.n === 0) return awake(from);
  if (span.unit === "h") return awake(new Date(from.getTime() + span.n * 3_600_000));
  const day: Day =
    span.unit === "d" ? addDays(dayOf(from), span.n) : calendar.addWorkdays(dayOf(from), span.n).day;
  return instantOf(day, SEND_AT);
}

/** When a rung would go out if nothing ever came late. */
export function plannedAt(rung: Rung, clock: Clock): Date {
  const span = spanOf(rung.after);
  if (rung.from === "start") return shifted(clock.startAt, span, clock.calendar);
  if (rung.after.startsWith("-")) {
    if (span.unit === "h") return awake(new Date(clock.dueAt.getTime() - span.n * 3_600_000));
    return instantOf(addDays(dueDayOf(clock.dueAt), -span.n), SEND_AT);
  }
  return shifted(overdueFrom(clock.dueAt), span, clock.calendar);
}

const [baseOf, turnOf] = [
  (rung: string) => rung.split(".")[0] ?? rung,
  (rung: string) => Number(rung.split(".")[1] ?? 1),
];

/**
 * The first timer of a clock: the first rung still to come. Reminders that are already past are never planned;
 * rungs climbed in an earlier round are not climbed again. The last rung repeats, so there always is one (P3).
 */
export function firstTimer(clock: Clock, q: { at: Date; done: ReadonlySet<string> }): Planned {
  for (const rung of clock.rungs) {
    if (q.done.has(rung.id) && !rung.repeat) continue;
    const dueAt = plannedAt(rung, clock);
    if (rung.kind === "reminder" && dueAt <= q.at) continue;
    if (q.done.has(rung.id))
      return {
        rung: nextTurn(rung.id, q.done),
        dueAt: shifted(q.at, spanOf(rung.repeat ?? "1d"), clock.calendar),
      };
    return { rung: rung.id, dueAt: awake(later(dueAt, q.at)) };
  }
  throw new RangeError("a ladder must end in a rung that repeats");
}

function nextTurn(id: string, done: ReadonlySet<string>): string {
  let turn = 2;
  while (done.has(`${id}.${turn}`)) turn += 1;
  return `${id}.${turn}`;
}

/** What follows a rung that went out at an instant: the gap between the two, from the day it really went out. */
function following(rung: string, firedAt: Date, clock: Clock): Planned {
  const index = clock.rungs.findIndex((one) => one.id === baseOf(rung));
  const current = clock.rungs[index];
  if (!current) throw new RangeError(`no rung ${rung}`);
  if (current.repeat) {
    return {
      rung: `${current.id}.${turnOf(rung) + 1}`,
      dueAt: shifted(firedAt, spanOf(current.repeat), clock.calendar),
    };
  }
  const next = clock.rungs[index + 1];
  if (!next) throw new RangeError("a ladder must end in a rung that repeats");
  const planned = plannedAt(next, clock);
  // Before the deadline every instant hangs on the deadline; after it, each rung hangs on the one before (P4).
  if (current.kind === "reminder" || next.kind === "reminder")
    return { rung: next.id, dueAt: planned > firedAt ? planned : awake(firedAt) };
  const [from, to] = [spanOf(current.after), spanOf(next.after)];
  const gap: Span =
    from.unit === to.unit || from.n === 0 ? { n: to.n - from.n, unit: to.unit } : { n: 1, unit: to.unit };
  const counted = shifted(firedAt, gap, clock.calendar);
  return { rung: next.id, dueAt: later(counted, planned) };
}

/**
 * What a due timer does. After an outage several rungs are due at once: only the highest fires and says that it
 * is late, the lower ones are skipped, and the next delay counts from now (P4).
 */
export function settleTimer(clock: Clock, q: { pending: Planned; at: Date }): Settled {
  const skipped: string[] = [];
  let current = q.pending;
  for (;;) {
    const next = following(current.rung, current.dueAt, clock);
    if (next.dueAt > q.at) break;
    skipped.push(current.rung);
    current = next;
  }
  const fire = clock.rungs.find((rung) => rung.id === baseOf(current.rung));
  if (!fire) throw new RangeError(`no rung ${current.rung}`);
  const late = skipped.length > 0 || q.at.getTime() - current.dueAt.getTime() > LATE_MS;
  return { fire, rung: current.rung, late, skipped, next: following(current.rung, q.at, clock) };
}
