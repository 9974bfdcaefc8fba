import type { Sql } from "postgres";
import { z } from "zod";
import { quietEnds } from "../src/domain/day.ts";
import { PRIORITY } from "../src/domain/message.ts";

/*
 * One lane at a time over all machines, without a transaction held open over the network: the claim is a lease
 * on the row itself. While `retry_wall_at` is in the future and `reason` is empty, the row is on its way and its
 * lane is closed; with a reason it waits for its next try. A machine that dies leaves a lease that runs out in
 * seconds, and the next one repeats with the same uuid. All instants are the database's wall time.
 *
 * In quiet hours, by ledger time, what the clock wrote stays as if it were not there: whatever held it up, it leaves
 * in the morning, and answers of the same lane pass it.
 */

/** Renewed while a call runs, so it may be short: a killed process delays its lane by this much. */
export const LEASE_MS = 5_000;

const depends = z.array(
  z.object({
    matterId: z.number(),
    round: z.number(),
    elements: z.array(z.number()),
    notice: z.record(z.string(), z.unknown()).optional(),
  }),
);
const claimedRow = z.object({
  id: z.string(),
  lane: z.string(),
  priority: z.number(),
  action: z.enum(["send", "reply", "update"]),
  receiveId: z.string().nullable(),
  receiveIdType: z.enum(["chat_id", "open_id"]).nullable(),
  targetMessageId: z.string().nullable(),
  msgType: z.enum(["text", "interactive"]),
  content: z.record(z.string(), z.unknown()),
  depends,
  attempts: z.number(),
  firstTriedWallAt: z.date().nullable(),
  /** Milliseconds since the first try; 0 when this is the first. */
  triedForMs: z.number(),
  /** The chat this goes to, where known: the group, or the person's private chat. */
  knownChatId: z.string().nullable(),
  chatIsDead: z.boolean(),
});
export type OutboxRow = z.infer<typeof claimedRow>;

/** A lane and the key its limit is counted under: a person's messages count with those of the private chat. */
export type Lane = { lane: string; limitKey: string };

/** Lanes whose first message may leave now, most urgent first. */
export async function lanesWithWork(sql: Sql, q: { except: string[]; max: number }): Promise<Lane[]> {
  const stays = (await quietMsLeft(sql)) > 0 ? PRIORITY.clock : null;
  return sql<Lane[]>`
    select o.lane, coalesce(p.private_chat_id, o.lane) as "limitKey"
    from (
      select lane, min(priority) filter (where may_leave) as priority, min(seq) filter (where may_leave) as seq
      from (
        select lane, priority, seq, reason, coalesce(retry_wall_at, '-infinity') as due,
          priority is distinct from ${stays}::smallint as may_leave
        from outbox where outcome is null and lane <> all(${q.except}::text[])
      ) waiting
      group by lane
      having not bool_or(reason is null and due > clock_timestamp())
        and (array_agg(due order by priority, seq) filter (where may_leave))[1] <= clock_timestamp()
    ) o left join people p on o.lane = 'person:' || p.open_id
    order by o.priority, o.seq limit ${q.max}`;
}

/** Milliseconds until the next lane may move, or null when nothing waits. */
export async function nextDueMs(sql: Sql): Promise<number | null> {
  const quietMs = await quietMsLeft(sql);
  const stays = quietMs > 0 ? PRIORITY.clock : null;
  const [row] = await sql<{ ms: number | null }[]>`
    select ceil(extract(epoch from min(greatest(head, lease, clock_timestamp())) - clock_timestamp()) * 1000)::float8
      as ms
    from (
      select max(due) filter (where reason is null) as lease,
        least(
          (array_agg(due order by priority, seq) filter (where may_leave))[1],
          case when not bool_and(may_leave)
            then clock_timestamp() + make_interval(secs => ${quietMs / 1_000}) end
        ) as head
      from (
        select lane, priority, seq, reason, coalesce(retry_wall_at, '-infinity') as due,
          priority is distinct from ${stays}::smallint as may_leave
        from outbox where outcome is null
      ) waiting
      group by lane
    ) lanes`;
  return row?.ms ?? null;
}

/** How long the quiet hours still last, in ledger time, which runs as fast as the wall's; 0 outside of them. */
async function quietMsLeft(sql: Sql): Promise<number> {
  const [row] = await sql<{ at: Date }[]>`select clock.now() as at`;
  return row ? msLeft(row.at) : 0;
}

function msLeft(at: Date): number {
  const morning = quietEnds(at);
  return morning ? morning.getTime() - at.getTime() : 0;
}

/** The first message of the lane, its try written down and leased; null when another machine has the lane. */
export async function claimHead(sql: Sql, lane: string): Promise<OutboxRow | null> {
  return sql.begin(async (tx) => {
    const [lock] = await tx<{ got: boolean; at: Date }[]>`
      select pg_try_advisory_xact_lock(hashtextextended(${lane}, 5)) as got, clock.now() as at`;
    if (!lock?.got) return null;
    const stays = msLeft(lock.at) > 0 ? PRIORITY.clock : null;
    const [row] = await tx`
      with head as (
        select id, retry_wall_at, first_tried_wall_at from outbox
        where lane = ${lane} and outcome is null and priority is distinct from ${stays}::smallint
          and not exists (
            select 1 from outbox busy where busy.lane = ${lane} and busy.outcome is null
              and busy.reason is null and busy.retry_wall_at > clock_timestamp()
          )
        order by priority, seq limit 1
      ),
      claimed as (
        update outbox o set attempts = attempts + 1, reason = null,
          first_tried_wall_at = coalesce(o.first_tried_wall_at, clock_timestamp()),
          retry_wall_at = clock_timestamp() + make_interval(secs => ${LEASE_MS / 1_000})
        from head
        where o.id = head.id and o.outcome is null
          and coalesce(head.retry_wall_at, '-infinity') <= clock_timestamp()
        returning o.*
      )
      select c.id, c.lane, c.priority, c.action, c.receive_id as "receiveId",
        c.receive_id_type as "receiveIdType", c.target_message_id as "targetMessageId",
        c.msg_type as "msgType", c.content, c.depends, c.attempts,
        c.first_tried_wall_at as "firstTriedWallAt",
        greatest(0, extract(epoch from clock_timestamp() - c.first_tried_wall_at) * 1000)::float8 as "triedForMs",
        coalesce(chat.chat_id, p.private_chat_id, target.chat_id, case when c.lane like 'oc\\_%' then c.lane end)
          as "knownChatId",
        chat.dead_at is not null as "chatIsDead"
      from claimed c
      left join chats chat on chat.chat_id = c.lane
      left join people p on c.lane = 'person:' || p.open_id
      left join lateral (
        select t.chat_id from outbox t
        where c.action = 'update' and t.message_id = c.target_message_id and t.chat_id is not null limit 1
      ) target on true`;
    if (!row) return null;
    const parsed = claimedRow.safeParse(row);
    if (parsed.success) return parsed.data;
    // Written by another version of the program, say: it must not hold up its lane for ever.
    await tx`update outbox set outcome = 'dead', reason = '待发消息的内容无法读取' where id = ${row.id}`;
    return null;
  });
}

/** Gives a claimed row back as if it had not been touched. */
export async function unclaim(sql: Sql, id: string): Promise<void> {
  await sql`
    update outbox set attempts = attempts - 1, retry_wall_at = null,
      first_tried_wall_at = case when attempts > 1 then first_tried_wall_at end
    where id = ${id} and outcome is null and reason is null`;
}

/** Keeps the lane closed while the call is still running. */
export async function renewLease(sql: Sql, id: string): Promise<void> {
  await sql`
    update outbox set retry_wall_at = clock_timestamp() + make_interval(secs => ${LEASE_MS / 1_000})
    where id = ${id} and outcome is null and reason is null`;
}

/** Those of which the matter is still open and in the same round (P5). */
export async function standing(sql: Sql, asked: OutboxRow["depends"]): Promise<OutboxRow["depends"]> {
  if (asked.length === 0) return [];
  const rows = await sql<{ id: number; round: number }[]>`
    select m.id::float8 as id, m.round from matters m
    join unnest(${asked.map((one) => one.matterId)}::bigint[], ${asked.map((one) => one.round)}::int[])
      as a (id, round) on a.id = m.id and a.round = m.round
    where m.state not in ('draft', 'closed', 'merged', 'rejected')`;
  return asked.filter((one) => rows.some((row) => row.id === one.matterId && row.round === one.round));
}
