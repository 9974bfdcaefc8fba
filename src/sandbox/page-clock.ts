import type { Store } from "./store.ts";

/** The ledger time the page shows. */
export async function ledgerNow(sql: Store): Promise<string> {
  const [row] = await sql<{ at: Date }[]>`select clock.now() as at`;
  return (row?.at ?? new Date()).toISOString();
}

/** Moves the bot's ledger time: an hour, a day, or to the next instant at which something is due. */
export async function moveClock(
  sql: Store,
  step: "1h" | "1d" | "next",
): Promise<{ now: string } | { error: string }> {
  const [ready] = await sql`select 1 from pg_namespace where nspname = 'clock'`;
  if (!ready) return { error: "助手的数据库还没有准备好,请稍后再试。" };
  if (step === "next") {
    const [next] = await sql<
      { due: Date | null }[]
    >`select min(due_at) as due from public.timers where outcome is null and due_at > clock.now()`;
    if (!next?.due) return { error: "现在没有等待中的期限。先上报一项并确认,再来拨钟。" };
    await sql`select clock.advance(greatest(${next.due}::timestamptz - clock.now() + interval '1 second', interval '0'))`;
  } else await sql`select clock.advance(${step === "1h" ? "1 hour" : "1 day"}::interval)`;
  return { now: await ledgerNow(sql) };
}
