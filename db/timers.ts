import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from "drizzle-orm";
import type { Calendar } from "../src/domain/calendar.ts";
import { type Campaign, policyById } from "../src/domain/campaign.ts";
import { type Clock, firstTimer, type Planned, spanAfter } from "../src/domain/ladder.ts";
import { isOpen } from "../src/domain/matter.ts";
import { campaignVersion } from "./campaigns.ts";
import type { Queryable, Tx } from "./connect.ts";
import { changeMatter, type Matter } from "./matters.ts";
import { cancelForMatters } from "./outbox.ts";
import { matters, timers } from "./schema-ledger.ts";

export type Timer = {
  id: number;
  matterId: number;
  rung: string;
  round: number;
  policyVersion: number;
  dueAt: Date;
};
export type TimerOutcome = "fired" | "skipped" | "vacant" | "cancelled";

/** The clock a matter is on now: the verifier's once it is handed in, else the deadline's; null when it has none. */
export function clockOf(matter: Matter, q: { campaign: Campaign; calendar: Calendar }): Clock | null {
  const { campaign, calendar } = q;
  if (!isOpen(matter.state)) return null;
  if (matter.state === "submitted" || matter.state === "verifying") {
    const startAt = matter.submittedAt ?? matter.createdAt;
    const { dueAt } = spanAfter(campaign.verification.due, { at: startAt, calendar });
    return { rungs: campaign.verification.rungs, startAt, dueAt, calendar };
  }
  const policy = matter.policyId ? policyById(campaign, matter.policyId) : null;
  if (!policy || !matter.dueAt) return null;
  return {
    rungs: policy.rungs,
    startAt: matter.registeredAt ?? matter.createdAt,
    dueAt: matter.dueAt,
    calendar,
  };
}

/**
 * Plans a matter anew after its state changed: what stood is cancelled, with what it had queued and not yet sent
 * (P5), and the first timer of the clock it is on now is set, by the campaign version it began with (P6). Gives the
 * matter with its new round.
 */
export async function planTimers(
  tx: Tx,
  q: { matter: Matter; at: Date; calendar: Calendar },
): Promise<Matter> {
  const { at, calendar } = q;
  await tx
    .update(timers)
    .set({ outcome: "cancelled" })
    .where(and(eq(timers.matterId, q.matter.id), isNull(timers.outcome)));
  await cancelForMatters(tx, [q.matter.id]);
  const matter = await changeMatter(tx, { id: q.matter.id, change: { round: q.matter.round + 1 } });
  const campaign = await campaignVersion(tx, { id: matter.campaignId, version: matter.policyVersion });
  const clock = clockOf(matter, { campaign, calendar });
  if (clock)
    await setTimer(tx, { matter, planned: firstTimer(clock, { at, done: await rungsClimbed(tx, matter) }) });
  return matter;
}

/** Rungs already climbed: the ladder is climbed once a matter, while each hand-in starts a fresh verifier's clock. */
async function rungsClimbed(tx: Tx, matter: Matter): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ rung: timers.rung, round: timers.round })
    .from(timers)
    .where(and(eq(timers.matterId, matter.id), inArray(timers.outcome, ["fired", "skipped", "vacant"])));
  const verifying = matter.state === "submitted" || matter.state === "verifying";
  return new Set(verifying ? [] : rows.map((row) => row.rung));
}

/** The one pending timer of a matter. */
export async function setTimer(tx: Tx, q: { matter: Matter; planned: Planned }): Promise<void> {
  const { matter, planned } = q;
  await tx.insert(timers).values({
    matterId: matter.id,
    rung: planned.rung,
    round: matter.round,
    policyVersion: matter.policyVersion,
    dueAt: planned.dueAt,
  });
}

/**
 * Takes due timers for this transaction, each with its matter; other machines take others, so none fires twice (P2).
 * A matter that somebody is acting on is passed over until they are done, so that the two never wait for each other.
 */
export async function claimDueTimers(
  tx: Tx,
  q: { at: Date; limit: number; except: readonly number[] },
): Promise<Timer[]> {
  return tx
    .select({
      id: timers.id,
      matterId: timers.matterId,
      rung: timers.rung,
      round: timers.round,
      policyVersion: timers.policyVersion,
      dueAt: timers.dueAt,
    })
    .from(timers)
    .innerJoin(matters, eq(matters.id, timers.matterId))
    .where(and(isNull(timers.outcome), lte(timers.dueAt, q.at), notInArray(timers.id, [...q.except])))
    .orderBy(asc(timers.matterId))
    .limit(q.limit)
    .for("update", { of: [matters, timers], skipLocked: true });
}

/**
 * Writes what became of a claimed timer. When a higher rung fired in its place, the claimed one and those between
 * are `skipped` and the higher one stands as a row of its own: the unique index then keeps each to once (P2).
 */
export async function settleTimerRow(
  tx: Tx,
  q: { timer: Timer; rung: string; skipped: readonly string[]; outcome: TimerOutcome; at: Date },
): Promise<void> {
  const { timer, at } = q;
  const own = q.rung === timer.rung ? q.outcome : "skipped";
  await tx.update(timers).set({ outcome: own, firedAt: at }).where(eq(timers.id, timer.id));
  const between = q.skipped
    .filter((rung) => rung !== timer.rung)
    .map((rung) => ({ rung, outcome: "skipped" as TimerOutcome }));
  const higher = q.rung === timer.rung ? [] : [{ rung: q.rung, outcome: q.outcome }];
  const rows = [...between, ...higher].map((row) => ({
    ...row,
    matterId: timer.matterId,
    round: timer.round,
    policyVersion: timer.policyVersion,
    dueAt: timer.dueAt,
    firedAt: at,
  }));
  if (rows.length > 0) await tx.insert(timers).values(rows);
}

/** The years that the open matters' deadlines and next timers fall in, in Beijing's calendar. */
export async function yearsAhead(db: Queryable): Promise<string[]> {
  const rows = await db.execute<{ year: string }>(sql`
    select distinct to_char(due at time zone 'Asia/Shanghai', 'YYYY') as year from (
      select due_at as due from timers where outcome is null
      union all
      select due_at - interval '1 millisecond' from matters
      where due_at is not null and state not in ('draft', 'closed', 'merged', 'rejected', 'transferred')
    ) ahead
    order by year`);
  return [...rows].map((row) => row.year);
}

/** The auditor's question (P3): open matters with a deadline that do not have exactly one pending timer. */
export async function mattersWithoutTimer(db: Queryable): Promise<string[]> {
  const rows = await db.execute<{ number: string }>(sql`
    select m.number from matters m
    left join timers t on t.matter_id = m.id and t.outcome is null
    where m.state not in ('draft', 'closed', 'merged', 'rejected', 'transferred')
    group by m.id having count(t.id) <> 1
    order by m.id limit 20`);
  return [...rows].map((row) => row.number);
}
