import postgres from "postgres";
import type { Log } from "./log.ts";

const SHIFT_SECONDS_MAX = 1;

/** A moved ledger clock outside tests and sandbox would date everything wrongly: said loudly at every start. */
export async function warnOfMovedClock(q: { ownerUrl: string; allowed: boolean; log: Log }): Promise<void> {
  if (q.allowed) return;
  const sql = postgres(q.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [shift] = await sql<
      { seconds: number }[]
    >`select extract(epoch from ahead)::float8 as seconds from clock.shift`;
    if (!shift || Math.abs(shift.seconds) < SHIFT_SECONDS_MAX) return;
    q.log.error({ aheadSeconds: shift.seconds }, "the ledger clock of this database was moved by a test");
    console.error(
      `警告:此数据库的台账时钟被测试拨动过 ${Math.round(shift.seconds / 3600)} 小时,所有期限都会错。请勿用于正式工作。`,
    );
  } finally {
    await sql.end();
  }
}
