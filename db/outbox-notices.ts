import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { type Card, type Depends, PRIORITY } from "../src/domain/message.ts";
import type { Tx } from "./connect.ts";
import { LOCKS } from "./locks.ts";
import { outbox } from "./schema-flow.ts";

/** One machine at a time from here to the end of the transaction, so that what one tick tells a person meets in one card (P8). */
export async function gatherAlone(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.notices})`);
}

/** By lane, the card of the clock that waits there untried, locked: more can be added to it. */
export async function waitingNotices(
  tx: Tx,
  q: { lanes: readonly string[] },
): Promise<Map<string, { id: string; depends: Depends[] }>> {
  if (q.lanes.length === 0) return new Map();
  const rows = await tx
    .select({ id: outbox.id, lane: outbox.lane, depends: outbox.depends })
    .from(outbox)
    .where(
      and(
        inArray(outbox.lane, [...q.lanes]),
        isNull(outbox.outcome),
        isNull(outbox.firstTriedWallAt),
        eq(outbox.priority, PRIORITY.clock),
        eq(outbox.action, "send"),
        sql`jsonb_path_exists(${outbox.depends}, '$[*].notice')`,
      ),
    )
    .orderBy(asc(outbox.seq))
    .for("update");
  return new Map(rows.reverse().map((row) => [row.lane, row]));
}

/** The card leaves with this in place of what it was queued with; it goes on staying when more is to come. */
export async function rewriteNotices(
  tx: Tx,
  q: { id: string; card: Card; depends: Depends[]; holds: { ms: number; why: string } | undefined },
): Promise<void> {
  const stay = q.holds
    ? {
        retryWallAt: sql`clock_timestamp() + make_interval(secs => ${q.holds.ms / 1_000})`,
        reason: q.holds.why,
      }
    : {};
  await tx
    .update(outbox)
    .set({ content: q.card, depends: q.depends, ...stay })
    .where(eq(outbox.id, q.id));
}

/** What stayed for this reason may leave. */
export async function letGo(tx: Tx, q: { why: string }): Promise<void> {
  const gone = await tx
    .update(outbox)
    .set({ retryWallAt: null, reason: null })
    .where(
      and(
        isNull(outbox.outcome),
        isNull(outbox.firstTriedWallAt),
        isNotNull(outbox.retryWallAt),
        eq(outbox.reason, q.why),
      ),
    );
  if (gone.count > 0) await tx.execute(sql`select pg_notify('outbox', '')`);
}
