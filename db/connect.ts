import { sql as template } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

export type Db = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** What a query file takes: the pool, or the transaction that is already open. */
export type Queryable = Db | Tx;

export type Database = {
  db: Db;
  /** A client of its own for raw SQL and LISTEN: drizzle changes the parsers of the one it is given. */
  sql: Sql;
  close(): Promise<void>;
};

const CLOSE_SECONDS_MAX = 5;

/** Opens the two pools. `role` is taken as a startup parameter, so no statement ever runs with the owner's rights. */
export function openDatabase(q: {
  url: string;
  role?: string | undefined;
  connectionsMax?: number;
}): Database {
  const open = (max: number) =>
    postgres(q.url, {
      max,
      onnotice: () => {},
      connection: { application_name: "five-zeros", ...(q.role ? { role: q.role } : {}) },
    });
  const [forDrizzle, sql] = [open(q.connectionsMax ?? 10), open(q.connectionsMax ?? 10)];
  return {
    db: drizzle(forDrizzle),
    sql,
    async close() {
      await Promise.all([
        forDrizzle.end({ timeout: CLOSE_SECONDS_MAX }),
        sql.end({ timeout: CLOSE_SECONDS_MAX }),
      ]);
    },
  };
}

/** Ledger time, read once a transaction and passed on as `at`; cut to milliseconds, as columns keep it. */
export async function ledgerNow(db: Queryable): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(
    template`select floor(extract(epoch from clock.now()) * 1000)::float8 as ms`,
  );
  if (!row) throw new Error("clock.now() gave no row");
  return new Date(Number(row.ms));
}
