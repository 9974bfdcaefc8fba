import { and, desc, eq, inArray, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Card } from "../src/domain/message.ts";
import type { Queryable, Tx } from "./connect.ts";
import { ON_ITS_WAY, onItsWay } from "./outbox-outcome.ts";
import { outbox } from "./schema-flow.ts";

/** The platform lets a card be changed for 14 days (its page on updating cards). */
const CARD_DAYS = 14;
/** More than this many cards of one matter are not kept up; a tap on an older one is answered with the state of today. */
const LIVING_MAX = 20;

/**
 * Where a matter's living card stands, newest first: every one of them shows today's state, none keeps stale buttons.
 * Also those on their way, of which only the outbox knows the name: they are held until the commit, so that whoever
 * is just sending one finds the patch that is to follow it.
 */
export async function livingMessages(db: Queryable, q: { matterId: number }): Promise<string[]> {
  const onTheirWay = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(livingOf(q.matterId), isNull(outbox.outcome), isNotNull(outbox.firstTriedWallAt)))
    .orderBy(outbox.seq)
    .for("update");
  const rows = await db
    .select({ messageId: outbox.messageId })
    .from(outbox)
    .where(
      and(
        livingOf(q.matterId),
        eq(outbox.outcome, "sent"),
        isNotNull(outbox.messageId),
        sql`${outbox.sentWallAt} > clock_timestamp() - make_interval(days => ${CARD_DAYS})`,
      ),
    )
    .orderBy(desc(outbox.seq))
    .limit(LIVING_MAX);
  return [...onTheirWay.reverse().map(onItsWay), ...rows.flatMap((row) => row.messageId ?? [])];
}

const livingOf = (matterId: number) => and(eq(outbox.livingMatterId, matterId), eq(outbox.closed, false));

/** A living card not tried yet leaves with today's state instead of the one it was queued with; which these are. */
export async function replaceUnsent(tx: Tx, q: { matterId: number; card: Card }): Promise<string[]> {
  const replaced = await tx
    .update(outbox)
    .set({ content: q.card })
    .where(and(livingOf(q.matterId), isNull(outbox.outcome), isNull(outbox.firstTriedWallAt)))
    .returning({ id: outbox.id });
  if (replaced.length === 0) return [];
  // It was on its way once and was put back: the patch of that time is older than this.
  await tx
    .update(outbox)
    .set({ outcome: "cancelled", reason: "已有更新的卡片内容" })
    .where(and(isNull(outbox.outcome), inArray(outbox.targetMessageId, replaced.map(onItsWay))));
  return replaced.map(onItsWay);
}

/** All cards of a matter but these stay as they are from now on; a reply to one still means the matter. */
export async function closeLiving(tx: Tx, q: { matterId: number; except: readonly string[] }): Promise<void> {
  const named = q.except.filter((id) => !id.startsWith(ON_ITS_WAY));
  const onTheirWay = q.except.flatMap((id) =>
    id.startsWith(ON_ITS_WAY) ? [id.slice(ON_ITS_WAY.length)] : [],
  );
  await tx
    .update(outbox)
    .set({ closed: true })
    .where(
      and(
        livingOf(q.matterId),
        notInArray(outbox.id, onTheirWay),
        or(isNull(outbox.messageId), notInArray(outbox.messageId, named)),
      ),
    );
}
