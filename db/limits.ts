import type { Sql } from "postgres";
import { LOCKS } from "./locks.ts";

/** So many in so long a window. */
export type Limit = { count: number; windowMs: number };
export type LimitsByKind = { app: readonly Limit[]; lane: readonly Limit[] };

/**
 * The platform's 50/s and 1000/min an app and 5/s a chat, person or message (rate limit page), kept with a
 * margin in number and in time. The app's second is cut into short windows: were 45 let go at once, a line that
 * holds them up for a moment would make them arrive together with the next 45.
 */
export const SEND_LIMITS: LimitsByKind = {
  app: [
    { count: 4, windowMs: 125 },
    { count: 950, windowMs: 61_000 },
  ],
  lane: [{ count: 4, windowMs: 1_250 }],
};

/** The app's own key; every other key is a chat, a person or a message. */
export const APP_KEY = "app";

/**
 * Takes one place in the window of each key, over all machines, or says how long until there is one.
 * Strictly sliding, in the wall time of the database: the clocks of the machines do not matter.
 */
export async function reserveSend(
  sql: Sql,
  q: { keys: readonly string[]; limits?: LimitsByKind },
): Promise<{ kind: "go" } | { kind: "wait"; ms: number }> {
  const limits = q.limits ?? SEND_LIMITS;
  const wanted = q.keys.flatMap((key) =>
    (key === APP_KEY ? limits.app : limits.lane).map((limit) => ({ key, ...limit })),
  );
  const longest = Math.max(0, ...limits.app.concat(limits.lane).map((limit) => limit.windowMs));

  return sql.begin(async (tx) => {
    // Its own statement: the next one then sees what the holder before us wrote.
    await tx`select pg_advisory_xact_lock(${LOCKS.limits})`;
    const [answer] = await tx<{ wait: number }[]>`
      with moment as materialized (select clock_timestamp() as at),
      wanted as (
        select * from unnest(
          ${wanted.map((one) => one.key)}::text[],
          ${wanted.map((one) => one.count)}::int[],
          ${wanted.map((one) => one.windowMs)}::int[]
        ) as w (key, count, window_ms)
      ),
      waits as (
        select greatest(0, w.window_ms - extract(epoch from moment.at - nth.wall_at) * 1000) as ms
        from wanted w cross join moment
        cross join lateral (
          select wall_at from sends s where s.key = w.key
          order by s.wall_at desc offset w.count - 1 limit 1
        ) nth
      ),
      verdict as (select coalesce(max(ms), 0) as ms from waits),
      taken as (
        insert into sends (key, wall_at)
        select key, moment.at from unnest(${[...q.keys]}::text[]) as k (key), moment, verdict
        where verdict.ms = 0
      ),
      pruned as (
        delete from sends using moment where wall_at < moment.at - make_interval(secs => ${longest / 1_000})
      )
      select ceil(ms)::float8 as wait from verdict`;
    const wait = answer?.wait ?? 0;
    return wait === 0 ? { kind: "go" as const } : { kind: "wait" as const, ms: wait };
  });
}
